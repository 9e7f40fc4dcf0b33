"""The reading loop: an article, what became of it, and the comment that is a word to its author."""

from datetime import date

from msgspec.structs import replace

from netritual.domain.articles.article_lines import answered, answers_comment, meant, names_article, passed_on
from netritual.domain.articles.comments import COMMENT_KINDS, article_state, check_comment, said_kind
from netritual.domain.model import Article, Comment, CommentKind, Interaction, Person
from netritual.domain.people.links import canonical, page_key
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import TAKE_BACK, contact, existing, in_state, refuse

DONE = "This article is {} already."


def article_at(tx: Transaction, link: str) -> Article | None:
    """The article with this address, in whichever spelling."""
    key = page_key(link)
    return next((article for article in tx.all(Article) if page_key(article.url) == key), None)


@verb("add-article")
def add_article(tx: Transaction, text: str, author: int | None = None) -> Article:
    """An article added by hand; ``text`` is its address, kept in one form and once."""
    link = canonical(text)
    if link is None:
        raise refuse("That is no web address.", "It begins with https:// or with a host such as ex.org.")
    there = article_at(tx, link)
    if there is not None:
        raise refuse(f"You have this article: {there.title or there.url}.", f"It is {there.state} now.")
    if author is not None:
        existing(tx, Person, author)
    return tx.put(Article(url=link, author=author, shared=tx.now.date()))


@verb("read-article")
def read_article(tx: Transaction, id: int, page_title: str = "") -> Article:
    """I read it and say nothing. One without a title gets that of its page."""
    article = in_state(tx, Article, id, ("queued",), DONE, TAKE_BACK)
    return tx.put(replace(article, title=article.title or page_title, state="read", read=tx.now.date()))


@verb("skip-article")
def skip_article(tx: Transaction, id: int) -> Article:
    """Not for me; it leaves the queue."""
    return tx.put(replace(in_state(tx, Article, id, ("queued",), DONE, TAKE_BACK), state="skipped"))


@verb("comment-article")
def comment_article(tx: Transaction, id: int, text: str = "", page_title: str = "") -> Article:
    """I commented: the article is read, and the comment is one contact with its author and whoever passed it on.

    A useful comment gives something (``value`` gave). Without the text it is a comment all the same. Its kind stands
    before the text ("question: did they try?"). An article without a title gets that of its page.
    """
    kind, text = read_answer(text)
    article = in_state(tx, Article, id, ("queued", "read"), DONE, TAKE_BACK)
    article = replace(article, title=article.title or page_title)
    today = tx.now.date()
    comment = comment_of(text, kind, today)
    contact(
        tx, article.people, article.title or article.url, channel="comment",
        value="gave" if comment.useful else None, urls=(article.url,),
    )  # fmt: skip
    return tx.put(replace(article, state="commented", read=article.read or today, comment=comment))


def comment_of(text: str, kind: CommentKind | None, on: date) -> Comment:
    """A comment as it is kept: its kind is the one that was chosen, else the one that its text shows."""
    check = check_comment(text, kind)
    return Comment(kind=check.kind, text=text, on=on, words=check.words, useful=check.useful)


def note_article(tx: Transaction, talk: Interaction) -> str:
    """Keep what an entry tells of an article: that I read it, that I commented on it, or that its author answered.

    An article that waits in the queue leaves it. Which one it is the link says, else whose it is and words of its
    title. With a link another one is kept as one of the first person of the entry. What a comment said is known where
    its kind stands before it. What became of an article is told in a sentence; "" for nothing.
    """
    if answers_comment(talk):
        if (article := answered(tx, talk)) is not None:
            tx.put(replace(article, author_replied=talk.on))
            return f"“{article.title or article.url}” has its answer."
        return ""
    _keep_passed_on(tx, talk)
    state = article_state(talk)
    kind, text = said_kind(talk.line)
    article = _article_of(tx, talk, text) if state is not None else None
    if article is None:
        return ""
    if state == "commented" and article.comment is None:
        comment = comment_of(text, kind, talk.on) if text else Comment(on=talk.on)
        tx.put(replace(article, state="commented", read=article.read or talk.on, comment=comment))
        return f"“{article.title or article.url}” is marked as commented."
    if state == "read" and article.state == "queued":
        tx.put(replace(article, state="read", read=talk.on))
        return f"“{article.title or article.url}” is marked as read."
    return ""


def _keep_passed_on(tx: Transaction, talk: Interaction) -> None:
    """An article that an entry with its link says somebody passed on, in the queue as one of its author."""
    passed = passed_on(tx, talk)
    link = next(filter(None, map(canonical, talk.urls)), None)
    if passed is None or link is None:
        return
    sharer, author = passed
    article = article_at(tx, link) or Article(url=link, shared=talk.on)
    if article.author in (None, author):
        tx.put(replace(article, author=author, shared_by=sharer))
    elif article.shared_by is None and article.author != sharer:
        tx.put(replace(article, shared_by=sharer))


def _article_of(tx: Transaction, talk: Interaction, comment: str) -> Article | None:
    """The article that an entry speaks of; a link of the comment itself is none."""
    author = talk.people[0] if talk.people else None
    links = [link for link in map(canonical, talk.urls) if link]
    there = next((one for link in links if (one := article_at(tx, link)) is not None), None)
    if there is None and names_article(talk.line) and talk.people:
        head = talk.line.removesuffix(comment)
        there = meant(tx, head, talk.people, [one for one in tx.all(Article) if one.state in ("queued", "read")])
    outside = next((link for link in links if link not in comment), None)
    if there is None and outside is not None:
        there = Article(url=outside, author=author, shared=talk.on)
    if there is not None and there.source is None and author is not None:
        return replace(there, author=author)
    return there


@verb("author-replied")
def author_replied(tx: Transaction, id: int) -> Article:
    """The author answered my comment: a contact of theirs."""
    article = existing(tx, Article, id)
    if article.state != "commented" or article.author_replied is not None:
        raise refuse("No answer is awaited under this article.", "Comment first.")
    contact(tx, article.people[:1], article.title or article.url, channel="comment", initiator="them")
    return tx.put(replace(article, author_replied=tx.now.date()))


def read_answer(answer: str) -> tuple[CommentKind | None, str]:
    """A typed answer as kind and text: "question: did they try?", or the digit of the row of kinds first ("4 did")."""
    kind, text = said_kind(answer.strip(), first=True)
    if kind is not None:
        return kind, text
    digit, _, rest = answer.strip().partition(" ")
    if digit in ("1", "2", "3", "4"):
        return COMMENT_KINDS[int(digit) - 1], rest.strip()
    return None, answer.strip()
