"""Which field each column of a list goes to, found without help: by the names of the columns, then by certain content.

Never a guess: a name that means two things ("Title", "Name", "Estado", "Id") is decided by the columns beside it and
the values under it, or not at all. No computed field, and never `outcome`, is mapped. Each field is given once; emails
and phone numbers are numbered: `email`, `email.2`, ...; `phone`, `mobile`, `phone.2`, ...
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from leadtui.rules.addresses import looks_like_places
from leadtui.rules.blank_cells import blanks_of, certain_blanks
from leadtui.rules.column_cells import ALL_CONTACT
from leadtui.rules.column_content import (
    certain_content,
    looks_like_companies,
    looks_like_ids,
    looks_like_names,
    looks_like_people,
    looks_like_phones,
    only_answers,
    only_figures,
    only_numbers,
    salutations,
)
from leadtui.rules.header_google import in_english
from leadtui.rules.header_words import (
    ADDRESS_FIELDS,
    AddressPart,
    Reach,
    alias_of,
    header_key,
    read_address_part,
    read_reach,
)
from leadtui.rules.header_words_flags import of_all_contact, of_statuses, read_flag
from leadtui.rules.header_words_questions import without_question
from leadtui.rules.header_words_whose import of_somebody_else
from leadtui.rules.list_kind import (
    contact_numbers,
    contacts,
    customers,
    geographies,
    joined,
    kind_of,
    offices,
    places,
    program_fields,
    surname_first,
)
from leadtui.rules.status_words import read_status
from leadtui.words.fields import RECOGNISING
from leadtui.words.headers_programs import PREPARED

MAX_NUMBERED = 9
_TITLES = ("title", "titel", "titre", "titulo", "titolo")
_NAMES = ("name", "nom", "nome", "nombre", "naam", "navn", "namn", "名前")
_STATE_OR_STATUS = ("estado", "stato")
_NOT_NUMBERS = (
    "salutation",
    "full_name",
    "first_name",
    "last_name",
    "title",
    "department",
    "company",
    "city",
    "industry",
)
_EMAIL_IDS = ("emailid", "emailids", "mailid")
_LABEL_COLUMN = re.compile(r"(?i)^(.*\S)\s*-\s*(label|type)$")
_GROUPS = ("", "work", "mailing", "company", "home", "other")
_LABEL_ORDER = ("work", "", "main", "home", "other")


@dataclass(slots=True)
class Mapping:
    """Where the columns go.

    kind: which program wrote the list ("salesforce", ..., "generic"). fields: column → field key, or None. labels:
    column of an email or phone → "work", "home", "mobile", "main" or "other", where its name says so. label_columns:
    column of an email or phone → the column that holds its label, row by row (Google). by_content: columns mapped by
    what they hold. groups: column of an address → which address, where a list has several. spare: column of another
    address than the one that is mapped → its field, for rows that lack that one. cells: column → how its cells are
    prepared before they are read (`rules/column_cells`).
    """

    kind: str
    fields: dict[str, str | None]
    labels: dict[str, str] = field(default_factory=dict)
    label_columns: dict[str, str] = field(default_factory=dict)
    by_content: set[str] = field(default_factory=set)
    groups: dict[str, str] = field(default_factory=dict)
    spare: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)

    def has(self, *keys: str) -> bool:
        """Whether any column goes to one of these fields."""
        return any(key in keys for key in self.fields.values())

    @property
    def recognises(self) -> bool:
        """Whether any column can tell one lead from another; a list in which none can is not a list of leads."""
        return self.has("full_name", *RECOGNISING)

    def one_address(self) -> None:
        """Leaves the one address that is mapped."""
        self.spare.clear()
        self.groups.clear()

    def column(self, key: str) -> str | None:
        """The column that goes to a field."""
        return next((column for column, given in self.fields.items() if given == key), None)


class _Column(NamedTuple):
    name: str
    said: str  # as it is read: Google's columns in English, whatever language they are in
    key: str
    values: list[str]  # those that are blank in no field, of the rows at hand

    def of(self, key: str) -> list[str]:
        """Those that are not blank in this field."""
        blanks = blanks_of(key)
        return [value for value in self.values if value not in blanks]


def map_header(header: Sequence[str], rows: Iterable[Sequence[str]] = ()) -> Mapping:
    """Map the columns of a list. `rows` are its first rows, as many as are at hand; 200 are plenty."""
    cells = [list(row) for row in rows]
    names = in_english(header)
    kind = kind_of(names)
    names = [without_question(name) for name in names]
    columns = [
        _Column(name, said, header_key(said), _values(cells, at))
        for at, (name, said) in enumerate(zip(header, names, strict=True))
    ]
    mapping = Mapping(kind, dict.fromkeys(header))
    left_out = _by_program(mapping, columns)
    columns = [column for column in columns if column.name not in left_out]
    _by_alias(mapping, columns)
    theirs = of_somebody_else(names)
    columns = [column for column in columns if column.said not in theirs]
    _reach(mapping, columns)
    _addresses(mapping, columns)
    for column in columns:
        if mapping.fields[column.name] is None:
            mapping.fields[column.name] = read_flag(column.said, column.values) or None
        if mapping.fields[column.name] is None:
            _ambiguous(mapping, column)
    for column in columns:
        if mapping.fields[column.name] is None:
            _by_content(mapping, column, len(cells))
    _customers(mapping, columns)
    prepare_cells(mapping)
    return mapping


def _values(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    texts = (row[at].strip() for row in rows if at < len(row))
    return [text for text in texts if text and text not in certain_blanks()]


def _by_program(mapping: Mapping, columns: list[_Column]) -> set[str]:
    """Columns that this program means otherwise than others; those that hold nothing of a lead come back."""
    said = program_fields(mapping.kind)
    ranks = {key: rank for rank, key in enumerate(said)}
    best: dict[str, _Column] = {}
    left_out: set[str] = set()
    for column in sorted(columns, key=lambda one: ranks.get(one.key, 0)):
        key = said.get(column.key)
        if key == "" or (column.key == "leadstatus" and mapping.kind == "facebook" and _says_nothing(column.values)):
            left_out.add(column.name)
        elif key and not key.startswith("phone:") and (key not in best or (column.of(key) and not best[key].of(key))):
            best[key] = column
    for key, column in best.items():
        mapping.fields[column.name] = key
    return left_out


def _on_linkedin(values: list[str]) -> bool:
    return any("linkedin.com/" in value for value in values)


def _says_nothing(values: list[str]) -> bool:
    return all(value.lower() in ("created", "complete") for value in values)


def _by_alias(mapping: Mapping, columns: list[_Column]) -> None:
    best: dict[str, tuple[tuple[int, int], str]] = {}
    for column in columns:
        key, rank = alias_of().get(column.key, ("", 0))
        if not key or key in ADDRESS_FIELDS or mapping.fields[column.name] or mapping.has(key):
            continue
        values = column.of(key)
        if (key in _NOT_NUMBERS and only_numbers(values)) or (key == "website" and _on_linkedin(values)):
            continue
        if key == "product_interest" and only_answers(values):
            continue
        order = (-min(len(values), 1), rank)
        if key not in best or order < best[key][0]:
            best[key] = (order, column.name)
    for key, (_, name) in best.items():
        mapping.fields[name] = key


def _reach(mapping: Mapping, columns: list[_Column]) -> None:
    found: dict[str, list[tuple[tuple[int, int, int], str, Reach]]] = {"email": [], "phone": [], "mobile": []}
    names = {column.said.casefold(): column for column in columns}
    for at, column in enumerate(columns):
        free = mapping.fields[column.name] is None and column.key != "cep"
        reach = (
            (_said_reach(mapping.kind, column.key) or read_reach(column.said, column.of("phone")) or _at_office(column))
            if free
            else None
        )
        if reach and not (reach.kind == "email" and only_figures(column.of("email"))):
            family = "mobile" if reach.mobile else reach.kind
            found[family].append(((_LABEL_ORDER.index(reach.label), reach.number, at), column.name, reach))
        labelled = _LABEL_COLUMN.match(column.said)
        value = names.get(f"{labelled[1]} - value".casefold()) if labelled else None
        if value and read_reach(value.said):
            mapping.label_columns[value.name] = column.name
    mobiles = sorted(found["mobile"])
    _number(mapping, "email", sorted(found["email"], key=lambda entry: (entry[2].label == "other", entry[0])))
    _number(mapping, "mobile", mobiles[:1])
    _number(mapping, "phone", sorted(found["phone"]) + mobiles[1:])


def _said_reach(kind: str, key: str) -> Reach | None:
    said = program_fields(kind).get(key, "")
    return Reach("phone", False, said.removeprefix("phone:"), 1) if said.startswith("phone:") else None


def _at_office(column: _Column) -> Reach | None:
    """A column named after an office alone, with phone numbers under it."""
    found = column.key in offices() and looks_like_phones(column.of("phone"))
    return Reach("phone", False, "work", 1) if found else None


def _number(mapping: Mapping, family: str, entries: list[tuple[tuple[int, int, int], str, Reach]]) -> None:
    for number, (_, name, reach) in enumerate(entries[:MAX_NUMBERED], start=1):
        mapping.fields[name] = family if number == 1 else f"{family}.{number}"
        label = "mobile" if reach.mobile else reach.label
        if label:
            mapping.labels[name] = label


def _addresses(mapping: Mapping, columns: list[_Column]) -> None:
    groups: dict[str, list[tuple[_Column, AddressPart]]] = {}
    for column in columns:
        part = read_address_part(column.said) if mapping.fields[column.name] is None else None
        if part:
            groups.setdefault(part.group, []).append((column, part))
    for key, column in _of_any(groups).items():
        if not mapping.has(key):
            mapping.fields[column.name] = key
    order = sorted(groups, key=lambda group: _GROUPS.index(group) if group in _GROUPS else len(_GROUPS))
    filled = [group for group in order if any(column.of(part.field) for column, part in groups[group])]
    for number, group in enumerate(filled or order[:1]):
        given = {key for key in mapping.fields.values() if key} if not number else set()
        parts = [(c, p.field) for c, p in groups[group] if not (p.field == "city" and only_numbers(c.of("city")))]
        if number and not {"city", "postal_code"} & {key for _, key in parts}:
            continue  # an address in one cell
        for column, key in parts:
            if key not in given:
                given.add(key)
                (mapping.spare if number else mapping.fields)[column.name] = key
                mapping.groups[column.name] = group or "own"


def _of_any(groups: dict[str, list[tuple[_Column, AddressPart]]]) -> dict[str, _Column]:
    """Takes the country and state out that stand beside addresses which lack them: "Home City, Country"."""
    own = groups.get("", [])
    if len(groups) == 1 or any(part.field not in ("country", "state") for _, part in own):
        return {}
    elsewhere = {part.field for group, parts in groups.items() if group for _, part in parts}
    loose = {part.field: column for column, part in reversed(own) if part.field not in elsewhere}
    groups[""] = [(column, part) for column, part in own if part.field in elsewhere]
    if not groups[""]:
        del groups[""]
    return loose


def _ambiguous(mapping: Mapping, column: _Column) -> None:
    """Columns whose name means two things."""
    key: str | None = None
    if column.key in _TITLES:
        key = _title_or_salutation(mapping, column)
    elif column.key in _NAMES and not only_numbers(column.of("full_name")):
        key = _which_name(mapping, column)
    elif column.key in _STATE_OR_STATUS:
        if column.values and all(read_status(value) for value in column.values):
            key = "status"
        elif mapping.has("city", "postal_code"):
            key = "state"
    elif column.key in ("region", "regione") and mapping.has("city", "postal_code", "country"):
        key = "state"
    elif column.key in contacts() and not mapping.has("full_name", "first_name", "last_name"):
        key = "full_name" if looks_like_names(column.of("full_name")) else None
    elif column.key in _EMAIL_IDS and any("@" in value for value in column.values):
        key = "email"
    elif column.key in contact_numbers() and looks_like_phones(column.of("phone")):
        key = "phone"
    elif column.key in joined() and mapping.has(joined()[column.key].partition(".")[0]):
        key = joined()[column.key]
    elif (column.key in places() and any(re.search(r",|\d{4}", value) for value in column.of("city"))) or (
        column.key in geographies() and looks_like_places(column.of("city"))
    ):
        key = "city"
    elif column.key == "url" and mapping.kind == "linkedin":
        key = "linkedin"
    elif column.key == "id" and mapping.kind != "leadtui":
        key = "external_id" if mapping.kind != "generic" or looks_like_ids(column.of("external_id")) else None
    if key and not mapping.has(key):
        mapping.fields[column.name] = key


def _customers(mapping: Mapping, columns: list[_Column]) -> None:
    """A column of customers holds people where all of them read so, and they have an email or a phone."""
    if mapping.has("full_name", "first_name", "last_name") or not mapping.has("email", "phone", "mobile"):
        return
    for column in columns:
        if (
            mapping.fields[column.name] is None
            and column.key in customers()
            and looks_like_people(column.of("full_name"))
        ):
            mapping.fields[column.name] = "full_name"
            return


def prepare_cells(mapping: Mapping) -> None:
    """Says how the cells of each column are prepared: what its program writes around them comes off, names are turned
    round, and several values in one cell are told apart where no other column holds them.

    To be asked again when columns have been mapped by hand. Our own lists need none of it.
    """
    mapping.cells.clear()
    for name, key in mapping.fields.items():
        if not key or mapping.kind == "leadtui":
            continue
        family = key.partition(".")[0]
        if family in PREPARED.get(mapping.kind, {}):
            mapping.cells[name] = PREPARED[mapping.kind][family]
        elif key == "email_opt_out" and of_statuses(name):
            mapping.cells[name] = "subscription"
        elif key == "do_not_call" and of_all_contact(name):
            mapping.cells[name] = ALL_CONTACT
        elif key == "full_name" and header_key(name) in surname_first():
            mapping.cells[name] = "surname_first"
        elif key == "city" and not mapping.has("postal_code"):
            mapping.cells[name] = "place"
        elif key == "street" and not mapping.has("city", "postal_code", "street.2"):
            mapping.cells[name] = "address"


def _title_or_salutation(mapping: Mapping, column: _Column) -> str | None:
    """Outlook's "Title" is Mr or Mrs and its "Job Title" the title; elsewhere the values tell."""
    if values := column.of("title"):
        return "salutation" if salutations(values) else "title"
    if mapping.kind == "outlook":
        return "salutation"
    return None if mapping.has("title") or column.key == "titel" else "title"


def _which_name(mapping: Mapping, column: _Column) -> str | None:
    """ "Nom" beside "Prénom" is the last name, "Nome" beside "Cognome" the first, "Name" alone the whole name.

    Beside both it is the whole name of the rows that have no other.
    """
    first, last = mapping.has("first_name"), mapping.has("last_name")
    if first and last:
        return "full_name" if looks_like_names(column.of("full_name")) else None
    if first or last:
        return "last_name" if first else "first_name"
    if not mapping.has("company") and looks_like_companies(column.of("company")):
        return "company"
    return "full_name"


def _by_content(mapping: Mapping, column: _Column, rows: int) -> None:
    key = certain_content(column.name, column.of("email"), rows)
    if key and not mapping.has(key):
        mapping.fields[column.name] = key
        mapping.by_content.add(column.name)
