"""Keeping the store in order and whole: compaction, backups, checks, rescue."""
