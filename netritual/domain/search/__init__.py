"""What People and ``find`` look for."""
