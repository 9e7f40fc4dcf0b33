"""Words of hard times: whoever has them needs a word, and no note to anybody repeats them."""

from re import compile as regex

HARD_TIMES = regex(
    r"\b(ill|sick|hospital|surgery|cancer|died|death|funeral|mourning|grief|divorce|separated|accident|burnout|"
    r"burned out|laid off|lost (?:his|her|their|the) job|redundan\w+|miscarriage|stroke|hard time|struggling)\b"
)
"""Looked for in a text in lower case."""
