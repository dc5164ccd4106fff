"""The next steps that stand in a note: kept with it, and offered; a follow-up is made only when the rep takes it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from leadtui.rules.calling import zone_named
from leadtui.rules.next_step import suggestions
from leadtui.services.desk import Desk
from leadtui.words.records import replace
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.rules.next_step import NextStep
    from leadtui.rules.when import When


def next_steps(desk: Desk, text: str, zone: str | None = None) -> tuple[NextStep, ...]:
    """What a text plainly says is to be done and when, in its order; `zone` is that of the lead."""
    if not text:
        return ()
    return suggestions(text, desk.local(), desk.hours, region=desk.region, their_zone=zone_named(zone))


def left_after(steps: tuple[NextStep, ...], taken: When | None) -> tuple[NextStep, ...]:
    """What is offered still when a follow-up was set: the others where it is one of them, else nothing."""
    if taken is None:
        return steps
    left = tuple(step for step in steps if step.when != taken)
    return left if len(left) < len(steps) else ()


def said(steps: tuple[NextStep, ...]) -> str | None:
    """The first next step as it is kept with what it stands in: "send the offer, Fri 20 Nov"."""
    return f"{steps[0].what or 'call'}, {steps[0].time}" if steps else None


def with_offers(done: Done, steps: tuple[NextStep, ...]) -> Done:
    """What was done with the next steps that are offered: the time as one would type it, and what is to be done."""
    offers = tuple((step.time, step.what) for step in steps)
    return replace(done, offer=offers[0], more=offers[1:]) if offers else done


def how_to_take(steps: tuple[NextStep, ...], ref: str) -> tuple[str, ...]:
    """How the command line takes them."""
    typed = ([step.time, *([step.what] if step.what else [])] for step in steps)
    return tuple(f"Next step? leadtui follow-up {ref} {shlex.join(words)}" for words in typed)
