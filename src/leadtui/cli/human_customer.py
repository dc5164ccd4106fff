"""One account, contact or opportunity in a terminal: everything `show A3` says, grouped as the lead's sheet is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from leadtui.cli.human import day, moment
from leadtui.cli.human_lead import activities, files, follow_ups, reach, section, shown
from leadtui.cli.present import Names, custom, reached_by
from leadtui.cli.table import card
from leadtui.cli.terminal import Line
from leadtui.rules.money import show_money
from leadtui.words.customer_fields import CUSTOMER_FIELDS
from leadtui.words.customers import CustomerDetail, CustomerKind, OpportunityRow
from leadtui.words.fields import Field

_GROUPS = ("deal", "person", "company", "reach", "address", "record")
_IN_HEAD = frozenset({"name", "salutation", "first_name", "last_name", "account", "contact", "currency"})


def customer_sheet(detail: CustomerDetail, names: Names) -> Iterator[Line]:
    """The lines of one record: what it is, its fields, who belongs to it, what is to be done and what happened."""
    kind, row = detail.kind, detail.row
    yield ((f"{kind.letter}{row.id}  ", "dim"), (row.name, "strong"), (f" · {kind}", ""))
    fields = CUSTOMER_FIELDS[kind]
    for group in _GROUPS:
        mine = [field for field in fields.values() if field.group == group and field.key not in _IN_HEAD]
        yield from section(group.capitalize(), card((field.label, _value(field, detail, names)) for field in mine))
    currency = detail.fields.get("currency") or names.workspace.currency
    own = custom(detail.fields["custom"], names.workspace.fields_of(kind), currency)
    yield from section("Custom", card((label, shown(value)) for label, value in own.items()))
    yield from section("Belongs together", card(_others(detail, names), label=8))
    yield from section("Follow-ups", follow_ups(detail.follow_ups, names))
    yield from section("Attachments", card(files(detail.attachments), label=8))
    yield from section("What happened", activities(detail.activities, names))


def _others(detail: CustomerDetail, names: Names) -> Iterator[tuple[str, str]]:
    if detail.account is not None:
        yield f"A{detail.account.id}", detail.account.name
    for contact in detail.contacts:
        yield f"C{contact.id}", ", ".join(filter(None, (contact.name, contact.title)))
    for deal in detail.opportunities:
        yield f"O{deal.id}", ", ".join(filter(None, (deal.name, names.stage(deal.stage), _worth(deal, names))))
    for lead in detail.leads:
        yield f"L{lead.id}", f"{lead.name}, which became it"


def _worth(deal: OpportunityRow, names: Names) -> str:
    return "" if deal.amount is None else show_money(deal.amount, deal.currency or names.workspace.currency)


def _value(field: Field, detail: CustomerDetail, names: Names) -> str:
    if field.key == "tags":
        return ", ".join(detail.tags)
    if field.kind in ("email", "phone"):
        # A mobile is a phone with that label, which stands beside its number.
        rows = [row for row in detail.reach if row.kind == field.key]
        return "\n".join(reach(reached_by(row), row.kind) for row in rows)
    value: Any = detail.fields.get(field.column)
    if value is None or value == "" or (field.key == "owner" and len(names.users) < 2):
        return ""
    if field.kind == "money":
        return show_money(value, detail.fields.get("currency") or names.workspace.currency)
    if field.kind == "instant":
        return moment(value, names.now)
    if field.kind == "date":
        return day(date.fromisoformat(value), names.now.date())
    if field.kind == "yes_no":
        return "yes" if value else ""
    named: dict[str, Callable[[Any], str | None]] = {
        "owner": names.user, "stage": names.stage, "lost_reason": names.reason, "source": names.source,
    }  # fmt: skip
    return str((named[field.key](value) if field.key in named else value) or "")


def kind_of(letter: str) -> CustomerKind:
    """The kind whose numbers begin with a letter."""
    return next(kind for kind in CustomerKind if kind.letter == letter.upper())
