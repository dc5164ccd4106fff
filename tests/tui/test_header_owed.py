"""What has no next step is counted in the first line of any terminal, in as many words as there is room for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import make_lead
from tests.tui.fresh_base import app_on, base_with, queue_of, settle
from tests.tui.pressing import press


@pytest.mark.parametrize(
    ("width", "said"),
    [(80, "  1 without next step · g e"), (60, " 1 no next step · g e"), (50, "  1 · g e"), (42, "")],
)
async def test_the_count_gives_up_words_before_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, said: str
) -> None:
    monkeypatch.setenv("LEADTUI_NOW", "2026-11-18T10:00+01:00")
    monkeypatch.setattr("leadtui.tui.screens.queue_watch.RECOUNT_AFTER", 0.001)
    base = base_with(tmp_path, ())
    desk = base.desk()
    make_lead(desk, status="contacted")
    desk.close()
    app = app_on(base)
    async with app.run_test(size=(width, 20)) as pilot:
        await settle(pilot)
        for _ in range(100):
            if queue_of(app).header.owed:
                break
            await pilot.pause(0.02)
        first = (await press(pilot)).splitlines()[0]
    assert first.rstrip().endswith(said)
    assert ("g e" in first) == bool(said)
