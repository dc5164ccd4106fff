"""The steps of an import in lines: files to choose from, how one was understood, columns, rows with their verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from leadtui.rules import import_verdicts
from leadtui.rules.like_warnings import NO_COUNTRY, in_short
from leadtui.tui.bindings import key_of
from leadtui.tui.dialogs.paths import Found
from leadtui.tui.keyboard.import_forms import format_of, program_of
from leadtui.tui.keyboard.import_picker import Picker
from leadtui.tui.keyboard.import_state import ImportState, there_already
from leadtui.tui.keyboard.import_targets import Target, label_of_target
from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import cut, cut_inside, fit, safe, to_right, width, wrap
from leadtui.tui.widgets.place_lines import Row
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.tui.widgets.search_box import field_parts
from leadtui.words.importing import DECIDES, SAYS_WHICH, LookedColumn, LookedFile, PreviewRow, Verdict

FOUND_BY = {
    "name": "", "content": "by its content", "remembered": "as last time", "custom": "own field", "asked": "as you say",
    "instead": "if no other",
}  # fmt: skip
NAMELESS = "(no name)"
SAYS_HOW = 96
"""Cells from which on a column's line says how its field was found."""
FOLDER_ROOM = 12
"""Cells beside a file's name from which its folder is shown."""
MOST_CELL = 300
GIVES = ("update", "overwrite")
"""What becomes of a row that gives what it says to the lead it is."""
KILO = 1024


def sized(count: int) -> str:
    """Return a number of bytes as people say it: "812 B", "12 KB", "1.4 MB"."""
    if count < KILO:
        return f"{count} B"
    for unit in ("KB", "MB"):
        count_ = count / KILO
        if count_ < KILO:
            return f"{count_:.0f} {unit}" if count_ >= 10 or unit == "KB" else f"{count_:.1f} {unit}"
        count //= KILO
    return f"{count / KILO:.1f} GB"


def changed_at(stamp: float, now: datetime) -> str:
    """Return when a file was changed: the clock today, the day before that."""
    then = datetime.fromtimestamp(stamp, now.tzinfo)
    if then.date() == now.date():
        return f"today {then:%H:%M}"
    year = f" {then.year}" if then.year != now.year else ""
    return f"{then.day} {then:%b}{year}"


def file_rows(picker: Picker, now: datetime, cells: int) -> list[Row]:
    """The path being typed, and what it could be."""
    label: Part = (f"{'❯' if picker.at < 0 else ' '}File  ", "strong")
    room = max(cells - width(label[0]) - 1, 10)
    if picker.at >= 0:
        value: Line = [(cut_inside(safe(picker.text) or "·" * 24, room), "text")]
    elif not picker.edit.text:
        value = [(" ", "caret"), (cut(" a path, a part of its name, or drag it here", room - 1), "dim")]
    else:
        value = field_parts(picker.edit, room)
    rows: list[Row] = [([], None), ([label, *value], -1)]
    rows += [([("       ", "text"), (part, "error")], None) for part in wrap(safe(picker.error), room) if picker.error]
    offered = picker.offered
    if not picker.text:
        said = "Changed last" if offered else "No lists in Downloads, Desktop, Documents or here; type a path."
        rows += [([], None), ([("   ", "text"), (cut(said, cells - 3), "dim")], None)]
    else:
        more = f"   {len(picker.found):,} found; type more of the name" if picker.more else ""
        rows.append(([(cut(more, cells), "dim")], None))
    return rows + [(_file(one, now, cells), at) for at, one in enumerate(offered)]


def _file(one: Found, now: datetime, cells: int) -> Line:
    """Its name, then where it is as far as there is room, its size and when it was changed."""
    if one.report:
        return [("   ", "text"), ("report of the last import  ", "key"), (cut(safe(one.text), cells - 31), "dim")]
    if one.left:
        said = "go on with it, as you left it"
        return [("   ", "text"), (f"{cut_inside(safe(one.name), max(cells - 36, 12))}  ", "strong"), (said, "key")]
    told = "" if one.folder else f"  {sized(one.size):>7}  {fit(changed_at(one.changed, now), 12)}"
    room = cells - width(told) - 4
    name = safe(one.name)
    where = safe(one.text.rstrip("/")).removesuffix(name.rstrip("/"))
    shown = cut_inside(name, room)
    rest = room - width(shown)
    folder = f"  {cut_inside(where, rest - 2)}" if rest > FOLDER_ROOM and where else ""
    return [("   ", "text"), (shown, "text"), (fit(folder, rest), "dim"), (told, "dim")]


