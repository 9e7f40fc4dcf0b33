"""What a line tells of: a matter, a deed, help that came, good news and hard times."""
