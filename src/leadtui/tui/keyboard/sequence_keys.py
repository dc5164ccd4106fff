"""Begins what is done with the sequences of a lead: how it stands in them is read before the prompt opens.

Always holds: keys typed on wait where that cannot be read at once; when a write before it failed meanwhile, nothing
opens over the record that came back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.tui.keyboard.prompts_sequences import SequencePrompt
from leadtui.tui.keyboard.why_not import ONLY_LEADS
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import LeadRow

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.tui.keyboard.record_keys import RecordKeys
    from leadtui.tui.record_rows import RecordRow
    from leadtui.words.sequences import EnrolmentRow


def begin(screen: RecordKeys[Any], row: RecordRow, meant: str = "") -> None:
    """Open the prompt of the sequences of a lead; `meant` is the one that is shown, by its fixed key."""
    app = screen.leadtui
    if not isinstance(row, LeadRow):
        screen.say(ONLY_LEADS["sequences"], "hint")
        return
    try:
        stands = None if app.bridge.writing else app.bridge.glance(lambda reading: _stands(reading, row.id))
    except LeadtuiError as error:
        _refuse(screen, error)
        return
    if stands is not None:
        _open(screen, row, stands, meant)
    else:
        app.hold()
        app.keep(_read(screen, row, meant, app.dropped))


def _stands(reading: Reading, lead_id: int) -> tuple[EnrolmentRow, ...]:
    from leadtui.services.sequences_reading import of_lead

    return of_lead(reading, lead_id)


async def _read(screen: RecordKeys[Any], row: LeadRow, meant: str, dropped: int) -> None:
    app = screen.leadtui
    try:
        stands = await app.bridge.read_after_writes(lambda reading: _stands(reading, row.id))
    except LeadtuiError as error:
        if app.dropped == dropped:
            _refuse(screen, error)
    else:
        if app.dropped == dropped:
            _open(screen, row, stands, meant)
            screen.look_at_keys()  # the key that asked for it was looked at before
    finally:
        app.release()


def _refuse(screen: RecordKeys[Any], error: LeadtuiError) -> None:
    screen.leadtui.drop_typed_ahead()
    screen.say(str(error), "error")


def _open(screen: RecordKeys[Any], row: LeadRow, stands: tuple[EnrolmentRow, ...], meant: str) -> None:
    prompt = SequencePrompt(screen.situation(row), stands, meant)
    prompt.begun = ("sequences", ())
    screen.open_prompt(prompt, row)
