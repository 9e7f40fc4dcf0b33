"""The tests of netritual."""
