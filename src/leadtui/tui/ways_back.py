"""How one comes back to a screen that was closed on the way to what a search found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from leadtui.tui import places

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp


def way_back(app: LeadtuiApp, screen: Screen[Any]) -> Callable[[], None] | None:
    """How the screen of a record, call mode, a list of customers or of a sequence is opened anew; None for others."""
    from leadtui.tui.screens.call_mode import CallModeScreen
    from leadtui.tui.screens.customers import CustomersScreen
    from leadtui.tui.screens.record import RecordScreen
    from leadtui.tui.screens.sequences import SequencesScreen
    from leadtui.tui.screens.standing import StandingScreen

    if isinstance(screen, CallModeScreen):
        return lambda: app.open_screen(screen.again())
    if isinstance(screen, RecordScreen):
        ref = screen.ref
        return lambda: places.open_record(app, ref)
    if isinstance(screen, CustomersScreen):
        kind = screen.source.kind
        return lambda: places.go(app, kind.value)
    if isinstance(screen, StandingScreen):
        key = screen.source.key
        return lambda: app.open_screen(StandingScreen(app.base, key))
    return (lambda: places.sequences(app)) if isinstance(screen, SequencesScreen) else None
