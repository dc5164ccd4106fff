"""The verb that looks for records that may be one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import Answer
from leadtui.words.duplicates import LETTERS

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.cli.terminal import Line
    from leadtui.words.duplicates import Cluster, Member, Pair, RecordKey


def dupes(session: Session) -> Answer:
    """The pairs, or with --clusters what they hold together; what a look at everything finds is kept."""
    from leadtui.services import duplicates

    found = duplicates.scan(session.reading, session.query)
    if not session.query:
        duplicates.store_pairs(session.desk, found)
    if session.arguments.clusters:
        groups = duplicates.clusters(session.reading, found)
        if session.arguments.json:
            return Answer([_cluster_json(group) for group in groups])
        return Answer(lines=_clusters(groups))
    if session.arguments.json:
        return Answer([_pair_json(pair) for pair in found])
    return Answer(lines=_pairs(duplicates.members(session.reading, found), found))


def ref(key: RecordKey) -> str:
    """A record as it is named: L17, A3, C5."""
    return f"{LETTERS[key[0]]}{key[1]}"


def _pair_json(pair: Pair) -> dict[str, Any]:
    return {
        "kind": pair.kind, "ids": [pair.a[1], pair.b[1]], "refs": [ref(pair.a), ref(pair.b)], "score": pair.score,
        "reasons": list(pair.reasons),
    }  # fmt: skip


def _cluster_json(group: Cluster) -> dict[str, Any]:
    kinds = {member.key[0] for member in group.members}
    return {
        "kind": kinds.pop() if len(kinds) == 1 else "mixed",
        "ids": [member.key[1] for member in group.members],
        "refs": [ref(member.key) for member in group.members],
        "score": group.score,
        "pairs": [_pair_json(pair) for pair in group.pairs],
    }


def _pairs(members: dict[RecordKey, Member], found: tuple[Pair, ...]) -> Iterator[Line]:
    if not found:
        yield "No duplicates found."
    for pair in found:
        names = " · ".join(_shown(members.get(key), key) for key in (pair.a, pair.b))
        yield ((f"{pair.score:3} ", "title"), (names, ""))
        yield ((f"    {', '.join(pair.reasons)}", "dim"),)


def _clusters(groups: tuple[Cluster, ...]) -> Iterator[Line]:
    if not groups:
        yield "No duplicates found."
    for group in groups:
        yield ((f"{group.score:3} ", "title"), (", ".join(group.pairs[0].reasons), "dim"))
        for member in group.members:
            yield f"    {_shown(member, member.key)}"


def _shown(member: Member | None, key: RecordKey) -> str:
    return (
        " ".join(filter(None, (ref(key), member.name, f"({member.detail})" if member.detail else "")))
        if member
        else ref(key)
    )
