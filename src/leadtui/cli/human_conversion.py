"""What a conversion writes, field by field, as people read it: what is filled, and what was and what is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from leadtui.cli.human import day
from leadtui.cli.table import card
from leadtui.cli.terminal import Line
from leadtui.rules.money import show_money
from leadtui.words.conversion import FieldLine, Plan, TargetPlan
from leadtui.words.customers import CustomerKind

if TYPE_CHECKING:
    from leadtui.cli.present import Names

_LONGEST = 60
_TOLD = ("create", "fill", "take", "keep")


def changed_line(kind: CustomerKind, number: int, name: str, lines: Sequence[FieldLine], names: Names) -> Line | None:
    """What was filled and replaced in a record that was there, in a line; None for nothing."""
    said = [
        f"{line.label.lower()} {_said(line, lines, names)}"
        for line in _of(kind, lines)
        if line.does in ("fill", "take")
    ]
    if not said:
        return None
    return ((f"  {kind.letter}{number} {name}: ", "strong"), ("; ".join(said), ""))


def plan_lines(plan: Plan, names: Names) -> Iterator[Line]:
    """What a conversion would make, fill, replace and keep."""
    targets: list[TargetPlan] = [t for t in (plan.account, plan.contact, plan.opportunity) if t is not None]
    for target in targets:
        known = f"{target.kind.letter}{target.id} " if target.id is not None else ""
        yield ""
        yield (
            (f"{target.kind.capitalize()} ", "title"),
            (f"{known}{target.name}", "strong"),
            (" (is there)" if known else " (new)", "dim"),
        )
        mine = [line for line in _of(target.kind, plan.lines) if line.kind != "user" or len(names.users) > 1]
        rows = [(line.label, _said(line, plan.lines, names)) for line in mine]
        yield from card(rows)


def _of(kind: CustomerKind, lines: Sequence[FieldLine]) -> list[FieldLine]:
    """What there is to say of a target; a currency is said with its amounts."""
    mine = [line for line in lines if line.key.startswith(f"{kind}.") and line.does in _TOLD]
    amounts = any(line.kind == "money" and line.does != "keep" for line in mine)
    return [line for line in mine if not (amounts and line.key == f"{kind}.currency")]


def _said(line: FieldLine, lines: Sequence[FieldLine], names: Names) -> str:
    kind = line.key.partition(".")[0]
    purse = next((other for other in lines if other.key == f"{kind}.currency"), None)
    usual = names.workspace.currency
    new, old = (str(purse.lead or usual), str(purse.held or usual)) if purse else (usual, usual)
    lead = _value(line, line.lead, new, names)
    if line.does == "take":
        return f"{_value(line, line.held, old, names)} → {lead}"
    if line.does == "keep":
        return f"{_value(line, line.held, old, names)} (kept; the lead has {lead})"
    return lead


def _value(line: FieldLine, value: Any, currency: str, names: Names) -> str:
    if value is None or value == "":
        return "nothing"
    if line.kind == "money" and isinstance(value, int):
        return show_money(value, currency)
    if line.kind == "yes_no":
        return "yes" if value else "no"
    if line.kind == "date":
        return day(value if isinstance(value, date) else date.fromisoformat(str(value)), names.now.date())
    if line.kind == "user":
        return names.user(value) or str(value)
    named = {"stage": names.stage, "source": names.source}.get(line.key.partition(".")[2])
    text = " ".join(str(named(value) if named else value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
