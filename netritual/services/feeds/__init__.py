"""Feeds and the pages of articles: looked at, read, told apart."""
