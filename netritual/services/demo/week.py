"""The open and closed matters of the sample home: what the review asks about, and the history behind its numbers."""

from datetime import date, datetime, time, timedelta

from netritual.services.demo.cast import PEOPLE
from netritual.services.demo.scenes import ARTICLES, COMMENTS, PLACES
from netritual.services.demo.story import Row, Story

SITE = "https://example.org"


def unsettled(story: Story) -> None:
    """This week's odd ends: a name that could be two people, somebody new, a group, a reaction."""
    line = "lunch @sam re onboarding"
    story.add(
        "interaction", on=story.day(2), time="13:00", logged=story.moment(story.ago(2), 14), channel="lunch", people=[],
        unsettled=[{"text": "sam", "candidates": ["sam-lee", "sam-patel"]}], topic="onboarding", line=line,
        initiator="mutual", source="shell",
    )  # fmt: skip
    story.add(
        "interaction", on=story.day(4), logged=story.moment(story.ago(4), 21), channel="event", people=["kofi", "mei"],
        summary="meetup on repair cafés; Kofi runs one in Almada", line="event @kofi @mei repair meetup",
        initiator="mutual", source="shell",
    )  # fmt: skip
    story.add(
        "interaction", on=story.day(5), logged=story.moment(story.ago(5), 22), channel="dinner", minutes=150,
        people=["bob", "mateus", "ana"], place="Mesa Longa", summary="the spring menu, and who needs a controller",
        initiator="mutual", warmth=5, source="hand",
    )  # fmt: skip
    story.add(
        "interaction", on=story.day(1), logged=story.moment(story.ago(1), 8), channel="react", via="linkedin",
        people=["hugo"], initiator="me", summary="his piece on ferries", source="hand",
    )  # fmt: skip
    for days, channel, who, initiator, text in (
        (0, "call", "rita", "mutual", "she has Sunday off; we cook at mum's"),
        (0, "email", "ines", "me", "asked where quiet people look for work"),
        (1, "text", "mateus", "them", "the bookkeeper called back, thank you"),
        (1, "text", "mateus", "me", "glad; ask her about the deposit"),
        (2, "call", "hugo", "them", "the list is out, two complaints, both friendly"),
        (11, "text", "beatriz", "them", "surgery went well, home for two weeks"),
        (10, "call", "priya", "mutual", "her father is ill again; no word of work"),
        (3, "email", "tom", "them", "his résumé, and a question about the ferries"),
    ):
        story.add("interaction", on=story.day(days), logged=_logged(story, days), channel=channel, people=[who],
                  initiator=initiator, summary=text, minutes=20 if channel == "call" else None)  # fmt: skip
    story.add(
        "interaction", on=story.day(13), logged=story.moment(story.ago(13), 18), channel="email", people=["chloe"],
        initiator="them", summary="\"let's chat over coffee when you are back\"", source="hand",
    )  # fmt: skip


def _logged(story: Story, days: int) -> str:
    """The evening of that day, or now when it is today."""
    return min(story.now, datetime.fromisoformat(story.moment(story.ago(days), 18, 30))).isoformat()


