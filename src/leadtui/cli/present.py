"""A lead and its rows as JSON: fixed keys in a fixed order, names for words, null for the unknown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from leadtui.rules.reasons import reasons
from leadtui.words.contact import CRITERIA
from leadtui.words.customers import CustomerKind
from leadtui.words.fields import FIELDS
from leadtui.words.lifecycle import Category
from leadtui.words.records import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadtui.bootstrap import Base
    from leadtui.words.rows import ActivityRow, Done, FollowUpRow, LeadDetail, OperationRow, ReachRow
    from leadtui.words.workspace import CustomField, Workspace

LEAD_KEYS = tuple(
    """id ref external_id salutation first_name last_name title department company website email emails phone mobile
    phones linkedin street city state postal_code country time_zone industry employees annual_revenue currency source
    source_detail campaign product_interest rating description tags do_not_call email_opt_out owner status category
    disqualify_reason status_since created changed last_activity first_response next_follow_up converted_at custom score
    grade priority reasons""".split()  # noqa: SIM905 - the order is the contract, and is read as a list of words
)
"""The keys of a lead, in the order in which they are written."""

_INSTANTS = frozenset(field.key for field in FIELDS.values() if field.kind == "instant")


@record
class Names:
    """How keys and numbers of a base are called, and what time it is for reasons."""

    workspace: Workspace
    users: dict[int, str]
    now: datetime

    def user(self, number: int | None) -> str | None:
        """The name of a user."""
        return None if number is None else self.users.get(number)

    def status(self, key: str | None) -> str | None:
        """The name of a status."""
        found = self.workspace.by_status.get(key or "")
        return found.name if found else key

    def outcome(self, key: str | None) -> str | None:
        """The name of a call's outcome."""
        found = self.workspace.by_outcome.get(key or "")
        return found.name if found else key

    def reason(self, key: str | None) -> str | None:
        """The name of a disqualify reason."""
        return next((word.name for word in self.workspace.reasons if word.key == key), key)

    def stage(self, key: str | None) -> str | None:
        """The name of a stage."""
        found = self.workspace.by_stage.get(key or "")
        return found.name if found else key

    def source(self, key: str | None) -> str | None:
        """The name of a source."""
        return next((word.name for word in self.workspace.sources if word.key == key), key)


def names_of(base: Base, now: datetime) -> Names:
    """The names of an open base."""
    return Names(base.workspace, {user.id: user.name for user in base.users}, now)


def instant(seconds: int | None) -> str | None:
    """An instant as ISO 8601 in UTC with `Z`."""
    return None if seconds is None else f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"


def money(minor: int | None, currency: str | None) -> str | None:
    """An amount as a decimal string."""
    from leadtui.rules.money import format_minor

    return None if minor is None else format_minor(minor, currency or "")


def due_of(row: FollowUpRow) -> str | None:
    """When a follow-up is due: its date for a whole day, else the instant."""
    return row.due_date or instant(row.due_at)


def lead(detail: LeadDetail, names: Names, *, band: int | None = None) -> dict[str, Any]:
    """A lead with the keys of `LEAD_KEYS`. `band`: where it stands in the listing it was read in."""
    row = detail.row if band is None else detail.row._replace(band=band)
    held = detail.fields
    currency = held["currency"] or names.workspace.currency
    special: dict[str, Any] = {
        "ref": f"L{row.id}",
        "email": row.email,
        "phone": row.phone,
        "mobile": row.mobile,
        "emails": [reached_by(reach) for reach in detail.reach if reach.kind == "email"],
        "phones": [reached_by(reach) for reach in detail.reach if reach.kind == "phone"],
        "annual_revenue": money(held["annual_revenue"], currency),
        "source": names.source(held["source"]),
        "tags": list(detail.tags),
        "do_not_call": bool(held["do_not_call"]),
        "email_opt_out": bool(held["email_opt_out"]),
        "owner": names.user(held["owner_id"]),
        "status": names.status(held["status"]),
        "disqualify_reason": names.reason(held["disqualify_reason"]),
        "next_follow_up": instant(held["next_due"]),
        "custom": custom(held["custom"], names.workspace.custom_fields, currency),
        "priority": row.band or None,
        "reasons": list(reasons(row, names.now, names.workspace)),
    }
    return {key: special[key] if key in special else _plain(key, held.get(key)) for key in LEAD_KEYS}


