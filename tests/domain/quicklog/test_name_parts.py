"""What surrounds a name is no part of it: the handle is first and last name, and ``@`` finds somebody by either."""

import pytest

from netritual.domain.people.first_names import first_name
from netritual.domain.quicklog.name_keys import keys_of, new_handle, parts_of
from netritual.domain.quicklog.name_kinds import FIRST, LAST

AROUND = (
    "Dr. {}", "Dr {}", "Prof. Dr. {}", "Prof. Dr. h.c. {}", "Dr.h.c. {}", "Dr. rer. nat. {}", "Dipl.-Ing. {}",
    "Dipl.-Kfm. {}", "Dipl.-Ing. (FH) {}", "Univ.-Prof. {}", "Priv.-Doz. Dr. {}", "PD Dr. {}", "Mag.a {}", "Dott. {}",
    "Dott.ssa {}", "Dr.ssa {}", "Avv. {}", "Eng.ª {}", "Dña. {}", "Sra. {}", "Mme {}", "Herrn {}", "Frau Dr. {}",
    "RA {}", "mgr inż. {}", "MUDr. {}", "Shri {}", "Assoc. Prof. {}", "H.E. {}", "CEO {}", "{} Dr.", "{} PhD",
    "{}, Ph.D.", "{} Ph. D.", "{} MBA", "{}, MBA, PMP®", "{}, MSc", "{} M.Ed.", "{} LL.M.", "{} OBE", "{}, RN, BSN",
    "{} III", "{} Jr.", "{} EMBA", "🚀 {}", "{} 🇵🇹", "{} ✨🚀", "{} 1️⃣", "{} 2", "⭐️ {} ⭐️", "{} (she/her)",
    "{} (He, Him)", "{} (Dr.)", "{} (née Stone)", "{} geb. Stone", "{} | Designer", "{} - Hiring",
    "{} – Nordlicht AG", "{} // Nordlicht", "{} @ Nordlicht", "{} • we are hiring", "~{}", "*{}*",
)  # fmt: skip


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(("first", "last"), [("Ines", "Prado"), ("Zoë", "O'Neill"), ("Anne-Marie", "Brand")])
def test_what_surrounds_a_name_is_no_part_of_it(around: str, first: str, last: str) -> None:
    name = around.format(f"{first} {last}")
    assert parts_of(name).words == [first, last]
    keys = keys_of((1, "x", name, (), "", "network"))
    assert keys[first.lower().replace("ë", "e").replace("-", "")] & FIRST
    assert keys[last.lower().replace("'", "")] & LAST


@pytest.mark.parametrize(
    "name",
    [
        "Robert (Bob) Clark", 'Robert "Bob" Clark', "Robert “Bob” Clark", "Robert 'Bob' Clark", "Robert ‘Bob’ Clark",
        "Robert „Bob“ Clark", "Robert »Bob« Clark", "Robert «Bob» Clark", "Robert [Bob] Clark", "Robert /Bob/ Clark",
        "Robert Clark (Bob)", "Robert Clark 'Bob'", "Clark, Robert (Bob)", "Dr. Robert (Bob) Clark, PhD",
    ],
)  # fmt: skip
def test_a_nickname_beside_a_name_is_another_first_name(name: str) -> None:
    parts = parts_of(name)
    assert (parts.words, parts.called) == (["Robert", "Clark"], ["Bob"])
    assert keys_of((1, "x", name, (), "", "network"))["bob"] & FIRST


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("CS Lewis", "cs-lewis"), ("Jack MA", "jack-ma"), ("D'Arcy O'Neill", "darcy-oneill"),
        ("Ann Lee 'til dawn", "ann-dawn"), ("Ines - Prado", "ines-prado"), ("Lee, Ann, PhD", "ann-lee"),
        ("Lee, Dr. Ann", "ann-lee"), ("Prof Ann Lee", "ann-lee"), ("de la Cruz, María", "maria-cruz"),
        ("Dr. Weber", "weber"), ("Jr.", "jr"), ("Dr.", "dr"), ("Hon Lee", "hon-lee"), ("Ing Lee", "ing-lee"),
        ("J. R. R. Hart", "j-hart"), ("2 Ines", "ines"),
    ],
)  # fmt: skip
def test_names_that_look_like_something_else_stay_names(name: str, handle: str) -> None:
    assert new_handle(name, lambda handle: False) == handle


@pytest.mark.parametrize(
    "name",
    [
        "Colonel Ned Hawke", "Col. Ned Hawke", "Col Ned Hawke", "Lt. Col. Ned Hawke", "Captain Ned Hawke",
        "Capt. Ned Hawke", "Major Ned Hawke", "Maj. Gen. Ned Hawke", "Sir Ned Hawke", "Dame Ned Hawke",
        "Father Ned Hawke", "Sister Ned Hawke", "Rabbi Ned Hawke", "Judge Ned Hawke", "Rev. Ned Hawke",
        "Lord Ned Hawke", "Lady Ned Hawke", "Admiral Ned Hawke",
        "Frau Ned Hawke", "Herr Ned Hawke", "Señora Ned Hawke", "Doña Ned Hawke", "Commander Ned Hawke",
    ],
)  # fmt: skip
def test_a_rank_or_an_office_is_no_first_name(name: str) -> None:
    assert parts_of(name).words == ["Ned", "Hawke"]
    assert first_name(name) == "Ned"
    assert keys_of((1, "x", name, (), "", "list"))["ned"] & FIRST


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Don José Ruiz", "José"), ("Don Pedro Gil", "Pedro"), ("Don Draper", "Don"), ("Don Quincy Adams", "Don"),
        ("Don van Vliet", "Don"), ("Justice Smith", "Justice"), ("Princess Okafor", "Princess"), ("Gen Sato", "Gen"),
        ("Chief Okoye", "Chief"), ("Colonel Hawke", "Colonel Hawke"), ("Sra. Gil", "Sra. Gil"),
    ],
)  # fmt: skip
def test_a_word_that_is_a_name_as_well_as_a_title_is_one_where_a_name_is_left(name: str, greeted: str) -> None:
    assert first_name(name) == greeted


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Lim Hui Min", "Hui Min"), ("Hui Min Lim", "Hui Min"), ("Goh Chok Tong", "Chok Tong"),
        ("Mr Goh Chok Tong", "Chok Tong"), ("Mr Goh", "Mr Goh"), ("Park Hye-jin", "Hye-jin"),
        ("Hye-jin Park", "Hye-jin"), ("Park Jae Sung", "Jae Sung"), ("Nguyễn Văn An", "An"), ("Tran Minh Duc", "Duc"),
        ("Ben Tan Wei Ming", "Ben"), ("Marcus Tan", "Marcus"), ("Lee Smith", "Lee"), ("Lee Ann Womack", "Lee"),
        ("Kim Marie Smith", "Kim"), ("Tim Kay Lee", "Tim"), ("Mary Lou Lim", "Mary Lou"), ("Wang Wei", "Wang"),
    ],
)  # fmt: skip
def test_a_family_name_that_comes_first_is_not_the_name_one_greets_by(name: str, greeted: str) -> None:
    assert first_name(name) == greeted


def test_consecutive_words_of_a_name_are_a_key_of_it() -> None:
    keys = keys_of((1, "x", "Lim Hui Min", (), "", "list"))
    assert keys["huimin"] & FIRST and keys["lim"] & LAST and not keys["lim"] & FIRST
    assert keys_of((1, "x", "Ana Ruiz Gil", (), "", "list"))["ruizgil"] & LAST
    assert keys_of((1, "x", "Thomas Thomas", (), "", "list"))["thomas"] & FIRST
