"""Emails and phones of a record: how a typed one takes its place among those that are there."""

from __future__ import annotations

from typing import Any

from leadtui.model import Reach
from leadtui.rules.text import clean
from leadtui.services.reach_reading import columns_of
from leadtui.store.journal import Op

MOBILE = "mobile"


def set_reach(op: Op, owner_id: int, field: str, typed: str, region: str, owner_kind: str = "lead") -> None:
    """Makes `typed` the record's email, phone or mobile; blank takes the one that is there away.

    A mobile is the phone labelled so, the phone the first that is not; a phone set goes before the mobile.
    """
    kind = "email" if field == "email" else "phone"
    rows = sorted(
        op.find(Reach, owner_kind=owner_kind, owner_id=owner_id, kind=kind),
        key=lambda row: (not row["is_primary"], row["position"], row["id"]),
    )
    current = next((row for row in rows if (row["label"] == MOBILE) == (field == MOBILE)), None)
    text = clean(typed)
    if not text:
        if current is not None:
            op.hide(Reach, current["id"])
            _promote(op, [row for row in rows if row is not current], current)
        return
    columns, _ = columns_of(kind, text, region)
    if current is not None:
        op.set(Reach, current["id"], columns)
        return
    first = field != MOBILE or not rows
    for row in rows if first else ():
        op.set(Reach, row["id"], {"is_primary": False})
    label = MOBILE if field == MOBILE else ""
    position = max((row["position"] for row in rows), default=-1) + 1
    owner = {"owner_kind": owner_kind, "owner_id": owner_id}
    op.add(Reach, {**owner, "label": label, "is_primary": first, "position": position, **columns})


def add_reach(op: Op, owner_id: int, field: str, typed: str, region: str, owner_kind: str = "lead") -> bool:
    """Gives a record one more email, phone or mobile beside those that are there; False when it has this one."""
    kind = "email" if field == "email" else "phone"
    rows = op.find(Reach, owner_kind=owner_kind, owner_id=owner_id, kind=kind)
    columns, _ = columns_of(kind, clean(typed), region)
    if any(row["value"] == columns["value"] or (row["normal"] and row["normal"] == columns["normal"]) for row in rows):
        return False
    position = max((row["position"] for row in rows), default=-1) + 1
    owner = {"owner_kind": owner_kind, "owner_id": owner_id, "label": MOBILE if field == MOBILE else ""}
    op.add(Reach, {**owner, "is_primary": not rows, "position": position, **columns})
    return True


def set_aside(op: Op, rows: list[dict[str, Any]], number: int) -> None:
    """Takes one of a record's emails and phones away; the next of its kind becomes the usual one."""
    gone = next((row for row in rows if row["id"] == number), None)
    if gone is not None:
        op.hide(Reach, number)
        _promote(op, [row for row in rows if row["kind"] == gone["kind"] and row is not gone], gone)


def _promote(op: Op, rows: list[dict[str, Any]], gone: dict[str, Any]) -> None:
    if gone["is_primary"] and rows:
        op.set(Reach, rows[0]["id"], {"is_primary": True})
