"""Words one can send, and what is looked at before they go."""
