"""The review line by line: a golden dialogue, and answers of any kind."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.calendar.event_writing import render
from netritual.domain.model import Article, Coffee, Interaction, Person, Promise, Request, Review, Slot, Unsettled
from netritual.files import Disk
from netritual.paths import Home
from netritual.review.acts import acts
from netritual.review.choice import CoffeeChoice
from netritual.review.step import Item
from netritual.review.step_loading import step_named
from netritual.services.external_files import Outside
from netritual.services.ports import Store
from netritual.services.reviews.review_plain import Ways, dialogue, keys_line
from netritual.services.reviews.review_run import ReviewRun
from netritual.services.verbs.calendar_file import write
from netritual.services.verbs.coffees import cancel_coffee, move_coffee, plan_coffee
from netritual.services.verbs.touches import log
from tests.review.rich import HOSTILE
from tests.support.amount import fewer
from tests.support.review import NOW, SETTINGS, TODAY, a_run, a_store, people, put, talk

DAY = timedelta(days=1)

GOLDEN = """\
1/8 Who did you interact with?
You logged 1 person since Thu 5 Mar. Anyone missing? (8 steps, 3 empty)
For you to answer:
  1 today  "coffee @sam re grant"  Sam Lee or Sam Patel?
Logged:
  2 Tue 10 Mar  coffee  Ana Ruiz
Looked through:
  3 calendar  never yet
  4 e-mail  never yet
  5 LinkedIn messages  never yet
  6 DMs  never yet
  7 phone  never yet
keys: 1-9 pick  n new person  enter find who/open  x not a name  e correct line  space looked  log TEXT  u undo  [ back  ] next  q leave  ? explains
> 1 2
Said that “coffee @sam re grant” was with Sam Patel.
  8 today  coffee  Sam Patel  re grant
> what?
! "what?" is no answer here. Say a number and a key, such as 1 space; log TEXT; ] or [; u; q.
> ]
2/8 Who is waiting for you?
Answer people first, within a working day. (1 waiting)
Mail is not read: what people write to you stands here once you log it.
Waiting for you:
  1 Ana Ruiz  my resume  waits 1 day
keys: m answer  y copy  space answered  h hand on  x decline  s later  r asked again  log TEXT  u undo  [ back  ] next  q leave  ? explains
> 1 s someday
! "someday" is no day. Say fri, 3 days, a week, a month or a date such as 2026-03-20.
> 1 s 3d
Put off the request of Ana Ruiz: my resume until Sat 14 Mar.
> 1 m
! 1 is settled. u takes the newest act back.
> u
Undid: Put off the request of Ana Ruiz: my resume until Sat 14 Mar.
  1 Ana Ruiz  my resume  waits 1 day
