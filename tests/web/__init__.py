"""Feeds and pages, from bytes and from servers."""
