"""What is asked before something is done, and what a typed answer means."""
