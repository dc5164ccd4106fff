"""Records that may be one: found across the whole base, for one record, and for what is being typed.

Always holds: a pair that was said not to be one is left out, and what these became; a converted lead is not looked at
where its contact or account is, which stands for it. Hidden and merged records are not looked at. The scores of a scan
and of a single look come from the same weights, those the last scan learnt; before the first one from what is usual.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from leadtui.services.duplicates_near import MATCHING, judged, typed_profile
from leadtui.services.recognising import Identity, same_as
from leadtui.store import duplicates as store
from leadtui.store import remembered
from leadtui.store.duplicates import Profile
from leadtui.store.duplicates_since import changed_since
from leadtui.store.identities import Identities
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.duplicates import Cluster, Member, Pair, Possible, RecordKey
from leadtui.words.errors import StorageError
from leadtui.words.records import replace

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading

Told = Callable[[float], None]
"""Is told which share of a scan is done, 0 to 1; what it raises ends the scan."""

SCANNED = "scanned"
"""The key under which the operation is remembered up to which the base was looked through."""

CLUSTER_MOST = 50


class Scan(tuple[Pair, ...]):
    """The pairs of a scan, with what it learnt of the base (`learned`), to be kept by `store_pairs`.

    `at` is the newest operation when it began, None where only a part of the base was asked for.
    """

    learned: Mapping[str, Any]
    at: int | None


def scan(reading: Reading, query: str = "", told: Told | None = None) -> Scan:
    """The pairs at or above the suggest line, the surest first; with a query those with a lead it finds.

    Works in a process of its own, so that the keys of a running program do not wait. Raises QueryError, StorageError
    and what `told` raises.
    """
    wanted = _leads(reading, query) if query.strip() else None
    at = reading.newest_operation()
    rows, learned = _scanned(reading, told or (lambda _: None))
    with storage_errors(reading.path):
        dismissed = store.dismissed(reading.connection)
    pairs = (Pair((a, b), (c, d), score, tuple(reasons)) for a, b, c, d, score, reasons in rows)
    found = Scan(
        pair
        for pair in pairs
        if (pair.a, pair.b) not in dismissed
        and (wanted is None or any(kind == "lead" and number in wanted for kind, number in (pair.a, pair.b)))
    )
    found.learned, found.at = learned, at if wanted is None else None
    return found


def _leads(reading: Reading, query: str) -> set[int]:
    listing = reading.listing(query)
    return {row.id for row in reading.page(listing, limit=1_000_000).rows}


def _scanned(reading: Reading, told: Told) -> tuple[list[Any], dict[str, Any]]:
    command = (sys.executable, "-m", "leadtui.services.duplicates_scan", str(reading.path), str(suggest_line(reading)))
    rows: list[Any] = []
    learned: dict[str, Any] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        assert child.stdout is not None
        try:
            for line in child.stdout:
                value = json.loads(line)
                if isinstance(value, list):
                    rows.append(value)
                elif "learned" in value:
                    learned = value["learned"]
                else:
                    told(value["done"])
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        raise StorageError(f"The duplicates of {reading.path} could not be looked for.", "`leadtui doctor` says more.")
    told(1.0)
    return rows, learned


def suggest_line(reading: Reading) -> int:
    """The score from which on two records are shown as possible duplicates, 0 to 100."""
    return reading.who.workspace.suggest


def clusters(reading: Reading, pairs: Sequence[Pair]) -> tuple[Cluster, ...]:
    """What the pairs hold together, the surest first.

    The surest pair begins, and two groups become one only where no weaker link would make a chain: at least half of the
    pairs between them are suggested too.
    """
    groups: dict[RecordKey, set[RecordKey]] = {}
    linked = {(pair.a, pair.b) for pair in pairs}
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)):
        one, other = groups.setdefault(pair.a, {pair.a}), groups.setdefault(pair.b, {pair.b})
        if one is other or len(one) + len(other) > CLUSTER_MOST:
            continue
        between = sum(store.ordered(a, b) in linked for a in one for b in other)
        if between * 2 >= len(one) * len(other):
            small, large = sorted((one, other), key=len)
            large |= small
            groups |= dict.fromkeys(small, large)
    own: dict[int, list[Pair]] = {}
    for pair in pairs:
        if groups[pair.a] is groups[pair.b]:
            own.setdefault(id(groups[pair.a]), []).append(pair)
    with storage_errors(reading.path):
        shown = store.members(reading.connection, list(groups))
    found = [
        Cluster(tuple(shown[key] for key in sorted(group) if key in shown), tuple(held), held[0].score)
        for group in {id(group): group for group in groups.values()}.values()
        if (held := sorted(own.get(id(group), ()), key=lambda pair: (-pair.score, pair.a, pair.b)))
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.pairs[0].a, one.pairs[0].b)))


def members(reading: Reading, pairs: Iterable[Pair]) -> dict[RecordKey, Member]:
    """The records of some pairs as they are listed; hidden ones are left out."""
    with storage_errors(reading.path):
        return store.members(reading.connection, list({key for pair in pairs for key in (pair.a, pair.b)}))


def store_pairs(desk: Desk, pairs: Sequence[Pair]) -> None:
    """Keeps what a scan of the whole base found, in place of what the last one found; it is no operation."""
    store.keep(desk.store.path, pairs)
    for key, learned in getattr(pairs, "learned", {}).items():
        if learned:
            remembered.keep(desk.store.path, MATCHING, key, learned, desk.clock.now())
    at = getattr(pairs, "at", None)
    if at is not None:
        remembered.keep(desk.store.path, MATCHING, SCANNED, {"operation": at}, desk.clock.now())


def holds_still(reading: Reading) -> bool:
    """Whether the last scan of the whole base would find the same: nothing it looks at was changed since."""
    with storage_errors(reading.path):
        known = remembered.get(reading.connection, MATCHING, SCANNED)
        return known is not None and not changed_since(reading.connection, known["operation"])


def stored_pairs(reading: Reading) -> tuple[Pair, ...]:
    """What the last scan found and is still there, the surest first; dismissed pairs are left out."""
    with storage_errors(reading.path):
        return tuple(store.kept(reading.connection))


def duplicates_of(reading: Reading, key: RecordKey) -> tuple[Pair, ...]:
    """The records that may be this one, at or above the suggest line, the surest first."""
    with storage_errors(reading.path):
        own = store.profiles(reading.connection, [key]).get(key)
        if own is None or own.stood_for:
            return ()
        apart = store.dismissed_of(reading.connection, key)
        found = [
            Pair(*store.ordered(key, near.other.key), near.score, near.reasons)
            for near in judged(reading.connection, reading.who.workspace, own)
            if near.other.key not in apart and near.other.key not in own.own and key not in near.other.own
        ]
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b)))


def possible(reading: Reading, values: Mapping[str, str]) -> tuple[Possible, ...]:
    """The records that may be the one being typed or imported, the surest first; `values` by field as typed.

    Emails and phones may hold several, divided by newlines; fields that are not compared do not matter. Whom `add`
    would ask about is among them.
    """
    workspace = reading.who.workspace
    own = typed_profile(values, reading.who.region)
    with storage_errors(reading.path):
        found = {
            near.other.key: Possible(near.other.key, near.other.name, near.other.detail, near.score, near.reasons)
            for near in judged(reading.connection, workspace, own)
        }
        sure = {("lead", one.lead_id): one for one in same_as(Identities(reading.connection), _identity(values, own))}
        missing = store.members(reading.connection, [key for key in sure if key not in found])
    for key, match in sure.items():
        known = found.get(key)
        if known is not None and known.score < match.score:
            found[key] = replace(known, score=match.score)
        elif known is None and key in missing:
            found[key] = Possible(key, missing[key].name, missing[key].detail, match.score, match.reasons)
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.key)))


def named(
    reading: Reading, values: Mapping[str, str], same: Sequence[tuple[int, int, tuple[str, ...]]]
) -> tuple[Possible, ...]:
    """The leads (number, score, reasons) that `add` takes for the one being typed, as sure as the hint says."""
    hinted = {one.key: one for one in possible(reading, values)}
    rows = {("lead", row.id): row for row in reading.rows(tuple(number for number, *_ in same))}
    found = []
    for number, score, reasons in same:
        key = ("lead", number)
        if key in rows:
            found.append(hinted.get(key) or Possible(key, rows[key].name, rows[key].company or "", score, reasons))
    return tuple(sorted(found, key=lambda one: (-one.score, one.key)))


def _identity(values: Mapping[str, str], own: Profile) -> Identity:
    """What is typed, as `add` recognises it; a role's mailbox too."""
    mails = tuple(text for text in own.reach if "@" in text)
    phones = tuple(text for text in own.reach if "@" not in text)
    return Identity(
        values.get("first_name", ""), values.get("last_name", ""), own.values.get("company", ""),
        emails=mails, phones=phones,
    )  # fmt: skip
