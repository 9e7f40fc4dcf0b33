"""What is left of a sum that is owed, where the line itself says how much of it is paid: "owes me 90, paid 40 already".

Loaded with the first line that tells of a debt and of a payment.
"""

from __future__ import annotations

from decimal import Decimal

from netritual.domain.language.money import CURRENCY_WORD
from netritual.regex import regex

_NUMBER = r"\d+(?:\.\d\d)?(?![\d.,])"
_UNIT = rf"(?: ?(?:{CURRENCY_WORD}|[€$£]))?"
_OWED = regex(rf"[€$£]?(?P<number>{_NUMBER}){_UNIT}(?= |$)")
_WHO = r"(?:(?:has|have|he|she|they|i|i've|we|already|only|just|of which) )*"
_SO_FAR = r"(?: (?:already|so far|of it|of that|back|now|today|yesterday|up ?front|in cash|cash|by card))*"
_PAID = regex(
    rf"{_WHO}paid(?: (?:me|us|him|her|them|back|already))* [€$£]?(?P<paid>{_NUMBER}){_UNIT}{_SO_FAR}"
    rf"|[€$£]?(?P<was>{_NUMBER}){_UNIT} (?:is )?paid{_SO_FAR}"
)
"""The whole part of a line that tells of it."""


def without_paid(text: str, part: str) -> tuple[str, str] | None:
    """What is left of the sum with which a debt begins, and how that comes; None where a part of the line tells of no
    payment, or of one that is no part of it."""
    owed, said = _OWED.match(text), _PAID.fullmatch(part)
    if owed is None or said is None:
        return None
    whole, paid = Decimal(owed["number"]), Decimal(said["paid"] or said["was"])
    if not 0 < paid < whole:
        return None
    left = f"{text[: owed.start('number')]}{whole - paid:f}{text[owed.end('number') :]}"
    return left, f"Of {whole:f} that are owed {paid:f} are paid, which leaves {whole - paid:f}."
