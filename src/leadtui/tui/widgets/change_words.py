"""What an operation changed of a record, in words: "status New → Contacted", "follow-up moved to tomorrow 10:00"."""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.tui.text import ELLIPSIS, safe
from leadtui.tui.widgets.moments import iso_day, moment
from leadtui.tui.widgets.values import Values
from leadtui.words.rows import ChangeRow

SILENT = frozenset(
    {
        "category", "status_since", "company_key", "title_key", "host", "external_kind", "remind_at", "due_date",
        "budget_amount", "timeline_date", "normal", "digits", "label", "is_primary", "position", "name_key", "currency",
        "stage_since", "converted_at", "converted_account_id", "converted_contact_id", "converted_opportunity_id",
    }
)  # fmt: skip
"""Fields that only follow from another change of the same operation."""
LONGEST = 60


def change_words(changes: Sequence[ChangeRow], values: Values) -> list[str]:
    """Return the changes as safe short texts, in their order, each once."""
    days = {change.row_id: change.after for change in changes if change.field == "due_date"}
    words: dict[str, None] = {}
    for change in changes:
        text = _words(change, values, days.get(change.row_id))
        if text:
            words[safe(text)] = None
    return list(words)


def _words(change: ChangeRow, values: Values, day: str | None) -> str:
    if change.field in SILENT or change.field.startswith("typed."):
        return ""
    if change.table == "follow_up":
        return _follow_up(change, values, day)
    if change.field == "hidden_by":
        return {"reach": "an email or phone taken away", "tag": "a tag taken off"}.get(change.table, "")
    if change.table == "reach":
        return f"{change.before or 'nothing'} → {change.after or 'nothing'}" if change.field == "value" else ""
    if change.table != values.kind:
        return ""
    label = values.label(change.field)
    before, after = (_short(values.read(change.field, value)) for value in (change.before, change.after))
    label = label if label[1:] != label[1:].lower() else label.lower()
    return f"{label} {before} → {after or 'nothing'}" if before else f"{label}: {after}"


def _follow_up(change: ChangeRow, values: Values, day: str | None) -> str:
    if change.field == "state":
        return f"follow-up {change.after}" if change.after != "open" else "follow-up open again"
    if change.field == "due_at" and change.after is not None:
        when = iso_day(day, values.now) if day else moment(int(change.after), values.now)
        return f"follow-up moved to {when}"
    if change.field == "subject":
        return f"follow-up: {_short(change.after or '–')}"
    return ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + ELLIPSIS
