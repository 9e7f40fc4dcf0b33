"""What an installed netritual holds: every module, the styles of the screens, the mark of its types."""

import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, made without the network; skipped where the build tool is not installed."""
    if find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed here; .ci/run builds the wheel")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    return next(folder.glob("netritual-*.whl"))


def ours() -> set[str]:
    """The files of the package that are no leavings of a run."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "netritual").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_it_holds_the_whole_package_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == ours()
    assert "netritual/py.typed" in names
    assert any(name.endswith(".tcss") for name in names)


def test_it_runs_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    """Zip or folder, the eight steps are found, and no file of the checkout is needed."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    script = (
        "import netritual; from netritual.review import step_loading\n"
        "print(netritual.__file__, [step.id for step in step_loading.discover()])"
    )
    ran = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert str(tmp_path / "site") in ran.stdout
    for name in ("who", "replies", "promises", "articles", "asks", "give", "coffees", "done"):
        assert f"'{name}'" in ran.stdout
