"""A line cut into tokens: sigils, quotes, links, pairs and words.

Everything is read once from left to right, so that a line of any length costs time in proportion to it. Without
patterns: compiling them costs a shell line five times what reading it does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from netritual.domain.dates.dates import SPELLINGS, shape_of
from netritual.domain.language.text import fold, is_mark
from netritual.domain.quicklog.line_vocabulary import KIND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.reading import Ref

WORD, QUOTED, LITERAL, PERSON, TAG, LINK, PAIR, CLAUSE = range(8)

_IN_NAME = "_-.'’"
_IN_TAG = "_-/"
_KEYS = frozenset(("date", "dur", "loc", "at", "via", "topic", "dir", "due", "by"))
_LONGEST_KEY = 5
_SHORT_FOR_WITH = frozenset(("out", "in", "end"))
"""Behind "w/" these make another word: without, within."""
_PLAIN = 24
"""Letters of a word that is taken at one look."""
_TRAILING = ".,;:!?)]}…，。、；：！？）"
_OPENERS = '@#"'


class Token:
    """One token: its kind, its text (name, tag, link, value, word), the text as typed, and the word to compare.

    ``low`` is the word in lower case without trailing punctuation ("" for all kinds but WORD); ``key`` is the key of a
    pair, the kind of a clause or, for a person, "". ``ref`` is who a person is, once that was settled.
    ``is_respelt``: ``low`` is what the word means here, and not as it was typed.
    """

    def __init__(self, kind: int, text: str, raw: str, key: str = "") -> None:
        self.kind, self.text, self.raw, self.key = kind, text, raw, key
        self.low = _compared(text) if kind == WORD else ""
        self.ref: Ref | None = None
        self.is_respelt = False

    def respell(self, low: str) -> None:
        """Take the word for another one."""
        self.low, self.is_respelt = low, True


@lru_cache(4096)  # the words of one line are mostly those of another
def _compared(text: str) -> str:
    """The word without case, brackets and trailing punctuation; "1.3." is a day and keeps its dot."""
    if text.isalpha():
        low = text.lower()
        return SPELLINGS.get(low, low)
    low = text.lower().rstrip(_TRAILING).replace("’", "'").rstrip("\ufe0f").lstrip("([")
    if text[-1] in ".,)" and low[:1].isdigit() and f"{low}." in text and shape_of(low)[0] == "0.0":
        return f"{low}."
    return SPELLINGS.get(low, low)


_KIND, _RAW = attrgetter("kind"), attrgetter("raw")


def kinds_of(tokens: Iterable[Token]) -> set[int]:
    """The kinds of some tokens."""
    return set(map(_KIND, tokens))


def raws_of(tokens: Iterable[Token]) -> str:
    """Some tokens as they were typed."""
    return " ".join(map(_RAW, tokens))


def tokens_of(line: str) -> tuple[list[Token], str]:
    """The tokens before ``//``, and the text behind it."""
    return _Scanner(line).run()


def literal(text: str) -> str:
    """A text of which nothing is read: in quotes, or where it has some itself, each of its words behind a backslash."""
    return escaped(text) if '"' in text else f'"{text}"' if text else ""


def escaped(text: str) -> str:
    """A text with a backslash before each of its words."""
    return " ".join([f"\\{word}" for word in text.split()])


def sigil(name: str) -> str:
    """A name behind its sign, in what it needs to be read whole."""
    tokens, _ = tokens_of(f"@{name}")
    if len(tokens) == 1 and tokens[0].kind == PERSON and tokens[0].text == name:
        return f"@{name}"
    return f"@{{{name}}}" if '"' in name else f'@"{name}"'


