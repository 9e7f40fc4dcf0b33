"""One file a step, found at run time."""
