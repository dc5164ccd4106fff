"""What a person typed, or a file says, becomes what is stored: the one place where input enters, whatever it is about.

A value that cannot be read is refused when typed. From a file it is kept as text where the field can hold text, and
noted in `warnings`: a bad cell is no reason to lose a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from leadtui.model import LeadFields
from leadtui.rules.as_typed import differs
from leadtui.rules.emails import read_email
from leadtui.rules.phones import read_phone
from leadtui.rules.states import read_state
from leadtui.rules.text import clean
from leadtui.rules.values import country_code, read_tags
from leadtui.rules.written_dates import Order
from leadtui.rules.zones_of_places import zone_of_place
from leadtui.services.desk import Desk
from leadtui.services.field_reader import FieldReader
from leadtui.services.reach_reading import doubt
from leadtui.services.recognising import Identity
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError
from leadtui.words.fields import FIELDS, Field, label_of
from leadtui.words.regions import month_comes_first

REACH_FIELDS = ("email", "phone", "mobile")
_NUMBERS = ("phone", "mobile")


@dataclass(frozen=True, slots=True)
class Typed:
    """What values mean: columns of the record (`custom.ID` for the workspace's own fields), emails and phones as typed
    by field, tags (None: not said), the region its numbers are dialled from; notes to tell; warnings as (field,
    reason).
    """

    columns: dict[str, Any]
    reach: dict[str, str]
    tags: list[str] | None
    region: str
    notes: tuple[str, ...] = ()
    warnings: tuple[tuple[str, str], ...] = field(default=())


def read_typed(
    desk: Desk,
    values: Mapping[str, str],
    held: Mapping[str, Any] | None = None,
    *,
    kind: CustomerKind | None = None,
    lenient: bool = False,
    order: Order | None = None,
) -> Typed:
    """Reads values by field key or `custom.Label`; a blank one empties its field.

    `held`: the record as it is, when it is changed. `kind`: what it is, None for a lead. `lenient`: from a file, warn
    instead of refusing. `order`: which of day and month is first. Raises InputError that names the field.
    """
    reader = FieldReader(desk, order or ("month" if month_comes_first(desk.region) else "day"), held, kind)
    columns: dict[str, Any] = {}
    reach: dict[str, str] = {}
    tags: list[str] | None = None
    warnings: list[tuple[str, str]] = []
    region = region_of(values, held) or desk.region
    # The currency first, since amounts without one are in it.
    for key, raw in sorted(values.items(), key=lambda item: item[0] != "currency"):
        if key in REACH_FIELDS and key in reader.fields:
            reach[key] = clean(raw)
            problem = _reach_problem(key, reach[key], region)
            if problem:
                warnings.append((key, problem))
        elif key == "tags":
            tags = read_tags(clean(raw))
        else:
            try:
                columns |= reader.read(key, raw)
            except InputError as error:
                if not lenient:
                    raise InputError(f"{said(reader.fields, key)}: {error.message}", error.hint) from error
                warnings.append((key, error.message))
                columns |= reader.as_text(key, raw)
        if key == "currency":
            reader.currency = columns.get("currency", reader.currency) or desk.workspace.currency
    if "time_zone" in reader.fields:
        _derive(columns, reach, region, held)
    if kind is None:
        checked = LeadFields.model_validate(
            {k: v for k, v in columns.items() if k in LeadFields.model_fields and v is not None}
        )
        columns |= checked.model_dump(exclude_unset=True)
        _standardise(columns, values, region or desk.region, (held or {}).get("typed") or {})
    notes = tuple(f"{said(reader.fields, k)}: {reason}" for k, reason in warnings)
    return Typed(columns, reach, tags, region, notes, tuple(warnings))


def row_of(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as a new row holds them: the workspace's own fields by id in `custom`, without those that are empty, and
    what was typed by field in `typed`.
    """
    own = {k.removeprefix("custom."): v for k, v in columns.items() if k.startswith("custom.") and v is not None}
    typed = {k.removeprefix("typed."): v for k, v in columns.items() if k.startswith("typed.") and v is not None}
    plain = {k: v for k, v in columns.items() if not k.startswith(("custom.", "typed."))}
    return {**plain, "custom": own, **({"typed": typed} if typed else {})}


def said(fields: Mapping[str, Field], key: str) -> str:
    """What a field is called; a key that is none of these fields in words."""
    return fields[key].label if key in fields else label_of(key)


def identity_of(typed: Typed) -> Identity:
    """What the typed lead is recognised by."""
    c = typed.columns
    emails = [read_email(typed.reach["email"]).normal] if typed.reach.get("email") else []
    phones = [
        read_phone(typed.reach[k], typed.region or None).normal for k in ("phone", "mobile") if typed.reach.get(k)
    ]
    return Identity(
        c.get("first_name") or "",
        c.get("last_name") or "",
        c.get("company_key") or "",
        c.get("external_kind") or "",
        c.get("external_id") or "",
        tuple(e for e in emails if e),
        tuple(p for p in phones if p),
    )


def region_of(values: Mapping[str, str], held: Mapping[str, Any] | None) -> str:
    """The region of the record's country, "" when it says none."""
    country = clean(values.get("country", "")) or (held or {}).get("country") or ""
    return country_code(country)


def _standardise(columns: dict[str, Any], values: Mapping[str, str], region: str, written: Mapping[str, str]) -> None:
    """The state by its standard name, and beside each field what was typed where it says more, as `typed.FIELD`."""
    state = columns.get("state")
    if state and region:
        columns["state"] = read_state(state, region) or state
    for key, raw in values.items():
        field = FIELDS.get(key)
        if field is None or field.column not in columns:
            continue
        text = clean(raw)
        if text and differs(field.kind, text, columns[field.column]):
            columns[f"typed.{key}"] = text
        elif key in written:
            columns[f"typed.{key}"] = None


def _reach_problem(key: str, typed: str, region: str) -> str:
    if not typed:
        return ""
    if key == "email":
        email = read_email(typed)
        return email.problem or doubt("email", email.normal)
    phone = read_phone(typed, region or None)
    return phone.problem or doubt("phone", phone.e164)


def _derive(columns: dict[str, Any], reach: Mapping[str, str], region: str, held: Mapping[str, Any] | None) -> None:
    """The time zone follows from address and number, as long as nobody has set one."""
    known = {**(held or {}), **columns}
    if known.get("time_zone") or not ({"country", "state"} & columns.keys() or any(map(reach.get, _NUMBERS))):
        return
    phones = (read_phone(reach[key], region or None).e164 for key in _NUMBERS if reach.get(key))
    zone = zone_of_place(region, known.get("state") or "", [number for number in phones if number])
    if zone:
        columns["time_zone"] = zone
