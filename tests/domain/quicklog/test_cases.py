"""The worked cases, compared field by field with no extra field."""

import json
from datetime import date
from pathlib import Path

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex


def test_all_worked_cases(shared: Path) -> None:
    lines = (shared / "cases" / "quicklog.jsonl").read_text("utf-8").splitlines()
    context, *cases = [json.loads(line) for line in lines]
    context = context["context"]
    rows = [(at, p["id"], p["name"], tuple(p.get("aka", ())), "", "list") for at, p in enumerate(context["people"], 1)]
    names, today = NameIndex(rows), date.fromisoformat(context["today"])
    assert cases
    for case in cases:
        found = parse(case["input"], names, today, context["date_order"], context["eow"]).to_json()
        assert found == case["expect"], case["id"]
