"""The clusters that are shown, in their order.

Always holds: a cluster is known by its members and holds two records at least.
"""

from __future__ import annotations

from leadtui.tui.keyboard.shown_rows import ShownRows
from leadtui.words.duplicates import Cluster, Member, RecordKey
from leadtui.words.records import replace

Keys = tuple[RecordKey, ...]
Before = tuple[tuple[Cluster, ...], int]


def keys_of(cluster: Cluster) -> Keys:
    """Return the records of a cluster: what it is known by."""
    return tuple(member.key for member in cluster.members)


def mergeable(keys: Keys) -> str:
    """Return the kind of which there are two records at least, which is merged first; "" for none."""
    kinds = [kind for kind, _ in keys]
    return next((kind for kind in ("lead", "contact", "account") if kinds.count(kind) > 1), "")


class Found(ShownRows[Cluster]):
    """Clusters with a cursor and a selection."""

    def key_of(self, row: Cluster) -> Keys:
        """Its records."""
        return keys_of(row)

    def merged(self, keys: Keys, survivor: RecordKey) -> None:
        """Records became one: of their clusters what the others were is left."""
        gone = set(keys) - {survivor}
        self.have([left for cluster in self.rows for left in _without(cluster, gone)])

    def apart(self, keys: Keys, one: RecordKey | None) -> None:
        """Records are different ones, or `one` is another than the rest: pairs of them no longer hold."""
        if one is None:
            self.drop([cluster for cluster in self.rows if set(keys_of(cluster)) <= set(keys)])
            return
        told = set(keys)
        left = []
        for cluster in self.rows:
            left += _without(cluster, {one}) if len(set(keys_of(cluster)) & told) > 1 else [cluster]
        self.have(left)


def _without(cluster: Cluster, gone: set[RecordKey]) -> list[Cluster]:
    """What is left of a cluster without some records; nothing when fewer than two are."""
    if not gone & set(keys_of(cluster)):
        return [cluster]
    pairs = tuple(pair for pair in cluster.pairs if not {pair.a, pair.b} & gone)
    held = {key for pair in pairs for key in (pair.a, pair.b)}
    members: tuple[Member, ...] = tuple(member for member in cluster.members if member.key in held)
    return [replace(cluster, members=members, pairs=pairs, score=pairs[0].score)] if len(members) > 1 else []
