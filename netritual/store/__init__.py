"""The journal under TinyDB: what is acknowledged is on disk."""
