"""A thousand damaged bases: never a traceback, never a changed original, and what is saved is sound."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.support import SetTime, quick_folder

from leadtui.bootstrap import open_base
from leadtui.services import sampling, triage

DAMAGES = 1000
READING = (
    ("list", "--json"), ("show", "1", "--json"), ("due",), ("next",), ("log",), ("export", "--all", "--format", "json"),
    ("list", "brinkmann"), ("doctor",), ("backup",), ("restore",), ("convert", "--query", "is:open", "--dry-run"),
)  # fmt: skip
SALVAGED_EVERY, WRITTEN_EVERY = 10, 5


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, clock: SetTime) -> Iterator[Path]:
    """A folder in memory with the base that LEADTUI_DB names."""
    with tempfile.TemporaryDirectory(dir=quick_folder()) as made:
        monkeypatch.setenv("LEADTUI_DB", f"{made}/leads.db")
        yield Path(made)


def sound_base(folder: Path) -> bytes:
    """A small base with something in every table, as one file."""
    desk = open_base().desk()
    sampling.fill(desk, 25, 3)
    for lead in range(1, 6):
        triage.log_call(desk, lead, "no-answer", note="nobody there " * 300)
    desk.close()
    return (folder / "leads.db").read_bytes()


def damaged(content: bytes, dice: random.Random) -> bytes:
    """A base with bytes that are others, most of them few, or cut short."""
    if dice.random() < 0.25:
        return content[: dice.randrange(len(content))]
    changed = bytearray(content)
    for _ in range(dice.choice((1, 1, 4, 40, 400))):
        place = dice.randrange(100) if dice.random() < 0.1 else dice.randrange(len(changed))
        changed[place] = dice.randrange(256)
    return bytes(changed)


def test_no_damage_is_met_with_a_traceback_or_changes_the_original(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, content, dice = folder / "leads.db", sound_base(folder), random.Random(20261118)
    capsys.readouterr()
    run = Program(capsys)
    for turn in range(DAMAGES):
        for file in (*folder.glob("leads.db*"), *(folder / "backups").glob("*"), *folder.glob("other.db*")):
            file.unlink()
        broken = damaged(content, dice)
        path.write_bytes(broken)
        for verb in (READING[turn % len(READING)], dice.choice(READING)):
            assert run(*verb).status in (0, 1, 3, 5), verb
        monkeypatch.setenv("LEADTUI_DB", str(folder / "other.db"))
        assert run("restore", str(path)).status in (0, 5)
        monkeypatch.setenv("LEADTUI_DB", str(path))
        assert path.read_bytes() == broken
        if turn % SALVAGED_EVERY == 0:
            salvaged(run, path, broken)
        elif turn % WRITTEN_EVERY == 0:
            for verb in (("note", "1", "x"), ("undo",), ("doctor", "--repair")):
                assert run(*verb).status in (0, 1, 3, 4, 5), verb


def salvaged(run: Program, path: Path, broken: bytes) -> None:
    status = run("doctor", "--salvage").status
    assert status in (0, 1, 5)
    asides = [file for file in path.parent.glob("leads.db.damaged-*") if not file.name.endswith("-wal")]
    assert [file.read_bytes() for file in asides] == ([broken] if status == 0 else [])
    if status == 0:
        ran = run("doctor")
        assert ran.status == 0, ran.out
        assert run("export", "--all", "--format", "json").status == 0
    else:
        assert path.read_bytes() == broken
