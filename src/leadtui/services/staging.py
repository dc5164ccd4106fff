"""Lists are read, cleaned and compared, and what becomes of each row is put ready in a stage file.

Nothing is written to the base and nothing in it is locked, so this may take minutes, in a process of its own
(`staging_child`). Always holds: the same lists over the same base are put ready alike, wherever that is done; new leads
are complete but for their numbers, rows for leads that are there wait with what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from leadtui.formats.table import Row
from leadtui.rules.text import clean, fold
from leadtui.services.importing_cells import RowReader
from leadtui.services.importing_columns import Plan
from leadtui.services.importing_fill import (
    CONVERTED_THERE,
    converted_there,
    custom_patch,
    lead_patch,
    new_tags,
    reach_changes,
)
from leadtui.services.importing_incoming import Incoming
from leadtui.services.importing_near import NearEnough
from leadtui.services.importing_packed import packed
from leadtui.services.importing_place import ListPlace
from leadtui.services.importing_report import ImportOptions
from leadtui.services.importing_same import Found, Recogniser
from leadtui.services.importing_statuses import UnknownStatuses
from leadtui.services.staging_fields import NewFields
from leadtui.services.staging_standing import Change, Standing
from leadtui.store.identities import Identities
from leadtui.store.lead_rows import HeldLead, held_leads
from leadtui.store.sqlite.driver import Connection
from leadtui.store.stage import FIRST, Stage
from leadtui.words.fields import FIELDS, RECOGNISING, label_of
from leadtui.words.lifecycle import Category

BATCH = 1000
"""Rows that are compared and put ready together."""

LINES_SAY_LITTLE = ("vcard", "json")
"""Formats whose records stand on many lines: what is said of one is said with its name."""

_LABELS = {field.column or field.key: field.label for field in FIELDS.values()}
_NOTHING = f"nothing in it recognises a lead: no {', '.join(label_of(key).lower() for key in RECOGNISING)}"

Seen = Callable[[str, Row, Incoming | None, str, Found | None, Sequence[Change]], None]
Heard = Callable[[int], None]
"""Hears how many rows were read."""


class Counts:
    """How many rows were read, and what becomes of them. `same`: are there already and change nothing."""

    def __init__(self) -> None:
        self.read = self.new = self.same = self.changing = self.rejected = self.warned = self.removed = 0


class Staging:
    """Puts rows ready. `seen` is told of each row with what becomes of it, when a look wants to know, and which lead it
    is when it comes in all the same."""

    def __init__(
        self, base: Connection, stage: Stage, place: ListPlace, options: ImportOptions, owner_id: int | None,
        kinds: Mapping[str, str],
        seen: Seen | None = None,
    ) -> None:  # fmt: skip
        self.base = base
        self.stage = stage
        self.place = place
        self.options = options
        self.owner_id = owner_id
        self.seen = seen
        self.counts = Counts()
        self.fields = NewFields(base, place.workspace, kinds)
        compared = options.on_duplicate != "create" or options.chosen or seen
        self.same = Recogniser(Identities(base), stage) if compared else None
        self.near = NearEnough(base, place.workspace)
        self.campaign = clean(options.campaign)
        self.statuses = UnknownStatuses(place.workspace)
        self._next = FIRST
        self._names = False
        self._standing = Standing(stage.columns["lead"]) if seen else None
        self._again: dict[int, Found] = {}
        """Which lead each row of a batch is that is brought in all the same, by its line; a look says so."""

    def file(self, plan: Plan, heard: Heard, limit: int = 0) -> None:
        """Puts the rows of a file ready, at most `limit` of them when it is given."""
        reader = RowReader(self.place, plan, self.options)
        self._names = plan.table.format in LINES_SAY_LITTLE
        rows = islice(plan.table.rows(), limit or None)
        while batch := list(islice(rows, BATCH)):
            self._batch(plan.table.name, list(self._read(plan.table.name, reader, batch)))
            heard(self.counts.read)
        for line, warnings in self.statuses.told():
            self.counts.warned += 1
            self.stage.warn(plan.table.name, line, warnings)
        if self.same:
            self.same.keep()

    def _read(self, file: str, reader: RowReader, rows: Sequence[Row]) -> Iterator[tuple[Row, Incoming]]:
        for row in rows:
            self.counts.read += 1
            if row.broken:
                self._reject(file, row, row.problem)
                continue
            lead = reader.read(row)
            self.counts.removed += lead.removed
            if lead.gone:
                self._skip(file, row, lead)
            elif lead.recognisable:
                if self.campaign:
                    lead.columns.setdefault("campaign", self.campaign)
                yield row, lead
            else:
                self._reject(file, row, _NOTHING)

    def _skip(self, file: str, row: Row, lead: Incoming) -> None:
        self.counts.same += 1
        self._warn(file, lead)
        self._told(file, row, lead, lead.gone)

    def _reject(self, file: str, row: Row, reason: str) -> None:
        self.counts.rejected += 1
        self.stage.reject(file, row.line, None, reason, row.cells)
        self._told(file, row, None, reason)

    def _batch(self, file: str, rows: list[tuple[Row, Incoming]]) -> None:
        leads = [lead for _, lead in rows]
        found = self._compare(file, leads)
        new = [lead for lead, same in zip(leads, found, strict=True) if same is None]
        there = {same.lead_id for same in found if same is not None and same.lead_id <= FIRST}
        self.stage.matched(there)
        held = held_leads(self.base, there) if self._may_change else {}
        patched = self.stage.patched(there) if held else set()
        for (row, lead), same in zip(rows, found, strict=True):
            if same is None:
                self._warn(file, lead)
                self._status(lead)
                if self._standing:
                    self._standing.comes(lead, self._lead(lead), _reach(lead))
                self._told(file, row, lead, "", self._again.get(row.line))
            else:
                stands = self._standing.of(same.lead_id, held) if self._standing else held.get(same.lead_id)
                self._known(file, row, lead, same, stands, patched)
        self._put_ready(new)

    @property
    def _may_change(self) -> bool:
        return self.seen is not None or self.options.on_duplicate != "skip" or bool(self.options.chosen)

    def _compare(self, file: str, leads: list[Incoming]) -> list[Found | None]:
        """What each row is; new ones are numbered, so that rows after them can be compared with them."""
        if self.same:
            self.same.prepare(leads)
        found: list[Found | None] = []
        self._again.clear()
        for lead in leads:
            policy = self._policy(file, lead.line)
            same = None
            if policy != "create" or self.seen:
                same = (self.same.find(lead) if self.same else None) or self.near.find(lead)
            if same is not None and policy == "create":
                self._again[lead.line], same = same, None
            found.append(same)
            if same is None:
                self._next += 1
            lead.lead_id = self._next if same is None else same.lead_id
            if self.same and (same is None or policy != "skip"):
                self.same.added(lead)
        return found

    def _policy(self, file: str, line: int) -> str:
        chosen = self.options.chosen
        return chosen.get(f"{file}:{line}", self.options.on_duplicate) if chosen else self.options.on_duplicate

    def _known(
        self, file: str, row: Row, lead: Incoming, same: Found, held: HeldLead | None, patched: set[int]
    ) -> None:
        """A row that is a lead already: it waits when it may change that one, else there is nothing to be done."""
        policy = self._policy(file, row.line)
        changed: list[Change] = []
        over: list[tuple[str | None, str]] = []
        if policy == "overwrite" and held and converted_there(held.lead, lead, self.place.workspace):
            over.append(("status", CONVERTED_THERE))
            lead.warnings += over
        if policy in ("update", "overwrite"):
            # What an earlier row of the list gives is not known here.
            unsure = held is None or (same.lead_id in patched and not self._standing)
            changed = self._changes(held, lead, overwrite=policy == "overwrite") if held else []
            if changed or unsure:
                self.fields.numbers(lead.custom)
                self.stage.patch(same.lead_id, policy, file, row.line, packed(lead))
                self._person(file, lead)
                patched.add(same.lead_id)
                self.counts.changing += 1
                self._told(file, row, lead, "", same, changed)
                if self._standing and held:
                    self._standing.given(same.lead_id, held, changed, lead)
                return
        self.counts.same += 1
        lead.warnings = over
        if over:
            self._warn(file, lead)
        self._told(file, row, lead, "", same, changed)

    def _changes(self, held: HeldLead, lead: Incoming, *, overwrite: bool) -> list[Change]:
        """What the row would change of a lead; a converted one is never changed, which has to be said."""
        if held.lead["category"] == Category.CONVERTED:
            return [Change("", label_of("status"), None, None)]
        now = self.place.local()
        patch = lead_patch(held.lead, lead, self.place.workspace, now, overwrite=overwrite)
        numbers = self.fields.numbers(lead.custom)
        own = custom_patch(held.lead["custom"], {str(n): lead.custom[label] for label, n in numbers.items()},
                           overwrite=overwrite)  # fmt: skip
        added, replaced = reach_changes(held.reach, lead, overwrite=overwrite)
        was_in = held.lead["currency"] or self.place.workspace.currency
        currencies = was_in, patch.get("currency") or was_in
        changes = [
            Change(key, _LABELS[key], held.lead.get(key), new, currencies)
            for key, new in patch.items() if key in _LABELS and held.lead.get(key) != new
        ]  # fmt: skip
        for was, row in (*((held.reach[at], row) for at, row in replaced), *((None, row) for row in added)):
            beside = was is None and any(other["kind"] == row["kind"] for other in held.reach)
            changes.append(Change(row["kind"], _LABELS[row["kind"]], was, row, beside=beside))
        if tags := new_tags(held.tags, lead.tags):
            changes.append(Change("tags", _LABELS["tags"], None, ", ".join(tags.values())))
        for label, number in numbers.items():
            if str(number) in own:
                changes.append(Change(str(number), label, held.lead["custom"].get(str(number)), own[str(number)]))
        return changes

    def _put_ready(self, rows: Sequence[Incoming]) -> None:
        """New leads with their emails, phones and tags."""
        self.counts.new += len(rows)
        self.stage.add("lead", [self._lead(row) for row in rows])
        self.stage.add("reach", [reach for row in rows for reach in _reach(row)])
        tags = [(row.lead_id, tag) for row in rows if row.tags for tag in {fold(tag): tag for tag in row.tags}.items()]
        self.stage.add("tag", [{"owner_id": lead, "name": name, "name_key": key} for lead, (key, name) in tags])

    def _lead(self, row: Incoming) -> Mapping[str, Any]:
        """The columns of a new lead; one without a time of its own is created when it is applied."""
        workspace = self.place.workspace
        word = workspace.by_status[row.status] if row.status else workspace.first_of(Category.NEW)
        columns: dict[str, Any] = {
            "id": row.lead_id, "status": word.key, "category": word.category.value, "owner_id": self.owner_id,
            "time_zone": row.zone, **row.columns,
        }  # fmt: skip
        if row.custom:
            numbers = self.fields.numbers(row.custom)
            columns["custom"] = {str(n): row.custom[k] for k, n in numbers.items() if row.custom[k] is not None}
        if word.category is Category.NEW and "created" not in row.columns and self._owed(columns.get("source")):
            columns["answer_owed"] = True
        return columns

    def _owed(self, source: str | None) -> bool:
        return self.place.workspace.owes_answer(source) if self.options.sla is None else self.options.sla

    def _status(self, lead: Incoming) -> None:
        """Tells of a new lead whose status is not known: a look with its row, else all of them at the end."""
        unknown = self.statuses.said_by(lead)
        if unknown and self.seen:
            lead.warnings.append(self.statuses.of_one(unknown))
        elif unknown:
            self.statuses.count(unknown, lead.line)

    def _warn(self, file: str, lead: Incoming) -> None:
        self.counts.warned += len(lead.warnings)
        self.stage.warn(file, lead.line, lead.warnings)
        self._person(file, lead)

    def _person(self, file: str, lead: Incoming) -> None:
        if self._names and lead.warnings:
            self.stage.person(file, lead.line, lead.name)

    def _told(
        self, file: str, row: Row, lead: Incoming | None, reason: str, same: Found | None = None,
        changed: Sequence[Change] = (),
    ) -> None:  # fmt: skip
        if self.seen:
            self.seen(file, row, lead, reason, same, changed)


def _reach(row: Incoming) -> Iterator[dict[str, Any]]:
    met = {"email": 0, "phone": 0}
    for columns in row.reach:
        position = met[columns["kind"]]
        met[columns["kind"]] += 1
        yield {**columns, "owner_id": row.lead_id, "position": position, "is_primary": position == 0}


def stage_path(base: Path, token: str) -> Path:
    """The stage file of an import into a base."""
    return base.with_name(f"{base.name}.import-{token}")
