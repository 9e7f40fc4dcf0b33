"""What the store knows without reading entries: by person, by day, by word."""
