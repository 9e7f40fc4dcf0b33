"""Of several with whom something is planned some do not come: with the others it stands."""

from collections.abc import Collection
from re import IGNORECASE

from netritual.regex import regex

_FEW = 2
"""With so many it is not said to stand with the other one."""
_DROPS_OUT = regex(
    r"\b(?:(?:can(?:no|['’]?)t|can not|couldn['’]?t|won['’]?t|will not|not able to) (?:\w+ )?"
    r"(?:make|come|be there|join|attend|manage)"
    r"|(?:not|isn['’]?t|aren['’]?t|no longer) (?:coming|joining|able)"
    r"|(?:pull(?:s|ed|ing)?|drop(?:s|ped|ping)?) out|bail(?:s|ed|ing)?|(?:has|have|had) to miss|will miss"
    r"|sen[dt]s? (?:his|her|their) (?:regrets|apologies)|(?:kommt|kommen|kann|können) nicht|komt niet|vient pas)\b",
    IGNORECASE,
)


def drops_out(text: str, named: Collection[int], everyone: Collection[int]) -> bool:
    """Whether a text says that those whom it names do not come, who are only some of all."""
    only_some = bool(named) and set(named) < set(everyone) and len(everyone) > _FEW
    return only_some and _DROPS_OUT.search(text) is not None
