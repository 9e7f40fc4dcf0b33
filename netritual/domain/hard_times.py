"""Words of hard times: whoever has them needs a word, and no note to anybody repeats them."""

from re import compile as regex

HARD_TIMES = regex(
    r"\b(ill(?! (?:send|call|ask|get|let|give|bring|make|see|try|be|do|tell|talk|write|email|text|check|intro|pay))"
    r"|sick|hospital|surgery|cancer|died|death|passed away|funeral|mourning|grief|divorce|separated|accident|burnout"
    r"|burned out|laid off|redundan\w+|miscarriage|stroke|hard time|struggling"
    r"|lost (?:his|her|their|the) (?:job|mother|father|mum|mom|dad|wife|husband|partner|son|daughter|brother|sister))\b"
)
"""Looked for in a text in lower case. "ill send" is "I'll send"."""
