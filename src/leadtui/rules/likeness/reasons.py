"""Why two records may be one, in words: what agrees and tells them from others, the weightiest first.

Last comes what speaks against it: another name, another generation, another mailbox.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from leadtui.rules.likeness.levels import CLOSE, DIFFER, NEITHER, ORDER, SAME, SHORT, SWAPPED, WEAK
from leadtui.rules.likeness.name_forms import SHOWN, generation
from leadtui.rules.likeness.traits import date_digits

_SIGNS = re.compile(r"[^a-z]+")
MOST = 6
_SHOWN = 40
_ORDER = (
    "external",
    "linkedin",
    "email",
    "phone",
    "last",
    "first",
    "company",
    "host",
    "street",
    "postal",
    "city",
    "title",
)
LINKED = "converting the lead links them"
"""Of an account and a lead, which are no two to merge."""

_ALONE = frozenset(("state", "country"))
"""What says too little to be a reason."""


def reasons(
    levels: Mapping[str, int], one: Mapping[str, str], other: Mapping[str, str], said: Mapping[str, str]
) -> tuple[str, ...]:
    """The reasons for two records by the levels of their traits; `said` is what each trait is called."""
    found: list[str] = []
    names = [levels.get(key, 0) for key in ("first", "last")]
    if names == [SAME, SAME] and levels.get(ORDER) != SWAPPED:
        found.append("same name")
    elif levels.get(ORDER) == SWAPPED:
        found.append("same name, first and last swapped")
    keys = sorted(levels, key=lambda key: _ORDER.index(key) if key in _ORDER else len(_ORDER))
    for key in keys:
        level = levels[key]
        if (
            key == ORDER
            or key in _ALONE
            or level < WEAK
            or (key in ("first", "last") and found[:1] and "name" in found[0])
        ):
            continue
        a, b = _shown(key, one.get(key, "")), _shown(key, other.get(key, ""))
        name = said.get(key, key)
        if level == SAME:
            found.append(f"same {name}")
        elif level == CLOSE:
            found.append(f"similar {name}: {a} ~ {b}")
        elif level == SHORT:
            found.append(f"{name} {a} ~ {b}")
    against = _against(levels, one, other) if found else []
    return (*found[: MOST - len(against)], *against) or ("alike in small things",)


def of_kinds(why: tuple[str, ...], *kinds: str) -> tuple[str, ...]:
    """The reasons for two records of these kinds."""
    return (*why[: MOST - 1], LINKED) if set(kinds) == {"lead", "account"} else why


def _against(levels: Mapping[str, int], one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    found = []
    born = [generation(side.get("last", "")) for side in (one, other)]
    if levels.get(ORDER) == NEITHER:
        found.append("another name")
    elif all(born) and born[0] != born[1]:
        found.append(f"{SHOWN[born[0]]} / {SHOWN[born[1]]}")
    elif DIFFER in (levels.get("first"), levels.get("last")):
        found.append(f"another {'first' if levels.get('first') == DIFFER else 'last'} name")
    if levels.get("email") == DIFFER:
        boxes = [generation(_SIGNS.sub(" ", side.get("email", "").partition("@")[0])) for side in (one, other)]
        told = all(boxes) and boxes[0] != boxes[1]
        found.append(f"{SHOWN[boxes[0]]} / {SHOWN[boxes[1]]} in the emails" if told else "another email")
    return found


def _shown(key: str, text: str) -> str:
    """The first value as it is read: a date of a field of one's own as a date."""
    text = text.partition("\n")[0]
    if key.startswith("custom.") and len(text) == 8 and date_digits(text):
        with suppress(ValueError):
            day = date(int(text[:4]), int(text[4:6]), int(text[6:]))
            return f"{day.day} {day:%b %Y}"
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
