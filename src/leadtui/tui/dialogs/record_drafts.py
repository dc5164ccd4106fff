"""What is typed in the form of a record, as plain values, and how it comes back into a form of today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.tui.keyboard.form import Form, FormField
from leadtui.tui.keyboard.typed import Draft, Typed

if TYPE_CHECKING:
    from leadtui.tui.dialogs.record_form import RecordForm

NAMES = ("first_name", "last_name", "name", "company", "email", "phone")
"""Fields of which a new record is recognised by what is typed."""


def form_typed(form: RecordForm) -> Typed | None:
    """Return what differs in a form from its start; None when nothing does."""
    typed = changes_in(form.form)
    if typed is None:
        return None
    text, changes = typed
    where = getattr(form, "where", "")
    state = {"kind": form.kind, "number": form.number, "given": dict(form.given), "where": where, **changes}
    return Typed("form", _about(form), text, state)


def changes_in(form: Form) -> tuple[str, dict[str, Any]] | None:
    """Return what differs in any form as text, and as `put_into` takes it; None when nothing does."""
    changed = [field for field in form.fields if field.changed]
    if not changed:
        return None
    text = "\n".join(f"{field.label}: {field.text}" for field in changed)
    typed = {field.key: [field.edit.text, field.original] for field in changed}
    return text, {
        "typed": typed, "at": form.current.key, "cursor": form.current.edit.cursor, "all": form.all_shown,
    }  # fmt: skip


def _about(form: RecordForm) -> str:
    if form.number is not None:
        return f"edit of {form.name_of}"
    typed = {field.key: field.text for field in form.form.fields if field.text}
    full = " ".join(typed[key] for key in NAMES[:2] if key in typed)
    name = full or next((typed[key] for key in NAMES if key in typed), "")
    return f"new {form.kind} {name}".rstrip()


def put_into(form: Form, draft: Draft) -> str:
    """Put what was typed into a form that shows the record as it is now; return what is to be said of it.

    A field that was changed elsewhere meanwhile says so. What has no field any more is said, so that it is not lost.
    """
    state: Any = draft.typed.state
    fields = {field.key: field for field in form.fields}
    form.show_all(bool(state.get("all")))
    gone = []
    for key, (text, original) in state["typed"].items():
        if key in fields:
            _type(fields[key], str(text), str(original))
        else:
            gone.append(f"{key.removeprefix('custom.')}: {text}")
    form.show_all(form.all_shown)
    form.to_key(str(state.get("at", "")))
    cursor = state.get("cursor")
    if isinstance(cursor, int) and form.current.key == state.get("at"):
        form.current.edit.cursor = min(max(cursor, 0), len(form.current.edit.text))
    return f"There is no such field any more: {'; '.join(gone)}" if gone else ""


def _type(field: FormField, text: str, original: str) -> None:
    if field.choices and text and text not in field.choices:
        field.choices = (*field.choices, text)
    field.edit.set(text)
    field.first = True
    if field.original != original:
        field.note = f"changed meanwhile to: {field.original or 'nothing'}; saving puts yours in its place"
