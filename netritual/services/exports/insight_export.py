"""The numbers of Insights as files: a page of markdown, and a table."""

from netritual.services.pages.insight_page import InsightPage


def markdown(page: InsightPage) -> str:
    """The numbers as a markdown page: the questions with their answers, then the weeks."""
    out = [f"# {page.title}, {page.stats.first} to {page.stats.last}", ""]
    for question in page.stats.questions:
        out += [f"**{question.question}**", "", question.answer, ""]
    out += ["| week | people | in person | useful comments | asks | given | got |", "|---|---|---|---|---|---|---|"]
    for week in page.weeks:
        cells = (week.people_reached, week.in_person, week.useful_comments, week.asks_made, week.gave, week.got)
        out.append(f"| {week.week} | {' | '.join('-' if week.rest else str(cell) for cell in cells)} |")
    return "\n".join(out) + "\n"


def csv_text(page: InsightPage) -> str:
    """The numbers as csv: one metric a row, with its cases."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("metric", "value", "part", "whole", "from", "to"))
    for key, metric in page.stats.values.items():
        for name, one in metric.items() if isinstance(metric, dict) else (("", metric),):
            full = f"{key}.{name}" if name else key
            part, whole = page.stats.of.get(full, ["", ""])
            shown = "" if one is None else one
            writer.writerow((full, shown, part, whole, page.stats.first.isoformat(), page.stats.last.isoformat()))
    return out.getvalue()
