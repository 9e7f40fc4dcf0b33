"""Keeping the store in order and whole: the index brought up to date, backups, checks, rescue."""
