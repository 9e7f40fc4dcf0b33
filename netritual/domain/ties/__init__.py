"""How close somebody is: touches, rhythm, strength, and counts over everyone."""
