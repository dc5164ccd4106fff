"""What a prompt asks for when it is answered: a value, without the record it is for and without any database.

The reader pairs it with the record on which its chord began; `sending` makes a service call of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from leadtui.words.follow_ups import ONCE, How
from leadtui.words.lifecycle import Category
from leadtui.words.workspace import Workspace

if TYPE_CHECKING:
    from datetime import datetime

    from leadtui.rules.when import When
    from leadtui.words.contact import FollowUpKind
    from leadtui.words.rows import LeadRow

Answers = dict[str, tuple[str | None, str | None]]
SequenceAct = Literal["enrol", "pause", "resume", "skip", "stop"]


@dataclass(frozen=True, slots=True)
class LogCall:
    """A call, how it ended and what follows: `follow_up` is typed, none, or "auto", what the outcome fills in.

    `reason` disqualifies, `nurture` is when to wake the lead again. `asked`: a field or criterion, and what was said.
    `what` is to be done at a typed follow-up, `how` says the rest of it.
    """

    outcome: str
    note: str = ""
    follow_up: When | Literal["auto"] | None = None
    incoming: bool = False
    reason: str = ""
    nurture: When | None = None
    minutes: int | None = None
    asked: tuple[str, str] | None = None
    what: str = ""
    how: How = ONCE


@dataclass(frozen=True, slots=True)
class LogContact:
    """A meeting, an email or another way, by its fixed kind; `subject` is an email's or the channel of what is other.

    `follow_up` comes after it, `how` says the rest of that; `at` is when it was (None: now).
    """

    kind: str
    note: str = ""
    subject: str = ""
    incoming: bool = False
    minutes: int | None = None
    follow_up: When | None = None
    at: When | None = None
    how: How = ONCE


@dataclass(frozen=True, slots=True)
class AddNote:
    """A note."""

    text: str


@dataclass(frozen=True, slots=True)
class SetFollowUp:
    """A next step; `subject` goes before the one in `how`."""

    when: When
    subject: str = ""
    how: How = ONCE


@dataclass(frozen=True, slots=True)
class Snooze:
    """Move a follow-up; None is the one due first."""

    when: When
    follow_up_id: int | None = None


@dataclass(frozen=True, slots=True)
class DropFollowUp:
    """A follow-up is not to be done any more, one that repeats for good; None is the one due first."""

    follow_up_id: int | None = None


@dataclass(frozen=True, slots=True)
class MarkDone:
    """A follow-up is done; None is the one due first."""

    follow_up_id: int | None = None


@dataclass(frozen=True, slots=True)
class SetStatus:
    """A status by its fixed key, with what it asks for."""

    status: str
    reason: str = ""
    note: str = ""
    wake: When | None = None


@dataclass(frozen=True, slots=True)
class SetStage:
    """A stage of an opportunity by its fixed key; a lost one has a reason."""

    stage: str
    lost_reason: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Qualify:
    """What is known of some criteria: key → ("yes", "no" or None, detail or None)."""

    answers: Answers


@dataclass(frozen=True, slots=True)
class SetOwner:
    """A new owner; None gives the lead to the pool."""

    user_id: int | None


@dataclass(frozen=True, slots=True)
class SetTags:
    """Tags to put on and to take off."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InSequence:
    """Enrol in a sequence, by its fixed key, or pause, go on with, skip the step of, or stop the one the lead is in."""

    act: SequenceAct
    sequence: str


@dataclass(frozen=True, slots=True)
class AttachTarget:
    """Keep a reference to a file or a link with the record."""

    target: str


@dataclass(frozen=True, slots=True)
class Delete:
    """Hide the record."""


@dataclass(frozen=True, slots=True)
class Go:
    """A place to go to: top, queue, import, or the list of a kind of customer."""

    place: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A question was answered with yes; `what` is what was asked."""

    what: str


@dataclass(frozen=True, slots=True)
class BringBack:
    """Bring back what was typed and is parked."""

    id: str


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Forget what was typed and is parked; `at` is where it stood in the menu."""

    id: str
    at: int


@dataclass(frozen=True, slots=True)
class Add:
    """Open the form for a new record of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Errand:
    """Something for the desktop or the terminal to do: what each is stands in `errand_words`."""


@dataclass(frozen=True, slots=True)
class KeepUntil:
    """Keep a lead that was reviewed until a time: its next follow-up moves there, or it gets one.

    With a `subject`, or anything else said in `how`, it gets one of its own.
    """

    when: When
    subject: str = ""
    how: How = ONCE


@dataclass(frozen=True, slots=True)
class LeaveAsIs:
    """Leave a lead that was reviewed as it is."""


Write = (
    LogCall
    | LogContact
    | AddNote
    | SetFollowUp
    | Snooze
    | MarkDone
    | DropFollowUp
    | SetStatus
    | SetStage
    | Qualify
    | SetOwner
    | SetTags
    | AttachTarget
    | InSequence
    | Delete
    | KeepUntil
    | LeaveAsIs
)


@dataclass(frozen=True, slots=True)
class ForSelected:
    """The same action for several leads, as one operation; `again`: it repeats what was done last."""

    action: Write
    ids: tuple[int, ...]
    again: bool = False


Action = Write | ForSelected | Go | Add | Confirmed | Errand | BringBack | DropDraft


def works_away(action: Write, workspace: Workspace) -> bool:
    """Return whether the lead has its next step, or is out, so that the next lead is due."""
    if isinstance(action, SetStatus):
        status = workspace.by_status.get(action.status)
        return status is not None and status.category in (Category.DISQUALIFIED, Category.NURTURING)
    if isinstance(action, LogContact):
        return action.follow_up is not None
    return isinstance(action, (LogCall, Snooze, SetFollowUp, Delete))


def kind_set(action: SetFollowUp, do_not_call: object) -> FollowUpKind:
    """Return what a follow-up that is set will be, for somebody who may be called or not."""
    from leadtui.rules.follow_ups import completed
    from leadtui.rules.status_effects import usual_kind
    from leadtui.words.records import replace

    return completed(replace(action.how, subject=action.subject or action.how.subject), usual_kind(do_not_call))[0]


def kept_row(action: Write, row: LeadRow, now: datetime) -> LeadRow | None:
    """Return a lead of the queue as it is after the action, when it keeps its place though it was given a next step.

    None when it leaves its place, or may; `now` in the rep's zone.
    """
    from leadtui.rules import staying

    if isinstance(action, SetFollowUp):
        due, kind = action.when.at, kind_set(action, row.do_not_call)
        return staying.with_another(row, due, kind) if staying.stays_with_another(row, due, kind, now) else None
    if isinstance(action, Snooze) and action.follow_up_id is None:
        due = action.when.at
        return staying.when_moved(row, due) if staying.stays_when_moved(row, due, now) else None
    return None
