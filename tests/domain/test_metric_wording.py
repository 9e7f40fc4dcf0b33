"""The numbers of ``stats`` in words."""

from netritual.domain.figures.metric_wording import NAMES, metric_rows
from netritual.domain.figures.stats_metrics import KEYS


def test_each_number_has_a_name_without_signs_of_a_key() -> None:
    assert NAMES.keys() == set(KEYS) and not any("_" in name or "%" in name for name in NAMES.values())


def test_a_value_has_its_unit_and_none_is_left_out() -> None:
    values = {"gave": 3, "asks_answered": 0.8, "reply_hours_median": 3.0, "reply_hours_p90": None, "load_balance": 0.76}
    of = {"asks_answered": [4, 5]}
    rhythm = {"in_rhythm": {"1": 1.0, "2": 0.67, "5": None}}
    cases = {"in_rhythm.1": [4, 4], "in_rhythm.2": [6, 9], "in_rhythm.5": [0, 0]}
    assert [words for _, words in metric_rows(values, of)] == ["3", "80 %", "3 working hours", "76 %"]
    assert [words for _, words in metric_rows(rhythm, cases)] == ["inner 4 of 4, close 6 of 9"]
