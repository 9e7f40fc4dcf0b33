"""What the store knows without reading entries: by person, by day, by word (``storage.md`` 3.10)."""
