"""Names of files: the platform's data folder, and what stands under a home."""

import sys
from pathlib import Path

import platformdirs
import pytest

from netritual.paths import Home, default_home


def test_the_default_home_is_what_platformdirs_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert default_home() == platformdirs.user_data_dir("netritual", appauthor=False)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG is for the other systems")
@pytest.mark.parametrize("value", ["/somewhere/else", "", "   "])
def test_xdg_is_followed_as_platformdirs_does(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", value)
    assert default_home() == platformdirs.user_data_dir("netritual", appauthor=False)


def test_names_stand_under_the_home_and_nothing_is_made(tmp_path: Path) -> None:
    home = Home(str(tmp_path / "a" / ".." / "b"))
    names = [home.store, home.settings, home.calendar, home.busy, home.outside, home.backups, home.reports]
    assert len(set(names)) == len(names)
    assert all(Path(name).is_relative_to(tmp_path / "b") for name in names)
    assert not home.exists() and not (tmp_path / "b").exists()


def test_a_tilde_is_the_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Home("~/data").root == str(tmp_path / "data")
