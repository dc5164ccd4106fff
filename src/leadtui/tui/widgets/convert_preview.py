"""What becomes of each field of a record, line by line, before anything is written; and each record in four lines."""

from __future__ import annotations

from collections import Counter
from typing import Any

from leadtui.tui.keyboard.convert_state import ConvertState, Stop
from leadtui.tui.palette import Ink, Part
from leadtui.tui.record_rows import shown_number
from leadtui.tui.text import cut, fit, safe, width
from leadtui.tui.widgets.values import Values
from leadtui.words.conversion import Does, FieldLine, Match
from leadtui.words.customers import CustomerKind
from leadtui.words.workspace import find

Line = list[Part]

SIGNS: dict[Does, Part] = {
    "create": ("+", "good"), "fill": ("+", "good"), "keep": ("≠", "warning"), "same": ("=", "dim"),
    "take": ("←", "key"),
}  # fmt: skip
COUNTED: dict[Does, str] = {
    "create": "{} created", "keep": "{} kept", "take": "{} taken from the lead", "fill": "{} filled",
    "same": "{} the same",
}  # fmt: skip
WIDE_LABELS_FROM = 48


def label_width(cells: int) -> int:
    """How wide labels are in so many cells."""
    return 14 if cells >= WIDE_LABELS_FROM else 11


def does(state: ConvertState, line: FieldLine) -> Does:
    """What becomes of a field, with what the rep has asked for since the preview was read."""
    if line.does in ("keep", "take"):
        return "take" if state.taken(line) else "keep"
    return line.does


def said(line: FieldLine, value: Any, values: Values, currency: str | None) -> str:
    """Return a value of a line for reading."""
    if isinstance(value, (list, tuple)):
        return ", ".join(safe(str(item)) for item in value)
    if line.key == "opportunity.stage":
        stage = find(values.workspace.stages, str(value))
        return safe(stage.name if stage else str(value))
    return safe(values.by_kind(line.kind, value, currency)) if value not in (None, "") else ""


def counted(state: ConvertState, kind: CustomerKind) -> str:
    """Return how many fields of a record are created, filled, taken, kept and the same."""
    numbers = Counter(does(state, line) for line in state.shown_lines(kind))
    return " · ".join(text.format(numbers[what]) for what, text in COUNTED.items() if numbers[what])


def preview_rows(state: ConvertState, kind: CustomerKind, values: Values, cells: int) -> list[tuple[Line, Stop | None]]:
    """Return the preview of a record: its counts, then each field."""
    lines = state.shown_lines(kind)
    if not lines:
        return []
    rows: list[tuple[Line, Stop | None]] = [([(f" {cut(counted(state, kind), cells - 1)}", "dim")], None)]
    held = next((line.held or line.lead for line in lines if line.key == f"{kind}.currency"), None)
    for line in lines:
        stop = Stop(kind.value, "line", line.key)
        rows += [(parts, stop) for parts in _line(state, line, values, str(held or "") or None, cells)]
    return rows


def _line(state: ConvertState, line: FieldLine, values: Values, currency: str | None, cells: int) -> list[Line]:
    what = does(state, line)
    on = state.at == Stop(line.key.partition(".")[0], "line", line.key)
    lead, held = (said(line, value, values, currency) for value in (line.lead, line.held))
    text, more = _told(what, lead, held)
    quiet: Ink = "dim" if what == "same" else "text"
    loud: Ink = "warning" if what == "keep" else "dim"
    head: Line = [SIGNS[what], (f" {fit(safe(line.label), label_width(cells))} ", "dim")]
    room = max(cells - label_width(cells) - 4, 4)
    if width(text) + width(more) + 2 <= room:
        return [marked([*head, (text, quiet), (f"  {more}", loud)], cells, on=on)]
    rows = [marked([*head, (cut(text, room), quiet)], cells, on=on)]
    if more and what != "same":
        rows.append(marked([(" " * (cells - 1 - room), "text"), (cut(more, room), loud)], cells, on=on, sign=" "))
    return rows


def _told(what: Does, lead: str, held: str) -> tuple[str, str]:
    """The value a field will hold, and what else is to be said of it."""
    if what == "keep":
        return held, f"kept, differs: {lead or 'nothing'}"
    if what == "take":
        return lead or "nothing", f"in place of {held}"
    return lead or held, {"fill": "fills empty", "same": "same"}.get(what, "")


def marked(parts: Line, cells: int, *, on: bool, sign: str = "❯") -> Line:
    """Return a line with a sign before it, drawn as the one under the cursor if it is."""
    if not on:
        return [(" ", "text"), *parts]
    room = cells - 1
    line: Line = [(sign, "cursor-strong")]
    for text, ink in parts:
        shown = cut(text, room)
        line.append((shown, "cursor-dim" if ink == "dim" else "cursor" if ink == "text" else "cursor-strong"))
        room -= width(shown)
        if room <= 0:
            break
    return [*line, (" " * max(room, 0), "cursor")]


def in_short(state: ConvertState, kind: CustomerKind, cells: int) -> list[Line]:
    """Return a record in three lines: what it is to be, its name, and why or how much."""
    match, how = state.match(kind), state.how(kind)
    if state.undecided(kind):
        several = sum(m.score == state.matches(kind)[0].score for m in state.matches(kind))
        return [[(" ? choose", "warning")], [(f" {several} match equally", "warning")], [(" x the next", "dim")]]
    if match is not None:
        name, why = safe(match.name), said_why(match) or safe(match.detail)
        sign: Part = ("=", "good") if match.exact else ("≈", "warning")
        head: Line = [(" ● existing ", "strong"), sign, (f" {shown_number((kind.value, match.id))}", "text")]
    elif how == "none":
        head, name, why = [(" ○ none", "dim")], "", ""
    else:
        head, name, why = [(" ● new", "strong")], typed_name(state, kind), _terms(state, kind)
    return [head, [(f" {cut(name, cells - 1)}", "text")], [(f" {cut(why, cells - 1)}", "dim")]]


def said_why(match: Match) -> str:
    """Return how sure a match is and why: "near: similar name"; "" for one that was looked for."""
    reasons = ", ".join(dict.fromkeys(safe(reason.partition(":")[0]) for reason in match.reasons))
    return f"{'exact' if match.exact else 'near'}: {reasons}" if reasons else ""


def typed_name(state: ConvertState, kind: CustomerKind) -> str:
    """Return the name of a new record as it is typed now."""
    if kind is CustomerKind.CONTACT:
        names = (state.fields[f"contact.{key}"].text for key in ("first_name", "last_name"))
        return safe(" ".join(name[:200] for name in names if name))
    return safe(state.fields[f"{kind}.name"].text[:200])


def _terms(state: ConvertState, kind: CustomerKind) -> str:
    if kind is not CustomerKind.OPPORTUNITY:
        exact = sum(match.exact for match in state.matches(kind))
        near = len(state.matches(kind)) - exact
        there = ", ".join(f"{n} {what}" for n, what in ((exact, "exact"), (near, "near")) if n)
        nobody = "nobody like that yet" if kind is CustomerKind.CONTACT else "none like it yet"
        return f"x: {there}" if there else nobody
    amount = state.read("opportunity.amount").words or safe(state.fields["opportunity.amount"].text)
    _, _, day = state.read("opportunity.close_date").words.partition(" ")
    return " · ".join(part for part in (amount or "no amount", day) if part)
