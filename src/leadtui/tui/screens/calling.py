"""Begins call mode on the view of a queue, and puts the queue's cursor back where the calls ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leadtui.tui.screens.queue_selection import QueueSelection


def begin(screen: QueueSelection) -> None:
    """Call the leads of the current view from the one under the cursor on; keys typed meanwhile wait for it.

    In the reminders that is the lead of the reminder, if it is in the view; else the list's.
    """
    here = (screen.current_lead(), screen.leads.row)
    if screen.leads.row is None:
        screen.say(screen.nothing_here, "hint")
        return
    screen.leadtui.hold()
    screen.leadtui.keep(_begin(screen, *(lead.id for lead in here if lead is not None)))


async def _begin(screen: QueueSelection, *wanted: int) -> None:
    from leadtui.tui.screens.call_mode import CallModeScreen
    from leadtui.tui.screens.call_run import CallRun

    source, name = screen.source, screen.view.name
    ids = await screen.rows.read(lambda reading: source.ids(reading), after_writes=True)
    if ids:
        at = next((ids.index(lead_id) for lead_id in wanted if lead_id in ids), 0)
        screen.leadtui.open_screen(CallModeScreen(CallRun(name, ids, at), screen.calls_ended))
    elif ids is not None:
        screen.say("There is no lead in this view", "hint")
    screen.leadtui.release()
