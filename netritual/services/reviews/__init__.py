"""A review from its opening to its end."""
