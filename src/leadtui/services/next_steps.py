"""The next steps that stand in a note: kept with it, and offered; a follow-up is made only when the rep takes it."""

from __future__ import annotations

import shlex
from datetime import timedelta
from typing import TYPE_CHECKING

from leadtui.rules.calling import zone_named
from leadtui.rules.next_step import suggestions
from leadtui.services.desk import Desk
from leadtui.words.records import replace
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.rules.next_step import NextStep
    from leadtui.rules.when import When

READ_WITHIN = timedelta(minutes=15)
"""So long ago the text of what is logged may have been read for a follow-up that was filled in from it."""
AT_ONCE = timedelta()


def next_steps(desk: Desk, text: str, zone: str | None = None, *, ago: timedelta = AT_ONCE) -> tuple[NextStep, ...]:
    """What a text plainly says is to be done and when, in its order; `zone` is that of the lead.

    `ago`: read as it would have been so long ago.
    """
    if not text:
        return ()
    return suggestions(text, desk.local() - ago, desk.hours, region=desk.region, their_zone=zone_named(zone))


def left_after(desk: Desk, text: str, zone: str | None, taken: When | None) -> tuple[NextStep, ...]:
    """What is offered still of a text when a follow-up was set: the others where it is one of them, else nothing."""
    steps = next_steps(desk, text, zone)
    if taken is None:
        return steps
    left = tuple(step for step in steps if step.when != taken)
    if len(left) < len(steps):
        return left
    return _without(desk, text, zone, steps, taken)


def _without(desk: Desk, text: str, zone: str | None, steps: tuple[NextStep, ...], taken: When) -> tuple[NextStep, ...]:
    """The steps without the one that counts from now and is `taken` where it is read as it was read; () if none is."""
    for place, step in enumerate(steps):
        ago = step.when.at - taken.at
        if AT_ONCE < ago <= READ_WITHIN and step.when.date is taken.date is None:
            then = next_steps(desk, text, zone, ago=ago)
            if len(then) == len(steps) and then[place].when == taken:
                return steps[:place] + steps[place + 1 :]
    return ()


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
