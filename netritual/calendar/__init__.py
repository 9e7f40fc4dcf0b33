"""Calendar files, written and read. Slow packages are imported inside functions."""
