"""Records that may be one: found across the whole base, for one record, and for what is being typed.

Always holds: a pair that was said not to be one is left out, and so is a lead with the account and contact that it
itself became. Hidden and merged records are not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from leadtui.rules.names import compatible_names
from leadtui.store import duplicates as store
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.duplicates import Cluster, Member, Pair, Possible, RecordKey

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading

Told = Callable[[float], None]
"""Is told which share of a scan is done, 0 to 1; what it raises ends the scan."""


def scan(reading: Reading, query: str = "", told: Told | None = None) -> tuple[Pair, ...]:
    """The pairs at or above the suggest line, the surest first; with a query those with a lead it finds.

    Raises QueryError, StorageError and what `told` raises.
    """
    with storage_errors(reading.path):
        found = [pair for key in store.keys_sharing_reach(reading.connection) for pair in duplicates_of(reading, key)]
    return tuple(sorted(set(found), key=lambda pair: (-pair.score, pair.a, pair.b)))


def clusters(reading: Reading, pairs: Sequence[Pair]) -> tuple[Cluster, ...]:
    """What the pairs hold together, the surest first."""
    groups: dict[RecordKey, set[RecordKey]] = {}
    for pair in pairs:
        joined = groups.get(pair.a, {pair.a}) | groups.get(pair.b, {pair.b})
        groups |= dict.fromkeys(joined, joined)
    with storage_errors(reading.path):
        members = store.members(reading.connection, list(groups))
    found = []
    for group in {min(group): group for group in groups.values()}.values():
        own = tuple(pair for pair in pairs if pair.a in group)
        found.append(Cluster(tuple(members[key] for key in sorted(group) if key in members), own, own[0].score))
    return tuple(sorted(found, key=lambda cluster: (-cluster.score, cluster.pairs[0].a)))


def store_pairs(desk: Desk, pairs: Sequence[Pair]) -> None:
    """Keeps what a scan of the whole base found, in place of what the last one found; it is no operation."""
    store.keep(desk.store.path, pairs)


def stored_pairs(reading: Reading) -> tuple[Pair, ...]:
    """What the last scan found and is still there, the surest first; dismissed pairs are left out."""
    with storage_errors(reading.path):
        return tuple(store.kept(reading.connection))


def duplicates_of(reading: Reading, key: RecordKey) -> tuple[Pair, ...]:
    """The records that may be this one, at or above the suggest line, the surest first."""
    with storage_errors(reading.path):
        own = store.profile(reading.connection, key)
        if own is None:
            return ()
        dismissed = store.dismissed(reading.connection, key)
        found = [
            Pair(*sorted((key, other.key)), score, reasons)  # type: ignore[arg-type]
            for other in store.alike(reading.connection, own)
            if other.key != key and other.key not in dismissed
            for score, reasons in [_compared(own, other)]
            if score >= 75
        ]
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b)))


def possible(reading: Reading, values: Mapping[str, str]) -> tuple[Possible, ...]:
    """The records that may be the one being typed or imported, the surest first; `values` by field as typed."""
    with storage_errors(reading.path):
        own = store.typed_profile(values, reading.who.region)
        found = []
        for other in store.alike(reading.connection, own):
            score, reasons = _compared(own, other)
            if score >= 75:
                found.append(Possible(other.key, other.name, other.detail, score, reasons))
    return tuple(sorted(found, key=lambda one: (-one.score, one.key)))


def _compared(one: store.Profile, other: store.Profile) -> tuple[int, tuple[str, ...]]:
    if not compatible_names(one.first, one.last, other.first, other.last):
        return 0, ()
    if set(one.emails) & set(other.emails):
        return 95, ("same email", "compatible name")
    if set(one.phones) & set(other.phones):
        return 90, ("same phone", "compatible name")
    return 0, ()


def member(reading: Reading, key: RecordKey) -> Member | None:
    """A record as it is listed, None when it is hidden."""
    with storage_errors(reading.path):
        return store.members(reading.connection, [key]).get(key)
