"""What alerts, the time left for an answer and ages look like, in three sizes, each with what it must say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support import SetTime
from tests.tui.alerted import comes_in
from tests.tui.fresh_base import app_on, base_with, burst, screen_text, settle
from textual.pilot import Pilot

from leadtui.services import alerts, ticking

SIZES = {"60x20": (60, 20), "80x24": (80, 24), "160x45": (160, 45)}
SHOTS: dict[str, tuple[tuple[str, ...], str]] = {
    "late": ((), "Answer late"),
    "lead": (("enter",), "answer 2:30 left"),
}


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SetTime:
    """A set time, colours as a terminal has them, and nothing that comes later."""
    clock = SetTime(tmp_path / "now", "2026-11-18T10:00+01:00")  # type: ignore[arg-type]
    for name, value in {"LEADTUI_NOW": f"file:{clock.file}", "TZ": "Europe/Berlin", "COLORTERM": "truecolor"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LEADTUI_USER", "Sam")
    for pause in ("REST", "RECOUNT_AFTER", "LOAD_AFTER"):
        monkeypatch.setattr(f"leadtui.tui.screens.queue_watch.{pause}", 0.001)
    monkeypatch.setattr("leadtui.tui.notices.SEEN_AFTER", 0.0)
    return clock


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_answers_owed_look_as_they_did(
    snap_compare: Callable[..., bool], tmp_path: Path, still: SetTime, shot: str, size: str
) -> None:
    """Keys pressed on the queue lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    base = base_with(tmp_path)
    comes_in(base, "Mary Poppins")
    still.forward(minutes=2 if shot == "lead" else 6, seconds=30)
    desk = base.desk()
    if shot == "lead":
        alerts.claim(base.path, base.user.id, base.clock)
    ticking.tick(desk)
    for alert in alerts.claim(base.path, base.user.id, base.clock):
        if alert.kind == "late":
            alerts.give_back(base.path, base.user.id, (alert,))
    desk.close()
    app = app_on(base)
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        burst(app, *keys)
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=press, terminal_size=SIZES[size])
    assert says in seen[0]