def promises(story: Story) -> None:
    """Six that are open, one of them late, three of theirs, and two years of kept ones."""
    mine = (
        ("ana", "send the pricing deck", 1, -2), ("bob", "read his job ad", 3, -9),
        ("tom", "ask Wei about data roles", 8, 3), ("chloe", "three questions for the panel", 13, -5),
        ("lucia", "a price model for fleets", 26, -20),
    )  # fmt: skip
    for who, text, made, due in mine:
        story.add("promise", people=[who], text=text, made=story.day(made), due=story.day(due), state="open")
    story.add("promise", people=["greta"], text="speak to her class", made=story.day(30), due=story.day(-12),
              state="moved", history=[{"on": story.day(9), "due": story.day(5)}])  # fmt: skip
    theirs = (
        ("ana", "intro to her auditor", 6, -6), ("omar", "two names of angels", 22, 4),
        ("wei", "the sample forecast", 41, 12),
    )  # fmt: skip
    for who, text, made, due in theirs:
        story.add("promise", by="them", people=[who], text=text, made=story.day(made), due=story.day(due))
    for who, text, made in (("priya", "two questions for her pilot", 9), ("mateus", "a name for his books", 12)):
        story.add("promise", people=[who], text=text, made=story.day(made), due=story.day(0), closed=story.day(1),
                  state="kept", told=True)  # fmt: skip
    texts = (
        "send the notes", "introduce the printer", "lend the book", "comments on the draft", "book the room",
        "the recipe", "a name for taxes", "photos of the workshop", "read the contract", "the list of schools",
    )  # fmt: skip
    close = [cast.handle for cast in PEOPLE if cast.tier in (1, 2, 3)]
    for made in range(20, 700, 9):
        due = made - story.random.randint(3, 12)
        late = story.random.random() < 0.07
        closed = due - 3 if late else due + story.random.randint(0, 3)
        released = story.random.random() < 0.03
        story.add(
            "promise", by=story.random.choices(("me", "them"), (3, 1))[0], people=[story.random.choice(close)],
            text=story.random.choice(texts), made=story.day(made), due=story.day(due), closed=story.day(max(1, closed)),
            state="released" if released else "kept", told=True,
            reason="the fair was called off" if released else "",
        )  # fmt: skip


def requests(story: Story) -> None:
    """Who waits for me: one late, one new, one answered and silent, one handed on; and those of the past."""
    story.add("request", **{"from": "tom"}, type="resume", text="your view on his résumé", rounds=0, aim_hours=24,
              asked=story.moment(story.workday(3), 9, 40))  # fmt: skip
    story.add("request", **{"from": "dana"}, type="reference", text="a reference on Inês", about=["ines"], aim_hours=24,
              asked=(story.now - timedelta(hours=3)).isoformat())  # fmt: skip
    story.add("request", **{"from": "mei"}, type="question", text="which studio prints small runs?", aim_hours=24,
              asked=(story.now - timedelta(hours=20)).isoformat())  # fmt: skip
    story.add("request", **{"from": "ana"}, type="reference", text="a reference for her controller", rounds=1,
              aim_hours=24, asked=story.moment(story.workday(29), 10), answered=story.moment(story.workday(28), 16),
              state="answered")  # fmt: skip
    for who, kind, text, hours in (("greta", "question", "a date for her class?", 5), ("ravi", "advice", "fees", 9)):
        came = datetime.fromisoformat(story.moment(story.workday(2), 9, 10))
        story.add("request", **{"from": who}, type=kind, text=text, aim_hours=24, asked=came.isoformat(), rounds=1,
                  answered=min(story.now, came + timedelta(hours=hours)).isoformat(), state="answered")  # fmt: skip
    handoff = {"to": "ines", "on": story.day(9), "check_on": story.day(2), "note": "for Dana's team; Tom knows"}
    story.add("request", **{"from": "idris"}, type="resume", text="his résumé for the data role", aim_hours=24,
              asked=story.moment(story.workday(10), 11), state="handed", handoff=handoff)  # fmt: skip
    kinds = ("advice", "question", "intro", "compliment", "issue", "question", "complaint", "insight")
    texts = {
        "advice": "how to price a first pilot", "question": "who makes such boxes?", "intro": "somebody at the ferries",
        "compliment": "the talk in May helped", "issue": "the link in your letter is broken",
        "complaint": "no answer to two mails", "insight": "what customers say about yearly plans",
    }  # fmt: skip
    far = [cast.handle for cast in PEOPLE if cast.tier]
    for at, days in enumerate(range(15, 640, 8)):
        kind = kinds[at % len(kinds)]
        asked = story.workday(days)
        hours = story.random.choice((1, 1, 2, 3, 3, 5, 22, 26))
        answered = datetime.fromisoformat(story.moment(asked, 10)) + timedelta(hours=hours)
        done = story.random.choices(("acknowledged", "no_ack"), (5, 1))[0]
        story.add("request", **{"from": story.random.choice(far)}, type=kind, text=texts[kind], aim_hours=24,
                  asked=story.moment(asked, 10), answered=answered.isoformat(), state=done,
                  rounds=story.random.choice((1, 1, 1, 2)))  # fmt: skip


