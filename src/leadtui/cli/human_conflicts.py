"""What stands in the way of an undo, as people read it: records by number and name, amounts as money, instants as days.

Uses of a kind are counted, links that a conversion made are told as the conversion, and what only the program needs is
left out; JSON has all of it, one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from leadtui.cli.history import INTERNAL, MONEY, TRUTHS, told, told_field
from leadtui.cli.human import day, moment
from leadtui.cli.terminal import Line
from leadtui.rules.conflicts import counted, gone, is_use, merged, whose
from leadtui.rules.money import show_money
from leadtui.words.customer_fields import CUSTOMER_FIELDS
from leadtui.words.customers import CustomerKind
from leadtui.words.fields import FIELDS, INSTANT_COLUMNS, Field, label_of
from leadtui.words.rows import Conflict

if TYPE_CHECKING:
    from leadtui.cli.present import Names
    from leadtui.services.reading import Reading

_LONGEST = 60
_LINKS = {f"{kind}_id": kind for kind in CustomerKind}
_CONVERTED = frozenset({*_LINKS, *(f"converted_{link}" for link in _LINKS), "converted_at", "status", "status_since"})
"""Fields that a conversion writes on a lead and on what belongs to it."""


def conflict_lines(conflicts: Sequence[Conflict], reading: Reading, names: Names) -> list[Line]:
    """A line for each record and field in the way, the same thing once."""
    teller = _Teller(conflicts, reading, names)
    told_once = dict.fromkeys(teller.lines())
    return list(told_once)


class _Teller:
    def __init__(self, conflicts: Sequence[Conflict], reading: Reading, names: Names) -> None:
        self.conflicts, self.reading, self.names = conflicts, reading, names
        self.converted = {
            conflict.id
            for conflict in conflicts
            if conflict.kind == "lead" and conflict.field == "converted_at" and conflict.found is not None
        }
        self._currencies: dict[tuple[str, int | None], str] = {}

    def lines(self) -> Iterable[Line]:
        """The lines, in the order in which the conflicts were found."""
        for conflict in self.conflicts:
            if is_use(conflict):
                key = (conflict.kind, conflict.id, conflict.field)
                same = [other for other in self.conflicts if (other.kind, other.id, other.field) == key]
                yield ((f"  {whose(conflict)}: ", "strong"), (f"used by {counted(same)}", ""))
            elif conflict.kind == "lead" and conflict.id in self.converted and conflict.field in _CONVERTED:
                yield ((f"  {whose(conflict)}: ", "strong"), (f"converted since{self._into(conflict)}", ""))
            elif conflict.field == "hidden_by":
                happened = "deleted" if conflict.found is not None else "brought back"
                yield ((f"  {whose(conflict)}: ", "strong"), (f"{happened} since", ""))
            elif merged(conflict):
                yield ((f"  {whose(conflict)}: ", "strong"), (merged(conflict), ""))
            elif conflict.field not in INTERNAL:
                yield self._changed(conflict)

    def _changed(self, conflict: Conflict) -> Line:
        head = f"  {whose(conflict)} · {self._label(conflict)}: "
        if gone(conflict):
            return ((head, "strong"), (f"{gone(conflict)} was deleted since", ""))
        expected, found = (self._said(conflict, value) for value in (conflict.expected, conflict.found))
        if expected == found:
            return ((head, "strong"), (f"{found}, which was said again since", ""))
        return ((head, "strong"), (f"left as {expected}, now {found}", ""))

    def _into(self, conflict: Conflict) -> str:
        """What a lead that was converted since became."""
        links = {
            c.field.removeprefix("converted_"): c.found
            for c in self.conflicts
            if c.kind == "lead" and c.id == conflict.id and c.field.startswith("converted_") and c.found is not None
        }
        named = [self._record(kind, links[link]) for link, kind in _LINKS.items() if link in links]
        return f" into {', '.join(named)}" if named else ""

    def _record(self, kind: CustomerKind, number: Any) -> str:
        row = self.reading.customers.row(kind, number)
        return f"{kind.letter}{number} {row.name}" if row else f"{kind.letter}{number}"

    def _label(self, conflict: Conflict) -> str:
        field = _field(conflict)
        if field is not None:
            return field.label
        return label_of(told_field(conflict.field.removeprefix("converted_"), self.names))

    def _said(self, conflict: Conflict, value: Any) -> str:
        if value is None or value == "":
            return "nothing"
        field = conflict.field
        link = _LINKS.get(field.removeprefix("converted_"))
        if link is not None:
            return self._record(link, value)
        if field in MONEY and isinstance(value, int):
            return show_money(value, self.currency(conflict))
        if field in INSTANT_COLUMNS and isinstance(value, int):
            return moment(value, self.names.now)
        if field in TRUTHS:
            return "yes" if value else "no"
        found = told(field, value, self.names, self.currency(conflict))
        kind = _kind(conflict, self.names)
        if kind == "date" and isinstance(found, str):
            return _day(found, self.names.now.date())
        if kind == "money" and isinstance(value, int):
            return show_money(value, self.currency(conflict))
        text = ("yes" if found else "no") if isinstance(found, bool) else "nothing" if found is None else str(found)
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

    def currency(self, conflict: Conflict) -> str:
        """What the amounts of a record are in."""
        key = (conflict.kind, conflict.id)
        if key not in self._currencies:
            self._currencies[key] = currency_of(conflict, self.reading) or self.names.workspace.currency
        return self._currencies[key]


def currency_of(conflict: Conflict, reading: Reading) -> str:
    """The currency of the record a conflict is about, "" when it has none or is gone."""
    if conflict.id is None:
        return ""
    if conflict.kind == "lead":
        found: Sequence[Any] = reading.details((conflict.id,), history=False)
    elif conflict.kind in tuple(CustomerKind):
        found = reading.customers.details(CustomerKind(conflict.kind), (conflict.id,), history=False)
    else:
        return ""
    return str(found[0].fields.get("currency") or "") if found else ""


def _field(conflict: Conflict) -> Field | None:
    fields = CUSTOMER_FIELDS[CustomerKind(conflict.kind)] if conflict.kind in tuple(CustomerKind) else FIELDS
    return next((field for field in fields.values() if field.column == conflict.field), None)


def _kind(conflict: Conflict, names: Names) -> str:
    if conflict.field.startswith("custom."):
        number = conflict.field.removeprefix("custom.")
        own = (*names.workspace.custom_fields, *names.workspace.customer_fields)
        return next((field.kind for field in own if str(field.id) == number), "text")
    field = _field(conflict)
    return field.kind if field is not None else "date" if conflict.field.endswith("_date") else "text"


def _day(text: str, today: date) -> str:
    try:
        return day(date.fromisoformat(text), today)
    except ValueError:
        return text
