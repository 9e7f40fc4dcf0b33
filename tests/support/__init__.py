"""Values that tests of several parts share."""
