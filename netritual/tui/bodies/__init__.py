"""Bodies of review steps that are more than a list."""
