"""What becomes of promises, requests, asks, thanks, gifts and introductions, on the real store."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from netritual.domain.loops import loop_list
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Follow,
    Gift,
    Interaction,
    Introduction,
    Mentorship,
    Person,
    Promise,
    Request,
    Thanks,
)
from netritual.errors import NetritualError, NotFound
from netritual.paths import Home
from netritual.services.ports import Store
from netritual.services.verbs import article_verbs, asks, gifts, introductions, loops, reviews
from tests.support.review import NOW, SETTINGS, TODAY, a_store, people, put, talk

DAY = timedelta(days=1)


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    store = a_store(own_home)
    yield store
    store.close()


def newest(store: Store, person: int) -> Interaction:
    return store.view().talks(person, 1)[0]


class TestPromises:
    @pytest.mark.parametrize(
        ("line", "late"),
        [
            ("spoke at the rotary, 3 new pledges", 0),
            ("lunch, she liked the rotary", 0),
            ("will speak at the rotary tomorrow", 1),
            ("coffee, all well", 1),
        ],
    )
    def test_one_that_an_entry_of_its_day_tells_of_was_kept_on_that_day(
        self, store: Store, line: str, late: int
    ) -> None:
        (ana,) = people(store, "Ana Ruiz")
        due = TODAY - DAY
        (promise,) = put(store, Promise(people=(ana,), text="speak at the rotary", made=TODAY - 9 * DAY, due=due))
        put(store, Interaction(on=due, logged=NOW - DAY, channel="call", line=line))
        kept, _ = loops.keep_promise(store, NOW, promise.id)
        assert kept.closed == due + late * DAY

    def test_closing_one_is_no_contact(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        mine, other, theirs = put(
            store,
            Promise(people=(ana,), text="send deck", made=TODAY - DAY, due=TODAY),
            Promise(people=(ana,), text="a call", made=TODAY - DAY),
            Promise(by="them", people=(ana,), text="slides", made=TODAY - DAY),
        )
        kept, change = loops.keep_promise(store, NOW, mine.id)
        assert (kept.state, kept.closed) == ("kept", TODAY)
        assert change is not None and change.touched.keys() == {"promises"}
        loops.release_promise(store, NOW, other.id)
        loops.receive_owed(store, NOW, theirs.id)
        assert not store.view().talks(ana)

    def test_moving_keeps_every_former_day(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        (promise,) = put(store, Promise(people=(ana,), text="deck", made=TODAY, due=TODAY + DAY))
        loops.move_promise(store, NOW, promise.id, TODAY + 3 * DAY)
        loops.move_promise(store, NOW, promise.id, TODAY + 9 * DAY)
        moved = store.view().get(Promise, promise.id)
        assert moved is not None and [step.due for step in moved.history] == [TODAY + DAY, TODAY + 3 * DAY]
        assert (moved.state, moved.due) == ("moved", TODAY + 9 * DAY)

    @pytest.mark.parametrize("back", [1, 400])
    def test_a_promise_is_not_moved_into_the_past(self, store: Store, back: int) -> None:
        (ana,) = people(store, "Ana Ruiz")
        (promise,) = put(store, Promise(people=(ana,), text="deck", made=TODAY - 9 * DAY, due=TODAY))
        with pytest.raises(NetritualError):
            loops.move_promise(store, NOW, promise.id, TODAY - back * DAY)

    def test_mine_is_released_by_telling_them_or_with_a_reason(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        one, two = put(
            store, Promise(people=(ana,), text="a", made=TODAY), Promise(people=(ana,), text="b", made=TODAY)
        )
        told, _ = loops.release_promise(store, NOW, one.id, "  ")
        reasoned, _ = loops.release_promise(store, NOW, two.id, "she solved it")
        assert (told.state, told.told, told.closed) == ("released", True, TODAY)
        assert (reasoned.reason, reasoned.told) == ("she solved it", False)

    def test_a_closed_one_takes_no_more(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        (promise,) = put(store, Promise(people=(ana,), text="a", made=TODAY))
        loops.keep_promise(store, NOW, promise.id)
        with pytest.raises(NetritualError):
            loops.keep_promise(store, NOW, promise.id)
        with pytest.raises(NetritualError):
            loops.move_promise(store, NOW, promise.id, TODAY + DAY)
        with pytest.raises(NetritualError):
            loops.release_promise(store, NOW, promise.id)
        with pytest.raises(NetritualError):
            loops.hand_on(store, NOW, "promises", promise.id, ana)

    def test_what_they_owe_is_got_nudged_or_let_rest(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        owed = put(store, *[Promise(by="them", people=(ana,), text=t, made=TODAY) for t in "abc"])
        got, _ = loops.receive_owed(store, NOW, owed[0].id)
        assert got.state == "kept" and not store.view().talks(ana)
        nudged, change = loops.nudge(store, NOW, "promises", owed[1].id)
        assert change is not None and change.words == "Nudged Ana Ruiz."
        assert isinstance(nudged, Promise) and nudged.snooze_until == TODAY + 7 * DAY
        rested, _ = loops.let_rest(store, NOW, "promises", owed[2].id)
        assert isinstance(rested, Promise) and rested.state == "released"
        with pytest.raises(NetritualError):
            loops.keep_promise(store, NOW, owed[1].id)

    def test_handing_on_stays_open_until_it_landed(self, store: Store) -> None:
        ana, ines = people(store, "Ana Ruiz", "Ines Melo")
        (promise,) = put(store, Promise(people=(ana,), text="resume", made=TODAY))
        with pytest.raises(NetritualError):
            loops.hand_on(store, NOW, "promises", promise.id, ana)
        handed, _ = loops.hand_on(store, NOW, "promises", promise.id, ines)
        assert handed.handoff is not None and handed.handoff.check_on == TODAY + 7 * DAY
        back, _ = loops.take_back(store, NOW, "promises", promise.id)
        assert (back.state, back.handoff) == ("open", None)
        loops.hand_on(store, NOW, "promises", promise.id, ines)
        landed, _ = loops.handoff_landed(store, NOW, "promises", promise.id)
        assert landed.handoff is not None and landed.handoff.landed == TODAY


class TestRequests:
    def test_answering_counts_a_round_and_is_a_reply(self, store: Store) -> None:
        (tom,) = people(store, "Tom Reed")
        (request,) = put(store, Request(from_=tom, type="resume", text="my resume", asked=NOW - DAY))
        answered, _ = loops.answer_request(store, NOW, request.id, "sent it")
        assert (answered.state, answered.rounds, answered.answered) == ("answered", 1, NOW)
        assert (newest(store, tom).channel, newest(store, tom).summary) == ("reply", "sent it")
        again, _ = loops.asked_again(store, NOW, request.id)
        assert (again.state, again.asked_again, again.answered) == ("open", 1, None)
        twice, _ = loops.answer_request(store, NOW, request.id)
        assert twice.rounds == 2

    def test_an_answer_never_precedes_the_ask(self, store: Store) -> None:
        (tom,) = people(store, "Tom Reed")
        (request,) = put(store, Request(from_=tom, asked=NOW + timedelta(hours=5)))
        answered, _ = loops.answer_request(store, NOW, request.id)
        assert answered.answered is not None and answered.answered >= answered.asked

    def test_they_come_back_or_it_rests(self, store: Store) -> None:
        (tom,) = people(store, "Tom Reed")
        one, two = put(store, *[Request(from_=tom, asked=NOW, state="answered", answered=NOW) for _ in "ab"])
        back, _ = loops.acknowledge_request(store, NOW, one.id)
        rested, _ = loops.let_rest(store, NOW, "requests", two.id)
        assert back.state == "acknowledged" and isinstance(rested, Request) and rested.state == "no_ack"
        assert not store.view().talks(tom)

    def test_declining_is_told(self, store: Store) -> None:
        (tom,) = people(store, "Tom Reed")
        (request,) = put(store, Request(from_=tom, text="a reference", asked=NOW))
        declined, _ = loops.decline_request(store, NOW, request.id)
        assert declined.state == "declined"
        assert newest(store, tom).channel == "reply"
        with pytest.raises(NetritualError):
            loops.answer_request(store, NOW, request.id)


class TestAsks:
    def test_asking_is_outreach_that_awaits_a_reply_until_it_comes(self, store: Store) -> None:
        (priya,) = people(store, "Priya Nair")
        asked, _ = asks.ask(store, NOW, priya, "pricing", "where to put the floor?")
        assert (asked.state, asked.asked, asked.topic) == ("asked", TODAY, "pricing")
        assert newest(store, priya).awaiting_reply
        asks.answer_ask(store, NOW + DAY, asked.id)
        assert not any(t.awaiting_reply for t in store.view().talks(priya))
        assert newest(store, priya).initiator == "them"

    def test_one_open_ask_a_person_and_two_a_week(self, store: Store) -> None:
        ana, bob, cem = people(store, "Ana Ruiz", "Bob Stone", "Cem Yilmaz")
        asks.ask(store, NOW, ana)
        with pytest.raises(NetritualError, match="still open"):
            asks.ask(store, NOW, ana)
        asks.ask(store, NOW, bob)
        with pytest.raises(NetritualError, match="2 people for advice this week"):
            asks.ask(store, NOW, cem)
        asks.ask(store, NOW + 7 * DAY, cem)

    def test_an_ask_for_a_thing_is_none_of_the_two_for_advice(self, store: Store) -> None:
        ana, bob, cem, dan, eve = people(store, "Ana Ruiz", "Bob Stone", "Cem Yilmaz", "Dan Reed", "Eve Lang")
        put(store, *(Ask(to=who, type="other", text="for the slides", asked=TODAY) for who in (bob, cem)))
        for who in (ana, dan):
            asks.ask(store, NOW, who, "pricing")
        with pytest.raises(NetritualError, match="2 people for advice this week"):
            asks.ask(store, NOW, eve, "pricing")
        (planned,) = put(store, Ask(to=eve, type="other", text="for a table", state="planned"))
        assert asks.ask_now(store, NOW, planned.id)[0].state == "asked"

    def test_the_last_outcome_is_told_before_the_next_ask(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        (old,) = put(store, Ask(to=ana, asked=TODAY - 60 * DAY, state="answered", answered=TODAY - 50 * DAY))
        with pytest.raises(NetritualError, match="Tell Ana Ruiz first"):
            asks.ask(store, NOW, ana)
        told, _ = asks.tell_outcome(store, NOW, old.id, "the floor held")
        assert (told.outcome, told.outcome_told) == ("the floor held", TODAY)
        (gift,) = store.view().all(Gift)
        assert (gift.direction, gift.people) == ("gave", (ana,))
        assert newest(store, ana).on == TODAY
        asks.ask(store, NOW, ana)

    def test_two_nudges_a_week_apart_and_then_rest(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        (ask,) = put(store, Ask(to=ana, type="advice", asked=TODAY))
        for day in (0, 6):
            with pytest.raises(NetritualError, match="next nudge"):
                loops.nudge(store, NOW + day * DAY, "asks", ask.id)
        loops.nudge(store, NOW + 7 * DAY, "asks", ask.id)
        with pytest.raises(NetritualError):
            loops.nudge(store, NOW + 13 * DAY, "asks", ask.id)
        twice, _ = loops.nudge(store, NOW + 14 * DAY, "asks", ask.id)
        assert isinstance(twice, Ask) and twice.nudges == 2
        with pytest.raises(NetritualError, match="let it rest"):
            loops.nudge(store, NOW + 60 * DAY, "asks", ask.id)
        rested, _ = loops.let_rest(store, NOW + 60 * DAY, "asks", ask.id)
        assert isinstance(rested, Ask) and rested.state == "rest"

    def test_a_mentor_is_asked_after_two_talks_and_becomes_one_by_a_yes(self, store: Store) -> None:
        (priya,) = people(store, "Priya Nair")
        put(store, talk(priya, TODAY - 9 * DAY))
        with pytest.raises(NetritualError, match="twice before"):
            asks.ask(store, NOW, priya, "pricing", "", "mentor")
        put(store, talk(priya, TODAY - 2 * DAY))
        ask, _ = asks.ask(store, NOW, priya, "pricing", "", "mentor")
        asks.answer_ask(store, NOW, ask.id)
        (mentor,) = store.view().all(Mentorship)
        assert (mentor.person, mentor.next_talk, mentor.goals) == (priya, TODAY + 30 * DAY, "pricing")
        talked, _ = asks.mentor_talked(store, NOW + 5 * DAY, mentor.id)
        assert talked.next_talk == TODAY + 35 * DAY
        ended, _ = asks.mentor_end(store, NOW, mentor.id)
        assert ended.state == "ended"

    def test_a_planned_ask_becomes_the_ask(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        (planned,) = put(store, Ask(to=ana, topic="pricing", due=TODAY + 7 * DAY, state="planned"))
        asked, _ = asks.ask_now(store, NOW + 7 * DAY, planned.id)
        assert (asked.id, asked.state, asked.asked) == (planned.id, "asked", TODAY + 7 * DAY)


class TestThanksAndFollowUps:
    def test_what_was_never_asked_and_thanks_without_need_go_with_nothing_logged(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        request, thanks = put(
            store, Request(from_=ana, text="my rates", asked=NOW), Thanks(to=ana, text="it", made=TODAY)
        )
        _, gone = loops.decline_request(store, NOW, request.id, wrong=True)
        assert gone is not None and gone.words.startswith("Removed the request")
        _, over = loops.let_rest(store, NOW, "thanks", thanks.id)
        assert over is not None and over.words.startswith("Removed the thanks")
        view = store.view()
        assert not view.all(Request) and not view.all(Thanks) and not view.talks(ana)

    def test_thanks_are_said_once(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        (thanks,) = put(store, Thanks(to=ana, text="the intro", made=TODAY))
        said, _ = loops.say_thanks(store, NOW, thanks.id)
        assert said.said == TODAY
        with pytest.raises(NetritualError):
            loops.say_thanks(store, NOW, thanks.id)

    def test_a_follow_up_ends_without_a_touch(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        one, two = put(store, *[Follow(people=(ana,), text=t, made=TODAY) for t in "ab"])
        assert loops.follow_done(store, NOW, one.id)[0].state == "done"
        rested, _ = loops.let_rest(store, NOW, "follows", two.id)
        assert isinstance(rested, Follow) and rested.state == "rest"
        assert not store.view().talks(ana)

    @pytest.mark.parametrize("table", ["promises", "requests", "asks", "thanks", "follows", "articles", "people"])
    def test_anything_that_waits_can_be_put_off(self, store: Store, table: str) -> None:
        (ana,) = people(store, "Ana Ruiz")
        made = {
            "promises": Promise(people=(ana,), made=TODAY), "requests": Request(from_=ana, asked=NOW),
            "asks": Ask(to=ana, asked=TODAY), "thanks": Thanks(to=ana, made=TODAY),
            "follows": Follow(people=(ana,), made=TODAY), "articles": Article(url="https://ex.org/a", shared=TODAY),
        }  # fmt: skip
        ref = ana if table == "people" else put(store, made[table])[0].id
        put_off, _ = loops.snooze(store, NOW, table, ref, TODAY + 3 * DAY)
        assert put_off.snooze_until == TODAY + 3 * DAY
        with pytest.raises(NetritualError):
            loops.snooze(store, NOW, table, ref, TODAY)
        with pytest.raises(NotFound):
            loops.snooze(store, NOW, table, 12345, TODAY + DAY)


class TestGiving:
    def test_a_favour_is_a_gift_and_a_contact(self, store: Store) -> None:
        (bob,) = people(store, "Bob Stone")
        gift, _ = gifts.give(store, NOW, (bob,), "a book", "share")
        assert (gift.direction, gift.type, gift.text) == ("gave", "share", "a book")
        assert newest(store, bob).on == TODAY
        word, _ = gifts.be_here(store, NOW, (bob,))
        assert word.type == "presence"

    def test_needs_are_kept_once(self, store: Store) -> None:
        (bob,) = people(store, "Bob Stone")
        gifts.add_need(store, NOW, bob, " data people ")
        person, change = gifts.add_need(store, NOW, bob, "data people")
        assert person.needs == ("data people",)
        assert change is None
        with pytest.raises(NetritualError):
            gifts.add_need(store, NOW, bob, "\u202e ")

    def test_of_an_introduction_nobody_was_asked_until_it_is_said(self, store: Store) -> None:
        ana, wei = people(store, "Ana Ruiz", "Li Wei")
        intro, _ = introductions.introduce(store, NOW, (ana, wei), "CFO x CFO services")
        assert intro.state == "proposed" and not store.view().talks(ana)
        asked, _ = introductions.ask_next(store, NOW, intro.id)
        assert asked.state == "asked_a" and newest(store, ana).awaiting_reply

    def test_an_introduction_needs_two_yeses(self, store: Store) -> None:
        ana, wei = people(store, "Ana Ruiz", "Li Wei")
        intro, _ = introductions.introduce(store, NOW, (ana, wei), "CFO x CFO services", asked=True)
        assert (intro.state, intro.asked_a) == ("asked_a", TODAY)
        with pytest.raises(NetritualError):
            introductions.introduce(store, NOW, (wei, ana))
        for act in (introductions.sent, introductions.ask_next):
            with pytest.raises(NetritualError):
                act(store, NOW, intro.id)
        introductions.said_yes(store, NOW, intro.id)
        introductions.ask_next(store, NOW, intro.id)
        both, _ = introductions.said_yes(store, NOW, intro.id)
        assert both.state == "both_yes"
        sent, _ = introductions.sent(store, NOW, intro.id)
        assert sent.sent == TODAY
        view = store.view()
        one, two = view.get(Person, ana), view.get(Person, wei)
        assert one is not None and two is not None and one.knows == (wei,) and two.knows == (ana,)
        assert [gift.type for gift in view.all(Gift)] == ["intro"]
        good, _ = introductions.outcome(store, NOW, intro.id, "good")
        assert (good.state, good.outcome) == ("outcome", "good")

    def test_a_no_closes_it_silently(self, store: Store) -> None:
        ana, wei = people(store, "Ana Ruiz", "Li Wei")
        intro, _ = introductions.introduce(store, NOW, (ana, wei), asked=True)
        closed, _ = introductions.said_no(store, NOW, intro.id)
        assert closed.state == "closed"
        assert not store.view().talks(wei)
        introductions.introduce(store, NOW, (ana, wei))
        assert len(store.view().all(Introduction)) == 2


class TestArticles:
    def test_one_article_is_there_once(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        article, _ = article_verbs.add_article(store, NOW, "HTTPS://Ex.org:443/a/?utm_source=x#top", ana)
        assert article.url == "https://ex.org/a"
        with pytest.raises(NetritualError, match="You have this article"):
            article_verbs.add_article(store, NOW, "https://ex.org/a")
        with pytest.raises(NetritualError, match="no web address"):
            article_verbs.add_article(store, NOW, "javascript:alert(1)")

    def test_a_useful_comment_gives_and_is_one_contact(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        article, _ = article_verbs.add_article(store, NOW, "https://ex.org/a", ana)
        text = "Our churn doubled when we metered seats; what worked was a floor price. Did you try it?"
        done, _ = article_verbs.comment_article(store, NOW, article.id, f"counter-example: {text}")
        assert (done.state, done.read) == ("commented", TODAY)
        assert done.comment is not None and done.comment.useful and done.comment.words == 17
        (said,) = store.view().talks(ana)
        assert (said.channel, said.value, said.urls) == ("comment", "gave", ("https://ex.org/a",))
        replied, _ = article_verbs.author_replied(store, NOW + DAY, article.id)
        assert replied.author_replied == TODAY + DAY
        assert newest(store, ana).channel == "comment"

    def test_a_comment_without_text_counts_but_is_not_useful(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        article, _ = article_verbs.add_article(store, NOW, "https://ex.org/a", ana)
        done, _ = article_verbs.comment_article(store, NOW, article.id)
        assert done.comment is not None and not done.comment.useful
        assert newest(store, ana).value is None
        with pytest.raises(NetritualError):
            article_verbs.comment_article(store, NOW, article.id)

    def test_a_comment_is_a_word_to_the_author_and_to_whoever_passed_the_article_on(self, store: Store) -> None:
        ana, bob = people(store, "Ana Ruiz", "Bob Stone")
        (article,) = put(store, Article(url="https://ex.org/a", author=ana, shared_by=bob, shared=TODAY))
        article_verbs.comment_article(store, NOW, article.id)
        assert newest(store, ana).people == newest(store, bob).people == (ana, bob)
        article_verbs.author_replied(store, NOW + DAY, article.id)
        assert newest(store, ana).people == (ana,)

    def test_read_and_skipped_leave_the_queue(self, store: Store) -> None:
        one, _ = article_verbs.add_article(store, NOW, "https://ex.org/a")
        two, _ = article_verbs.add_article(store, NOW, "https://ex.org/b")
        assert article_verbs.read_article(store, NOW, one.id)[0].read == TODAY
        assert article_verbs.skip_article(store, NOW, two.id)[0].state == "skipped"
        assert not store.view().talks_between(date.min, date.max)

    @pytest.mark.parametrize(
        ("typed", "kind", "text"),
        [
            ("question: did they?", "question", "did they?"),
            ("Counter: it did", "counter-example", "it did"),
            ("4 did they?", "question", "did they?"),
            ("note: plain", None, "note: plain"),
            ("", None, ""),
        ],
    )
    def test_a_typed_comment_may_name_its_kind(self, typed: str, kind: str | None, text: str) -> None:
        assert article_verbs.read_answer(typed) == (kind, text)


class TestFeedback:
    def test_each_answer_has_its_effect(self, store: Store) -> None:
        ids = people(store, "Ana Ruiz", "Bob Stone", "Cem Yilmaz", "Dana Fox")
        for person, reason in zip(ids, reviews.REASONS, strict=True):
            assert reviews.not_now(store, NOW, person, reason, "coffee", SETTINGS)[0] == reason
        soon, fit, channel, busy = store.view().all(Person)
        assert soon.snooze_until == TODAY + 15 * DAY
        assert fit.blocked_kinds == ("all",)
        assert channel.blocked_kinds == ("coffee",)
        assert busy.snooze_until == TODAY + 14 * DAY

    def test_a_coffee_that_was_said_is_put_off_with_its_person(self, store: Store) -> None:
        ana, bob = people(store, "Ana Ruiz", "Bob Stone")
        for who in (ana, bob):
            put(store, Coffee(people=(who,), said=TODAY - 20 * DAY, state="said"))
        reviews.not_now(store, NOW, ana, "too_soon", "coffee", SETTINGS)
        for days, there in ((0, [bob]), (15, [ana, bob])):
            every = loop_list.loops(store.view(), SETTINGS, NOW + days * DAY)
            assert [one.who for one in sorted(every, key=lambda one: one.id) if one.kind == "coffee"] == there

    def test_a_slower_rhythm_doubles_the_days(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        assert reviews.slower_rhythm(store, NOW, ana, SETTINGS)[0].cadence_days == 60
        for _ in range(6):
            slow, _ = reviews.slower_rhythm(store, NOW, ana, SETTINGS)
        assert slow.cadence_days == 730
