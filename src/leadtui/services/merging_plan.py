"""Planning a merge: which record survives, which value of each field wins, which emails and phones there will be.

On the light road: a plain connection and no model class, so that the screen proposes with a reader and the writer plans
inside its lock with the same code. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leadtui.rules.merging import Decided, Side, decide, loosens, rank, typed_of, units_of
from leadtui.rules.merging_reach import United, unite
from leadtui.services.merging_shown import shown
from leadtui.services.reading import Reader
from leadtui.store import details, merging
from leadtui.store.sqlite.driver import Connection
from leadtui.words.duplicates import LETTERS, ONLY_ONE, UNITED, Member, MergeLine, MergeProposal
from leadtui.words.errors import InputError, NotFoundError, RefusedError
from leadtui.words.lifecycle import Category
from leadtui.words.records import record
from leadtui.words.rows import ReachRow

MOST = 50
"""Records merged at a time."""

KINDS = ("lead", "contact", "account")
"""What can be merged."""

REACH = {"email": "Emails", "phone": "Phones"}
"""What of a record there may be any number of: kind and label."""

_COUNTED = (
    ("activity", "activity", "activities"), ("follow_up", "follow-up", "follow-ups"), ("tag", "tag", "tags"),
    ("attachment", "file or link", "files and links"), ("contact", "contact", "contacts"),
    ("opportunity", "opportunity", "opportunities"), ("lead", "converted lead", "converted leads"),
)  # fmt: skip


@record
class MergePlan:
    """A merge decided in full; places are those of `ids`. `typed` is what was written of the values that are taken."""

    kind: str
    ids: tuple[int, ...]
    survivor: int
    sides: tuple[Side, ...]
    decided: tuple[Decided, ...]
    reach: Mapping[str, United]
    typed: Mapping[str, str]

    @property
    def into(self) -> int:
        """The number of the survivor."""
        return self.ids[self.survivor]

    @property
    def losers(self) -> tuple[int, ...]:
        """The numbers of the others."""
        return tuple(number for number in self.ids if number != self.into)

    @property
    def versions(self) -> tuple[int, ...]:
        """The versions of the records."""
        return tuple(side.values["version"] for side in self.sides)

    @property
    def names(self) -> tuple[str, ...]:
        """The records by number and name: "L17 Ada Lovelace"."""
        return tuple(f"{LETTERS[self.kind]}{side.id} {side.values['name']}".strip() for side in self.sides)


def plan(
    connection: Connection, who: Reader, kind: str, ids: Sequence[int], into: int | None, choices: Mapping[str, int]
) -> MergePlan:
    """A merge decided in full; raises as `services.merging.merge` does."""
    wanted = tuple(dict.fromkeys(ids))
    sides = _sides(connection, who, kind, wanted, into)
    use = merging.counted(connection, kind, wanted)
    place = wanted.index(into) if into is not None else _survivor(sides, use)
    own = who.workspace.fields_of(kind)
    units = units_of(kind, own, sides, who.workspace.currency)
    _check(choices, {unit.field for unit in units} | REACH.keys(), len(wanted))
    for unit in units:
        if unit.field in choices and loosens(unit, sides, choices[unit.field]):
            raise RefusedError(f"{unit.label} stays on in a merge.", "Take it off afterwards, by editing.")
    decided = tuple(decide(unit, sides, place, choices.get(unit.field)) for unit in units)
    rows = merging.reach(connection, kind, wanted)
    given = [[ReachRow(*row) for row in rows.get(number, ())] for number in wanted]
    reach = {what: unite([_only(side, what) for side in given], wanted, place, choices.get(what)) for what in REACH}
    found = MergePlan(kind, wanted, place, sides, decided, reach, typed_of(decided, sides, place))
    _check_outcome(found)
    return found


def proposal(connection: Connection, who: Reader, found: MergePlan) -> MergeProposal:
    """A plan as it is shown."""
    use = merging.counted(connection, found.kind, found.ids)
    moves = []
    for table, one, many in _COUNTED:
        number = sum(use.get(table, {}).get(loser, 0) for loser in found.losers)
        if number:
            moves.append((one if number == 1 else many, number))
    members = tuple(
        Member((found.kind, side.id), side.values["name"], _detail(found.kind, side)) for side in found.sides
    )
    return MergeProposal(
        found.kind, members, found.survivor, tuple(_lines(connection, who, found)), tuple(moves), found.versions
    )


def _sides(connection: Connection, who: Reader, kind: str, ids: Sequence[int], into: int | None) -> tuple[Side, ...]:
    if kind not in KINDS:
        raise InputError(f"{kind.capitalize()} records cannot be merged.", "Leads, contacts and accounts can.")
    if len(ids) < 2:
        raise InputError(f"Two {kind}s are needed to merge.", "Choose the ones that are the same.")
    if len(ids) > MOST:
        raise RefusedError(f"{len(ids)} {kind}s are too many to merge at a time.", f"Choose {MOST} at most.")
    rows = details.fields(connection, kind, ids)
    for number in ids:
        if number not in rows:
            raise NotFoundError(_gone(connection, kind, number))
    if into is not None and into not in ids:
        raise InputError(f"{LETTERS[kind]}{into} is not among those to merge.", "The one that stays is one of them.")
    for row in rows.values():
        if row.get("category") == Category.CONVERTED:
            raise RefusedError(
                f"{row['name']} (L{row['id']}) was converted and is read-only.",
                "Merge the contacts or accounts that leads became; convert an open lead to the contact that is there.",
            )
    entered, made = merging.entered(connection, kind, ids), merging.made(connection, kind, ids)
    never = {reason.key for reason in who.workspace.reasons if reason.do_not_contact}
    return tuple(_side(rows[i], entered.get(i, {}), made[i], never) for i in ids)


def _gone(connection: Connection, kind: str, number: int) -> str:
    letter, now = LETTERS[kind], merging.merged_into(connection, kind, number)
    return f"{letter}{number} was merged into {letter}{now}." if now else f"There is no {kind} {letter}{number}."


def _side(row: Mapping[str, Any], entered: Mapping[str, int], made: int, never: set[str]) -> Side:
    values = {**row, **{f"custom.{key}": value for key, value in row["custom"].items()}}
    return Side(row["id"], values, row.get("typed") or {}, entered, made, row.get("disqualify_reason") in never)


def _survivor(sides: Sequence[Side], use: Mapping[str, Mapping[int, int]]) -> int:
    """The one that is furthest along, then the one with most that belongs to it, then the one that was there first."""

    def fitness(place: int) -> tuple[int, int, int]:
        number = sides[place].id
        belongs = sum(rows.get(number, 0) for table, rows in use.items() if table not in ("reach", "tag"))
        return rank(sides[place]), belongs, -number

    return max(range(len(sides)), key=fitness)


def _only(rows: Sequence[ReachRow], kind: str) -> list[ReachRow]:
    return [row for row in rows if row.kind == kind]


def _check(choices: Mapping[str, int], fields: set[str], number: int) -> None:
    for field, place in choices.items():
        if field not in fields:
            raise InputError(f"There is nothing to choose for {field!r}.", f"Known: {', '.join(sorted(fields))}.")
        if not 0 <= place < number:
            raise InputError(f"There is no record {place + 1} to take {field} from.")


def _check_outcome(found: MergePlan) -> None:
    """Refuses to leave a record that nothing recognises, or a contact or account without its name."""
    held = {
        column: one.values.get(column, found.sides[one.place].values.get(column))
        for one in found.decided
        for column in one.unit.columns
    }
    if found.kind == "contact" and not held["last_name"]:
        raise InputError("A contact needs a last name.", "Take the name of another one.")
    if found.kind == "account" and not held["name"]:
        raise InputError("An account needs a name.", "Take the name of another one.")
    if found.kind == "lead":
        named = any(held[key] for key in ("first_name", "last_name", "company", "external_id"))
        if not named and not any(united.rows for united in found.reach.values()):
            raise InputError("Nothing would be left to recognise the lead by.", "Keep a name or a company.")


def _lines(connection: Connection, who: Reader, found: MergePlan) -> list[MergeLine]:
    lines = []
    accounts: dict[int, str] = {}
    if found.kind == "contact":
        at = [side.values["account_id"] for side in found.sides if side.holds("account_id")]
        accounts = merging.names(connection, "account", at)
    for one in found.decided:
        values = tuple(shown(one.unit, side, who, accounts) for side in found.sides)
        if any(values) and one.unit.field != "answer_owed" and (one.unit.field != "created" or len(set(values)) > 1):
            united = one.united
            lines.append(MergeLine(one.unit.field, one.unit.label, values, one.place, one.why, united, one.differs))
    after = next((at for at, line in enumerate(lines) if line.field not in _BEFORE_REACH), len(lines))
    for what, label in REACH.items():
        united_rows = found.reach[what]
        if any(united_rows.shown):
            lines.insert(after, _all_kept(what, label, united_rows.shown, united_rows.first))
            after += 1
    tags = merging.tags(connection, found.kind, found.ids)
    held = tuple(", ".join(tags.get(number, ())) for number in found.ids)
    return [*lines, _all_kept("tags", "Tags", held, found.survivor)] if any(held) else lines


def _all_kept(field: str, label: str, values: tuple[str, ...], first: int) -> MergeLine:
    """A line of which nothing is dropped."""
    filled = [place for place, value in enumerate(values) if value]
    differs = len({values[place] for place in filled}) > 1
    why = UNITED if differs else ONLY_ONE if len(filled) == 1 else ""
    return MergeLine(field, label, values, first if differs else filled[0], why, differs, differs)


_BEFORE_REACH = ("name", "salutation", "title", "department", "company", "account")


def _detail(kind: str, side: Side) -> str:
    values = side.values
    beside = ("host", "city") if kind == "account" else ("title", "company") if kind == "lead" else ("title", "email")
    return ", ".join(str(values[key]) for key in beside if values.get(key))
