"""The shell's face of the verbs."""
