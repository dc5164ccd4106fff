"""The app goes on by rules that lack what it needs, as bases of earlier programs can have them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, burst, calls, detail_of, screen_text, settle

from leadtui.bootstrap import Base
from leadtui.model import Setting


def without(folder: Path, **settings: Mapping[str, object]) -> Base:
    """A base whose rules hold these settings, which no load would make."""
    base = base_with(folder)
    desk = base.desk()
    with desk.store.operation("workspace", "", desk.user.id, origin="rule") as op:
        for key, value in settings.items():
            op.add(Setting, {"key": key, "value": {"is": value}})
    desk.close()
    base.reload()
    return base


TAKEN_AWAY: dict[str, object] = {"offered": False}
OPEN = ("prospecting", "qualification", "proposal", "negotiation")


async def test_without_a_disqualified_status_its_key_still_asks_why(tmp_path: Path) -> None:
    app = app_on(without(tmp_path, **{"statuses.unqualified": TAKEN_AWAY}))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        burst(app, "5", "n")
        await settle(pilot)
        assert detail_of(app.base, "Ada Lovelace").row.status == "unqualified"


async def test_a_call_whose_outcome_leads_to_no_status_is_logged(tmp_path: Path) -> None:
    app = app_on(without(tmp_path, **{"outcomes.no-answer": {"becomes": "trial"}}))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        burst(app, "c", "n", "enter")
        await settle(pilot)
        assert len(calls(detail_of(app.base, "Ada Lovelace"))) == 1


@pytest.mark.parametrize("keys", [("C",), ("g", "p", "a")])
async def test_without_an_open_stage_a_deal_can_be_made(tmp_path: Path, keys: tuple[str, ...]) -> None:
    app = app_on(without(tmp_path, **{f"stages.{key}": TAKEN_AWAY for key in OPEN}))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        burst(app, *keys)
        await settle(pilot)
        assert "Stage" in screen_text(app)
