"""The screen's face of the verbs."""