> q
Saved. netritual review goes on here.
"""  # noqa: E501 - scripts rely on the bytes


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    store = a_store(own_home)
    yield store
    store.close()


def ways(store: Store, run: ReviewRun) -> Ways:
    def logged(line: str) -> str:
        _, change = log(store, NOW, line, SETTINGS)
        return change.words if change is not None else ""

    return Ways(
        now=lambda: NOW, log=logged, undo=lambda: store.undo(NOW), preview=lambda: ["2 events"],
        write=lambda: ["Wrote 2 events."], echoed=True,
    )  # fmt: skip


def talked(store: Store, answers: Sequence[str]) -> str:
    """The whole dialogue as a person sees it: answers behind the prompt, errors marked with !."""
    shown: list[str] = []

    def given_answers() -> Iterator[str]:
        for answer in answers:
            shown.append(f"{answer}\n")
            yield answer + "\n"

    run = a_run(store)
    for piece in dialogue(run, given_answers(), ways(store, run)):
        shown.append(piece.text if piece.stream == "out" else f"! {piece.text}")
    return "".join(shown)


def test_a_number_means_one_row_as_long_as_the_step_is_not_left(store: Store) -> None:
    ana, _ = people(store, "Ana Ruiz", "Bob Stone", tier=0)
    put(store, Request(from_=ana, text="my resume", asked=NOW - DAY))
    told = talked(
        store, ["]", "log bob wrote, he asked me for the plans +req @bob the plans", "1 space", "u", "?", "q"]
    )
    assert "\n  2 Bob Stone  the plans  asked today\n" in told
    assert told.count("2/8 Who is waiting for you?") == 1
    explained = told.partition("> ?\n")[2]
    assert "    m  answer" in explained and "  1 Ana Ruiz  my resume" in explained and "  2 Bob Stone" in explained


def test_a_number_alone_tells_what_its_keys_do_and_changes_nothing(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, Promise(people=(ana,), text="deck", made=TODAY, due=TODAY))
    told = talked(store, ["]", "1", "q"]).partition("> 1\n")[2]
    assert "    space  kept" in told and "    x  " in told
    (promise,) = store.view().all(Promise)
    assert promise.state == "open"


@pytest.mark.parametrize("draft", ["", "Hi Ana"])
def test_the_key_of_a_draft_is_offered_where_there_is_one(draft: str) -> None:
    step, known = step_named("coffees"), acts("draft-message", "copy-text", "snooze")
    assert step is not None
    item = Item(key="coffees:1", table="people", ref=1, section="", cells=("Ana",), acts=known, draft=draft)
    assert ("m draft" in keys_line(replace(step, acts=()), [item])) is bool(draft)
    assert item.act("m") is not None, "the key is known, and says that there is none"


def test_the_golden_dialogue(store: Store) -> None:
    ana, lee, patel = people(store, "Ana Ruiz", "Sam Lee", "Sam Patel", tier=0)
    entry = Interaction(
        on=TODAY, channel="coffee", line="coffee @sam re grant", topic="grant", logged=NOW,
        unsettled=(Unsettled(text="sam", candidates=(lee, patel)),),
    )  # fmt: skip
    put(store, entry, talk(ana, TODAY - DAY), Request(from_=ana, type="resume", text="my resume", asked=NOW - DAY))
    assert talked(store, ["1 2", "what?", "]", "1 s someday", "1 s 3d", "1 m", "u", "q"]) == GOLDEN


def test_a_line_is_corrected_by_its_number(store: Store) -> None:
    lee, patel = people(store, "Sam Lee", "Sam Patel")
    asked = Unsettled(text="sam", candidates=(lee, patel))
    put(store, Interaction(on=TODAY, channel="coffee", line="coffee @sam re grant", logged=NOW, unsettled=(asked,)))
    told = talked(store, ["1 e", "1 e coffee with Sam Patel re grants", "q"])
    assert "! correct line: the line, as it should be" in told
    assert "Corrected “coffee @sam re grant” to “coffee with Sam Patel re grants”." in told
    (entry,) = store.view().all(Interaction)
    assert entry.people == (patel,) and entry.on == TODAY


def test_every_step_can_be_walked_through_to_the_end(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, Promise(people=(ana,), text="deck", made=TODAY, due=TODAY))
    told = talked(store, [*["]"] * 9, "n"])
    assert "3/8 Follow through" in told and "8/8 Done" in told and told.endswith("Done.\n")
    assert "! Nothing is done in this review yet, so it does not count. n says that there was nothing" in told
    (review,) = store.view().all(Review)
    assert review.ended == NOW


def test_the_file_is_written_by_a_second_enter(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, talk(ana, TODAY - 90 * DAY))
    run = a_run(store)
    run.go("coffees", NOW)
    told = talked(store, ["1 enter", "1 enter", "q"])
    assert told.index("2 events\nenter again writes.") < told.index("Wrote 2 events.")


@pytest.mark.parametrize(
    ("answers", "reason"),
    [(["4"], "busy"), (["not a fit"], "not_a_fit"), ([""], "too_soon"), (["enter", "enter"], "too_soon"),
     (["q"], "too_soon"), ([], "too_soon")],
)  # fmt: skip
def test_whoever_is_refused_is_not_picked_any_more(store: Store, answers: list[str], reason: str) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, talk(ana, TODAY - 90 * DAY))
    run = a_run(store)
    run.go("coffees", NOW)
    told = talked(store, ["1 x", *answers])
    assert "not now: why? Too soon: again on Thu 26 Mar. 1 too soon, 2 not a fit, 3 wrong channel" in told
    assert "4 they are busy (enter: too soon)" in told
    person = store.view().get(Person, ana)
    assert person is not None
    assert (person.blocked_kinds == ("all",)) == (reason == "not_a_fit")
    days = {"busy": 14, "too_soon": 15}.get(reason)
    assert person.snooze_until == (TODAY + days * DAY if days else None)
    assert not any(isinstance(item.subject, CoffeeChoice) for item in run.items(NOW))


@pytest.mark.parametrize(("answer", "reason"), [("1 space", "too_soon"), ("4 space", "busy")])
def test_a_line_at_a_question_is_its_answer_and_nothing_else(store: Store, answer: str, reason: str) -> None:
    ana, bob = people(store, "Ana Ruiz", "Bob Stone")
    put(store, talk(ana, TODAY - 90 * DAY), talk(bob, TODAY - 80 * DAY))
    run = a_run(store)
    run.go("coffees", NOW)
    told = talked(store, ["1 x", "t", answer, "q"])
    assert (
        '"t" is none of these. not now: why? Too soon: again on Thu 26 Mar. 1 too soon' in told
        and "out of the plan" not in told
    )
    assert [item.outcome for item in store.view().all(Review)[-1].items] == [reason]


def test_a_name_that_is_asked_for_is_the_next_line(store: Store) -> None:
    ana, _ = people(store, "Ana Ruiz", "Ines Melo")
    put(store, Request(from_=ana, text="resume", asked=NOW - DAY))
    assert "Handed on the request of Ana Ruiz: resume, to Ines Melo." in talked(store, ["]", "1 h", "ines", "q"])


def test_a_refusal_is_taken_back_by_u(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, talk(ana, TODAY - 90 * DAY))
    run = a_run(store)
    run.go("coffees", NOW)
    assert "Nothing was changed." in talked(store, ["1 x why", "u", "q"])
    assert any(isinstance(item.subject, CoffeeChoice) for item in run.items(NOW))


def test_whoever_only_looked_hears_that_it_begins_anew(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, Promise(people=(ana,), text="deck", made=TODAY, due=TODAY))
    a_run(store, now=NOW - 4 * DAY).go("promises", NOW - 4 * DAY)
    told = talked(store, ["q"])
    assert told.startswith("Nothing was done in the review begun Sat 7 Mar, so it begins anew.\n1/8 ")


def test_whoever_goes_on_hears_of_picks_that_are_not_in_the_file(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, talk(ana, TODAY - 90 * DAY))
    run = a_run(store)
    run.go("coffees", NOW)
    words = "1 coffee is {} and not in the calendar file yet. [ goes to Coffees.\n"
    assert words.format("suggested") in talked(store, ["]", "q"])
    told = talked(store, ["[", "1 space", "]", "[", "1 space", "]", "q"])
    assert told.count("calendar file yet") == 2 and words.format("picked") in told  # first it stands at step 8 again


def test_whoever_left_every_suggestion_out_is_not_sent_back(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, talk(ana, TODAY - 90 * DAY))
    a_run(store).go("coffees", NOW)
    assert "goes to Coffees" not in talked(store, ["1 space", "]", "q"])


def test_whoever_ends_with_a_plan_of_a_line_that_is_not_in_the_file_hears_it(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    slot = Slot(start=NOW + DAY, end=NOW + DAY + timedelta(hours=1), tz="UTC")
    put(store, Coffee(people=(ana,), said=TODAY, state="proposed", slot=slot))
    run = a_run(store)
    run.go("coffees", NOW)
    assert "1 coffee is planned and not in the calendar file yet. [ goes to Coffees.\n" in talked(store, ["]", "q"])


@pytest.mark.parametrize(
    ("moved", "cancelled", "words"),
    [(1, 0, "1 coffee moved"), (0, 1, "1 coffee cancelled"), (1, 1, "1 coffee moved, 1 cancelled")],
)
def test_whoever_ends_with_a_change_that_is_not_in_the_file_hears_it(
    store: Store, own_home: Home, moved: int, cancelled: int, words: str
) -> None:
    ana, bob = people(store, "Ana Ruiz", "Bob Stone")
    coffees = [plan_coffee(store, NOW, (who,), NOW + n * DAY, SETTINGS)[0] for n, who in enumerate((ana, bob), 1)]
    outside = Outside(Disk(), own_home.outside)
    write(store, NOW, outside, own_home.calendar, SETTINGS, render)
    assert "calendar file" not in _at_the_end(store)
    if moved:
        move_coffee(store, NOW, coffees[0].id, NOW + 3 * DAY, SETTINGS)
    if cancelled:
        cancel_coffee(store, NOW, coffees[1].id)
    assert f"The calendar file does not have these changes yet: {words}. [ goes to Coffees.\n" in _at_the_end(store)
    plan_coffee(store, NOW, (people(store, "Carla Lima")[0],), NOW + 4 * DAY, SETTINGS)
    assert f"1 coffee planned, {words.replace(' coffee', '', 1)}." in _at_the_end(store)
    write(store, NOW, outside, own_home.calendar, SETTINGS, render)
    assert "calendar file" not in _at_the_end(store)


def _at_the_end(store: Store) -> str:
    a_run(store).go("coffees", NOW)
    return talked(store, ["]", "q"])


def test_numbers_stay_as_they_were_printed(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, *[Promise(people=(ana,), text=text, made=TODAY, due=TODAY) for text in ("one", "two", "three")])
    told = talked(store, ["]", "2 space", "1 space", "2 space", "3 space", "q"])
    assert [line for line in told.splitlines() if line.startswith(("Kept", "!"))] == [
        "Kept the promise to Ana Ruiz: two.",
        "Kept the promise to Ana Ruiz: one.",
        "! 2 is settled. u takes the newest act back.",
        "Kept the promise to Ana Ruiz: three.",
    ]


def test_a_changed_row_is_printed_again(store: Store) -> None:
    people(store, "Ana Ruiz")
    told = talked(store, ["1 space", "q"])
    assert "  1 calendar  today  (picked)\n> q" in told


def test_the_rows_that_are_fitted_around_a_moved_slot_are_printed_too(store: Store) -> None:
    ids = people(store, "Ana Ruiz", "Bob Stone", "Cleo Park")
    put(store, *[talk(person, TODAY - (60 + n) * DAY) for n, person in enumerate(ids)])
    run = a_run(store)
    run.go("coffees", NOW)
    told = talked(store, ["1 >", "1 >", "1 >", "1 >", "1 >", "1 >", "1 >", "q"])
    moves = told.split("> 1 >\n")[1:]
    rows = [[line[:3].strip() for line in move.splitlines()[1:] if line[:3].strip().isdigit()] for move in moves]
    assert all(row[0] == "1" for row in rows) and any("2" in row[1:] for row in rows)
    assert all(move.startswith("Moved Cleo Park to ") for move in moves)


def test_a_line_can_be_logged_in_any_step(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    told = talked(store, ["log coffee @ana re pricing", "log", "q"])
    assert "Logged coffee with Ana Ruiz" in told and "! There is nothing to log yet." in told
    assert store.view().talks(ana)[0].topic == "pricing"


def test_the_end_of_the_answers_is_a_clean_end(store: Store) -> None:
    people(store, "Ana Ruiz")
    assert talked(store, []).endswith("> \n")
    assert talked(store, ["]"]).endswith("> \n")


def test_without_an_echo_each_prompt_has_a_line_of_its_own(store: Store) -> None:
    people(store, "Ana Ruiz")
    run = a_run(store)
    pieces = dialogue(run, iter(["]", "q"]), ways(store, run)._replace(echoed=False))
    lines = "".join(piece.text for piece in pieces).splitlines()
    assert lines.count("> ") == 2
    assert "1/8 Who did you interact with?" in lines


def test_a_person_may_be_named_by_an_answer(store: Store) -> None:
    ana, ines = people(store, "Ana Ruiz", "Ines Melo")
    put(store, Request(from_=ana, text="resume", asked=NOW - DAY))
    told = talked(store, ["]", "1 h", "1 h nobody", "1 h ines", "q"])
    assert "! hand on: hand it on to whom?" in told
    assert '! Nobody is called "nobody".' in told
    (request,) = store.view().all(Request)
    assert request.handoff is not None and request.handoff.to == ines


KEYS = ("]", "[", "u", "1 x", "1 space", "2 space", "1 m", "1 s 3d", "1 c", "tab x", "1 i", "1 +", "1 n", "enter")


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(KEYS)), max_size=8))
@fewer(2, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_answer_breaks_it(tmp_path_factory: pytest.TempPathFactory, answers: list[str]) -> None:
    store = a_store(Home(str(tmp_path_factory.mktemp("home"))))
    first, second, *_ = people(store, *[f"{name} {n}" for n, name in enumerate(HOSTILE[:3])])
    put(store, Promise(people=(first,), text=HOSTILE[1], made=TODAY, due=TODAY), talk(second, TODAY - 90 * DAY))
    run = a_run(store)
    for piece in dialogue(run, iter(answers), ways(store, run)):
        assert "\x1b" not in piece.text and "\u202e" not in piece.text
        piece.text.encode()
    store.close()


def test_too_soon_is_in_three_weeks_where_there_is_no_rhythm(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz", tier=0)
    put(store, Coffee(people=(ana,), state="said", said_by="both", said=TODAY - 9 * DAY))
    run = a_run(store)
    run.go("coffees", NOW)
    assert "Too soon: again on Wed 1 Apr. 1 too soon" in talked(store, ["1 x", "1", "q"])
    assert (person := store.view().get(Person, ana)) and person.snooze_until == TODAY + 21 * DAY


COMMENT = "question: how many of your forty bakers answered you last year, and did any of them stay on?"


@pytest.mark.parametrize("typed", [[f"1 m {COMMENT}"], ["1 m", COMMENT]])
def test_a_comment_is_kept_until_space_marks_it(store: Store, typed: list[str]) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, Article(url="https://ex.org/a", title="What shops charge", author=ana, shared=TODAY))
    told = talked(store, ["]", *typed, "1 m", "", "1 space", "q"])
    assert "The comment is kept. When it stands under the article: 1 space" in told
    assert f"    {COMMENT}\n" in told.partition("The comment is kept.")[2], "what is kept is shown again"
    (article,) = store.view().all(Article)
    assert article.state == "commented" and article.comment is not None
    assert (article.comment.kind, article.comment.text, article.comment.useful) == (
        "question", COMMENT.removeprefix("question: "), True,
    )  # fmt: skip


def test_a_comment_that_was_kept_stands_there_after_leaving(store: Store) -> None:
    (ana,) = people(store, "Ana Ruiz")
    put(store, Article(url="https://ex.org/a", title="What shops charge", author=ana, shared=TODAY))
    talked(store, ["]", f"1 m {COMMENT}", "q"])
    assert f"    {COMMENT}\n" in talked(store, ["1 m", "q"])
