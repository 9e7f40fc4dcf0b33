"""Where people come from and secrets live: one file a source."""
