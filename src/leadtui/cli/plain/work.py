"""The verb `work`: the queue, in the app or in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.cli.app import require_terminal
from leadtui.cli.output import DONE, NO_VALUE, Answer

if TYPE_CHECKING:
    from leadtui.cli.session import Session


def work(session: Session) -> Answer:
    """Opens the app, or with --plain begins the dialog by lines."""
    if session.arguments.plain:
        from leadtui.cli.plain.dialog import Dialog

        return Answer(lines=Dialog(session).lines(), status=lambda: DONE)
    require_terminal("leadtui work", "Work in plain lines instead: leadtui work --plain")
    assert session.show is not None
    return Answer(NO_VALUE, status=session.show(session.base))
