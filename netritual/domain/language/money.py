"""What is money: the words of currencies, and whether a text names a sum."""

from re import IGNORECASE, escape

from netritual.domain.language.text import CURRENCIES
from netritual.regex import regex

CURRENCY_OF = {
    word: code
    for code, words in {**CURRENCIES, "pln": "zł zl pln", "kr": "kr kroner kronor dkk sek nok"}.items()
    for word in words.split()
}
"""Each word and sign of a currency, in lower case -> the currency."""
_LONGEST_FIRST = sorted(CURRENCY_OF, key=len, reverse=True)
CURRENCY_WORD = f"(?:{'|'.join(filter(str.isalpha, _LONGEST_FIRST))})"
CURRENCY = f"(?:{'|'.join(map(escape, _LONGEST_FIRST))})"
"""A word of a currency, and a word or a sign, as regular expressions; a letter may stand behind them."""
OF_NO_THING = r"(?=$| (?:back|for|für|fur|pour|por|per|voor)\b)"
"""Behind a number in what is owed: it counts no things."""
_SUM = regex(rf"[€£$]|\d[\d.,]*k?(?:{OF_NO_THING}| {CURRENCY_WORD}\b)", IGNORECASE)


def names_sum(text: str) -> bool:
    """Whether a text names money: a sign, or a number that has a word of a currency or no thing behind it."""
    return _SUM.search(text) is not None
