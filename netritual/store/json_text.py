"""JSON by the C functions below the module ``json``, which itself loads ``re`` and compiles seven patterns: a twelfth
of the time of a bare interpreter, for each line of the quick log. Where there are none, ``json`` is used.
"""

from datetime import date, datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"a {type(value).__name__} cannot be stored")


try:
    from _json import encode_basestring, make_encoder, make_scanner

    class _Usual:
        """What a scanner asks of its decoder."""

        strict, memo, object_hook, object_pairs_hook = True, {}, None, None  # type: ignore[var-annotated]
        parse_float, parse_int = float, int
        parse_constant = {"-Infinity": -float("inf"), "Infinity": float("inf"), "NaN": float("nan")}.__getitem__

    _encode = make_encoder(None, _plain, encode_basestring, None, ":", ",", False, False, False)
    _scan = make_scanner(_Usual)  # type: ignore[arg-type]  # any object with these attributes will do

    def encoded(value: object) -> str:
        """A value as JSON, without blanks. ValueError for NaN and infinities, TypeError for what is no JSON value;
        RecursionError for what holds itself."""
        return "".join(_encode(value, 0))

    def decoded(data: bytes) -> "Any":
        """The value of JSON. ValueError when it is none."""
        text = data.decode().strip()
        try:
            value, end = _scan(text, 0)
        except StopIteration:
            raise ValueError("no JSON") from None
        if end != len(text):
            raise ValueError("more than one value")
        return value

except (ImportError, TypeError):  # not CPython, or one whose functions take other arguments
    from json import JSONEncoder, loads

    _ENCODER = JSONEncoder(
        ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain, check_circular=False
    )
    encoded, decoded = _ENCODER.encode, loads  # type: ignore[assignment]
