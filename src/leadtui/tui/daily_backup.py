"""The day's backup, made while the app runs: once it has settled, and again when another day has begun.

It has a thread and a connection of its own, so no key waits for it; of a million leads it copies three gigabytes, and
keys are slower for those minutes. When the app ends first, nothing is left of it, and the next start makes it.
"""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.words.errors import LeadtuiError

if TYPE_CHECKING:
    from leadtui.platform.clock import Clock
    from leadtui.tui.app import LeadtuiApp

SETTLED = 2.0
"""Seconds after the first paint."""
LOOK_AGAIN = 1800.0
"""Seconds between two looks at whether another day has begun."""


def start(app: LeadtuiApp) -> None:
    """Begin; called once the first frame is painted."""
    app.set_timer(SETTLED, lambda: app.keep(_today(app)))
    app.set_interval(LOOK_AGAIN, lambda: app.keep(_today(app)))


async def _today(app: LeadtuiApp) -> None:
    ended = threading.Event()
    try:
        said = await asyncio.to_thread(_make, app.base.path, app.base.clock, ended)
    finally:
        ended.set()
    if said and isinstance(app.screen, KeyScreen):
        app.screen.say(said, "error")


def _make(base: Path, clock: Clock, ended: threading.Event) -> str:
    """Make the day's backup if it is not there; what to say when it cannot be made."""
    from leadtui.services.backups import Stopped, back_up_today

    try:
        back_up_today(base, clock, stop=ended.is_set)
    except Stopped:
        return ""
    except LeadtuiError as error:
        return f"No backup of today: {error}"
    return ""