def understood(file: LookedFile, size: int) -> str:
    """A file in a few words: its format, its columns, who wrote it."""
    program = program_of(file)
    parts = [
        format_of(file),
        sized(size) if size else "",
        f"{len(file.columns)} {'column' if len(file.columns) == 1 else 'columns'}",
    ]
    return " · ".join(filter(None, (*parts, f"from {program}" if program else "")))


def table_rows(state: ImportState, cells: int) -> list[Line]:
    """The first rows as they were cut into columns, so that one sees whether the file was understood."""
    columns = state.columns
    shown = state.looked.rows[:5] if state.looked is not None else ()
    if not columns:
        return []
    wide = max(min(cells // min(len(columns), 8), 24), 8)
    fits = max(cells // (wide + 2), 1)
    head = "  ".join(fit(safe(column.name), wide) for column in columns[:fits])
    lines: list[Line] = [[], [(" ", "text"), *titled("The first rows", cells - 1)], [(f" {head}", "strong")]]
    for row in shown:
        cut_ = "  ".join(fit(safe(cell[:MOST_CELL]), wide) for cell in row.cells[:fits])
        lines.append([(f" {cut_}", "text")])
    more = len(columns) - fits
    return lines + ([[(f" and {more} more {'column' if more == 1 else 'columns'}", "dim")]] if more > 0 else [])


def column_rows(state: ImportState, cells: int) -> list[Row]:
    """Each column, where it goes and some of its values; one that is left out is dim."""
    columns = state.columns
    how = cells >= SAYS_HOW
    name = max((min(width(safe(column.name)), cells // 3) for column in columns), default=8)
    goes = max((min(width(safe(goes_to(column))), cells * 2 // 5) for column in columns), default=8)
    rows: list[Row] = [
        ([(f"   {fit('Column', name)}  {fit('goes to', goes)}  {fit('', 16) if how else ''}for example", "dim")], None)
    ]
    for at, column in enumerate(columns):
        ink: Ink = "text" if column.field else "dim"
        line: Line = [(f"   {fit(safe(column.name), name)}  ", ink)]
        line.append((f"{fit(safe(goes_to(column)), goes)}  ", "strong" if column.field else "dim"))
        if how:
            line.append((fit(found_by(column, state), 14) + "  ", "dim"))
        line.append((_values(column), "dim"))
        rows.append((line, at))
    return rows


def goes_to(column: LookedColumn) -> str:
    """Where a column goes, in words."""
    if column.mark and not column.field:
        return DECIDES.format(column.mark)
    return SAYS_WHICH if column.says_which and not column.field else label_of_target(column.field)


def left_out(state: ImportState, cells: int) -> list[Row]:
    """How many columns go nowhere, and the key that changes it; nothing where every column goes somewhere."""
    number = state.left_out
    if not number:
        return []
    own = f" · {key_of('import-own-all')} makes fields of them" if state.what == "leads" else ""
    said = f" {number:,} {'column' if number == 1 else 'columns'} left out{own}"
    return [([(cut(said, cells), "dim")], None), ([], None)]


def found_by(column: LookedColumn, state: ImportState) -> str:
    """How it was found where a column goes."""
    if column.name in state.mapping:
        return "as you say"
    return FOUND_BY.get(column.found_by, "")


def column_detail(column: LookedColumn, state: ImportState, cells: int) -> list[Line]:
    """A column under the cursor, with as many of its values as fit."""
    how = found_by(column, state)
    said = f"{safe(column.name)} → {safe(goes_to(column))}{f' · {how}' if how else ''}"
    values = _values(column) or "no value in the first rows"
    below: list[Line] = [[(f" {part}", "dim")] for part in wrap(values, cells - 2)[:2]]
    return [[(f" {cut(said, cells - 1)}", "strong")], *below]


def _values(column: LookedColumn) -> str:
    return " · ".join(dict.fromkeys(" ".join(safe(sample[:MOST_CELL]).split()) for sample in column.samples))


def target_rows(targets: Sequence[Target], taken: Sequence[str], cells: int) -> list[Row]:
    """Fields to choose from, each with the column that goes there now."""
    rows: list[Row] = []
    for at, (target, column) in enumerate(zip(targets, taken, strict=True)):
        there = f"   now from “{safe(column)}”" if column else ""
        rows.append(([("   ", "text"), (safe(target.label), "text"), (cut(there, cells // 2), "warning")], at))
    return rows


# Rows and their verdicts


def counted(state: ImportState) -> str:
    """What becomes of the rows that were looked at, as is said of all and of single ones."""
    rows = state.looked.rows if state.looked is not None else ()
    new = sum(row.verdict is Verdict.NEW for row in rows)
    there = [row for row in rows if there_already(row)]
    again = sum(state.policy_of(row) == "create" for row in there) if state.what == "leads" else 0
    updated = sum(row.verdict is Verdict.UPDATES and state.policy_of(row) in GIVES for row in there)
    same = len(there) - again - updated
    rejected = sum(row.verdict is Verdict.REJECTED for row in rows)
    whole = state.looked is not None and state.looked.whole
    said = [f"{new:,} new"]
    said += [
        f"{number:,} {what}"
        for number, what in (
            (again, "added again"),
            (updated, "updated"),
            (same, "there already"),
            (rejected, "rejected"),
        )
        if number
    ]
    gone = sum(row.verdict is Verdict.SKIPPED for row in rows)
    said.append(f"{gone:,} skipped" if gone else "")
    odd = sum(bool(row.warnings) for row in rows)
    said.append(f"{odd:,} not understood in part" if odd else "")
    which = f"{'All' if whole else 'The first'} {len(rows):,} rows" if len(rows) != 1 else "One row"
    return f"{which}: {', '.join(filter(None, said))}"


def preview_rows(state: ImportState, cells: int) -> list[Row]:
    """A row of the list in a line: its number there, who it is, and what becomes of it."""
    rows = state.rows
    number = max((len(str(row.line)) for row in rows), default=1)
    name = min(max((width(safe(row.name)) for row in rows), default=0), cells // 3)
    name = max(name, len(NAMELESS))
    lines: list[Row] = []
    for at, row in enumerate(rows):
        sign, said, ink = verdict(row, state)
        line: Line = [(f" {to_right(str(row.line), number)}  {fit(safe(row.name) or NAMELESS, name)}  ", "text")]
        room = max(cells - number - name - 7, 4)
        told = cut(safe(said), room - (2 if row.warnings else 0))
        line += [(f"{sign} ", ink), (told, "text" if ink != "dim" else "dim")]
        if row.warnings:
            line.append((cut(f" ! {safe(warned(row.warnings[0]))}", room - width(told)), "warning"))
        lines.append((line, at))
    return lines


def verdict(row: PreviewRow, state: ImportState) -> tuple[str, str, Ink]:
    """What becomes of a row as it is chosen now: a sign, a sentence, its ink."""
    return import_verdicts.verdict(row, state.policy_of(row), state.what)


def warned(warning: tuple[str | None, str]) -> str:
    """What was not understood in a row: the field and why."""
    field, reason = warning
    said = in_short(field, reason)
    if said.startswith(NO_COUNTRY):
        said = f"{NO_COUNTRY} · “Numbers from”, step 4"
    return f"{label_of_target(field)}: {said}" if field else said


def row_detail(row: PreviewRow, state: ImportState, cells: int) -> list[Line]:
    """A row under the cursor: its verdict in full, then its cells by column."""
    sign, said, ink = verdict(row, state)
    first, *more = wrap(safe(said), max(cells - 5, 10))
    lines: list[Line] = [[(f" {sign} ", ink), (first, "strong")]]
    lines += [[(f"   {part}", "strong")] for part in more]
    for lead, score, why in row.possible[1:]:
        lines += _under("   ", "warning", [(f"may be L{lead} ({score}): {safe(', '.join(why))}", "warning")], cells)
    lines += [[(f"   ! {part}", "warning")] for one in row.warnings for part in wrap(safe(warned(one)), cells - 6)]
    columns = state.columns
    name = max((min(width(safe(column.name)), cells // 3) for column in columns), default=8)
    for label, was, comes in row.changes if state.policy_of(row) != "skip" else ():
        change = f"{safe(was[:MOST_CELL]) or '(nothing)'} → {safe(comes[:MOST_CELL])}"
        lines += _under(f"   {fit(safe(label), name)}  ", "strong", [(change, "good")], cells)
    kept = row.stored or ("",) * len(row.cells)
    for column, cell, stored in zip(columns, row.cells, kept, strict=False):
        if cell.strip():
            inked: Ink = "text" if column.field else "dim"
            said_: list[Part] = [(" ".join(safe(cell[:MOST_CELL]).split()), inked)]
            said_ += [(f"→ {safe(stored[:MOST_CELL])}", "good")] if stored else []
            lines += _under(f"   {fit(safe(column.name), name)}  ", "dim", said_, cells)
    return lines


def _under(name: str, ink: Ink, parts: Sequence[Part], cells: int) -> list[Line]:
    """What belongs to a name, beside it and under itself: nothing of it is cut; a part that fits stays on its line."""
    room = max(cells - width(name), 10)
    lines: list[Line] = []
    used = 0
    for text, part_ink in parts:
        first, *more = wrap(text, room)
        if lines and not more and used + 1 + width(first) <= room:
            lines[-1].append((f" {first}", part_ink))
            continue
        for piece in (first, *more):
            lines.append([(" " * width(name), "text") if lines else (name, ink), (piece, part_ink)])
            used = width(piece)
    return lines
