"""What is left of a sum that is owed, where the line itself says how much of it is paid: "owes me 90, paid 40 already".

Loaded with the first line that tells of a debt and of a payment.
"""

from __future__ import annotations

from netritual.domain.language.money import SUM, sums_of
from netritual.regex import regex

_OWED = regex(rf"{SUM}(?= |$)")
_WHO = r"(?:(?:has|have|he|she|they|i|i've|we|already|only|just|of which) )*"
_SO_FAR = r"(?: (?:already|so far|of it|of that|back|now|today|yesterday|up ?front|in cash|cash|by card))*"
_DID = "(?:paid|transferred|wired|released|remitted)"
_PART = regex(
    rf"{_WHO}{_DID}(?: (?:me|us|him|her|them|back|already))* (?P<paid>{SUM}){_SO_FAR}"
    rf"|(?P<was>{SUM}) (?:is )?{_DID}{_SO_FAR}"
)
"""The whole part of a line that tells of it."""


def without_paid(text: str, part: str) -> tuple[str, str] | None:
    """What is left of the sum with which a debt begins, and how that comes; None where a part of the line tells of no
    payment, or of one that is no part of it: of more, or in another currency."""
    owed, payment = _OWED.match(text), _PART.fullmatch(part)
    if owed is None or payment is None:
        return None
    typed = payment["paid"] or payment["was"]
    (whole,), (paid,) = sums_of(owed[0]), sums_of(typed)
    if not 0 < paid.amount < whole.amount or (paid.currency and paid.currency != whole.currency):
        return None
    rest = whole.alike(whole.amount - paid.amount, text)
    left = f"{text[: whole.start]}{rest}{text[whole.end :]}"
    number, part_of_it = text[whole.start : whole.end], typed[paid.start : paid.end]
    return left, f"Of {number} that are owed {part_of_it} are paid, which leaves {rest}."