def asks(story: Story) -> None:
    """Advice asked for: waiting, answered and not told, planned, at rest; two mentors."""
    story.add("ask", to="omar", type="advice", topic="fundraising", text="grow on customers or take angels?",
              asked=story.day(8), state="asked", nudges=0)  # fmt: skip
    story.add("ask", to="soren", type="advice", topic="pricing", text="three tiers or four?", asked=story.day(76),
              answered=story.day(71), thanked=story.day(70), state="answered")  # fmt: skip
    story.add("ask", to="chloe", type="intro", topic="pricing", text="a word to the panel's chair", state="planned",
              due=story.day(-8))  # fmt: skip
    story.add("ask", to="elsa", type="insight", topic="writing", text="what do her readers borrow?", nudges=2,
              asked=story.day(60), nudged=story.day(44), state="rest")  # fmt: skip
    story.add("ask", to="ines", type="advice", topic="hiring", text="where do quiet people look now?",
              asked=story.day(0))  # fmt: skip
    past = (
        ("priya", "advice", "pricing", "is the pilot price too low?", 33, "asked for twice as much, and got it"),
        ("ana", "advice", "finance", "how large a reserve?", 58, "six months; I sleep better"),
        ("wei", "insight", "data", "which forecast to trust?", 96, "the one with a range"),
        ("soren", "mentor", "pricing", "would he be my mentor?", 420, "yes, every month since"),
        ("sean", "referral", "pricing", "a word to his former client", 540, "became a client"),
        ("aoife", "advice", "writing", "too long?", 150, "cut a third, she printed it"),
        ("ines", "advice", "hiring", "where do quiet people look?", 200, "in libraries; found two"),
        ("bruno", "advice", "finance", "can I sign this?", 230, "yes, without page four"),
    )  # fmt: skip
    for to, kind, topic, text, days, outcome in past:
        story.add("ask", to=to, type=kind, topic=topic, text=text, asked=story.day(days), answered=story.day(days - 3),
                  thanked=story.day(days - 4), outcome=outcome, outcome_told=story.day(max(1, days - 24)),
                  state="answered")  # fmt: skip
    story.add("mentorship", person="soren", since=story.day(415), next_talk=story.day(-6),
              goals="prices that hold without me in the room")  # fmt: skip
    story.add("mentorship", person="priya", since=story.day(120), next_talk=story.day(-15), goals="say no earlier")


def thanks_gifts_follows(story: Story) -> None:
    """Thanks to say, help given and got, and what to follow up."""
    story.add("thanks", to="priya", text="the warm word to the clinics", made=story.day(2), due=story.day(0))
    story.add("thanks", to="bruno", text="reading the contract on a Sunday", made=story.day(1), due=story.day(-1))
    helpers = ("ana", "wei", "soren", "bob", "dana", "aoife", "ines", "kenji", "sean", "tiago")
    for at, days in enumerate(range(25, 600, 41)):
        story.add("thanks", to=helpers[at % len(helpers)], text="time and a straight answer", made=story.day(days),
                  due=story.day(days - 2), said=story.day(days - story.random.choice((1, 1, 2, 6))))  # fmt: skip
    gifts = (
        ("priya", "got", "intro", "a warm word to two clinics", 2), ("bob", "gave", "support", "rewrote his job ad", 1),
        ("chloe", "got", "insight", "her interview notes", 40), ("chloe", "got", "intro", "to the chair", 120),
        ("chloe", "got", "knowledge", "how panels choose speakers", 75), ("dana", "gave", "intro", "to Wanjirũ", 45),
        ("soren", "got", "advice", "three tiers, and why", 71), ("tom", "gave", "advice", "what to ask for", 30),
        ("priya", "gave", "presence", "an hour at the hospital", 24), ("kenji", "gave", "share", "his show", 90),
        ("mateus", "gave", "experience", "menu prices", 19), ("omar", "got", "insight", "what angels fear", 50),
        ("ines", "gave", "share", "her role, to forty people", 16), ("lucia", "gave", "advice", "a fleet tariff", 110),
        ("wei", "got", "knowledge", "ranges in forecasts", 95), ("aoife", "got", "support", "edited my letter", 148),
        ("wanjiru", "gave", "knowledge", "a class on prices", 130), ("hugo", "gave", "advice", "a short list", 29),
    )  # fmt: skip
    for who, direction, kind, text, days in gifts:
        story.add("gift", people=[who], direction=direction, type=kind, text=text, on=story.day(days))
    follows = (
        ("hugo", "how did the new price list land?", 29, -3), ("vera", "does the fund take letters in May?", 20, 1),
        ("kofi", "send him the repair article", 4, -4),
    )  # fmt: skip
    for who, text, made, due in follows:
        story.add("follow", people=[who], text=text, made=story.day(made), due=story.day(due))
    for who, text, days in (("tiago", "was the column printed?", 50), ("ravi", "did the audit go well?", 77)):
        story.add("follow", people=[who], text=text, made=story.day(days), due=story.day(days - 14), state="done")


