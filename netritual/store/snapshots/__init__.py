"""The state at a moment as a file: written once, read in place."""
