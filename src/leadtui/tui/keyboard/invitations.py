"""Keys that a message names for the record it tells of: "Done: call, Ada Lovelace · f sets the next step".

The record may have left the list since, or the cursor has gone on to the next one. Which of them is meant: a key typed
before the message can be seen is for the record that was under the cursor when it was typed; one typed while the
message stands is for the record it names. A next step that was read in a text is offered until the rep takes it or does
something else, however long he takes. Always holds: once the rep has gone elsewhere himself, the message names no key
any more, and the keys are for the record under the cursor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.tui.record_rows import ref_of
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.words.records import record

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.key_screen import KeyScreen
    from leadtui.tui.record_rows import RecordRow

SEEN_AFTER = 0.25
"""Seconds it takes to see a message."""


@record
class Invitation:
    """What a message that was said `at` invites to: these commands, on this record.

    Keys typed before `since` are not meant for it. `plain` is the message as it stands when it names no key any more;
    `offer` the next step that was read in a text; `asks` is how it is asked about when the rest has been read.
    """

    row: RecordRow
    commands: frozenset[str]
    since: float
    at: float
    plain: str
    offer: tuple[str, str] | None = None
    asks: str = ""


def invited(app: LeadtuiApp, command: str) -> RecordRow | None:
    """The record a command is for while the message that names its key stands; None for the one under the cursor."""
    invitation = app.invitation
    if invitation is None or command not in invitation.commands or app.typed_at < invitation.since:
        return None
    return invitation.row if _stands(app, invitation) else None


def invite(screen: KeyScreen[Any], invitation: Invitation) -> None:
    """The message that was just said names keys; one that offers a next step stays until it is answered."""
    app = screen.leadtui
    app.invitation = invitation
    if not invitation.asks or app.said is None:
        return
    app.said = app.said._replace(asks=invitation.asks)
    for line in app.screen.query(MessageLine):  # that of the end of the day, say, on top of this one
        if line.said_at == invitation.at:
            line.show(app.said)


def lapse(screen: KeyScreen[Any], current: RecordRow | None) -> None:
    """After a key of the rep: when another record is under the cursor, the message that stands names no key."""
    app = screen.leadtui
    invitation = app.invitation
    if invitation is None:
        return
    if current is not None and ref_of(current) == ref_of(invitation.row):
        return
    app.invitation = None
    if _stands(app, invitation) and app.said is not None:
        app.said = app.said._replace(text=invitation.plain, asks="")
        for line in screen.query(MessageLine):
            line.let_go(invitation.at)
            if line.said_at == invitation.at:
                line.show(app.said)


def _stands(app: LeadtuiApp, invitation: Invitation) -> bool:
    return app.said is not None and app.said.at == invitation.at and app.said.left > 0
