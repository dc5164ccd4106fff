"""Which rows belong to whom: what has to be worked out anew when one changes, and what uses what.

A record is a lead, an account, a contact or an opportunity. Emails, phones, tags and attachments belong to one of them;
activities and follow-ups name up to four, and are first of all the one that stands first in `_NAMED`.
"""

from __future__ import annotations

from leadtui.words.records import NamedTuple

KINDS = ("lead", "account", "contact", "opportunity")
"""The records, by the name of their table."""

SINGLE = ("reach", "tag", "attachment")
"""Tables whose rows belong to one record: `owner_kind` and `owner_id`."""

FIELDS = ("reach", "tag")
"""Tables whose rows are fields to whoever edits a record: its version counts their changes too."""

_SHARED = ("activity", "follow_up")
_NAMED = ("lead", "opportunity", "contact", "account")


class Link(NamedTuple):
    """A column of `table` that names a record of `kind`, in rows that meet the condition (`{row}` is their alias)."""

    table: str
    column: str
    kind: str
    when: str = ""

    def where(self, row: str) -> str:
        """` AND …` for rows of this alias that name a record."""
        return f" AND {row}.{self.column} IS NOT NULL{self.when.format(row=row)}"


_OWNED = tuple(
    Link(table, "owner_id", kind, f" AND {{row}}.owner_kind = '{kind}'") for table in SINGLE for kind in KINDS
) + tuple(Link(table, f"{kind}_id", kind) for table in _SHARED for kind in KINDS)

RULED = ("sla_clock", "enrolment", "alert", "escalation")
"""Tables in which rules keep how a lead stands: their rows are no use of it and stand in no undo's way."""

RULED_FIELD = ("lead", "raised_at")
"""The field in which they do."""

_RULED = (Link("sla_clock", "lead_id", "lead"), Link("enrolment", "lead_id", "lead"))
"""Those of them from which a lead is worked out."""

USES = (
    *_OWNED,
    Link("contact", "account_id", "account"),
    Link("opportunity", "account_id", "account"),
    Link("opportunity", "contact_id", "contact"),
    Link("lead", "converted_account_id", "account"),
    Link("lead", "converted_contact_id", "contact"),
    Link("lead", "converted_opportunity_id", "opportunity"),
)
"""Every way in which a row uses a record."""


def owners(table: str) -> tuple[Link, ...]:
    """The records whose computed columns depend on a row of this table; a record depends on itself."""
    if table in KINDS:
        return (Link(table, "id", table),)
    return tuple(link for link in (*_OWNED, *_RULED) if link.table == table)


def touched(kind: str) -> str:
    """The temporary table in which the touched records of a kind stand."""
    return "touched" if kind == "lead" else f"touched_{kind}"


def owner_of(table: str, row: str) -> tuple[str, str]:
    """SQL for the kind and the id of the record a row is first of all about; NULL for tables without one."""
    if table in KINDS:
        return f"'{table}'", f"{row}.id"
    if table in SINGLE:
        return f"{row}.owner_kind", f"{row}.owner_id"
    if table in _SHARED:
        kinds = " ".join(f"WHEN {row}.{kind}_id IS NOT NULL THEN '{kind}'" for kind in _NAMED)
        ids = ", ".join(f"{row}.{kind}_id" for kind in _NAMED)
        return f"CASE {kinds} END", f"coalesce({ids})"
    return "NULL", "NULL"
