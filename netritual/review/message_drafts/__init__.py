"""The draft that goes with a row: what may be said to whom, and in which words."""