def reading(story: Story) -> None:
    """The queue of articles, and the comments of the past."""
    for slug, title, author, days, state, topics in ARTICLES:
        row: Row = {
            "url": f"{SITE}/{slug}", "title": title, "author": author or None, "shared": story.day(days),
            "topics": list(topics), "state": state,
        }  # fmt: skip
        if state in ("read", "commented"):
            row["read"] = story.day(days - 1)
        if slug in COMMENTS:
            kind, text, replied = COMMENTS[slug]
            words = len(text.split())
            useful = words >= 12 and any(sign in text for sign in "?:0123456789")
            row["comment"] = {"kind": kind, "text": text, "on": story.day(days - 1), "words": words, "useful": useful}
            row["author_replied"] = story.day(days - 1 - replied) if replied else None
            story.add("interaction", on=story.day(days - 1), logged=story.moment(story.ago(days - 1), 18, 10),
                      channel="comment", via="linkedin", people=[author], initiator="me", summary=title,
                      value="gave" if useful else None, urls=[row["url"]], source="hand")  # fmt: skip
        story.add("article", **row)


def introductions(story: Story) -> None:
    """Pairs in each state of being introduced."""
    story.add("introduction", between=["ana", "wei"], why="she has cash-flow questions, he has forecasts",
              made=story.day(6))  # fmt: skip
    story.add("introduction", between=["bob", "linh"], why="he needs data people, she knows many", state="asked_a",
              made=story.day(5), asked_a=story.day(4), yes_a=story.day(3))  # fmt: skip
    story.add("introduction", between=["yasmin", "jan"], why="timber from the north", state="both_yes",
              made=story.day(12), asked_a=story.day(11), yes_a=story.day(9), asked_b=story.day(8),
              yes_b=story.day(6))  # fmt: skip
    past = (
        ("dana", "wanjiru", "graduates in data", 45), ("mateus", "ravi", "his books", 100),
        ("kenji", "aoife", "a writer", 160),
    )  # fmt: skip
    for one, two, why, days in past:
        story.add("introduction", between=[one, two], why=why, state="outcome", outcome="good", made=story.day(days),
                  asked_a=story.day(days - 1), yes_a=story.day(days - 2), asked_b=story.day(days - 2),
                  yes_b=story.day(days - 4), sent=story.day(days - 4))  # fmt: skip
    story.add("distinction", between=["sam-lee", "sam-patel"], on=story.day(60))


