"""What a prompt can ask of the desktop or the terminal. Nothing here does anything; `tui/errands.py` does."""

from __future__ import annotations

from dataclasses import dataclass

from leadtui.rules.templates import Mail
from leadtui.tui.keyboard.actions import Errand


@dataclass(frozen=True, slots=True)
class DialNumber(Errand):
    """Dial one of the record's numbers, counted from 0; a number past the last is the first again."""

    index: int = 0


@dataclass(frozen=True, slots=True)
class CopyText(Errand):
    """Copy a text; `what` is what it is called in the message."""

    text: str
    what: str


@dataclass(frozen=True, slots=True)
class OpenLink(Errand):
    """Open a link that was checked; `what` is what it is called."""

    link: str
    what: str


@dataclass(frozen=True, slots=True)
class OpenFile(Errand):
    """Open an attached file; of one that may run something only the folder."""

    target: str
    name: str


@dataclass(frozen=True, slots=True)
class HandMail(Errand):
    """Hand a mail over to the mail program."""

    address: str
    mail: Mail


@dataclass(frozen=True, slots=True)
class CopyMail(Errand):
    """Copy a mail, to be sent from wherever mails are written."""

    address: str
    mail: Mail


@dataclass(frozen=True, slots=True)
class EditMail(Errand):
    """Change a mail in the editor; with `send` it is copied from there afterwards."""

    address: str
    mail: Mail
    send: bool = False
