"""Whether the words of a row of ``patterns`` stand behind a verb, and whom they name there."""

from __future__ import annotations

from netritual.domain.language.text import begins_sum
from netritual.domain.quicklog.line_vocabulary import DETERMINERS, FAMILY
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.name_frames import CALENDAR
from netritual.domain.quicklog.natural.phrase import HARD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.natural.recognised_names import Name
    from netritual.domain.quicklog.natural.syntax import Syntax

Item = tuple[str, frozenset[str]]
"""What a pattern wants at a place: a sign, and the words of it."""
_WANTED = v.words("""
    feedback intro intros introduction introductions advice help reference references referral recommendation opinion
    thoughts cv resume mentor mentoring input review guidance favor favour tips pointers contacts quote
""")  # fmt: skip
"""What people ask each other for."""
_WORDS = {
    "WORK": v.words("""
        referral referrals lead leads job jobs client clients customer customers enquiries inquiries bookings gigs
        brides couples commissions
    """),
    "SERVICE": v.words("hand ear shoulder voice name support help weight time expertise eye moment"),
}
"""The signs of a word of several -> these."""
_LENGTHS = v.words("days day weeks week months hours times of points")
"""Behind a number that is no sum."""
_BEING = frozenset(("is", "are", "'s", "still"))
_LOOKED_AHEAD = 5
"""Words within which it stands."""
_SKIPPED = 3
_SOUGHT = 9
"""Words within which "from Dana" may follow a text."""
_NOT_HANDED_OVER = v.words("regards best love apologies condolences thanks greetings wishes sympathies kids child kid")
"""Behind "sending her" these are no thing that somebody gets."""
_COUNTING = v.words("a an some another more two three four five six ten twenty")
_NOT_HANDED = v.words("""
    meet call calls meeting chat talk word visit zoom interview session catch-up walk demo job jobs dog cat baby child
    kid kids house flat break change rest holiday life raise promotion career car boyfriend girlfriend wedding
    divorce future say person people someone somebody hire developer designer engineer manager assistant mentor cto cfo
    ceo way role place night nap
""").union(v.MEALS)  # fmt: skip
"""What somebody wants of these is nothing that I hand over."""
_SOMEBODY = v.words("some more other people someone somebody a an my our two three 2 3 4 5")
_ANY_ONE = frozenset(("a", "an", "some"))
"""What one of these stands before was not there before: "a lift back"."""
_NOBODY_ELSE = ("me", "us", "he", "she", "they", "each")
_SIGNS = frozenset((
    "A", "A's", "B", "A?", "B?", "!A", "!BACK", "LENDABLE", "SUM", "WANTED", "THING", "WHOM", "DAY", "DEADLINE",
    "RETURN", ">", "<", "*", "...", ".",
))  # fmt: skip


def is_return(s: Syntax, at: int) -> bool:
    """True for a part that says when a thing comes back: "Ana's got my drill, back Thu"."""
    from netritual.domain.quicklog.natural.loans import goes_on_with_return  # few lines tell of a loan

    return goes_on_with_return(s, at)


