"""What the merge screen asks of the reader thread and hands to the writer thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from leadtui.words.duplicates import MergeProposal, RecordKey
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading


def proposed(kind: str, ids: Sequence[int], into: int | None = None) -> Callable[[Reading], MergeProposal]:
    """Return the work that reads what merging these records would come to."""

    def work(reading: Reading) -> MergeProposal:
        from leadtui.services import merging

        return merging.propose(reading, kind, ids, into=into)

    return work


def merged(proposal: MergeProposal, choices: Mapping[str, int]) -> Callable[[Desk], Done]:
    """Return the work that merges as proposed, but for what was chosen otherwise."""
    ids = tuple(member.key[1] for member in proposal.members)

    def work(desk: Desk) -> Done:
        from leadtui.services import merging

        into = ids[proposal.survivor]
        return merging.merge(desk, proposal.kind, ids, into=into, choices=choices, seen=proposal.versions)

    return work


def told_apart(keys: Sequence[RecordKey], one: RecordKey | None = None) -> Callable[[Desk], Done]:
    """Return the work that remembers that these records are different ones, or only that `one` differs from each."""

    def work(desk: Desk) -> Done:
        from leadtui.services import dismissing

        return dismissing.not_duplicates(desk, keys, one=one)

    return work
