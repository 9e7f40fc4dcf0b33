"""Keeping the store in order and whole: compaction, backups, checks, rescue (``storage.md`` 3.7, 3.8)."""
