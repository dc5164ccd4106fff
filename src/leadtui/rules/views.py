"""The views of a rep in his order: those that are built in, with what he changed of them, and his own.

Always holds: every built-in view is there, whatever is kept; two views are never equal by key or by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leadtui.rules.text import clean
from leadtui.words.errors import InputError
from leadtui.words.records import replace
from leadtui.words.views import BUILT_IN, EMPTY, LONGEST_NAME, OWN, KeptView, View
from leadtui.words.workspace import Workspace, find, word_key


def arranged(kept: Iterable[KeptView], workspace: Workspace, *, several_users: bool) -> tuple[View, ...]:
    """Every view in the rep's order: by position, ties in the usual order; the usual place of a built-in is its index.

    With one user, views that are about owners are left out. Queries call the workspace's own fields as it does now.
    Undo can bring back a name that was given again meanwhile: the later view is numbered.
    """
    rows = sorted(kept, key=lambda row: row.number)
    changed = {row.key: row for row in rows if row.key}
    views = [_changed(replace(view, position=at), changed.get(view.key)) for at, view in enumerate(BUILT_IN)]
    for row in rows:
        if not row.key:
            views.append(_own(row, _free(views, row.name), workspace))
    return tuple(sorted((v for v in views if several_users or not v.several_users), key=lambda v: v.position))


def _changed(view: View, row: KeptView | None) -> View:
    if row is None:
        return view
    columns = row.columns or view.columns
    return replace(view, columns=columns, position=row.position, pinned=row.pinned, number=row.number)


def _free(views: Sequence[View], name: str) -> str:
    taken = {word_key(view.name) for view in views}
    names = (name, *(f"{name} ({number})" for number in range(2, len(views) + 2)))
    return next(one for one in names if word_key(one) not in taken)


def _own(row: KeptView, name: str, workspace: Workspace) -> View:
    query = row.query
    if "#" in query:  # loaded for these only: the tabs are on the way to the first paint
        from leadtui.rules.query.kept import shown

        query = shown(query, workspace)
    key = f"{OWN}{row.number}"
    return View(key, name, query, EMPTY, False, row.columns, row.pinned, row.position, row.number)


def tabs_of(views: Sequence[View]) -> tuple[View, ...]:
    """The views that are tabs; the first of all when none is pinned."""
    return tuple(view for view in views if view.pinned) or tuple(views[:1])


def moved(views: Sequence[View], key: str, step: int) -> tuple[View, ...]:
    """The views with one of them so many places further on, as far as there are any; their positions follow."""
    order = list(views)
    at = next(index for index, view in enumerate(order) if view.key == key)
    to = min(max(at + step, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    return tuple(replace(view, position=index) for index, view in enumerate(order))


def named(views: Sequence[View], typed: str, key: str = "") -> str:
    """The name of a view as it is kept; `key` is that of the view it is for, "" for a new one.

    Raises InputError for an empty or long one, and for one that another view goes by.
    """
    name = clean(typed)
    if not name:
        raise InputError("Name: a view needs one.", "It is what the tab says.")
    if len(name) > LONGEST_NAME:
        raise InputError(f"Name: at most {LONGEST_NAME} characters.", "It has to fit on a tab.")
    other = find((view for view in (*views, *BUILT_IN) if view.key != key), name)
    if other is not None:
        same = word_key(other.name) == word_key(name)
        why = f"there is a view {other.name!r} already." if same else f"{name!r} is how scripts call {other.name}."
        raise InputError(f"Name: {why}", "Take another name, or edit that one.")
    return name
