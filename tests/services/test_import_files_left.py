"""Of an import that is over nothing is left beside the base, and nothing of others is taken away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leadtui.bootstrap import Base
from leadtui.platform.lock_file import LockFile
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.staging_job import _state
from leadtui.services.sweeping_imports import sweep

LEFT = ("import-0123abcd", "import-0123abcd-journal", "import-0123abcd-0.list", "import-0123abcd.lock")


def _beside(base: Base) -> set[str]:
    return {path.name.removeprefix(f"{base.path.name}.") for path in base.path.parent.iterdir()} & {*LEFT, *_OTHERS}


_OTHERS = ("import-notes.txt", "import-0123abcd.csv", "import-0123abcd-0.list.bak", "import-0123abcde")


def _leave(base: Base, *names: str) -> None:
    for name in names:
        base.path.with_name(f"{base.path.name}.{name}").write_text("Ada", encoding="utf-8")


@pytest.mark.parametrize("left", [LEFT, LEFT[2:], LEFT[:1], LEFT[3:]])
def test_what_dead_programs_left_is_gone_once_somebody_writes(base: Base, left: tuple[str, ...]) -> None:
    _leave(base, *left, *_OTHERS)
    base.desk().close()
    assert _beside(base) == set(_OTHERS)


def test_what_a_living_program_keeps_stays(base: Base) -> None:
    _leave(base, *LEFT)
    lock = LockFile(base.path.with_name(f"{base.path.name}.{LEFT[3]}"))
    assert lock.hold()
    sweep(base.path)
    assert _beside(base) == set(LEFT)
    lock.let_go()


def test_a_piped_list_has_no_name_while_it_is_read(base: Base, desk: Desk, tmp_path: Path) -> None:
    names: set[str] = set()

    def told(_: object) -> None:
        names.update(path.name for path in base.path.parent.iterdir() if path.name.endswith(".list"))

    assert import_files(desk, [("list.csv", b"Last name\nLovelace\n")], told=told).created == 1
    assert not names or not Path("/proc/self/fd").exists()


def test_a_lock_that_was_taken_away_meanwhile_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, opened = tmp_path / "lock", os.open
    tries: list[int] = []

    def slowly(*arguments: object) -> int:
        handle = opened(*arguments)  # type: ignore[arg-type]
        if not tries:
            path.unlink()  # who held it lets go, just now
        tries.append(1)
        return handle

    monkeypatch.setattr("leadtui.platform.lock_file.os.open", slowly)
    lock = LockFile(path)
    assert lock.hold()
    assert len(tries) == 2
    assert not LockFile(path).hold()
    lock.let_go()
    assert not path.exists()


def test_a_file_that_was_written_over_is_another_though_its_times_were_put_back(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Ada", encoding="utf-8")
    was, times = _state(file), file.stat()
    while file.stat().st_ctime_ns == times.st_ctime_ns:  # the clock of a file system ticks slowly
        file.write_text("Eva", encoding="utf-8")
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert _state(file) != was
