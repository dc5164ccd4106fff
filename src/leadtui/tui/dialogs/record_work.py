"""What a form hands to the writer thread, and what it makes of a record that was changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from leadtui.tui.keyboard.form import Form, FormField
from leadtui.tui.record_rows import Ref
from leadtui.words.customers import CustomerKind
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk


def added(typed: dict[str, str], *, anyway: bool) -> Callable[[Desk], Done]:
    """Return the work that adds a lead; `anyway`: though one seems to be there already."""

    def work(desk: Desk) -> Done:
        from leadtui.services import editing

        return editing.add_lead(desk, typed, on_duplicate="create" if anyway else "ask")

    return work


def edited(lead_id: int, typed: dict[str, str], seen: int) -> Callable[[Desk], Done]:
    """Return the work that changes a lead, refused when it is no longer the version that was seen."""

    def work(desk: Desk) -> Done:
        from leadtui.services import editing

        return editing.set_fields(desk, lead_id, typed, seen=seen)

    return work


def filled(key: Ref, typed: dict[str, str]) -> Callable[[Desk], Done]:
    """Return the work that fills what is empty of a record that is there."""

    def work(desk: Desk) -> Done:
        from leadtui.services import filling

        return filling.fill(desk, key, typed)

    return work


def customer_added(kind: CustomerKind, typed: dict[str, str]) -> Callable[[Desk], Done]:
    """Return the work that adds an account, contact or opportunity."""

    def work(desk: Desk) -> Done:
        from leadtui.services import customers

        return customers.add(desk, kind, typed)

    return work


def customer_edited(kind: CustomerKind, number: int, typed: dict[str, str], seen: int) -> Callable[[Desk], Done]:
    """Return the work that changes one, refused when it is no longer the version that was seen."""

    def work(desk: Desk) -> Done:
        from leadtui.services import customers

        return customers.set_fields(desk, kind, number, typed, seen=seen)

    return work


def take_newer(form: Form, newer: Sequence[FormField]) -> list[str]:
    """Take what another program wrote into the fields not touched here, and name it at those that were.

    Returns the labels of the fields that were changed there; what was typed stays.
    """
    there = {field.key: field.original for field in newer}
    changed = []
    for field in form.fields:
        if there[field.key] == field.original:
            continue
        changed.append(field.label.lower())
        if field.changed:
            field.note = f"changed meanwhile to: {there[field.key] or 'nothing'}; saving puts yours in its place"
        else:
            field.edit.set(there[field.key])
            field.note = "changed meanwhile"
        field.original = there[field.key]
        field.first = True
    return changed
