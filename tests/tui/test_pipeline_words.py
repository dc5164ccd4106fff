"""The pipeline while the stages of the workspace change: headings stand over their deals, none goes out of sight."""

from __future__ import annotations

from pathlib import Path

from tests.tui.customers_base import DEALS, OPPORTUNITY, lists_of, pipeline_base, under_cursor
from tests.tui.fresh_base import app_on
from tests.tui.pressing import press
from tests.tui.test_workspace_words import load_elsewhere

from leadtui.bootstrap import Base
from leadtui.model import Opportunity

PIPELINE = ("g", "p")


def order(text: str, *said: str) -> list[str]:
    """These words in the order in which a screen has them."""
    return sorted((word for word in said if word in text), key=text.index)


def in_stage(base: Base, number: int, stage: str) -> None:
    """Puts a deal into a stage that no service would."""
    desk = base.desk()
    with desk.store.operation("test", "stage", desk.user.id) as op:
        op.set(Opportunity, number, {"stage": stage})
    desk.close()


async def test_headings_stand_over_their_deals_when_a_stage_before_them_was_taken_away(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    load_elsewhere(tmp_path, "[stages.qualification]\noffered = false\n")
    base.reload()
    app = app_on(base)
    async with app.run_test(size=(120, 40)) as pilot:
        text = await press(pilot, *PIPELINE)
        assert "Qualification" not in text
        wanted = ["Prospecting", "Boats", "Proposal", "Dredgers", "Negotiation", "Engines"]
        assert order(text, *wanted) == wanted


async def test_a_deal_in_a_stage_that_is_known_no_more_is_shown_and_asks_for_one(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    in_stage(base, len(DEALS), "poc")
    app = app_on(base)
    async with app.run_test(size=(120, 40)) as pilot:
        text = await press(pilot, *PIPELINE)
        assert order(text, "Negotiation", "── poc", "Engines") == ["Negotiation", "── poc", "Engines"]
        assert "no stage any more" in text
        text = await press(pilot, "G", ">")
        assert under_cursor(app) == "Elm – Engines"
        assert "poc is no stage any more · s chooses one" in text
        text = await press(pilot, "s", "4")
        assert "── poc" not in text
        assert under_cursor(app) == "Elm – Engines"


async def test_stages_changed_elsewhere_put_the_deals_under_them_at_once(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *PIPELINE, "G")
        load_elsewhere(tmp_path, '[stages]\norder = ["negotiation", "proposal"]\nproposal.name = "Offer"\n')
        lists_of(app).watch_.tick()
        text = await press(pilot)
        wanted = ["Negotiation", "Engines", "── Offer", "Dredgers", "Prospecting", "Boats"]
        assert order(text, *wanted) == wanted
        assert under_cursor(app) == "Elm – Engines"
        assert lists_of(app).source.kind is OPPORTUNITY
