"""Which value wins when records that are one are merged, and why.

Always holds: what is proposed does not depend on the order in which the records are given, only on which survives; a
value that somebody filled in gives way to another value, never to none; do-not-call and opt-out stay on; values that
mean something together (a name, an address, amounts and their currency) are taken together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leadtui.rules.casing import cased_name
from leadtui.rules.merging_units import UNITS, Unit
from leadtui.rules.values import same_website
from leadtui.words.duplicates import FIRST, FULLER, FURTHEST, NEWER, ONLY_ONE, STAYS_ON, SURVIVOR, UNITED, VALID
from leadtui.words.lifecycle import Category
from leadtui.words.records import record
from leadtui.words.workspace import CustomField

_TOP = 5
_RANKS: dict[str, int] = {Category.NEW: 1, Category.NURTURING: 2, Category.WORKING: 3, Category.QUALIFIED: 4}


@record
class Side:
    """One of the records: its number, what stands in its columns (`custom.ID` for fields of the workspace's own), what
    was written where it differs from what was understood, and when each column got its value, in epoch seconds: at
    `made` unless `entered` says. `never`: it was let go for good, nobody is to reach it any more.
    """

    id: int
    values: Mapping[str, Any]
    typed: Mapping[str, str] = {}
    entered: Mapping[str, int] = {}
    made: int = 0
    never: bool = False

    def holds(self, column: str) -> bool:
        """Whether there is a value in a column."""
        return self.values.get(column) not in (None, "")

    def since(self, columns: Sequence[str]) -> int:
        """When the newest of its values in these columns was entered."""
        return max((self.entered.get(column, self.made) for column in columns if self.holds(column)), default=0)


@record
class Decided:
    """What a unit comes to: the place of the record whose values are taken, and why; `values` are those that are no
    record's own. `differs`: whether the records say different things.
    """

    unit: Unit
    place: int
    why: str = ""
    values: Mapping[str, Any] = {}
    differs: bool = False
    united: bool = False


def units_of(kind: str, own: Sequence[CustomField], sides: Sequence[Side], currency: str) -> tuple[Unit, ...]:
    """What is chosen together of records of a kind that have these fields of their own.

    Amounts in several currencies are taken from one record, all with their currency; `currency` is the workspace's,
    in which amounts without one are.
    """
    units = UNITS[kind] + tuple(Unit(f"custom.{field.id}", field.label, (f"custom.{field.id}",)) for field in own)
    money = {"annual_revenue", "budget", "currency", *(f"custom.{field.id}" for field in own if field.kind == "money")}
    amounts = [unit for unit in units if unit.field in money]
    in_amounts = tuple(dict.fromkeys(("currency", *(column for unit in amounts for column in unit.columns))))
    # An amount is in the record's currency; text such as a budget's detail says nothing about it.
    counted = [column for column in in_amounts if column not in ("currency", "budget", "budget_detail")]
    valued = [side for side in sides if any(side.holds(column) for column in counted)]
    said = {side.values.get("currency") or currency for side in valued}
    said |= {side.values["currency"] for side in sides if side.holds("currency")}
    if kind == "contact" or not valued or len(said) < 2:
        return units
    together = Unit("currency", "Amounts", in_amounts, "fullest")
    kept = (together if unit.field == "currency" else unit for unit in units)
    return tuple(unit for unit in kept if unit is together or unit not in amounts)


def decide(unit: Unit, sides: Sequence[Side], survivor: int, chosen: int | None = None) -> Decided:
    """What a unit comes to; `chosen` is the place somebody chose. What stays on is not chosen: see `loosens`."""
    filled = [place for place, side in enumerate(sides) if any(map(side.holds, unit.columns))]
    said = {_said(unit, sides[place]) for place in filled}
    differs = len(said) > 1
    if unit.rule in ("stays", "owed", "least"):
        return _unchosen(unit, sides, survivor)
    if chosen is not None:
        return Decided(unit, chosen, differs=differs)
    if not filled:
        return Decided(unit, survivor)
    if not differs:
        # Said the same by all that say it, or by one alone.
        why = ONLY_ONE if len(filled) == 1 else ""
        return Decided(unit, survivor if survivor in filled else _lowest(sides, filled), why)
    if unit.rule == "joined":
        return Decided(unit, survivor, UNITED, {unit.columns[0]: _joined(unit, sides, survivor)}, True, True)
    return _best(unit, sides, survivor, filled)


def loosens(unit: Unit, sides: Sequence[Side], chosen: int) -> bool:
    """Whether to choose this record's would turn off what stays on."""
    column = unit.columns[0]
    return unit.rule == "stays" and not sides[chosen].values.get(column) and any(s.values.get(column) for s in sides)


def typed_of(decided: Sequence[Decided], sides: Sequence[Side], survivor: int) -> dict[str, str]:
    """What was written of the values that were taken, where it differs from them."""
    columns = {column: one for one in decided for column in one.unit.columns}
    found = {column: text for column, text in sides[survivor].typed.items() if column not in columns}
    for column, one in columns.items():
        if column in sides[one.place].typed and column not in one.values:
            found[column] = sides[one.place].typed[column]
    return found


def rank(side: Side) -> int:
    """How far along a lead is: let go for good above all, then qualified, working, nurturing, new, disqualified."""
    return _TOP if side.never else _RANKS.get(str(side.values.get("category")), 0)


def _unchosen(unit: Unit, sides: Sequence[Side], survivor: int) -> Decided:
    """What is nobody's choice: flags, an answer that is owed to any of them, when the first of them came."""
    column = unit.columns[0]
    held = [side.values.get(column) for side in sides]
    if unit.rule == "least":
        there = [place for place, value in enumerate(held) if value is not None]
        first = min(there, key=lambda place: (sides[place].values[column], place != survivor), default=survivor)
        differs = len(set(held)) > 1
        return Decided(unit, first, FIRST if differs else "", differs=differs, united=True)
    on = any(held)
    value = on if unit.rule == "stays" or any(one is not None for one in held) else None
    return Decided(unit, survivor, STAYS_ON if on else "", {column: value}, on and not all(held), united=True)


def _best(unit: Unit, sides: Sequence[Side], survivor: int, filled: Sequence[int]) -> Decided:
    """The best of the values that are filled in, of the survivor when it says so too, else of the lowest number."""
    tests = [(test, why) for test, why in _TESTS[unit.rule] if test is not _valid or unit.check]
    left = list(filled)
    for test, why in tests:
        most = max(test(unit, sides[place]) for place in left)
        left = [place for place in left if test(unit, sides[place]) == most]
        if len({_said(unit, sides[place]) for place in left}) == 1:
            alike = [place for place in filled if _said(unit, sides[place]) == _said(unit, sides[left[0]])]
            place = survivor if survivor in alike else _lowest(sides, alike)
            return Decided(unit, place, STAYS_ON if why == FURTHEST and most == _TOP else why, differs=True)
    if survivor in left:
        return Decided(unit, survivor, SURVIVOR, differs=True)
    return Decided(unit, _lowest(sides, left), differs=True)


def _said(unit: Unit, side: Side) -> tuple[Any, ...]:
    said = tuple(side.values.get(column) for column in unit.columns)
    if unit.field == "website" and isinstance(said[0], str):
        return same_website(said[0]).rstrip("/"), *said[1:]
    return said


def _lowest(sides: Sequence[Side], places: Sequence[int]) -> int:
    return min(places, key=lambda place: sides[place].id)


def _joined(unit: Unit, sides: Sequence[Side], survivor: int) -> str:
    """The different texts below each other, the survivor's first; one that stands in another is left out."""
    others = sorted((side for place, side in enumerate(sides) if place != survivor), key=lambda side: side.id)
    texts = list(dict.fromkeys(str(s.values[unit.columns[0]]).strip() for s in (sides[survivor], *others)
                               if s.holds(unit.columns[0])))  # fmt: skip
    return "\n\n".join(text for text in texts if not any(text != other and text in other for other in texts))


def _newest(unit: Unit, side: Side) -> int:
    return side.since(unit.columns)


def _valid(unit: Unit, side: Side) -> int:
    return int(side.holds(unit.check))


def _fullest(unit: Unit, side: Side) -> int:
    """How much is known; an initial is half a name, and of two names the one not all in capitals tells more."""
    known = [str(side.values[column]) for column in unit.columns if side.holds(column)]
    if unit.field != "name":
        return len(known)
    written = all(text == cased_name(text) for text in known)
    return sum(2 if len(text.rstrip(".")) < 2 else 4 for text in known) + written


def _earliest(_: Unit, side: Side) -> int:
    return -int(side.values.get("created") or 0)


def _furthest(_: Unit, side: Side) -> int:
    return rank(side)


def _status_since(_: Unit, side: Side) -> int:
    return int(side.values.get("status_since") or 0)


_TESTS = {
    "newest": ((_valid, VALID), (_newest, NEWER)),
    "fullest": ((_fullest, FULLER), (_newest, NEWER)),
    "earliest": ((_earliest, FIRST),),
    "survivor": (),
    "furthest": ((_furthest, FURTHEST), (_status_since, NEWER)),
}  # fmt: skip
