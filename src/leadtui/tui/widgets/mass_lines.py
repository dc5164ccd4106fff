"""A mass conversion in lines: the counts, the leads that are refused and why, and what each other one becomes."""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.tui.palette import Ink
from leadtui.tui.record_rows import shown_number
from leadtui.tui.text import cut, fit, safe, wrap
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.words.conversion import MassConverted, MassLine, Target
from leadtui.words.customers import CustomerKind

Names = dict[tuple[CustomerKind, int], str]
"""What accounts and contacts are called, by kind and number."""
KINDS = {CustomerKind.ACCOUNT: "Accounts", CustomerKind.CONTACT: "Contacts", CustomerKind.OPPORTUNITY: "Opportunities"}
LABEL = 15
NAME = 30
"""Cells of a lead's name at most; in a narrow terminal a third of the line."""


def leads(number: int) -> str:
    """Return "1 lead", "27 leads"."""
    return f"{number:,} {'lead' if number == 1 else 'leads'}"


def mass_lines(
    result: MassConverted, names: Names, cells: int, *, is_done: bool, held_back: frozenset[int] = frozenset()
) -> list[Line]:
    """Return everything about a conversion of many, done or as it would be.

    `held_back` are leads that only lack a reason: of those how to mend it is not repeated line by line.
    """
    done = [line for line in result.lines if not line.refused]
    refused = [line for line in result.lines if line.refused]
    lines: list[Line] = [_total(len(done), len(refused), is_done=is_done), *_counts(done, cells)]
    if refused:
        lines += [[], titled(f"Refused, left as {'it is' if len(refused) == 1 else 'they are'}", cells)]
        for line in refused:
            lines += _refusal(line, cells, short=line.lead_id in held_back)
    if done:
        lines += [[], titled("Converted" if is_done else "To be converted", cells)]
        lines += [_became(line, names, cells) for line in done]
    return lines


def _total(done: int, refused: int, *, is_done: bool) -> Line:
    said = f"{done:,} of {leads(done + refused)} {'converted' if is_done else 'will be converted'}"
    ink: Ink = "strong" if done else "error"
    return [(said, ink), (f" · {refused:,} refused" if refused else "", "warning")]


def _counts(done: Sequence[MassLine], cells: int) -> list[Line]:
    """A line for each kind: how many are made, and how many are there already."""
    lines: list[Line] = []
    for kind, label in KINDS.items():
        targets = [target for line in done if (target := getattr(line, kind.value)) is not None]
        made = {target.id for target in targets if target.created}
        new = [target.id for target in targets if target.id in made]
        known = [target.id for target in targets if target.id not in made]
        said = [_shared(f"{len(set(new)):,} new", new)] if new else []
        said += [_shared(f"{len(set(known)):,} existing", known)] if known else []
        without = len(done) - len(targets)
        said += [f"{leads(without)} without"] if without and targets else []
        if said:
            lines.append([(f"  {fit(label, LABEL)}", "dim"), (cut(" · ".join(said), cells - LABEL - 2), "text")])
    return lines


def _shared(said: str, ids: Sequence[int]) -> str:
    """With for how many leads, when several share one."""
    return said if len(ids) == len(set(ids)) else f"{said} for {leads(len(ids))}"


def _who(line: MassLine) -> str:
    return safe(line.name) or shown_number(("lead", line.lead_id))


def _name_cells(cells: int) -> int:
    return min(NAME, cells // 3)


def _refusal(line: MassLine, cells: int, *, short: bool) -> list[Line]:
    """A lead and why it is refused, the reason beside its name on as many lines as it takes."""
    why = line.refused.removeprefix(f"{line.name} (L{line.lead_id}): ")
    if short:
        why = why.removesuffix(line.hint).rstrip()
    name = _name_cells(cells)
    first, *more = wrap(safe(why), cells - name - 3)
    lines: list[Line] = [[("! ", "error"), (fit(_who(line), name), "strong"), (f" {first}", "text")]]
    return lines + [[(" " * (name + 3), "text"), (text, "text")] for text in more]


def _became(line: MassLine, names: Names, cells: int) -> Line:
    name = _name_cells(cells)
    parts = []
    for kind in CustomerKind:
        target: Target | None = getattr(line, kind.value)
        if target is not None:
            parts.append(_target(kind, target, names.get((kind, target.id), "")))
    return [("  ", "text"), (fit(_who(line), name), "text"), (f" {cut(', '.join(parts), cells - name - 3)}", "dim")]


def _target(kind: CustomerKind, target: Target, name: str) -> str:
    """An account by number and name, since the lead does not name it; of others the number, and whether it is new."""
    if target.id < 0:
        return f"new {kind.value}"
    number = shown_number((kind.value, target.id))
    if kind is CustomerKind.ACCOUNT or (kind is CustomerKind.CONTACT and not target.created):
        number = f"{number} {safe(name)}".rstrip()
    return f"{number} (new)" if target.created and kind is CustomerKind.ACCOUNT else number
