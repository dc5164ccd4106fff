"""The bounds of `bounds` for many pairs at once: the same figures, on columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from leadtui.rules.likeness import bounds
from leadtui.rules.likeness.columns import Bools, Column, Floats, Ints, shared_count
from leadtui.rules.likeness.levels import BLANK, CLOSE, DIFFER, SAME, SHORT, WEAK
from leadtui.rules.likeness.table import Levels
from leadtui.rules.likeness.weights import AGREE, FIRMNESS, USUAL


def bounded(
    odds: Floats, columns: Mapping[str, Column], ones: Ints, others: Ints, levels: Mapping[str, Levels],
    identify: Collection[str], records: int,
) -> Floats:  # fmt: skip
    """The log odds of each pair between what the rules give at least and at most."""
    size = len(odds)
    if "account" not in levels:
        own = {key for key in identify if key in bounds.OWN or key.startswith("custom.")}
        known, more, email, others_own, exact = (np.zeros(size, np.bool_) for _ in range(5))
        for key, level in levels.items():
            agreed = level >= AGREE
            if key in identify:
                known |= agreed if key != "email" else level > SHORT
            if key not in identify or key == "email":
                more |= agreed if key not in bounds.SAYS_LITTLE else False
            if key == "email":
                email |= level > SHORT
            elif key in own:
                others_own |= agreed
                exact |= level == SAME
        company = levels.get("company", np.zeros(size, np.int8))
        beside = np.where((company == DIFFER) | (company == WEAK), bounds.ELSEWHERE, bounds.BESIDE)
        alone = _alone(columns, ones, others, levels, records) + np.where(more, beside, 0.0)
        odds = np.where(known, odds, np.minimum(odds, np.minimum(alone, bounds.UNSURE)))
        married = _married(columns, ones, others, levels)
        odds = np.minimum(odds, _as_named(levels, email, others_own, married))
        odds = np.where(married, np.maximum(odds, bounds.MARRIED), odds)
        odds = np.where(_proven(levels, exact), odds, np.minimum(odds, bounds.DOUBT))
    else:
        odds = np.minimum(odds, _firm(levels, size))
    return np.maximum(odds, _least(levels, size))


def may_teach(levels: Mapping[str, Levels], size: int) -> Bools:
    """Which pairs may teach what one person looks like: where people work, none with another first or last name.

    Two of one office and one mailbox would else teach that one person is in two cities.
    """
    if "company" not in levels:
        return np.ones(size, np.bool_)
    none = np.zeros(size, np.int8)
    first, last = (levels.get(key, none) for key in bounds.NAMES)
    taught: Bools = (first != DIFFER) & (last != DIFFER)
    return taught


def _firm(levels: Mapping[str, Levels], size: int) -> Floats:
    elsewhere, branches = _elsewhere(levels, size)
    shared = np.zeros(size, np.bool_)
    for key in bounds.FIRM_OWN:
        shared |= levels[key] == SAME if key in levels else False
    sure = shared & (levels["account"] >= AGREE) & ~elsewhere
    return np.where(branches, bounds.HOUSEHOLD, np.where(sure, np.inf, bounds.UNSURE))


def _elsewhere(levels: Mapping[str, Levels], size: int) -> tuple[Bools, Bools]:
    """Which pairs of companies are in two places, and which of these are two branches."""
    elsewhere, differ, agree = (np.zeros(size, np.bool_) for _ in range(3))
    for key in bounds.FIRM_PLACE:
        elsewhere |= levels[key] == DIFFER if key in levels else False
    for key in bounds.FIRM_OWN:
        if key in levels:
            differ |= levels[key] == DIFFER
            agree |= levels[key] >= AGREE
    return elsewhere, elsewhere & differ & ~agree


def _proven(levels: Mapping[str, Levels], exact: Bools) -> Bools:
    none = np.zeros(len(exact), np.int8)
    first, last, email, phone, page, number = (
        levels.get(key, none) for key in (*bounds.NAMES, "email", "phone", "linkedin", "external")
    )
    named = ((first == BLANK) | (first >= AGREE)) & ((last == BLANK) | (last >= AGREE)) & ((first > 0) | (last > 0))
    whole = (first == SAME) & (last >= CLOSE) & (email != DIFFER) & (email != WEAK)
    found: Bools = named & ((email == SAME) | (page == SAME) | (number == SAME) | (whole & ((phone == SAME) | exact)))
    return found


def _alone(
    columns: Mapping[str, Column], ones: Ints, others: Ints, levels: Mapping[str, Levels], records: int
) -> Floats:
    share, counted, whole = np.ones(len(ones)), np.ones(len(ones), np.bool_), np.ones(len(ones), np.bool_)
    for key in bounds.NAMES:
        if key not in columns:
            return np.full(len(ones), bounds.HALF)
        column = columns[key]
        a, b = column.codes[ones, 0], column.codes[others, 0]
        whole &= levels[key] >= AGREE
        counted &= (a == b) & (a >= 0) & (levels[key] == SAME)
        counts = column.counts[np.maximum(a, 0)] if len(column.counts) else np.zeros(len(ones))
        share *= (np.maximum(counts - 2, 0) + 0.5 + FIRMNESS * USUAL[key]) / (records + FIRMNESS)
    found: Floats = np.minimum(0.5 * np.log(bounds.RARE / share), bounds.MOST_ALONE)
    return np.where(whole, np.where(counted, found, bounds.OTHER_FORM), bounds.HALF)


def _as_named(levels: Mapping[str, Levels], email: Bools, others_own: Bools, married: Bools) -> Floats:
    none = np.zeros(len(email), np.int8)
    first, last = (levels.get(key, none) for key in bounds.NAMES)
    apart = ~others_own & ((first == DIFFER) | (last == DIFFER) | ((first == WEAK) & (last == WEAK)))
    if "company" not in levels:
        return np.where(apart, bounds.RENAMED, np.inf)
    half = ~apart & ~others_own & ~email & ((first == BLANK) != (last == BLANK))
    halves = np.where(levels.get("email", none) == DIFFER, bounds.HOUSEHOLD, bounds.UNSURE)
    household = np.where(married & ~email, bounds.UNSURE, bounds.HOUSEHOLD)
    most = np.where(apart, np.where(email & (first != DIFFER), bounds.RENAMED, household), np.inf)
    return np.where(half, halves, most)


def _married(columns: Mapping[str, Column], ones: Ints, others: Ints, levels: Mapping[str, Levels]) -> Bools:
    none = np.zeros(len(ones), np.int8)
    first, last, phone, company, email = (levels.get(key, none) for key in (*bounds.NAMES, "phone", "company", "email"))
    found: Bools = (first == SAME) & (phone == SAME) & ((last == DIFFER) | (last == WEAK)) & (company >= AGREE)
    found &= (email != DIFFER) & (email != WEAK)
    at = np.flatnonzero(found)
    if len(at):
        found[at] = shared_count(columns["phone"], ones[at], others[at]) < bounds.FEW_HOLD
    return found


def _least(levels: Mapping[str, Levels], size: int) -> Floats:
    none = np.zeros(size, np.int8)
    first, last = (levels.get(key, none) for key in bounds.NAMES)
    may = ((first == BLANK) | (first >= AGREE)) & ((last == BLANK) | (last >= AGREE))
    compatible = may & ((first > BLANK) | (last > BLANK))
    found = np.full(size, -np.inf)
    email = levels.get("email", none)
    phone = levels.get("phone", none)
    whole = (first == SAME) & (last == SAME) & ((levels.get("company", none) == SAME) | (phone == SHORT))
    whole &= (email != DIFFER) & (email != WEAK)
    found[whole & compatible] = bounds.HOUSE
    found[compatible & (phone == SAME)] = bounds.LINE
    if "account" in levels:
        firm = (levels["account"] == SAME) & ~_elsewhere(levels, size)[1]
        for key in bounds.FIRM:
            level = levels.get(key, none)
            firm &= (level != DIFFER) & (level != WEAK)
        found[firm] = bounds.HOUSE
    else:
        found[may & (email == SAME)] = bounds.BOX
    found[levels.get("external", none) == SAME] = bounds.EXTERNAL
    return found
