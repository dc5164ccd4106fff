"""The queries of rules: read when a rule is looked at, with the rules of the base as they are then.

A query that can no longer be read (a field of the workspace's own was taken away) stops nobody's work: its rule holds
for no lead, and `doctor` names it.
"""

from __future__ import annotations

from collections.abc import Iterator

from leadtui.rules.query.context import Context
from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.parser import parse
from leadtui.rules.query.resolve import resolve
from leadtui.rules.query.tree import All, Node
from leadtui.rules.sla import read_after, read_within
from leadtui.words.errors import InputError
from leadtui.words.workspace import Workspace, offered


def tree_of(query: str, context: Context) -> Node | None:
    """What a rule's query means now, everybody for an empty one; None for one that cannot be read."""
    if not query.strip():
        return All()
    try:
        return resolve(parse(query), context).tree
    except QueryError:
        return None


def unread(workspace: Workspace, context: Context) -> Iterator[str]:
    """The rules on offer that cannot be followed, as sentences."""
    for sla in offered(workspace.sla):
        yield from _faults(f"The answer rule {sla.name!r}", sla.query, context)
        try:
            read_within(sla.within)
        except InputError as error:
            yield f"The answer rule {sla.name!r} cannot be read. {error}"
    for step in offered(workspace.escalations):
        yield from _faults(f"The escalation {step.name!r}", step.query, context)
        try:
            read_after(step.after)
        except InputError as error:
            yield f"The escalation {step.name!r} cannot be read. {error}"


def _faults(what: str, query: str, context: Context) -> Iterator[str]:
    if query.strip():
        try:
            resolve(parse(query), context)
        except QueryError as error:
            yield f"{what} has a query that cannot be read. {error} `leadtui workspace edit` changes it."
