"""Use cases: the verbs of the product and what screens and lists read."""
