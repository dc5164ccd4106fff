"""The running app goes by the rules another program loads, and by those an undo brings back."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import app_on, base_with, burst, calls, detail_of, on, queue_of, screen_text, settle, typed

from leadtui.bootstrap import open_base
from leadtui.services.workspace_rules import load

RULES = """
[statuses]
new.name = "Frisch"
[statuses.trial]
name = "In trial"
category = "working"
digit = "6"
[outcomes.texted]
name = "Texted"
letter = "t"
reached = true
becomes = "trial"
[sources]
partner.offered = false
"""


def load_elsewhere(folder: Path, text: str) -> None:
    """Another program loads rules into the base of the test."""
    desk = open_base(str(folder / "leads.db")).desk()
    try:
        load(desk, text, "rules.toml")
    finally:
        desk.close()


async def test_rules_loaded_elsewhere_are_those_of_the_running_app(tmp_path: Path) -> None:
    app = app_on(base_with(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "Frisch" not in screen_text(app)
        load_elsewhere(tmp_path, RULES)
        queue_of(app).watch_.tick()
        await settle(pilot)
        assert "Frisch" in screen_text(app)
        assert on(app) == "Ada Lovelace"
        burst(app, "s", "6")
        await settle(pilot)
        assert detail_of(app.base, "Ada Lovelace").row.status == "trial"
        name = on(app)
        burst(app, "c", "t", *typed("hello"), "enter")
        await settle(pilot)
        detail = detail_of(app.base, name)
        assert [call.outcome for call in calls(detail)] == ["texted"]
        assert detail.row.status == "trial"


async def test_an_undo_of_rules_brings_the_old_words_back(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    load_elsewhere(tmp_path, RULES)
    base.reload()
    app = app_on(base)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "Frisch" in screen_text(app)
        burst(app, "u", "y")
        await settle(pilot)
        queue_of(app).watch_.tick()
        await settle(pilot)
        assert "Frisch" not in screen_text(app)
        burst(app, "s", "6")
        await settle(pilot)
        assert detail_of(app.base, "Ada Lovelace").row.status == "new"
