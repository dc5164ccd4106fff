"""Merging records that are one: what a merge would be, and doing it, as one operation.

Always holds: what is proposed is worked out by the code that carries it out; inside the lock it is worked out again, so
nobody's change is merged over unseen. Proposing loads no model class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from leadtui.services.reading import Reading
from leadtui.store import details
from leadtui.words.duplicates import Member, MergeLine, MergeProposal
from leadtui.words.fields import FIELDS

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.words.rows import Done

MOST = 50
"""Records merged at a time."""


def propose(reading: Reading, kind: str, ids: Sequence[int], *, into: int | None = None) -> MergeProposal:
    """What merging these records of a kind ("lead", "contact", "account") would come to; places are those of `ids`.

    `into` is the number of the survivor, else the one that is furthest along. Raises NotFoundError, InputError for
    fewer than two, RefusedError for what cannot be merged and for more than MOST.
    """
    wanted = list(dict.fromkeys(ids))
    rows = details.fields(reading.connection, kind, wanted)
    survivor = wanted.index(into) if into is not None else 0
    members = tuple(Member((kind, i), rows[i]["name"], rows[i].get("company") or "") for i in wanted)
    lines = []
    for field in FIELDS.values():
        values = tuple(str(rows[i].get(field.column) or "") for i in wanted) if field.column else ()
        if any(values):
            lines.append(MergeLine(field.key, field.label, values, next(i for i, v in enumerate(values) if v)))
    versions = tuple(rows[i]["version"] for i in wanted)
    return MergeProposal(kind, members, survivor, tuple(lines), (), versions)


def merge(
    desk: Desk,
    kind: str,
    ids: Sequence[int],
    *,
    into: int | None = None,
    choices: Mapping[str, int] | None = None,
    seen: Sequence[int] = (),
) -> Done:
    """Merges records of a kind into one, as one operation; what is not in `choices` goes as `propose` says.

    `choices` are places among `ids`, by the field of a line. `seen` are the versions of the proposal: RefusedError when
    a record was changed since. The survivor is the first of the leads or customers of what comes back.
    """
    raise NotImplementedError
