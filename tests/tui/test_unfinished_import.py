"""An import that broke off is put in order beside the keys when the app starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, screen_text, settle
from tests.tui.importing import leads
from tests.tui.pressing import app_of

from leadtui.bootstrap import open_base
from leadtui.services import importing, importing_phases
from leadtui.services.importing import import_files
from leadtui.words.importing import Progress


class _BreaksOff(Exception):
    """As if the program were killed."""


async def test_what_was_in_sight_is_finished_and_the_rep_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    monkeypatch.setattr(importing_phases, "MOST", 100)

    def told(progress: Progress) -> None:
        if progress.step == "showing":
            raise _BreaksOff

    base = base_with(tmp_path)
    desk = base.desk()
    rows = "\n".join(f"N{n},n{n}@example.com" for n in range(300))
    with pytest.raises(_BreaksOff):
        import_files(desk, [("long.csv", f"Last name,Email\n{rows}".encode())], told=told)
    desk.close()
    base = open_base(str(base.path))
    assert base.unfinished
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        assert "An import that had broken off was put in order · R sorts it in" in screen_text(app_of(pilot))
        assert leads(base) == 306
    assert not open_base(str(base.path)).unfinished
