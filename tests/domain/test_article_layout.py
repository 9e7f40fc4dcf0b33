"""An article in one column: measured in cells, nothing lost, and a place that any width finds again."""

from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.articles.article_layout import CODE, COLUMN, ArticleLine, article_lines, line_at
from netritual.domain.articles.article_text import ArticleText, Block
from netritual.domain.language.text import width

WORDS = st.text(st.sampled_from("ab cdé漢字、。（）한글e\u0301👩🏽‍💻ع-"), max_size=120).map(
    lambda text: " ".join(text.split())
)
KINDS = st.sampled_from(["text", "heading", "quote", "item"])
BLOCKS = st.builds(
    lambda kind, text, level: Block(kind=kind, text=text, level=level, mark="•"), KINDS, WORDS, st.integers(0, 2)
)
TEXTS = st.lists(BLOCKS, max_size=6).map(lambda blocks: ArticleText(blocks=tuple(blocks)))


def lines(*blocks: Block, column: int = COLUMN, links: tuple[str, ...] = (), most: int = 0) -> list[str]:
    return [line.text for line in article_lines(ArticleText(blocks=blocks, links=links), column, most)]


@given(TEXTS, st.integers(16, 80))
def test_no_line_is_wider_than_the_column_and_no_word_is_lost(text: ArticleText, column: int) -> None:
    laid = article_lines(text, column)
    assert all(width(line.text) <= column for line in laid)
    signs = str.maketrans(dict.fromkeys("> •\n "))
    assert "".join(line.text for line in laid).translate(signs) == text.text.translate(signs)


@given(TEXTS, st.integers(16, 80), st.integers(16, 80))
def test_a_place_is_found_in_a_column_of_another_width(text: ArticleText, one: int, other: int) -> None:
    here, there = article_lines(text, one), article_lines(text, other)
    for line in here:
        found = there[line_at(there, (line.block, line.at))]
        assert found.block == line.block and found.at <= line.at
        assert line_at(here, (line.block, line.at)) >= here.index(line)


def test_paragraphs_break_at_blanks() -> None:
    assert lines(Block(text="one two three"), Block(text="four"), column=8) == ["one two", "three", "", "four"]


def test_a_word_of_two_hundred_letters_is_cut() -> None:
    assert [len(line) for line in lines(Block(text="see " + "x" * 200))] == [3, 66, 66, 66, 2]


def test_wide_characters_break_anywhere_but_before_a_closing_sign() -> None:
    assert lines(Block(text="漢字漢字漢字、終わり"), column=12) == ["漢字漢字漢", "字、終わり"]
    assert lines(Block(text="price は 12 円です。"), column=10) == ["price は", "12 円で", "す。"]


def test_marks_stay_with_their_letter() -> None:
    assert lines(Block(text="e\u0301" * 9), column=8) == ["e\u0301" * 8, "e\u0301"]


def test_quotes_items_and_headings() -> None:
    assert lines(
        Block(kind="heading", text="Part", level=2), Block(kind="quote", text="said by one"),
        Block(kind="quote", text="and two"), Block(kind="item", text="one and more", mark="3."),
        Block(kind="item", text="deep", mark="•", level=1), column=10,
    ) == ["Part", "", "> said by", "> one", ">", "> and two", "", "3. one and", "   more", "  • deep"]  # fmt: skip


def test_code_is_not_reflowed() -> None:
    code = Block(kind="code", text="if x:\n    y = 1   # " + "z" * 80)
    assert lines(code, column=20) == [f"{CODE}if x:", f"{CODE}    y = 1   # {'z' * 80}"]
    assert [width(line) for line in lines(code, column=20, most=60)] == [7, 60, 38]


def test_tables_stand_in_columns_where_there_is_room() -> None:
    table = Block(kind="table", rows=(("City", "Price"), ("漢字", "12"), ("Lisbon",)))
    assert lines(table) == ["City    Price", "漢字    12", "Lisbon"]
    assert lines(table, column=10) == ["City;", "  Price", "漢字; 12", "Lisbon"]


def test_links_stand_at_the_end_each_with_its_number() -> None:
    laid = article_lines(ArticleText(blocks=(Block(text="this [1]"),), links=("https://ex.org/a", "https://ex.org/b")))
    links = [ArticleLine("[1] https://ex.org/a", "link", 1), ArticleLine("[2] https://ex.org/b", "link", 2)]
    assert laid[-3:] == [ArticleLine("", "", 1), *links]


def test_minutes_to_read() -> None:
    assert ArticleText().minutes == 0
    assert ArticleText(blocks=(Block(text="word " * 230),)).minutes == 1
    assert ArticleText(blocks=(Block(text="word " * 1200),)).minutes == 6
    assert ArticleText(blocks=(Block(text="漢" * 900),)).minutes == 3