class _Scanner:
    """Walks over a line; ``stop`` is the end of the present run of non-blanks."""

    def __init__(self, line: str) -> None:
        self.line, self.at, self.stop = line, 0, 0
        self.out: list[Token] = []
        self.braces = line.rfind("}")
        self.quotes = line.rfind('"')

    def run(self) -> tuple[list[Token], str]:
        line = self.line
        while True:
            if self.at >= self.stop:
                while self.at < len(line) and line[self.at].isspace():
                    self.at += 1
                if self.at == len(line):
                    return self.out, ""
                self.stop = self.blank(self.at)
                if line.startswith("//", self.at):
                    return self.out, line[self.at + 2 :].strip()
            self.take()

    def blank(self, at: int) -> int:
        """Where the run of non-blanks at a place ends."""
        line, end = self.line, len(self.line)
        while at < end and not line[at].isspace():
            at += 1
        return at

    def take(self) -> None:
        """Take one token; ``at`` moves on by at least one character."""
        char = self.line[self.at]
        if char.isalpha() and self.stop - self.at < _PLAIN and (run := self.line[self.at : self.stop]).isalpha():
            self.out.append(Token(WORD, run, run))
            self.at = self.stop
            return
        follows = self.line[self.at + 1] if self.at + 1 < self.stop else ""
        if (char in "<>&,/+(" and follows == "@") or (char == "(" and (follows == "#" or self.is_link(self.at + 1))):
            self.at += 1
            done = char == "(" or self.glued(char)
        elif char == "@":
            done = self.person()
        elif char == "#":
            done = self.tag()
        elif char == '"':
            done = self.quoted()
        elif char == "+":
            done = self.clause()
        elif char == "\\":
            done = bool(follows) and self.put(LITERAL, self.line[self.at + 1 : self.stop], self.stop)
        else:
            done = self.link() or self.pair() or self.with_slash(follows)
        if not done:
            self.put(WORD, self.line[self.at : self.stop], self.stop)

    def glued(self, sign: str) -> bool:
        """A sign with a name right behind it is a word of its own."""
        self.out.append(Token(WORD, sign, sign))
        return True

    def put(self, kind: int, text: str, end: int, key: str = "") -> bool:
        """Add a token that ends at ``end``; behind all but plain words trailing punctuation is passed over."""
        self.out.append(Token(kind, text, self.line[self.at : end], key))
        self.at = end
        self.stop = max(self.stop, end)
        if kind in (PERSON, TAG, QUOTED, PAIR):
            self.rest()
        return True

    def rest(self) -> None:
        """Pass over punctuation glued to the token before; then either a blank, a sigil, or more text follows."""
        line, end = self.line, self.at
        if end >= self.stop:
            self.stop = self.blank(end)
            if end == self.stop:
                return
        while end < self.stop and line[end] in _TRAILING:
            end += 1
        if end == self.stop or line[end] in _OPENERS:
            if self.out[-1].kind in (PERSON, TAG):  # a comma behind a name ends what was said of it
                self.out[-1].raw += line[self.at : end]
            self.at = end

    def person(self) -> bool:
        line, start = self.line, self.at + 1
        opener = line[start : start + 1]
        if opener == '"' or opener == "{":
            if (self.quotes if opener == '"' else self.braces) <= start:
                return False
            close = line.find('"' if opener == '"' else "}", start + 1)
            name = " ".join(line[start + 1 : close].replace("_", " ").split())
            if not fold(name):
                return False
            end = close + 1
            if line[end : end + 2].lower() in ("'s", "’s"):
                end += 2
            return self.put(PERSON, name, end)
        end = self.letters(_IN_NAME, start)
        if end == start or not line[start].isalpha():
            return False
        name = line[start:end]
        bare = name.rstrip(".'’-_")
        return self.put(PERSON, bare, end)

    def tag(self) -> bool:
        start = self.at + 1
        end = self.letters(_IN_TAG, start)
        if end == start or not self.line[start].isalpha():
            return False
        return self.put(TAG, self.line[start:end].rstrip("-_/").lower(), end)

    def letters(self, signs: str, at: int) -> int:
        """The end of a run of letters, digits and ``signs``; marks count as letters (scripts that write vowels so)."""
        line, stop = self.line, self.stop
        while at < stop and (line[at].isalnum() or line[at] in signs or is_mark(line[at])):
            at += 1
        return at

    def quoted(self) -> bool:
        if self.quotes <= self.at:
            return False
        close = self.line.find('"', self.at + 1)
        return self.put(QUOTED, self.line[self.at + 1 : close].strip(), close + 1)

    def clause(self) -> bool:
        word = self.line[self.at + 1 : self.stop].rstrip(":,;.")
        kind = KIND.get(word.lower())
        return kind is not None and self.put(CLAUSE, word.lower(), self.stop, kind)

    def is_link(self, at: int) -> bool:
        return self.line[at : at + 8].lower().startswith(("http://", "https://"))

    def link(self) -> bool:
        if not self.is_link(self.at):
            return False
        url = self.line[self.at : self.stop].rstrip(".,;)")
        return len(url) > len("https://") and self.put(LINK, url, self.stop)

    def pair(self) -> bool:
        colon = self.line.find(":", self.at, min(self.stop, self.at + _LONGEST_KEY + 1))
        key = self.line[self.at : colon].lower() if colon > 0 else ""
        if key not in _KEYS or colon + 1 == self.stop:
            return False
        start = colon + 1
        if self.line[start] == '"' and self.quotes > start:
            close = self.line.find('"', start + 1)
            value, end = self.line[start + 1 : close].strip(), close + 1
        else:
            value, end = self.line[start : self.stop].rstrip(".,;)"), self.stop
        return bool(value) and self.put(PAIR, value, end, key)

    def with_slash(self, follows: str) -> bool:
        """``w/@ana``, ``w/Ana``, ``w/ana``, ``w.ana`` and ``c/ana``; "w/o" stays a word."""
        line, at = self.line, self.at
        if (
            follows not in "/."
            or line[at] not in "wWcC"
            or at + 2 >= self.stop
            or (follows == "." and line[at] in "cC")
        ):
            return False
        named = line[at + 2] == "@" or line[at + 2].isupper()
        name = "" if named else line[at + 2 : min(self.stop, at + _PLAIN)].lower()
        named = named or (name.isalpha() and len(name) > 1 and name not in _SHORT_FOR_WITH)
        return named and self.put(WORD, "w/", at + 2)
