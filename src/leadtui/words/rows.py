"""The shapes in which a base is read: small frozen rows, no model class.

Instants are seconds since 1970 UTC, as they are stored; dates are ISO text. A screen holds rows; whoever wants to
change something sends a lead's number to a service.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.words.records import NamedTuple, record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leadtui.words.customers import CustomerKind
    from leadtui.words.entry import AtCompany
    from leadtui.words.sequences import EnrolmentRow
    from leadtui.words.sla import ClockRow


class LeadRow(NamedTuple):
    """One lead as lists and the preview show it. `band` is 1–7 in the queue, 0 outside it.

    `hand_kind` and `hand_subject` are of the first follow-up set by hand where `next_…` tell of an automatic one.
    `segment` and `sort` say where it stands in the listing it was read in; they are the key of the page after it."""

    id: int
    version: int
    name: str
    company: str | None
    title: str | None
    status: str
    category: str
    disqualify_reason: str | None
    status_since: int
    rating: str | None
    email: str | None
    phone: str | None
    mobile: str | None
    city: str | None
    country: str | None
    time_zone: str | None
    source: str | None
    campaign: str | None
    product_interest: str | None
    tags: str
    do_not_call: int
    email_opt_out: int
    owner_id: int | None
    created: int
    last_activity: int | None
    reached: int
    tries: int
    next_due: int | None
    hand_due: int | None
    auto_due: int | None
    next_kind: str | None
    next_subject: str | None
    next_automatic: int
    lane: int
    touched: int
    newness: int
    score: int | None
    grade: str | None
    answer_due: int | None
    raised_at: int | None
    in_sequence: int
    call_zone: str | None
    last_call: int | None
    reviewed_at: int | None
    currency: str | None
    budget: str | None
    budget_detail: str | None
    budget_amount: int | None
    authority: str | None
    authority_detail: str | None
    need: str | None
    need_detail: str | None
    timeline: str | None
    timeline_detail: str | None
    timeline_date: str | None
    competitors: str | None
    competitors_detail: str | None
    description: str | None
    hand_kind: str | None = None
    hand_subject: str | None = None
    band: int = 0
    segment: int = 0
    sort: int = 0


class ReachRow(NamedTuple):
    """An email or phone: as typed, as understood (None: it could not be read)."""

    id: int
    kind: str
    value: str
    normal: str | None
    label: str
    is_primary: int


class ActivityRow(NamedTuple):
    """Something that happened, with a lead or a customer; `by` is a user's name."""

    id: int
    lead_id: int | None
    kind: str
    direction: str
    at: int
    outcome: str | None
    subject: str | None
    body: str | None
    next_step: str | None
    minutes: int | None
    event: str | None
    by: str | None
    account_id: int | None = None
    contact_id: int | None = None
    opportunity_id: int | None = None


class FollowUpRow(NamedTuple):
    """Something to do, with the name and company of its lead, or of the customer it is about.

    `lead_category` is the lead's; one that was converted is worked through what it became. The rest as in the model.
    """

    id: int
    lead_id: int | None
    lead_name: str
    company: str | None
    kind: str
    subject: str | None
    due_at: int
    due_date: str | None
    remind_at: int
    state: str
    automatic: int
    account_id: int | None = None
    contact_id: int | None = None
    opportunity_id: int | None = None
    lead_category: str | None = None
    lead_minutes: int | None = None
    priority: int = 0
    repeat: str | None = None
    enrolment_id: int | None = None
    template: str | None = None


class ChangeRow(NamedTuple):
    """One field of one row, before and after."""

    table: str
    row_id: int
    field: str
    before: Any
    after: Any


class OperationRow(NamedTuple):
    """One operation as history and `leadtui log` show it."""

    id: int
    at: int
    by: str
    kind: str
    summary: str
    origin: str
    program: str
    rows: int
    leads: int
    lead_id: int | None
    undoes: int | None
    undone_by: int | None