class Match:
    """One attempt at a pattern from a verb on."""

    def __init__(self, s: Syntax, at: int) -> None:
        self.s, self.at, self.place, self.text, self.start = s, at, at + 1, -1, -1
        self.people: list[Name] = []
        self.others: list[Name] = []
        self.pronoun = ""

    def run(self, items: list[Item], first: int) -> bool:
        """True when the items from one on are met; what they found is kept."""
        s = self.s
        for number in range(first, len(items)):
            sign, words = items[number]
            before = s.words[self.place - 1].token.raw[-1:]
            joined = not s.gap(self.place - 1) or before == ")" or (sign == "A" and before == ":")
            low = s.low(self.place) if joined else ""
            if sign in ("word", "here", "not"):
                if (low in words) is (sign == "not"):
                    return False
                self.place += sign == "word"
            elif sign == "may":
                self.place += low in words
            elif sign == "*":
                return self._skip(items, number + 1)
            elif sign == "." or sign == "...":
                if sign == "..." and not s.rest(self.place):
                    return False
                self.text = self.place
                if sign == "..." and number + 1 < len(items):
                    return self._seek(items, number + 1)
            elif not self._stands(sign, low, joined):
                return False
        return True

    def _is_own_thing(self) -> bool:
        """True for "her notes", a thing of whoever does it; not for "her the notes", "her regards", "her son"."""
        s, thing = self.s, self.s.low(self.place + 1)
        whose = s.low(self.place) == "her" and not s.gap(self.place)
        return whose and thing.isalpha() and not (thing in v.STOP or thing in _NOT_HANDED_OVER or thing in FAMILY)

    def _stands(self, sign: str, low: str, joined: bool) -> bool:
        """Whether what a sign stands for begins at this place, ``joined`` to the word before; who it is is taken up."""
        s, place = self.s, self.place
        match sign:
            case "A" | "B":
                return joined and self._who(sign == "B")
            case "A?" | "B?":
                if joined:
                    self._who(sign == "B?")
            case "A's":
                return joined and self._whose()
            case "!A":
                return not joined or not (place in s.starting or (low in v.PRONOUNS and not self._is_own_thing()))
            case "!BACK":
                return not joined or not self._is_given_back()
            case "LENDABLE":
                from netritual.domain.quicklog.natural.loans import may_be_lent  # few lines tell of a loan

                return may_be_lent(s, place)
            case "SUM":
                return joined and self._is_sum()
            case "WANTED":
                return self._wanted()
            case "THING":
                self.text = place
                return joined and self._thing()
            case "WHOM":
                return (low in _SOMEBODY and not s.is_demand(place)) or (joined and self._who(False))
            case "DEADLINE":
                named = not joined and s.low(place) == "deadline" and s.low(place + 1) != "was"
                return named and s.ends_in_day(place + 1)
            case "RETURN":
                return not joined and is_return(s, place) and s.ends_in_day(place)
            case "DAY":
                return joined and s.ends_in_day(place)
            case ">":
                self.start = place
            case _:  # "<"
                self.text = self.at
        return True

    def _who(self, second: bool) -> bool:
        """People at this place; "me" is nobody else."""
        names, pronoun, end = self.s.object(self.place)
        if pronoun in _NOBODY_ELSE or not (names or pronoun):
            return False
        if names and self.s.words[names[-1].end - 1].owner:
            return False
        (self.others if second else self.people).extend(names)
        self.pronoun = self.pronoun or pronoun
        self.place = self._behind_aside(end)
        return True

    def _behind_aside(self, place: int) -> int:
        """The place behind what brackets say of a name: "asked Phil (accountant) what"."""
        words = self.s.words
        if place >= len(words) or words[place].token.raw[:1] != "(":
            return place
        return next((at + 1 for at in range(place, len(words)) if words[at].token.raw[-1:] == ")"), place)

    def _whose(self) -> bool:
        """Somebody here whose thing comes next."""
        name = self.s.starting.get(self.place)
        if name is None or not self.s.words[name.end - 1].owner:
            return False
        self.people.append(name)
        self.place = name.end
        return True

    def _is_sum(self) -> bool:
        """True for the sum of "Ana's owed 20", "is owed 20"; not for "is owed 3 weeks", "is owed 20 by her boss"."""
        if self.s.low(self.at) != "owed":
            from netritual.domain.quicklog.natural.debts import is_owed  # few lines tell of a debt

            return is_owed(self.s, self.place)
        before = self.s.words[self.at - 1]
        owed = before.low in _BEING or before.token.raw[-2:] in ("'s", "’s")
        lows = self.s.lows[self.place : self.s.part_end(self.place)]
        others = any([low == "by" and not self.s.ends_in_day(self.place + at) for at, low in enumerate(lows)])
        return owed and begins_sum(lows[0]) and not others and _LENGTHS.isdisjoint(lows[1:2])

    def _wanted(self) -> bool:
        for place in range(self.place, self.place + _LOOKED_AHEAD):
            if self.s.low(place) in _WANTED and self.s.low(place - 1) != "to":  # "wants to help"
                return True
            if self.s.gap(place):
                return False
        return False

    def _is_given_back(self) -> bool:
        """True for what was lent before: "me 20 back", "the drill back yesterday", "back the drill"; not for "me a lift
        back", "a back massage"."""
        end, behind = self.s.part_end(self.place), self.s.low(self.place + 1)
        if self.s.low(self.place) == "back":
            return behind in DETERMINERS or behind.isdecimal() or behind in ("it", "them")
        back = next((at for at in range(self.place + 1, end) if self.s.lows[at] == "back"), end)
        goes_on = self.s.low(back + 1) == "and" and self.s.low(back + 2) not in DETERMINERS  # "back and helped her"
        ends = back + 1 == end or goes_on or self.s.low(back + 1) in CALENDAR | {"on", "last", "today", "now"}
        return back < end and ends and _ANY_ONE.isdisjoint(self.s.lows[self.place : back])

    def _thing(self) -> bool:
        """True for "a leaflet", "the invoice", "2 tickets": no talk, no person, no turn of life."""
        lows = self.s.lows[self.place : self.s.part_end(self.place)]
        counted = lows[0] in _COUNTING or lows[0].isdecimal()
        return counted and len(lows) > 1 and _NOT_HANDED.isdisjoint(lows)

    def _skip(self, items: list[Item], number: int) -> bool:
        """Up to three words that say nothing here."""
        begin = self.place
        for place in range(begin, begin + _SKIPPED + 1):
            if place > begin and self.s.gap(place - 1):
                return False
            self.place = place
            if self.run(items, number):
                return True
        return False

    def _seek(self, items: list[Item], number: int) -> bool:
        """The text goes on up to the next item; what is behind stays in the text too."""
        begin = self.place
        for place in range(begin + 1, min(begin + _SOUGHT, len(self.s.words))):
            if self.s.gap(place - 1) == HARD:
                return False
            self.place = place
            if self.run(items, number):
                return True
        return False


def items_of(text: str) -> list[Item]:
    """What the words of a row want, one place after the other."""
    items: list[Item] = []
    for part in text.split():
        if part in _SIGNS:
            items.append((part, frozenset()))
        elif part in _WORDS:
            items.append(("word", _WORDS[part]))
        elif part[0] == "[":
            items.append(("may", frozenset(part[1:-1].split("|"))))
        elif part[0] == "!":
            items.append(("not", frozenset(part[1:].split("|"))))
        elif part[0] == "=":
            items.append(("here", frozenset(part[1:].split("|"))))
        else:
            items.append(("word", frozenset(part.split("|"))))
    return items
