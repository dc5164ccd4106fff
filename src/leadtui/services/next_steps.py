"""The next step that stands in a note: kept with it, and offered; a follow-up is made only when the rep takes it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from leadtui.rules.next_step import suggested
from leadtui.services.desk import Desk

if TYPE_CHECKING:
    from leadtui.rules.next_step import NextStep


def next_step(desk: Desk, text: str) -> NextStep | None:
    """What a text plainly says is to be done and when, None where it says no such thing."""
    return suggested(text, desk.local(), desk.hours, region=desk.region) if text else None


def said(step: NextStep | None) -> str | None:
    """A next step as it is kept with what it stands in: "send the offer, Fri 20 Nov"."""
    return f"{step.what or 'call'}, {step.time}" if step is not None else None


def offered(step: NextStep | None) -> tuple[str, str] | None:
    """A next step as it is offered: its time as one would type it, and what is to be done."""
    return (step.time, step.what) if step is not None else None


def how_to_take(step: NextStep | None, ref: str) -> tuple[str, ...]:
    """How the command line takes it."""
    if step is None:
        return ()
    words = [step.time, *([step.what] if step.what else [])]
    return (f"Next step? leadtui follow-up {ref} {shlex.join(words)}",)
