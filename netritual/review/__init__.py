"""The weekly review, as data and a state machine."""