def coffees(story: Story) -> None:
    """What was said with nothing booked, what is planned for the next days, and what came of earlier ones."""
    said = (
        ("chloe", "them", 13, "coffee", "the pricing panel in May"), ("dana", "both", 5, "coffee", "her new job"),
        ("lucia", "me", 26, "video", "a tariff for fleets"), ("kwame", "them", 75, "video", "repair and angels"),
    )  # fmt: skip
    for who, by, days, channel, purpose in said:
        story.add("coffee", people=[who], said_by=by, said=story.day(days), purpose=purpose, state="said",
                  channel=channel, changed=story.moment(story.ago(days), 18), uid=story.uid())  # fmt: skip
    _planned(story, "omar", _next(story, 2, 3), 8, 30, "confirmed", "coffee", "angels or customers", 2)
    _planned(story, "wanjiru", _next(story, 14, 1), 12, 30, "written", "lunch", "the skills fair, and who trains", 0)
    _planned(story, "hugo", _last(story), 8, 30, "confirmed", "coffee", "how the price list landed", 1)
    held = [row for row in story.rows if row["kind"] == "interaction" and row["channel"] in ("coffee", "lunch", "walk")]
    held = sorted((row for row in held if row["people"] and row["on"] < story.day(0)), key=lambda row: row["on"])[-60:]
    for row in held[::2]:
        day = date.fromisoformat(row["on"])
        _past(story, row["people"], day, row["channel"], "held", row.get("place"), row.get("topic", ""))
    for who, days, state, reason in (
        ("adaeze", 80, "declined", "busy"), ("bruno", 140, "cancelled", None), ("yasmin", 190, "lapsed", None),
        ("sam-patel", 60, "declined", "too_soon"), ("sam-lee", 100, "cancelled", None),
    ):  # fmt: skip
        _past(story, [who], story.workday(days), "coffee", state, None, "", reason)


def _planned(
    story: Story, who: str, day: date, hour: int, minute: int, state: str, channel: str, purpose: str, sequence: int
) -> None:
    story.add(
        "coffee", people=[who], said_by="both", said=story.day(15), channel=channel, purpose=purpose,
        give="ask what would help most right now", place=PLACES[0], state=state, uid=story.uid(), sequence=sequence,
        slot=_slot(story, day, time(hour, minute), 60 if channel == "lunch" else 45), in_file=True,
        changed=story.moment(story.ago(3), 16, 20), created=story.moment(story.ago(15), 16, 20),
    )  # fmt: skip


def _past(
    story: Story, people: list[str], day: date, channel: str, state: str, place: str | None, purpose: str,
    reason: str | None = None,
) -> None:  # fmt: skip
    said = day - timedelta(days=story.random.randint(4, 20))
    story.add(
        "coffee", people=people, said_by=story.random.choice(("me", "them", "both")), said=said.isoformat(),
        channel=channel, purpose=purpose, place=place, state=state, decline_reason=reason, uid=story.uid(),
        slot=_slot(story, day, time(8, 30), 45), sequence=1, in_file=True, changed=story.moment(day, 19),
        created=story.moment(said, 16),
    )  # fmt: skip


def _slot(story: Story, day: date, at: time, minutes: int) -> Row:
    start = datetime.combine(day, at, story.zone)
    return {
        "start": start.isoformat(), "end": (start + timedelta(minutes=minutes)).isoformat(), "tz": story.zone.key,
    }  # fmt: skip


def _next(story: Story, days: int, weekday: int) -> date:
    """The first such weekday (0 = Monday) at least so many days from now."""
    found = story.today + timedelta(days=days)
    return found + timedelta(days=(weekday - found.weekday()) % 7)


def _last(story: Story) -> date:
    """The last Tuesday, Wednesday or Thursday before today."""
    found = story.ago(1)
    while found.weekday() not in (1, 2, 3):
        found -= timedelta(days=1)
    return found


def lines(story: Story) -> None:
    """Key messages and facts, dated."""
    story.add("line", key="headline", text="Prices that hold, for firms under fifty people", valid_from=story.day(400))
    story.add("line", key="offer", text="One honest hour on your price list", valid_from=story.day(400))
    story.add("standard", key="answers", text="Answer people before feeds, within a working day",
              valid_from=story.day(400))  # fmt: skip
    story.add("fact", key="workshop", text="Next pricing workshop: 12 seats, Lisbon", valid_from=story.day(20),
              valid_to=story.day(-45))  # fmt: skip


CHAPTERS = (unsettled, promises, requests, asks, thanks_gifts_follows, reading, introductions, coffees, lines)
"""In the order in which their lines get their ids."""
