"""What befalls the journal while the app is open: replaced, older, gone, damaged, a copy beside it."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from netritual.domain.model import Person
from netritual.paths import Home
from netritual.store.journal_store import open_store
from netritual.tui.app import NetritualApp
from tests.tui.conftest import World, settle, toasts

LOG = "journal.jsonl"


def add(home: Home, world: World, handle: str, minutes: int = 0) -> None:
    """Someone in the network, saved by another process."""
    store = open_store(home)
    person = Person(handle=handle, name=handle.title(), tier=2, status="network")
    store.transact("add", lambda tx: tx.put(person), world.clock.now() + timedelta(minutes=minutes))
    store.close()


def elsewhere(world: World, tmp_path: Path) -> Home:
    """The home as another device has it."""
    return Home(str(shutil.copytree(world.home.root, tmp_path / "device")))


def put(data: bytes, world: World, name: str) -> None:
    """What a sync tool does: another file takes the name."""
    path = Path(world.home.store) / name
    path.with_name(".syncing").write_bytes(data)
    os.replace(path.with_name(".syncing"), path)


def everything(home: Home) -> list[bytes]:
    """The bytes of every file in the store's folder, those that were kept aside too."""
    return [path.read_bytes() for path in Path(home.store).rglob("*") if path.is_file()]


@pytest.mark.parametrize("how", ["older", "gone", "all gone", "other entries", "copy", "damaged"])
async def test_what_was_in_memory_stays_and_it_is_said(world: World, tmp_path: Path, how: str) -> None:
    log = Path(world.home.store) / LOG
    add(world.home, world, "ana")
    device = elsewhere(world, tmp_path)
    older = log.read_bytes()
    add(device, world, "wei", 1)
    add(world.home, world, "tom", 2)
    if how == "damaged":
        add(world.home, world, "bo", 3)
        spoilt = log.read_bytes()
        log.write_bytes(spoilt.replace(b'"handle":"tom"', b'"handle":"tim"'))
        world.store.close()
        world.store = open_store(world.home, world.disk, world.clock.still)
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        pilot.app._writer.poll()
        await settle(pilot)
        if how == "older":
            put(older, world, LOG)
        elif how == "gone":
            log.unlink()
        elif how == "all gone":
            shutil.rmtree(world.home.store)
        elif how == "other entries":
            put((Path(device.store) / LOG).read_bytes(), world, LOG)
        elif how == "copy":
            put((Path(device.store) / LOG).read_bytes(), world, "journal (Marta's conflicted copy).jsonl")
        pilot.app._writer.poll()
        await settle(pilot)
        words = {
            "older": "It was written again from memory; nothing was lost.",
            "gone": "The journal was gone",
            "all gone": "The journal was gone",
            "other entries": "Another journal took the place of ours. All of ours is in",
            "copy": "`netritual import ",
            "damaged": "damaged",
        }
        assert [words[how] in toast for toast in toasts(pilot)] == [True]
        there = {"other entries": {"Ana", "Wei"}, "damaged": {"Ana", "Bo"}}
        for store in (world.store, open_store(world.home)):
            found = {person.name for person in store.view().all(Person)}
            assert found == there.get(how, {"Ana", "Tom"})
    assert any(b'"Tom"' in data or b'"tim"' in data for data in everything(world.home))
