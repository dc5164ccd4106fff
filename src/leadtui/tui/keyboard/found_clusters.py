"""The clusters that are shown, in their order, and how they were before each thing done with them.

Always holds: a cluster is known by its members, never by its row; taking back what was done here shows the clusters as
they were then, the cursor where it was; a cluster holds two records at least.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leadtui.words.duplicates import Cluster, Member, RecordKey
from leadtui.words.records import replace
from leadtui.words.rows import Undone

Keys = tuple[RecordKey, ...]
Before = tuple[tuple[Cluster, ...], int]


def keys_of(cluster: Cluster) -> Keys:
    """Return the records of a cluster: what it is known by."""
    return tuple(member.key for member in cluster.members)


class Found:
    """Clusters with a cursor and a selection."""

    def __init__(self, clusters: Sequence[Cluster] = ()) -> None:
        self.clusters = tuple(clusters)
        self.cursor = 0
        self.selected: set[Keys] = set()
        self._before: dict[int, Before] = {}

    @property
    def cluster(self) -> Cluster | None:
        """The one under the cursor."""
        return self.clusters[self.cursor] if self.clusters else None

    def chosen(self) -> tuple[Cluster, ...]:
        """The selected ones in their order, else the one under the cursor."""
        marked = tuple(cluster for cluster in self.clusters if keys_of(cluster) in self.selected)
        return marked or ((self.cluster,) if self.cluster is not None else ())

    def move(self, delta: int) -> None:
        """Move the cursor by so many."""
        self.cursor = max(min(self.cursor + delta, len(self.clusters) - 1), 0)

    def show(self, clusters: Sequence[Cluster], *, at: Keys = ()) -> None:
        """Show others, the cursor on the one it stood on, or on one that has these records."""
        here = at or (keys_of(self.cluster) if self.cluster is not None else ())
        self.clusters = tuple(clusters)
        self.selected.intersection_update(keys_of(cluster) for cluster in self.clusters)
        same = (n for n, cluster in enumerate(self.clusters) if set(here) & set(keys_of(cluster)))
        self.cursor = next(same, min(self.cursor, max(len(self.clusters) - 1, 0)))

    # What is done with them

    def note(self, operation: int | None) -> None:
        """Something was done, and is about to show: remember how it was."""
        if operation is not None:
            self._before[operation] = (self.clusters, self.cursor)

    def before(self) -> Before:
        """How it is now."""
        return self.clusters, self.cursor

    def noted(self, operation: int | None, before: Before) -> None:
        """How it was before an operation that is on disk now."""
        if operation is not None:
            self._before[operation] = before

    def restore(self, before: Before) -> None:
        """Show them as they were."""
        self.clusters, self.cursor = before
        self.selected.intersection_update(keys_of(cluster) for cluster in self.clusters)

    def taken_back(self, undone: Undone) -> bool:
        """Show what an undo or redo brought back, the cursor where it was; whether it was done here."""
        known = [operation for operation in undone.undone if operation in self._before]
        if not known:
            return False
        now = self.before()
        self.restore(self._before[known[-1]])
        self.noted(undone.operation, now)
        return True

    def drop(self, clusters: Iterable[Cluster]) -> None:
        """These are dealt with; the cursor stays where it is, on what comes next."""
        gone = {keys_of(cluster) for cluster in clusters}
        above = sum(keys_of(cluster) in gone for cluster in self.clusters[: self.cursor])
        self._have([cluster for cluster in self.clusters if keys_of(cluster) not in gone], self.cursor - above)

    def merged(self, keys: Keys, survivor: RecordKey) -> None:
        """Records became one: what is left of their clusters has the one that stays in their place."""
        gone = set(keys) - {survivor}
        self._have([left for cluster in self.clusters for left in _without(cluster, gone)])

    def apart(self, keys: Keys, one: RecordKey | None) -> None:
        """Records are different ones, or `one` is another than the rest: pairs of them no longer hold."""
        if one is None:
            self.drop([cluster for cluster in self.clusters if set(keys_of(cluster)) <= set(keys)])
        else:
            told = set(keys)
            left = []
            for cluster in self.clusters:
                left += _without(cluster, {one}) if set(keys_of(cluster)) & told > {one} else [cluster]
            self._have(left)

    def _have(self, clusters: Sequence[Cluster], cursor: int | None = None) -> None:
        self.clusters = tuple(clusters)
        self.cursor = max(min(self.cursor if cursor is None else cursor, len(self.clusters) - 1), 0)
        self.selected.intersection_update(keys_of(cluster) for cluster in self.clusters)


def _without(cluster: Cluster, gone: set[RecordKey]) -> list[Cluster]:
    """What is left of a cluster without some records; nothing when fewer than two are."""
    if not gone & set(keys_of(cluster)):
        return [cluster]
    pairs = tuple(pair for pair in cluster.pairs if not {pair.a, pair.b} & gone)
    held = {key for pair in pairs for key in (pair.a, pair.b)}
    members: tuple[Member, ...] = tuple(member for member in cluster.members if member.key in held)
    return [replace(cluster, members=members, pairs=pairs, score=pairs[0].score)] if len(members) > 1 else []
