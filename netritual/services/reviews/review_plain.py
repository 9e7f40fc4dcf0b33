"""The weekly review as a dialogue: answers in, text out, no screen and no streams.

The caller gives the answers one line at a time and writes what it gets: pieces of ("out", text) and ("err", text). It
is the way through the review for screen readers, for ssh and for scripts.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec.structs import replace

from netritual.domain.articles.comments import CommentText
from netritual.domain.drafts.draft_checks import LEVEL_WORDS, Draft, DraftCheck
from netritual.domain.language.text import clean
from netritual.domain.model import Change
from netritual.errors import NetritualError, UsageError
from netritual.review.item_draft import item_draft
from netritual.review.step import OF_DRAFT, Act, Item, StepSpec
from netritual.review.waiting_steps import NOTHING_WAITS, waiting_steps
from netritual.services.answer_parsing import choice_of
from netritual.services.questions.talk_outcome_question import happened
from netritual.services.reviews.review_opening import looked_at_words
from netritual.services.reviews.review_run import ReviewRun
from netritual.services.verbs.article_verbs import read_answer
from netritual.services.verbs.reviews import keep_drafts

Stream = Literal["out", "err"]

_TOLD = ("late", "picked")
"""States of a row that are told behind it."""
PROMPT = "> "
_ONWARD = ("q", "]", "[")
"""Lines that leave a question: what they say is done after it."""


class Piece(NamedTuple):
    """A text and where it goes: data and questions to "out", what went wrong to "err"."""

    stream: Stream
    text: str


class Ways(NamedTuple):
    """What the dialogue needs from outside: the clock, the quick log, undo, and writing the calendar file.

    ``log`` saves a line and gives the sentence to show, ``undo`` takes back the newest change. ``preview`` tells what a
    write would put into the file and ``write`` does it; both give sentences. ``checks`` says what the guards find in a
    draft, ``article`` gives the lines of an article by its id. ``echoed``: the answers stand on the screen with their
    line ends (a terminal); else the line of the prompt is ended here.
    """

    now: Callable[[], datetime]
    log: Callable[[str], str]
    undo: Callable[[], Change]
    preview: Callable[[], Sequence[str]]
    write: Callable[[], Sequence[str]]
    checks: Callable[[Draft], Iterable[DraftCheck]] = lambda draft: ()
    article: Callable[[int], Sequence[str]] = lambda id: ()
    echoed: bool = False


def dialogue(run: ReviewRun, answers: Iterable[str], ways: Ways) -> Iterator[Piece]:
    """Walk through the review. Ends with the last step, at ``q``, and cleanly when the answers end."""
    return _Dialogue(run, ways).talk(iter(answers))


class _Dialogue:
    """One way through the review. A step is printed when it is come to, and a row again when it changes; what is new
    stands behind the others, so that a number means one row as long as the step is not left."""

    def __init__(self, run: ReviewRun, ways: Ways) -> None:
        self.run, self.ways = run, ways
        self.items: list[Item] = []
        self.settled: set[str] = set()
        self.over = False
        self.previewed = False
        self.asked: tuple[Item, Act] | None = None
        """The row and the act that asked a question, until a line answers it."""

    def talk(self, answers: Iterator[str]) -> Iterator[Piece]:
        if self.run.settled:
            yield Piece("out", f"{self.run.settled}\n")
        if self.run.looked_at is not None:
            yield Piece("out", f"{looked_at_words(self.run.looked_at, self.ways.now().date())}\n")
        yield from self.show()
        while not self.over:
            yield Piece("out", PROMPT)
            try:
                answer = next(answers)
            except StopIteration:
                yield Piece("out", "\n")
                yield from self.answer("enter")
                self.run.pause(self.ways.now())
                return
            if not self.ways.echoed:
                yield Piece("out", "\n")
            yield from self.take(answer.rstrip("\r\n"))

    def show(self) -> Iterator[Piece]:
        """The present step: the question, the sentences, the numbered items, the keys."""
        run, now = self.run, self.ways.now()
        step = run.step
        self.items, self.settled = run.items(now), set()
        number = run.course.state(run.review).place + 1
        yield Piece("out", f"{number}/{len(run.course.steps)} {step.question}\n")
        for line in run.lines(now):
            yield Piece("out", f"{_plain(line)}\n")
        if not self.items:
            yield Piece("out", f"{clean(step.nothing(run.context(now)))}\n")
        section = line = ""
        for number, item in enumerate(self.items, 1):
            again = item.line and (item.section, item.line) == (section, line)
            if item.section != section:
                section = item.section
                yield Piece("out", f"{section}{'' if section.endswith('?') else ':'}\n")
            line = item.line
            shown = replace(item, cells=("  and", *item.cells[2:])) if again else item  # the line stands there already
            yield Piece("out", f"{number:3} {_row(shown)}\n")
        yield Piece("out", f"keys: {keys_line(step, self.items)}\n")

    def take(self, answer: str) -> Iterator[Piece]:
        """One answer."""
        word = answer.strip()
        try:
            rest = yield from self.answer(word)
            if rest is None:
                return
            word = rest
            if word == "q":
                self.run.pause(self.ways.now())
                self.over = True
                yield Piece("out", "Saved. netritual review goes on here.\n")
            elif word in ("]", "["):
                yield from self.move(word)
            elif word == "u":
                before = self.run.step.id
                change = self.run.undo(self.ways.now(), lambda _: self.ways.undo())
                yield Piece("out", f"{clean(change.words)}\n")
                yield from self.afterwards() if self.run.step.id == before else self.show()
            elif word == "?":
                yield from self.explained()
            elif word == "n" and self.run.step.ends_review:
                yield from self.finish(nothing=True)
            elif word.startswith("log ") or word == "log":
                yield Piece("out", f"{clean(self.ways.log(word[4:].strip()))}\n")
                yield from self.afterwards()
            else:
                yield from self.act(word)
        except NetritualError as error:
            yield Piece("err", f"{clean(str(error))}\n")

    def answer(self, word: str) -> Generator[Piece, None, str | None]:
        """What is left of a line after a question that is open: nothing of an answer to it, nor of ``u``, which takes
        the question back. A line that leaves the step stands, and the first answer holds; any other is asked again."""
        if self.asked is None:
            return word
        (item, act), self.asked = self.asked, None
        if word == "u" or (word in ("", "enter") and not act.choices):
            yield Piece("out", "Nothing was changed.\n")
            return None
        typed, left = word, None
        if act.choices:
            first = word.partition(" ")[0]
            typed = next((one for one in (word, first) if _is_choice(one, act)), act.choices[0])
            left = word if typed == act.choices[0] and word in _ONWARD else None
            if left is None and typed not in (word, first) and word not in ("", "enter"):
                self.asked = (item, act)
                yield Piece("err", f'"{clean(word)[:60]}" is none of these. {_question(act)}\n')
                return None
        elif word in _ONWARD or _is_command(word, act):
            return word
        elif act.id == "write-comment":
            yield from self.comment(item, act, word)
            return None
        change = self.run.act(item.key, act, typed, self.ways.now())
        if change is not None:
            yield Piece("out", f"{clean(change.words)}\n")
        yield from self.afterwards()
        return left

    def move(self, word: str) -> Iterator[Piece]:
        """The next or the previous step; after the last one the review is finished."""
        now = self.ways.now()
        before = self.run.step.id
        (self.run.next if word == "]" else self.run.back)(now)
        self.previewed = False
        if word == "]" and self.run.step.id == before:
            yield from self.finish()
        else:
            if word == "]":
                yield from self.passed(before)
            yield from self.show()

    def passed(self, before: str) -> Iterator[Piece]:
        """The steps that were passed over since there is nothing in them: a line each, and no key."""
        context = self.run.context(self.ways.now())
        for place, step in self.run.course.between(before, self.run.step.id):
            yield Piece(
                "out", f"{place}/{len(self.run.course.steps)} {step.question}\n{clean(step.nothing(context))}\n"
            )

    def finish(self, nothing: bool = False) -> Iterator[Piece]:
        """The end: saved, with the line of the weeks. Where nothing was done it is asked whether there was nothing."""
        self.run.finish(self.ways.now(), nothing)
        self.over = True
        yield Piece("out", "Done.\n")

    def act(self, word: str) -> Iterator[Piece]:
        """``N KEY [text]``, or the key of an act of the step itself."""
        number, _, rest = word.partition(" ")
        item = self.items[int(number) - 1] if _is_number(number) and 0 < int(number) <= len(self.items) else None
        if item is not None and item.key in self.settled:
            yield Piece("err", f"{number} is settled. u takes the newest act back.\n")
            return
        if item is not None and not rest.strip():
            yield from self.opened(item)
            return
        key, _, text = (rest if item is not None else word).strip().partition(" ")
        key, acts = key or "enter", self.run.step.acts
        act = item.act(key) if item is not None else next((act for act in acts if act.key == key), None)
        if act is None:
            yield Piece("err", f"{_not_understood(word, self.items)}\n")
            return
        if act.id == "write-comment" and item is not None:
            yield from self.comment(item, act, text)
        elif act.shows:
            yield from self.shown(item, act)
        elif act.id == "write-calendar":
            yield from self.write()
        elif act.id == "review-finish":
            yield from self.finish()
        else:
            if item is not None and act.asks == "choice" and not _is_choice(text, act):
                self.asked = (item, act)
                yield Piece("out", f"{_question(act)}\n")
                return
            if act.asks not in ("", "confirm") and not act.optional and not act.answer and not text.strip():
                self.asked = (item, act) if item is not None else None
                yield Piece("err", f"{act.label}: {act.prompt}\n")
                return
            now, typed = self.ways.now(), text.strip() or None
            if item is not None and act.id == "comment-article":
                typed = typed or self.comment_on(item).answer or None
            change = self.run.act(item.key if item is not None else "", act, typed, now)
            if change is not None:
                yield Piece("out", f"{clean(change.words)}\n")
            if item is not None and act.id == "comment-article" and typed is not None:
                adds, comment = read_answer(typed)
                yield from self.checked(item, comment, adds or "")
            if talk := happened(self.run.store.view(), change, now.date()):
                yield Piece("out", f"What came of it? log {talk.line}…\n")
            yield from self.afterwards()

    def afterwards(self) -> Iterator[Piece]:
        """What an answer left: the rows that it changed or brought back, and what is new."""
        before, settled = {one.key: _row(one) for one in self.items}, self.settled
        fresh = {one.key: one for one in self.run.items(self.ways.now())}
        self.settled = before.keys() - fresh.keys()
        self.items = [fresh.get(one.key, one) for one in self.items]
        self.items += [one for one in fresh.values() if one.key not in before]
        for number, item in enumerate(self.items, 1):
            back = item.key in settled - self.settled
            if back or before.get(item.key) != _row(item):
                yield Piece("out", f"{number:3} {_row(item)}\n")

    def explained(self) -> Iterator[Piece]:
        """What may be answered here, each key in words, and what is open under its number."""
        yield Piece("out", "A number and a key answer a row: 1 space. A text may stand behind them: 1 s fri.\n")
        yield Piece("out", "A number alone changes nothing: it tells what the keys of its row do.\n")
        acts = {act.key: act for item in self.items for act in item.offered} | {
            act.key: act for act in self.run.step.acts
        }
        yield from map(_told_act, acts.values())
        yield Piece("out", "    log TEXT  logs a line; u  undoes; [ and ]  go back and on; q  leaves, all is saved\n")
        for number, item in enumerate(self.items, 1):
            if item.key not in self.settled:
                yield Piece("out", f"{number:3} {_row(item)}\n")

    def opened(self, item: Item) -> Iterator[Piece]:
        """A number alone answers nothing: what stands behind its row, and what each key does to it."""
        yield Piece("out", detail_text(item.detail))
        yield from map(_told_act, item.offered)

    def shown(self, item: Item | None, act: Act) -> Iterator[Piece]:
        """What an act only shows: the draft, the link, what stands behind the row."""
        if act.id == "go-to-waiting":
            first = next(waiting_steps(self.run.context(self.ways.now())), None)
            if first is not None:
                self.run.go(first.step.id, self.ways.now())
                yield from self.show()
            else:
                yield Piece("out", f"{NOTHING_WAITS}\n")
        elif item is None:
            yield Piece("out", f"{act.label}: in the app.\n")
        elif act not in item.offered:
            yield Piece("out", f"{item.undrafted}\n")
        elif act.id in OF_DRAFT and item.draft:
            yield Piece("out", "".join(f"    {clean(line)}\n" for line in item.draft.splitlines()))
            yield from self.checked(item, item.draft)
        elif act.id == "show-brief":
            yield Piece("out", detail_text(self.run.page(item, self.ways.now())))
        elif act.id == "open-article":
            yield from (Piece("out", f"    {clean(line)}".rstrip() + "\n") for line in self.ways.article(item.ref))
        elif act.id == "open-link":
            yield Piece("out", f"    {clean(item.url)}\n")
        else:
            yield Piece("out", detail_text(item.detail) or "    Nothing more is noted.\n")

    def comment_on(self, item: Item) -> CommentText:
        """The comment on an article that this review keeps."""
        return CommentText.of_text(self.run.review.drafts.get(item.key, ""))

    def comment(self, item: Item, act: Act, text: str) -> Iterator[Piece]:
        """Keep a comment on an article; without a text the next line is the comment, and what is kept is shown."""
        if not text.strip():
            self.asked = (item, act)
            if text_left := self.comment_on(item).answer:
                yield Piece("out", f"    {clean(text_left)}\n")
            yield Piece("out", f"{act.label}: type it in one line; enter alone changes nothing.\n")
            return
        adds, said = read_answer(text)
        keep_drafts(self.run.store, self.ways.now(), self.run.id, {item.key: CommentText(adds or "", said).keeping})
        number = 1 + [one.key for one in self.items].index(item.key)
        yield Piece("out", f"The comment is kept. When it stands under the article: {number} space\n")
        yield from self.checked(item, said, adds or "")

    def checked(self, item: Item, text: str, adds: str = "") -> Iterator[Piece]:
        """What the guards say of a draft or a comment, but for what is as it should be; whether a comment counts as
        useful is told with the act."""
        for check in self.ways.checks(item_draft(self.run.store.view(), item, text, adds)):
            if check.level != "ok" and check.check != "comment":
                yield Piece("out", f"    {LEVEL_WORDS[check.level]}: {clean(check.text)}\n")

    def write(self) -> Iterator[Piece]:
        """The first time what would be written, the second time it is."""
        if not self.previewed:
            for line in self.ways.preview():
                yield Piece("out", f"{clean(line)}\n")
            self.previewed = True
            yield Piece("out", "enter again writes.\n")
            return
        self.previewed = False
        for line in self.ways.write():
            yield Piece("out", f"{clean(line)}\n")
        yield from self.show()


def keys_line(step: StepSpec, items: Sequence[Item]) -> str:
    """All keys of a step with what they do, each once, then those that work in every step."""
    labels_by_key: dict[str, list[str]] = {}
    acts = [*(act for item in items for act in item.offered), *step.acts]
    for act in acts:
        labels = labels_by_key.setdefault("1-9" if act.key.isdigit() else act.key, [])
        label = "pick" if act.key.isdigit() else act.label
        if label not in labels:
            labels.append(label)
    parts = [f"{key} {'/'.join(labels)}" for key, labels in labels_by_key.items()]
    return "  ".join([*parts, "log TEXT", "u undo", "[ back", "] next", "q leave", "? explains"])


def detail_text(rows: Iterable[tuple[str, str]]) -> str:
    """Rows of label and text as indented lines; a row without a label goes on with the one before."""
    lines = (f"{clean(label)}: {clean(text)}" if label else f"  {clean(text)}" for label, text in rows)
    return "".join(f"    {line}\n" for line in lines)


def _told_act(act: Act) -> Piece:
    """A key and what it does."""
    return Piece("out", f"    {act.key}  {act.label}{f': {act.help}' if act.help else ''}\n")


def _row(item: Item) -> str:
    cells = "  ".join(clean(cell) for cell in item.cells if cell)
    return f"{cells}  ({item.state})" if item.state in _TOLD else cells


def _plain(line: str) -> str:
    left, _, right = line.partition("\t")
    return f"{clean(left)} ({clean(right)})" if right else clean(left)


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 6


def _is_choice(text: str, act: Act) -> bool:
    """Whether a text is one of the answers of an act, by its number or its words."""
    try:
        choice_of(text, act.choices)
    except UsageError:
        return False
    return True


def _is_command(word: str, act: Act) -> bool:
    """Whether an answer to a question of an act is a whole line again, "1 h ines", or a key of another row."""
    number, _, rest = word.partition(" ")
    key = rest.strip().partition(" ")[0]
    return _is_number(number) and key in (act.key, "space", "enter")


def _question(act: Act) -> str:
    """The question of an act with the answers there are."""
    answers = ", ".join(f"{place} {choice}" for place, choice in enumerate(act.choices, 1))
    return f"{act.label}: {act.prompt} {answers} (enter: {act.choices[0]})"


def _not_understood(word: str, items: Sequence[Item]) -> str:
    what = f'"{clean(word)[:60]}" is no answer here.' if word else "An answer is needed."
    of_row = "a number and a key, such as 1 space; " if items else ""
    return f"{what} Say {of_row}log TEXT; ] or [; u; q."