MISSING = "missing"
"""What is said of an attached file that is not there any more."""


class AttachmentRow(NamedTuple):
    """A file or link that belongs to a record. `state`: what a look at the file said, its size or "missing"."""

    id: int
    kind: str
    target: str
    name: str
    state: str = ""


@record
class LeadDetail:
    """Everything about one lead: its list row, all stored fields by key, and its rows, newest first.

    `became` is what it was converted into: kind, number and name of each. `clocks` are those of its answers, the newest
    first, and `enrolments` the sequences it is or was in, where it was read alone.
    """

    row: LeadRow
    fields: dict[str, Any]
    reach: tuple[ReachRow, ...]
    tags: tuple[str, ...]
    activities: tuple[ActivityRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    attachments: tuple[AttachmentRow, ...]
    history: tuple[tuple[OperationRow, tuple[ChangeRow, ...]], ...] = ()
    colleagues: tuple[AtCompany, ...] = ()
    became: tuple[tuple[CustomerKind, int, str], ...] = ()
    clocks: tuple[ClockRow, ...] = ()
    enrolments: tuple[EnrolmentRow, ...] = ()


@record
class Page:
    """A stretch of a list: rows in order, and whether the list begins or ends with them.

    `more` holds, by the number of a row, what columns of a view show that the row itself does not have. `by_band`:
    whether they are in the order of the queue, where all of a band stand together.
    """

    rows: tuple[LeadRow, ...]
    at_start: bool
    at_end: bool
    more: Mapping[int, Mapping[str, Any]] = {}
    by_band: bool = True


@record
class UserRow:
    """A rep."""

    id: int
    name: str
    email: str | None = None


@record
class Done:
    """What an operation did: its number (None: nothing was written), its summary, the leads, and what else to say.

    `duplicates` are the leads that stood in the way of `add` (id, score 0–100, reasons). `customers` are the accounts,
    contacts and opportunities it was about (kind, id). `verbs` say how to go on from the command line. `offer` is a
    next step that the text reads as: its time as one would type it, and what is to be done; `more` are those after it.
    """

    operation: int | None
    summary: str
    leads: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    duplicates: tuple[tuple[int, int, tuple[str, ...]], ...] = ()
    customers: tuple[tuple[str, int], ...] = ()
    verbs: tuple[str, ...] = ()
    offer: tuple[str, str] | None = None
    more: tuple[tuple[str, str], ...] = ()


NO_FOLLOW_UP = "no follow-up was set"
"""What is noted of a call after which one is asked for."""
NO_NEXT_STEP = "no next step"
"""What is noted when the last follow-up of a lead was done."""
NOTHING_PLANNED = "no next step yet"
"""What is noted of an email or a meeting after which none is left."""
NEXT = "next: "
"""What a note of the next follow-up begins with."""
ENDS = " ends: "
"""Stands between a sequence and why it ended, in a note of that."""
ALSO_DONE = "did: "
"""What a note of follow-ups that were done along the way begins with."""


@record
class Conflict:
    """A field that no longer holds what an operation left in it, or a row that is used by a later one.

    `kind` and `id` say whose it is when it is no lead's: account, contact, opportunity; `name` is what it is called.
    """

    lead_id: int | None
    field: str
    expected: Any
    found: Any
    kind: str = "lead"
    id: int | None = None
    name: str = ""


@record
class Undone:
    """What an undo or redo did. With conflicts and no operation, nothing was written.

    `about` are the operations the conflicts stand against: number and summary. `left` is what conflicts leave, or
    would: `; left: A23 Newco`. `customers` are the accounts, contacts and opportunities it was about (kind, id), those
    that are no longer there too. `stays` is what cannot be taken back, in words.
    """

    operation: int | None
    summary: str
    undone: tuple[int, ...] = ()
    leads: tuple[int, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    about: tuple[tuple[int, str], ...] = ()
    left: str = ""
    customers: tuple[tuple[str, int], ...] = ()
    stays: str = ""
