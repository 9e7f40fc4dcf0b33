"""Whom to meet this week, and why: scores, the set, its turns."""
