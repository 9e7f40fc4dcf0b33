"""What is open, what a line says of it, and what closes it."""