def full_lead(detail: LeadDetail, names: Names) -> dict[str, Any]:
    """A lead as `show` and the export give it: with everything that belongs to it."""
    from leadtui.cli.history import history

    held = detail.fields
    return {
        **lead(detail, names),
        "activities": [activity(row, names) for row in detail.activities],
        "follow_ups": [follow_up(row) for row in detail.follow_ups],
        "qualification": {
            word.key: {"known": held[word.key] or "unknown", "detail": held[f"{word.key}_detail"] or None}
            for word in CRITERIA
        },
        "history": history(detail, names),
        "converted": _converted(detail),
    }


def _converted(detail: LeadDetail) -> dict[str, Any] | None:
    """When a lead was converted, and what it became; null for one that was not. A name is null once that is deleted."""
    if detail.row.category != Category.CONVERTED:
        return None
    names = {kind: name for kind, _, name in detail.became}
    numbers = {kind: detail.fields[f"converted_{kind}_id"] for kind in CustomerKind}
    return {
        "at": instant(detail.fields["converted_at"]),
        **{k.value: None if n is None else {"id": n, "name": names.get(k)} for k, n in numbers.items()},
    }


def activity(row: ActivityRow, names: Names) -> dict[str, Any]:
    """Something that happened."""
    return {
        "id": row.id, "kind": row.kind, "direction": row.direction, "at": instant(row.at),
        "outcome": names.outcome(row.outcome), "subject": row.subject or None, "body": row.body or None,
        "next_step": row.next_step or None, "minutes": row.minutes, "by": row.by, "event": row.event or None,
    }  # fmt: skip


def follow_up(row: FollowUpRow) -> dict[str, Any]:
    """Something to do."""
    return {
        "id": row.id, "kind": row.kind, "subject": row.subject or None, "due": due_of(row),
        "date_only": row.due_date is not None, "remind_at": instant(row.remind_at), "state": row.state,
        "automatic": bool(row.automatic),
    }  # fmt: skip


def due(row: FollowUpRow, *, overdue: bool) -> dict[str, Any]:
    """A follow-up as `due` gives it."""
    return {
        "follow_up": row.id, "lead": row.lead_id, "name": row.lead_name, "due": due_of(row),
        "date_only": row.due_date is not None, "overdue": overdue, "kind": row.kind, "subject": row.subject or None,
        "ref": ref_of(row),
    }  # fmt: skip


def ref_of(row: FollowUpRow) -> str:
    """Whom a follow-up is about, as `done` and `snooze` take it: a lead, or the deal, contact or account.

    What a converted lead left goes by its contact.
    """
    if row.lead_id is not None and row.lead_category != Category.CONVERTED:
        return f"L{row.lead_id}"
    if row.opportunity_id is not None and (row.lead_id is None or row.contact_id is None):
        return f"O{row.opportunity_id}"
    if row.contact_id is not None:
        return f"C{row.contact_id}"
    return f"A{row.account_id}" if row.account_id is not None else f"L{row.lead_id}"


def operation(row: OperationRow) -> dict[str, Any]:
    """An operation as `log` gives it."""
    return {
        "operation": row.id, "at": instant(row.at), "by": row.by, "kind": row.kind, "summary": row.summary,
        "rows": row.rows, "undone_by": row.undone_by,
    }  # fmt: skip


def done(result: Done) -> dict[str, Any]:
    """What a write did."""
    return {"operation": result.operation, "summary": result.summary, "leads": list(result.leads)}


def custom_value(field: CustomField, value: Any, currency: str) -> Any:
    """The value of a custom field: money as a decimal string, yes/no as true or false."""
    if value is None or value == "":
        return None
    if field.kind == "money" and isinstance(value, int):
        return money(value, currency)
    return bool(value) if field.kind == "yes_no" else value


def custom(held: dict[str, Any], fields: Sequence[CustomField], currency: str) -> dict[str, Any]:
    """The workspace's own fields by label; `held` are their values by id."""
    return {field.label: custom_value(field, held.get(str(field.id)), currency) for field in fields}


def _plain(key: str, value: Any) -> Any:
    if key in _INSTANTS:
        return instant(value)
    return None if value == "" else value


def reached_by(row: ReachRow) -> dict[str, Any]:
    """An email or a phone number."""
    return {
        "value": row.value, "normal": row.normal, "label": row.label or None, "primary": bool(row.is_primary),
    }  # fmt: skip
