"""What is still to be filled in, in drafts of ours and in texts of anybody."""

from re import IGNORECASE

from netritual.regex import regex

_ASIDE = (
    r"with|without|of|at|in|on|by|for|from|to|as|about|after|before|during|since|until|if|when|where|which|who|that"
    r"|because|and|or|but|not|no|yes|ok|only|also|again|too|even|still|very|quite|rather|so|more|less|most|much|just|now|then|here|there|see|look|read|note|sic|laughs?|smiles?|sighs?"
    r"|thanks?|sorry|i|we|you|it|he|she|they|is|are|was|were|will"
    r"|emphasis|et|\w{1,24}ed for|\w{1,24}(?:ly|s) (?:with|at|to|in|on)"
)
"""How something begins that is said by the way, and names nothing to be filled in."""
_MARKUP = "br|em|strong|code|pre|div|span|html|body|grin|sigh|wink|joke"
BLANK = regex(
    r"\{[^{}\n]{0,60}\}|<<[^<>\n]{0,60}>>"
    r"|\[(?:first |last )?(?:name|company|topic|date|city|role|title|link)[^\]\n]{0,40}\](?!\()"
    r"|\[(?:insert|add|fill in|put)\b[^\[\]\n]{1,40}\](?!\()"
    rf"|(?<![\w)\]])\[(?!(?:{_ASIDE})\b|[^\[\]\n]{{0,24}}(?:\wed|below|above)\])(?:a )?[^\W\d_]{{2,24}}(?:['’]s)?"
    r"(?:[ /-][^\W\d_]{1,24}(?:['’]s)?){0,2}\??\](?!\()"
    rf"|(?<![\w<])<(?!(?:{_MARKUP})>)[^\W\d_]{{3,20}}(?:[ _-][^\W\d_]{{1,20}}){{0,2}}>"
    r"|(?<![\w/_])_{2,}(?![\w/(])|\b(?-i:X{2,3})\b(?![ \t]*(?:\n|$))|\bTBD\b"
    r"|(?<=[€$£])x{2,3}\b|\bx{2,3}(?= ?(?:[€$£%]|euros?\b|dollars?\b|pounds?\b|days?\b|hours?\b))|%[^\W\d]{3,20}%",
    IGNORECASE,
)
"""What is still to be filled in, in our drafts or anybody's: {braces}, [a day], <company>, %name%, ___, XX, TBD."""


def blanks(text: str) -> list[tuple[int, int]]:
    """Where the blanks of a text stand: start and end of each."""
    return [blank.span() for blank in BLANK.finditer(text)]
