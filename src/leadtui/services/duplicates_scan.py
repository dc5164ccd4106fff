"""The scan of a whole base: `python -m leadtui.services.duplicates_scan BASE LEAST` in a process of its own.

It holds the interpreter for seconds, which the keys of a running program must not feel. Prints a JSON object a line:
`{"done": share}` on the way, then the pairs, last what was learnt.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from leadtui.rules.likeness.columns import column
from leadtui.rules.likeness.reasons import of_kinds, reasons
from leadtui.rules.likeness.single import SAID
from leadtui.rules.likeness.traits import TEXT, TRAITS, Trait
from leadtui.rules.likeness.weights import as_json, score_of
from leadtui.rules.likeness.whole import find
from leadtui.store import details
from leadtui.store import duplicates as store
from leadtui.store.duplicates import COMPANY_NAME, Profile, as_firm, is_firm
from leadtui.store.sqlite.driver import Connection, connect_reader, one_moment, storage_errors

Row = tuple[str, int, str, int, int, tuple[str, ...]]
"""A pair as it crosses the pipe: both keys, score, reasons."""

COMMON, MOST_COMMON = 5, 400
"""Values that so many records hold are remembered with their number, so many of a trait."""

_STANDARD = {trait.key: trait for trait in TRAITS} | {COMPANY_NAME: Trait(COMPANY_NAME, TEXT, "company name")}


def scanned(connection: Connection, least: int, told: Callable[[float], None]) -> tuple[list[Row], dict[str, Any]]:
    """The pairs of a base from a score on, the surest first, and what was learnt: people, then companies."""
    with one_moment(connection):
        people = [profile for kind in ("lead", "contact") for profile in store.every_profile(connection, kind)]
        firms = list(store.every_profile(connection, "account"))
        labels = {f"custom.{field.id}": field.label for field in details.custom_fields(connection)}
    firms += [as_firm(lead) for lead in people if is_firm(lead)]
    whole = max(len(people) + len(firms), 1)
    share = len(people) / whole
    found, learned = _pairs(people, least, labels, lambda done: told(done * share))
    more, firms_learned = _pairs(firms, least, labels, lambda done: told(share + done * (1 - share)))
    best: dict[tuple[str, int, str, int], Row] = {}
    for row in sorted((*found, *more), key=lambda row: (-row[4], row[:4])):
        best.setdefault(row[:4], row)
    return list(best.values()), {"people": learned, "firms": firms_learned}


def _pairs(
    profiles: Sequence[Profile], least: int, labels: dict[str, str], told: Callable[[float], None]
) -> tuple[list[Row], dict[str, Any]]:
    if len(profiles) < 2:
        return [], {}
    kinds = store.kinds_of(profiles)
    columns, values = {}, {}
    for key, kind in kinds.items():
        trait = _STANDARD.get(key) or Trait(key, kind, labels.get(key, key))
        texts = [profile.values.get(key, "") for profile in profiles]
        if key not in _STANDARD:
            texts = [store.shape(kind, text) if text else "" for text in texts]
        columns[key], values[key] = column(trait, texts), texts
    found = find(columns, len(profiles), told)
    said = SAID | labels | {COMPANY_NAME: "company name"}
    rows: list[Row] = []
    for at, odds in enumerate(found.odds.tolist()):
        score = score_of(odds)
        if score < least:
            continue
        i, j = int(found.ones[at]), int(found.others[at])
        one, other = profiles[i], profiles[j]
        if one.key in other.own or other.key in one.own:
            continue
        levels = {key: int(level[at]) for key, level in found.levels.items()}
        why = reasons(levels, {k: v[i] for k, v in values.items()}, {k: v[j] for k, v in values.items()}, said)
        a, b = store.ordered(one.key, other.key)
        rows.append((*a, *b, score, of_kinds(why, a[0], b[0])))
    common = {
        key: {
            str(one.texts[place]): int(count)
            for place, count in Counter(dict(enumerate(one.counts.tolist()))).most_common(MOST_COMMON)
            if count >= COMMON
        }
        for key, one in columns.items()
    }
    return rows, {"weights": as_json(found.weights), "common": common}


def main() -> None:
    """Scans the base of the first argument for pairs from the score of the second on."""
    path, least = Path(sys.argv[1]), int(sys.argv[2])
    out = sys.stdout

    def told(done: float) -> None:
        out.write(json.dumps({"done": round(done, 3)}) + "\n")
        out.flush()

    with storage_errors(path):
        connection = connect_reader(path)
        rows, learned = scanned(connection, least, told)
    for row in rows:
        out.write(json.dumps(row) + "\n")
    out.write(json.dumps({"learned": learned}) + "\n")
    out.flush()


if __name__ == "__main__":
    main()
