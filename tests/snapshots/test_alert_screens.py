"""What alerts, the time left for an answer and ages look like, in three sizes, each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured
from tests.support import SetTime
from tests.tui.alerted import comes_in
from tests.tui.fresh_base import app_on, base_with

from leadtui.services import alerts, ticking

SIZES = {"60x20": (60, 20), "80x24": (80, 24), "160x45": (160, 45)}
SHOTS: dict[str, tuple[tuple[str, ...], str]] = {
    "late": ((), "Answer late"),
    "lead": (("enter",), "answer 2:30 left"),
}


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key is taken for one typed before the line could be seen."""
    monkeypatch.setattr("leadtui.tui.notices.SEEN_AFTER", 0.0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_answers_owed_look_as_they_did(
    snap_compare: Compare, tmp_path: Path, still_clock: SetTime, shot: str, size: str
) -> None:
    """Keys pressed on the queue lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    base = base_with(tmp_path)
    comes_in(base, "Mary Poppins")
    still_clock.forward(minutes=2 if shot == "lead" else 6, seconds=30)
    desk = base.desk()
    if shot == "lead":
        alerts.claim(base.path, base.user.id, base.clock)
    ticking.tick(desk)
    for alert in alerts.claim(base.path, base.user.id, base.clock):
        if alert.kind == "late":
            alerts.give_back(base.path, base.user.id, (alert,))
    desk.close()
    app = app_on(base)
    assert says in pictured(snap_compare, app, SIZES[size], keys)
