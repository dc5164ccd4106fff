"""One record against those near it: by index, with the weights that the last scan learnt.

Always holds: a pair gets the score here that a scan gives it, but for pairs that follow from others; nothing is walked
from end to end. A lead without a person is compared with people, and as a company with accounts and with its like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from leadtui.store import duplicates as store
from leadtui.store import remembered
from leadtui.store.duplicates import COMPANY_NAME, Profile, as_firm, is_firm
from leadtui.store.sqlite.driver import Connection
from leadtui.words.records import record
from leadtui.words.workspace import Workspace

MATCHING = "matching"
"""The kind under which what was learnt is remembered; its keys are "people" and "firms"."""


@record
class Near:
    """A record near another one: how sure they are one, and why. `known`: something agrees that identifies."""

    other: Profile
    score: int
    reasons: tuple[str, ...]
    known: bool


@record
class _Learned:
    """What one record is judged by: weights as remembered, what identifies by them, the values that many hold.

    `at_work`: somebody in the base has a company.
    """

    weights: Any
    at_work: bool
    identify: frozenset[str]
    common: Mapping[str, Mapping[str, int]]


def judged(connection: Connection, workspace: Workspace, own: Profile) -> list[Near]:
    """The records near one that reach the suggest line, each with its score and reasons."""
    near = store.profiles(connection, store.near(connection, own))
    best: dict[tuple[str, int], Near] = {}
    for one, others in _sides(own, [other for other in near.values() if not other.stood_for]):
        for found in _compared(connection, workspace, one, others):
            known = best.get(found.other.key)
            if known is None or known.score < found.score:
                best[found.other.key] = found
    return list(best.values())


def _sides(own: Profile, near: list[Profile]) -> Iterator[tuple[Profile, list[Profile]]]:
    """A record as a person with people, as a company with companies."""
    if own.key[0] != "account":
        yield own, [other for other in near if other.key[0] != "account"]
    if is_firm(own):
        yield as_firm(own), [as_firm(other) for other in near if is_firm(other)]


def _compared(connection: Connection, workspace: Workspace, own: Profile, others: list[Profile]) -> Iterator[Near]:
    from leadtui.rules.likeness.bounds import bounded
    from leadtui.rules.likeness.reasons import of_kinds, reasons
    from leadtui.rules.likeness.single import SAID, counts_of, levels_of
    from leadtui.rules.likeness.weights import AGREE, odds, score_of

    if not others:
        return
    learned = _learned(connection, own, others)
    kinds, records = learned.weights.kinds, learned.weights.records
    said = SAID | {COMPANY_NAME: "company name"}
    said |= {f"custom.{field.id}": field.label for field in workspace.custom_fields}
    one = _in_kind(own, kinds)
    for other in others:
        two = _in_kind(other, kinds)
        levels = levels_of(kinds, one, two)
        counts = counts_of(levels, one, two, learned.common)
        taught = odds(learned.weights, levels, counts)
        found = bounded(taught, levels, counts, records, learned.identify, at_work=learned.at_work)
        score = score_of(found)
        if score >= workspace.suggest:
            known = any(levels.get(key, 0) >= AGREE for key in learned.identify)
            why = of_kinds(reasons(levels, one, two, said), own.key[0], other.key[0])
            yield Near(other, score, why, known)


def _learned(connection: Connection, own: Profile, others: Collection[Profile]) -> _Learned:
    from leadtui.rules.likeness.bounds import identifying
    from leadtui.rules.likeness.single import usual_weights
    from leadtui.rules.likeness.weights import from_json

    key = "firms" if COMPANY_NAME in own.values else "people"
    at = remembered.written(connection, MATCHING, key)
    known = _KNOWN.get(key) if at is not None else None
    if at is not None and (known is None or known[0] != at):
        kept = remembered.get(connection, MATCHING, key) or {}
        weights = from_json(kept["weights"])
        at_work = "company" in weights.kinds
        known = _KNOWN[key] = at, _Learned(weights, at_work, identifying(weights), kept["common"])
    at_work = any("company" in one.values for one in (own, *others)) or store.at_work(connection)
    if known is not None and (known[1].at_work or not at_work or key == "firms"):
        return known[1]
    weights = usual_weights(store.kinds_near(connection, (own, *others), at_work=at_work), store.records(connection))
    held = Counter(text for one in (own, *others) for text in one.values.get("phone", "").split("\n") if text)
    return _Learned(weights, at_work, identifying(weights), {"phone": held})


_KNOWN: dict[str, tuple[Any, _Learned]] = {}
"""What was read last, by what and when it was written: reading it takes longer than a comparison."""


def _in_kind(profile: Profile, kinds: Mapping[str, str]) -> dict[str, str]:
    return {
        key: store.shape(kinds[key], text) if key.startswith("custom.") else text
        for key, text in profile.values.items()
        if key in kinds
    }


def typed_profile(values: Mapping[str, str], region: str) -> Profile:
    """What is typed or imported as it is compared; emails and phones may hold several, divided by newlines."""
    from leadtui.rules.names import company_key, website_host
    from leadtui.rules.phones import read_phone

    emails = [mail.strip().lower() for key in ("email", "emails") for mail in values.get(key, "").split("\n")]
    typed = [text for key in ("phone", "mobile", "phones") for text in values.get(key, "").split("\n") if text.strip()]
    phones = [read_phone(text, region).normal or text for text in typed]
    names = {"company_key": company_key(values.get("company", "")), "host": website_host(values.get("website", ""))}
    custom = {int(key[7:]): text for key, text in values.items() if key.startswith("custom.") and key[7:].isdecimal()}
    return store.profile_of({**values, **names}, custom, list(filter(None, emails)), phones)
