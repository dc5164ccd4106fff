"""The duplicates of one record: `D` shows them, `M` merges it with those of its kind.

Always holds: a record without any opens nothing, and says so where the key was pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.bindings import says
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.record_rows import shown_number
from leadtui.tui.screens.duplicates_work import of_one, still_open
from leadtui.words.errors import LeadtuiError

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.words.duplicates import Cluster, RecordKey
    from leadtui.words.rows import Done


def open_duplicates_of(app: LeadtuiApp, key: RecordKey, name: str) -> None:
    """Show what may be the same as a record."""
    app.hold()
    app.keep(_open(app, key, name))


def merge_with(app: LeadtuiApp, key: RecordKey) -> None:
    """Show the merge of a record with what may be the same."""
    app.hold()
    app.keep(_merge(app, key))


async def _found(app: LeadtuiApp, key: RecordKey, more: str = "") -> tuple[Cluster, ...]:
    """Whom it may be the same as; where it is nobody, that is said and keys typed ahead are let go."""
    try:
        found = await app.bridge.read_after_writes(of_one(key))
    except LeadtuiError as error:
        _say(app, str(error), failed=True)
        return ()
    if not found:
        _say(app, f"No duplicate of {shown_number(key)} was found{more}")
    return found


def _say(app: LeadtuiApp, text: str, *, failed: bool = False) -> None:
    app.drop_typed_ahead()
    if isinstance(app.screen, KeyScreen):
        app.screen.say(text, "error" if failed else "hint")


async def _open(app: LeadtuiApp, key: RecordKey, name: str) -> None:
    found = await _found(app, key)
    if found:
        from leadtui.tui.screens.duplicates import of_record

        app.open_screen(of_record(app.base, key, f"{name} {shown_number(key)}", found))
    app.release()


async def _merge(app: LeadtuiApp, key: RecordKey) -> None:
    how = says(" · {select} selects leads to merge") if key[0] == "lead" else ""
    found = await _found(app, key, how)
    others = tuple(member.key for cluster in found for member in cluster.members[1:])
    try:
        left = await app.bridge.read(still_open(others))
    except LeadtuiError as error:
        _say(app, str(error), failed=True)
        left = found = ()
    same = [number for kind, number in left if kind == key[0]]
    if same:
        why = ", ".join(found[0].pairs[0].reasons) if len(found) == 1 else ""
        places.merge(app, key[0], (key[1], *same), lambda *ended: told_below(app, *ended), why)
    elif left:
        how = " · {convert} converts it into that one" if key[0] == "lead" else ""
        _say(app, f"{shown_number(left[0])}, which may be the same, is another kind: no merge{says(how)}")
    elif found:
        _say(app, f"{shown_number(others[0])}, which may be the same, was converted and is read-only")
    app.release()


def told_below(app: LeadtuiApp, done: Done, keys: tuple[RecordKey, ...], survivor: RecordKey | None) -> None:
    """Show what a merge did on the screen it was begun on: the record that stays, where it is a list its row."""
    below = app.screen
    if hasattr(below, "merge_ended"):
        below.merge_ended(done, keys, survivor)
    else:
        app.form_closed(done)
