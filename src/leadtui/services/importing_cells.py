"""One row of a file becomes what a lead holds.

A cell that cannot be read is no reason to lose a row: its text is kept where the field holds text, and it is warned of.
Every value comes out of `FieldReader` or a rule, so the columns carry the types the model declares.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from leadtui.formats.csvfile import Row
from leadtui.rules.addresses import may_be_a_town
from leadtui.rules.as_typed import differs
from leadtui.rules.blank_cells import NOTHING, blanks_of, certain_blanks
from leadtui.rules.column_cells import ALL_CONTACT
from leadtui.rules.emails import split_emails
from leadtui.rules.header_words_flags import of_one_number
from leadtui.rules.kept_off import read_kept_off
from leadtui.rules.phones import numbers_in, words_beside
from leadtui.rules.text import clean, cleaned
from leadtui.rules.values import read_country, read_tags
from leadtui.rules.zones_of_places import zone_of_place
from leadtui.services import importing_words as words
from leadtui.services.field_reader import FieldReader
from leadtui.services.flat import CRITERIA_KEYS, CUSTOM, POOL
from leadtui.services.importing_addresses import Addresses
from leadtui.services.importing_columns import OUTCOME, Column, Plan
from leadtui.services.importing_incoming import Incoming
from leadtui.services.importing_marks import TOTAL, Marks, is_total
from leadtui.services.importing_names import PARTS_OF_NAMES, whole_name
from leadtui.services.importing_place import ListPlace
from leadtui.services.importing_prepared import ADDRESS, PART, prepared
from leadtui.services.importing_report import ImportOptions
from leadtui.services.importing_standard import keep_typed, standardise
from leadtui.services.qualifying import columns_of as qualification
from leadtui.services.reach_reading import columns_of as reach_columns
from leadtui.words.countries import PLATES
from leadtui.words.errors import InputError
from leadtui.words.fields import FIELDS, SAFETY_FLAGS
from leadtui.words.headers_programs import SOURCES
from leadtui.words.workspace import CustomField

REACH_LIMIT = 50
"""Emails and phones one row may bring; what is beyond stands in a cell that is no list of numbers."""

_TYPED = ("number", "url")
"""Kinds of fields whose text may say more than what is kept of it; countries and texts are looked after apart."""

_NO_TEXTS = ("number", "money", "date", "yes_no")
"""Kinds of fields of one's own in which a blank is nothing; in a text or a choice it may be said."""

OF_ONE_NUMBER = "it is said of one number; it holds for the lead"

REMEMBERED = 4096
"""Texts of a column whose meaning is kept."""

_PLAIN = frozenset(
    key for key, f in FIELDS.items() if f.kind in ("text", "long") and f.writable and key not in ("company", "currency")
)


