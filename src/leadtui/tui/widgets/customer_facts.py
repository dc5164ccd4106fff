"""What an account, contact or deal has to do with: its account, contacts, deals, and the leads that became it."""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.rules.money import show_money
from leadtui.rules.phones import shown
from leadtui.tui.bindings import says
from leadtui.tui.record_rows import RecordRow, ref_of, shown_number
from leadtui.tui.text import cut, cut_inside, fit, safe, width
from leadtui.tui.widgets.deal_columns import within_account
from leadtui.tui.widgets.lead_facts import lead_line
from leadtui.tui.widgets.moments import iso_day
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import INDENT, Line, Linked
from leadtui.tui.widgets.values import Values
from leadtui.words.customers import ContactRow, CustomerDetail, CustomerKind, CustomerRow, OpportunityRow
from leadtui.words.rows import LeadRow

NUMBER = 6
LEAST_NAME = 14
"""Cells a deal's name has, for which its stage is left out."""


def relations(detail: CustomerDetail, values: Values, cells: int) -> list[Line]:
    """Every record it has to do with, kind by kind; each line opens one."""
    groups: list[tuple[str, Sequence[RecordRow], str]] = [
        ("Account", (detail.account,) if detail.account is not None else (), ""),
        (
            "Contact" if detail.kind is CustomerKind.OPPORTUNITY else "Contacts",
            detail.contacts,
            says("{add} c adds one"),
        ),
        ("Opportunities", detail.opportunities, says("{add} o adds one")),
        ("Came from", detail.leads, ""),
    ]
    lines: list[Line] = []
    for title, rows, hint in groups:
        if rows or (hint and detail.kind is CustomerKind.ACCOUNT):
            lines += [*([[]] if lines else []), titled(title, cells)]
            lines += [_line(row, values, cells) for row in rows] or [[(f"none yet · {hint}", "dim")]]
    return lines


def deal_in_short(row: OpportunityRow, values: Values) -> tuple[str, ...]:
    """Stage, amount and close date of a deal, as far as they are known."""
    stage = values.workspace.by_stage.get(row.stage)
    amount = show_money(row.amount, row.currency or values.workspace.currency) if row.amount is not None else ""
    return (stage.name if stage else row.stage, amount, iso_day(row.close_date, values.now) if row.close_date else "")


def _line(row: RecordRow, values: Values, cells: int) -> Linked:
    if isinstance(row, LeadRow):
        return lead_line(row, values, cells)
    if isinstance(row, OpportunityRow):
        return _deal(row, deal_in_short(row, values), cells)
    if isinstance(row, ContactRow):
        return _linked(row, (row.title, shown(row.phone or row.mobile)), cells)
    return _linked(row, (row.city, shown(row.phone)), cells)


def _deal(row: OpportunityRow, said: Sequence[str], cells: int) -> Linked:
    """A deal beside its account: amount and close date are never cut, for them the stage is left out, then the name."""
    room = max(cells - INDENT - NUMBER, 10)
    name = within_account(row)
    parts = [safe(part) for part in said if part]
    if len(parts) > 1 and width(" · ".join(parts)) + 3 + min(width(name), LEAST_NAME) > room:
        parts = [safe(part) for part in said[1:] if part]
    more = f" · {' · '.join(parts)}"
    ref = ref_of(row)
    shown = cut_inside(name, max(room - width(more), 6))
    return Linked([(fit(shown_number(ref), NUMBER), "dim"), (shown, "text"), (more, "dim")], ref)


def _linked(row: CustomerRow, said: Sequence[str | None], cells: int) -> Linked:
    """A line with number and name, and what more there is room for."""
    more = " · ".join(safe(part) for part in said if part)
    room = max(cells - INDENT - NUMBER, 10)
    name = cut(safe(row.name), room)
    left = room - width(name) - 3
    aside = cut(more, left) if more and left > 8 else ""
    number = shown_number(ref_of(row))
    return Linked([(fit(number, NUMBER), "dim"), (name, "text"), (f" · {aside}" if aside else "", "dim")], ref_of(row))
