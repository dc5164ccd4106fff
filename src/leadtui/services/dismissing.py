"""What a rep looked at and found right: records that are not one, a value that is odd and true.

Always holds: the lower (kind, number) of a pair stands first, so a pair is dismissed once; it is an operation like any
other and can be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from leadtui.model import Dismissal, Record
from leadtui.services.customer_records import MODELS
from leadtui.services.desk import Desk
from leadtui.store.journal import Op
from leadtui.words.customers import CustomerKind
from leadtui.words.duplicates import LETTERS, RecordKey
from leadtui.words.errors import InputError, RefusedError
from leadtui.words.rows import Done

DUPLICATE = "duplicate"
"""The kind of a dismissal that says two records are not one."""

MOST = 50
"""Records told apart at a time: each of them from each other."""


def not_duplicates(desk: Desk, keys: Sequence[RecordKey], *, one: RecordKey | None = None) -> Done:
    """Remembers that these records are different ones, each pair of them, as one operation; or that `one` is another
    one than each of the others, which may be the same.

    Pairs that were told apart before are left as they are; when all were, nothing is written. Raises NotFoundError for
    one that is gone, InputError for fewer than two, RefusedError for more than MOST.
    """
    return groups_apart(desk, [keys], one=one)


def groups_apart(desk: Desk, groups: Sequence[Sequence[RecordKey]], *, one: RecordKey | None = None) -> Done:
    """The same for several groups at once, as one operation; records of two groups are not told apart."""
    sets = [sorted(dict.fromkeys(keys)) for keys in groups]
    for keys in sets:
        if len(keys) < 2:
            raise InputError("Two records are needed to tell them apart.")
        if len(keys) > MOST:
            raise RefusedError(f"{len(keys)} records are too many to tell apart at a time.", f"Choose {MOST} at most.")
    wanted = list(dict.fromkeys(key for keys in sets for key in keys))
    leads = tuple(number for kind, number in wanted if kind == "lead")
    customers = tuple(key for key in wanted if key[0] != "lead")
    with desk.store.operation("dismiss", "", desk.user.id, lead_id=leads[0] if leads else None) as op:
        names = [_named(op, key) for key in wanted]
        for keys in sets:
            for a, b in combinations(keys, 2):
                if one is None or one in (a, b):
                    tell_apart(op, a, b)
        op.summary = f"Not duplicates: {', '.join(names[:3])}{f' and {len(names) - 3} more' if len(names) > 3 else ''}"
    return Done(op.number, op.summary, leads, customers=customers)


def tell_apart(op: Op, a: RecordKey, b: RecordKey) -> None:
    """Notes that two records are not one, unless that is known."""
    (kind, number), (other_kind, other) = sorted((a, b))
    pair = {"owner_kind": kind, "owner_id": number, "other_kind": other_kind, "other_id": other}
    if not op.find(Dismissal, kind=DUPLICATE, **pair):
        op.add(Dismissal, {"kind": DUPLICATE, **pair})


def accept(desk: Desk, check: str, keys: Sequence[tuple[RecordKey, str]]) -> Done:
    """Remembers of records, each with the value a cleansing check found odd, that it is right, as one operation.

    Another value is found again. Raises NotFoundError for a record that is gone.
    """
    wanted = list(dict.fromkeys(keys))
    leads = tuple(number for (kind, number), _ in wanted if kind == "lead")
    customers = tuple(key for key, _ in wanted if key[0] != "lead")
    with desk.store.operation("dismiss", "", desk.user.id, lead_id=leads[0] if len(leads) == 1 else None) as op:
        names = [_named(op, key) for key, _ in wanted]
        for (kind, number), value in wanted:
            found = {"kind": check, "owner_kind": kind, "owner_id": number, "value": value}
            if not op.find(Dismissal, **found):
                op.add(Dismissal, found)
        op.summary = f"Is right: {', '.join(names[:3])}{f' and {len(names) - 3} more' if len(names) > 3 else ''}"
    return Done(op.number, op.summary, leads, customers=customers)


def _named(op: Op, key: RecordKey) -> str:
    kind, number = key
    row = op.get(model_of(kind), number)
    return f"{LETTERS[kind]}{number} {row['name']}".strip()


def model_of(kind: str) -> type[Record]:
    """The model class of a kind of record; raises InputError."""
    from leadtui.model import Lead

    if kind == "lead":
        return Lead
    if kind in set(CustomerKind):
        return MODELS[CustomerKind(kind)]
    raise InputError(f"{kind!r} is no kind of record.")