class RowReader:
    """Reads the rows of one file."""

    def __init__(self, desk: ListPlace, plan: Plan, options: ImportOptions) -> None:
        self.desk = desk
        self.kind = plan.kind
        self.fields = FieldReader(desk, "day")
        self.words = words.FileWords(desk, own=plan.kind == "leadtui", kind=plan.kind)
        self.region = self.home = plan.region or desk.region
        self.asked = bool(plan.region)
        self.country = ""
        self.source = self.words.source(clean(options.source)) if options.source else None
        self.usual_source = self.words.offered_source(SOURCES.get(plan.kind, ""))
        self.readers = [
            (
                c.at,
                c.key == "description" or c.cells == ADDRESS,
                self._blanks(c),
                prepared(c, self._reader),
                c,
            )
            for c in plan.columns
        ]
        self.addresses = Addresses(plan.columns)
        self.marks = Marks(plan)
        self._keys = {c.at: c.key for c in plan.columns}
        self._countries: dict[tuple[str, bool], tuple[str, str, str]] = {}
        self._instants: dict[tuple[int, str], datetime] = {}
        self._raw: dict[str, str] = {}

    def read(self, row: Row) -> Incoming:
        """What the row says; nothing is refused here."""
        lead = Incoming(row.line)
        if row.problem:
            lead.warnings.append((None, row.problem))
        self.region, self.country = self.home, ""
        self.fields.currency = self.desk.workspace.currency
        self._raw = {}
        cells = row.cells
        elsewhere = self.addresses.left_out(cells)
        for at, long, blanks, reader, column in self.readers:
            raw = cells[at]
            if raw and at not in elsewhere:
                text, removed = cleaned(raw, multiline=long)
                lead.removed += removed
                if text and text not in blanks:
                    reader(lead, column, text, cells)
        marks = self.marks.of(cells)
        self._finish(lead, converted=bool(marks and "converted" in marks))
        if marks and "deleted" in marks:
            lead.gone = self.marks.deleted
        elif not lead.reach and not self.words.own and is_total(cells, self._keys):
            lead.gone = TOTAL
        if lead.gone:
            lead.warnings = [(None, lead.gone)]
        return lead

    def _blanks(self, column: Column) -> frozenset[str]:
        """What counts as a blank cell: in a field of one's own only where that holds no text."""
        if self.words.own:
            return NOTHING
        if column.key.startswith(CUSTOM):
            known = self.desk.workspace.custom_field(column.key.removeprefix(CUSTOM))
            return certain_blanks() if (known or column).kind in _NO_TEXTS else NOTHING
        return blanks_of(column.key)

    def _reader(self, column: Column) -> Callable[[Incoming, Column, str, list[str]], None]:
        key = column.key.partition(".")[0]
        if column.key.startswith(CUSTOM):
            return self._custom
        if column.key in PARTS_OF_NAMES:
            return self._set_aside
        if key in _PLAIN:
            return self._set_aside if key == "street" else self._text
        special = {
            "email": self._email, "phone": self._phone, "mobile": self._phone, "country": self._country,
            "tags": self._tags, "source": self._source, "owner": self._owner, "status": self._status,
            "external_kind": self._text,
            "created": self._instant, "status_since": self._instant, "converted_at": self._instant,
            **dict.fromkeys((OUTCOME, "full_name", "disqualify_reason", *CRITERIA_KEYS), self._set_aside),
        }  # fmt: skip
        return special.get(key, self._field)

    def _text(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        lead.columns[column.key] = text

    def _set_aside(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        """Waits for the other cells of the row, with which it becomes a value."""
        self._raw[column.key] = text

    def _field(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        self.fields.order = column.order
        try:
            flag = column.key in SAFETY_FLAGS
            read = self._flag(lead, column, text) if flag else self.fields.read(column.key, text)
            lead.columns |= read
            field = FIELDS.get(column.key)
            if field and field.kind in _TYPED and differs(field.kind, text, read.get(field.column)):
                keep_typed(lead.columns, column.key, text)
        except InputError as error:
            self._not_understood(lead, column.key, text, words.reason_of(error, text))
        if column.key == "currency":
            self.fields.currency = lead.columns.get("currency") or self.fields.currency

    def _flag(self, lead: Incoming, column: Column, text: str) -> dict[str, bool]:
        """What a row says in one of its columns holds, whatever another says."""
        keys = SAFETY_FLAGS if column.cells == ALL_CONTACT else (column.key,)
        try:
            said = read_kept_off(column.key, text)
        except InputError:
            lead.columns |= dict.fromkeys(keys, True)
            raise
        if said and column.key == "do_not_call" and of_one_number(column.name):
            lead.warnings.append((column.key, OF_ONE_NUMBER))
        return {key: said or bool(lead.columns.get(key)) for key in keys}

    def _not_understood(self, lead: Incoming, key: str, text: str, why: str) -> None:
        """What a cell says stays: as the value where the field holds text, else beside it."""
        if key in SAFETY_FLAGS:
            lead.columns[key] = True
            why = f"{why}; it counts as yes"
        as_text = self.fields.as_text(key, text)
        lead.columns |= as_text
        if not as_text:
            keep_typed(lead.columns, key, text)
        lead.warnings.append((key, why))

    def _instant(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        at = self._instants.get((column.at, text))
        if at is None:
            self.fields.order = column.order
            try:
                at = self.fields.read("created", text)["created"]
            except InputError as error:
                self._not_understood(lead, column.key, text, words.reason_of(error, text))
                return
            if len(self._instants) < REMEMBERED:
                self._instants[column.at, text] = at
        lead.columns[column.key] = at

    def _country(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        said = (text, column.cells == PART)
        known = self._countries.get(said)
        if known is None:
            try:
                found = read_country(text if column.cells == PART else PLATES.get(text.strip(" .").upper(), text))
                known = (found.name, found.code, "")
            except InputError as error:
                known = (text, "", words.reason_of(error, text))
            if len(self._countries) < REMEMBERED:
                self._countries[said] = known
        name, code, problem = known
        lead.columns["country"] = name
        if name != text and not self.words.own:
            keep_typed(lead.columns, "country", text)
        lone = column.cells == PART and not {"postal_code", "city", "state"} & lead.columns.keys()
        if not (lone and self.asked and may_be_a_town(text)):
            self.region, self.country = code or self.home, code
        if problem:
            lead.warnings.append(("country", problem))

    def _email(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        for part in [text] if self.words.own else split_emails(text)[:REACH_LIMIT]:
            self._reach(lead, column, "email", part, cells)

    def _phone(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        for part, dialled in [(text, text)] if self.words.own else numbers_in(text, self.region)[:REACH_LIMIT]:
            self._reach(lead, column, "phone", part, cells, dialled)

    def _reach(self, lead: Incoming, column: Column, kind: str, part: str, cells: list[str], dialled: str = "") -> None:
        """Adds an email or phone; `dialled` is the part with what it shares with the one before it."""
        columns, problem = reach_columns(kind, dialled or part, self.region)
        if dialled not in ("", part):
            columns["value"] = part
        columns["label"] = words.label_of(cells[column.label_at]) if column.label_at >= 0 else column.label
        if kind == "phone" and not self.words.own and (beside := words_beside(part)):
            columns["label"] = words.label_in(beside) or columns["label"]
        if lead.reach and not self.words.own:
            said = columns["normal"] or columns["value"]
            same = next((r for r in lead.reach if r["kind"] == kind and (r["normal"] or r["value"]) == said), None)
            if same:
                same["label"] = same["label"] or columns["label"]
                return
        lead.reach.append(columns)
        if problem:
            lead.warnings.append((column.key, problem))

    def _source(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        lead.columns["source"] = self.words.source(text)

    def _tags(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        lead.tags = read_tags(text)

    def _owner(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        user = self.words.user(text)
        if self.words.own and text == POOL:
            lead.columns["owner_id"] = None
        elif user is None:
            lead.custom[words.OWNER_IN_FILE] = text
        else:
            lead.columns["owner_id"] = user

    def _status(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        lead.status, reason = self.words.status(text)
        if reason:
            lead.columns["disqualify_reason"] = reason
        if not lead.status:
            lead.custom[words.STATUS_IN_FILE] = text

    def _custom(self, lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        label = column.key.removeprefix(CUSTOM)
        known = self.desk.workspace.custom_field(label) or CustomField(0, label, column.kind)
        self.fields.order = column.order
        try:
            lead.custom[label] = self.fields.custom_value(known, text)
        except InputError as error:
            lead.custom[f"{label} {words.AS_IN_FILE}"] = text
            lead.warnings.append((column.key, words.reason_of(error, text)))

    def _finish(self, lead: Incoming, *, converted: bool) -> None:
        c, raw = lead.columns, self._raw
        whole_name(c, raw)
        if "street" in raw and "street.number" in raw:
            raw["street"] = f"{raw['street']} {raw['street.number']}"
        street = [raw[key] for key in ("street", "street.2", "street.3") if key in raw]
        if street:
            c["street"] = ", ".join(street)
        if "external_id" in c:
            c.setdefault("external_kind", self.kind)
        else:
            c.pop("external_kind", None)
        if self.source and "source" not in c:
            c["source"] = self.source
        elif self.usual_source and "source" not in c:
            c["source"], lead.assumed = self.usual_source, True
        standardise(lead, self.country, own=self.words.own)
        self.words.settle(lead, raw, converted=converted)
        known = {key: raw[key] for key in CRITERIA_KEYS if key in raw}
        if known:
            answers = words.criteria(known, self.desk.workspace.currency)
            c |= qualification(self.desk, {"currency": c.get("currency")}, answers)
        if "time_zone" not in c and not self.words.own:
            phones = [row["normal"] for row in lead.reach if row["kind"] == "phone" and row["normal"]]
            numbers = [phone.partition(";")[0] for phone in phones]
            lead.zone = zone_of_place(self.country, c.get("state") or "", numbers)
        if len(lead.reach) > 1:
            lead.reach.sort(key=lambda row: words.never_called(row["label"]))
