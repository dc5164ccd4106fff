"""The views of a rep: saved, changed, ordered, put on the tabs and deleted, each as one operation that undo takes back.

Always holds: the query of a saved view was read and understood when it was saved, and names fields of the workspace's
own by number; its columns existed. None of these takes the last view off the tabs or gives a name twice; what undo puts
back beside later changes may, and `rules/views` copes with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leadtui.model import SavedView
from leadtui.rules.query.kept import kept
from leadtui.rules.query.parser import parse
from leadtui.rules.query.resolve import resolve
from leadtui.rules.view_columns import read_columns
from leadtui.rules.views import arranged, moved, named
from leadtui.services.desk import Desk, reader_of
from leadtui.store.beneath import driver_of
from leadtui.store.journal import Op
from leadtui.store.views import kept_views
from leadtui.words.errors import NotFoundError, RefusedError
from leadtui.words.rows import Done
from leadtui.words.views import View

EVERYTHING = "is:open"
"""The query of a view that was given none: every open lead."""


def save_view(desk: Desk, name: str, query: str, columns: str = "", *, pinned: bool = True) -> Done:
    """Saves a query as a view, after the others. `columns` are typed fields, commas between them; "" the usual ones.

    Raises InputError for a bad name or column, QueryError with the place of a mistake.
    """
    with desk.store.operation("view", "", desk.user.id) as op:
        views = _views(op, desk)
        values = _read(desk, views, "", name, query, columns)
        position = max((view.position for view in views), default=-1) + 1
        op.add(SavedView, {**values, "user_id": desk.user.id, "position": position, "pinned": pinned})
        op.summary = f"Saved view “{values['name']}”"
    return Done(op.number, op.summary)


def change_view(desk: Desk, key: str, name: str, query: str, columns: str = "", *, pinned: bool = True) -> Done:
    """Changes a view; of a built-in one the columns, and whether it is a tab. Raises InputError, NotFoundError."""
    with desk.store.operation("view", "", desk.user.id) as op:
        views = _views(op, desk)
        view = _one(views, key)
        if view.pinned and not pinned:
            _refuse_last_tab(views)
        keys = list(read_columns(columns, desk.workspace))
        values = _read(desk, views, key, name, query, columns) if view.own else {"columns": keys}
        _keep(op, desk, view, {**values, "pinned": pinned})
        op.summary = f"Changed view “{values.get('name', view.name)}”"
    return Done(op.number, op.summary if op.number else "Nothing was changed")


def delete_view(desk: Desk, key: str) -> Done:
    """Deletes a view of the rep's own; RefusedError for a built-in one."""
    with desk.store.operation("view", "", desk.user.id) as op:
        views = _views(op, desk)
        view = _one(views, key)
        if not view.own:
            raise RefusedError(f"{view.name} is built in and stays.", "space takes it off the tabs.")
        if view.pinned:
            _refuse_last_tab(views)
        op.hide(SavedView, view.number)
        op.summary = f"Deleted view “{view.name}”"
    return Done(op.number, op.summary)


def pin_view(desk: Desk, key: str) -> Done:
    """Makes a view a tab, or a tab a view that is not one; RefusedError for the last tab."""
    with desk.store.operation("view", "", desk.user.id) as op:
        views = _views(op, desk)
        view = _one(views, key)
        if view.pinned:
            _refuse_last_tab(views)
        _keep(op, desk, view, {"pinned": not view.pinned})
        op.summary = f"View “{view.name}” {'off the tabs' if view.pinned else 'on the tabs'}"
    return Done(op.number, op.summary)


def move_view(desk: Desk, key: str, step: int) -> Done:
    """Moves a view so many places on, or back; nothing is written at the ends."""
    with desk.store.operation("view", "", desk.user.id) as op:
        views = _views(op, desk)
        view = _one(views, key)
        after = moved(views, key, step)
        if [one.key for one in after] != [one.key for one in views]:
            places = {one.key: one.position for one in after}
            for one in views:
                _keep(op, desk, one, {"position": places[one.key]})
        op.summary = f"Moved view “{view.name}”"
    return Done(op.number, op.summary if op.number else f"{view.name} stands at the end already")


def _views(op: Op, desk: Desk) -> tuple[View, ...]:
    rows = kept_views(driver_of(op.connection), desk.user.id)
    return arranged(rows, desk.workspace, several_users=len(desk.users) > 1)


def _one(views: Sequence[View], key: str) -> View:
    found = next((view for view in views if view.key == key), None)
    if found is None:
        raise NotFoundError("There is no such view any more.", "It may have been deleted; `u` takes that back.")
    return found


def _read(desk: Desk, views: Sequence[View], key: str, name: str, query: str, columns: str) -> dict[str, Any]:
    """What is typed, as it is kept."""
    wanted = query.strip() or EVERYTHING
    resolve(parse(wanted), reader_of(desk).context())
    return {
        "name": named(views, name, key),
        "query": kept(wanted, desk.workspace),
        "columns": list(read_columns(columns, desk.workspace)),
    }


def _keep(op: Op, desk: Desk, view: View, values: dict[str, Any]) -> None:
    """Writes what is different about a view into its row; a built-in one gets its row with the first difference."""
    if view.number:
        op.set(SavedView, view.number, values)
        return
    row = {"user_id": desk.user.id, "key": view.key, "position": view.position, "pinned": view.pinned, "columns": []}
    if any(row[name] != value for name, value in values.items()):
        op.add(SavedView, {**row, **values})


def _refuse_last_tab(views: Sequence[View]) -> None:
    if sum(view.pinned for view in views) < 2:
        raise RefusedError("It is the only tab.", "Put another view on the tabs first.")
