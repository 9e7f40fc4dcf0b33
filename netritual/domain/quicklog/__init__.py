"""One line for one conversation: line -> Reading -> documents. Standard library only."""
