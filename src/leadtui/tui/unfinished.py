"""An import that broke off is finished, or taken away, beside the keys, once the first frame stands."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from leadtui.tui.bindings import says
from leadtui.tui.bridge import Left
from leadtui.words.errors import LeadtuiError

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.tui.app import LeadtuiApp


async def make_good(app: LeadtuiApp) -> None:
    """Puts in order what a program that was killed left; the rep is told when something was."""
    screen: Any = app.screen
    try:
        done = await asyncio.wrap_future(app.bridge.beside(_make_good))
    except Left:
        return  # the next start goes on with it
    except LeadtuiError as error:
        screen.say(str(error), "error")
        return
    if done:
        app.base.unfinished = False
        await app.bridge.renew()
        screen = app.screen
        screen.say(says("An import that had broken off was put in order · {resort} sorts it in"), "hint")


def _make_good(desk: Desk) -> list[int]:
    from leadtui.services.recovering_imports import make_good as put_in_order

    return put_in_order(desk)
