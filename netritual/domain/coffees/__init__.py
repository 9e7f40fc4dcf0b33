"""Planned talks: their states, free slots, and what stands in a calendar."""
