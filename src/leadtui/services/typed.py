"""What a person typed, or a file says, becomes what is stored: the one place where input enters.

A value that cannot be read is refused when typed. From a file it is kept as text where the field can hold text, and
noted in `warnings`: a bad cell is no reason to lose a row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from leadtui.model import LeadFields
from leadtui.rules.emails import read_email
from leadtui.rules.money import parse_money
from leadtui.rules.names import company_key, website_host
from leadtui.rules.phones import read_phone, zone_of
from leadtui.rules.text import clean
from leadtui.rules.values import read_country, read_employees, read_integer, read_tags, read_website, read_yes_no
from leadtui.rules.written_dates import Order, read_date, read_moment
from leadtui.services.desk import Desk
from leadtui.services.recognising import Identity
from leadtui.words.errors import InputError
from leadtui.words.fields import FIELDS, Field, label_of
from leadtui.words.lifecycle import RATINGS
from leadtui.words.regions import month_comes_first
from leadtui.words.workspace import CustomField, choose, find, word_key

FIELD_LIMIT = 100_000
"""The longest text a field takes, in characters."""

REACH_FIELDS = ("email", "phone", "mobile")


@dataclass(frozen=True, slots=True)
class Typed:
    """What values mean: columns of the lead (`custom.ID` for its own fields), emails and phones as typed by field, tags
    (None: not said), the region its numbers are dialled from; notes to tell, warnings as (field, reason).
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
    lead: Mapping[str, Any] | None = None,
    *,
    lenient: bool = False,
    order: Order | None = None,
) -> Typed:
    """Reads values by field key or `custom.Label`; a blank one empties its field.

    `lead`: the lead as it is, when it is changed. `lenient`: from a file, warn instead of refusing. `order`: which of
    day and month is first. Raises InputError that names the field.
    """
    reader = _Reader(desk, order or ("month" if month_comes_first(desk.region) else "day"), lead)
    columns: dict[str, Any] = {}
    reach: dict[str, str] = {}
    tags: list[str] | None = None
    warnings: list[tuple[str, str]] = []
    region = region_of(values, lead) or desk.region
    for key, raw in values.items():
        if key in REACH_FIELDS:
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
                    raise InputError(f"{label_of(key)}: {error.message}", error.hint) from error
                warnings.append((key, error.message))
                columns |= reader.as_text(key, raw)
    _derive(columns, reach, region, lead)
    checked = LeadFields.model_validate(
        {k: v for k, v in columns.items() if k in LeadFields.model_fields and v is not None}
    )
    columns |= checked.model_dump(exclude_unset=True)
    notes = tuple(f"{label_of(k)}: {reason}" for k, reason in warnings)
    return Typed(columns, reach, tags, region, notes, tuple(warnings))


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


class _Reader:
    """Reads one field after the other."""

    def __init__(self, desk: Desk, order: Order, lead: Mapping[str, Any] | None) -> None:
        self.desk = desk
        self.order = order
        self.currency = str((lead or {}).get("currency") or desk.workspace.currency)
        self.kinds: dict[str, Callable[[Field, str], dict[str, Any]]] = {
            "number": self._number,
            "money": self._money,
            "yes_no": lambda f, text: {f.column: read_yes_no(text)},
            "url": self._url,
            "country": lambda f, text: {f.column: read_country(text).name},
            "time_zone": self._time_zone,
            "source": lambda f, text: {f.column: getattr(find(desk.workspace.sources, text), "key", text)},
            "choice": self._choice,
            "instant": lambda f, text: {f.column: read_moment(text, order, desk.zone).at},
            "user": lambda f, text: {f.column: desk.user_named(text).id},
        }

    def read(self, key: str, raw: str) -> dict[str, Any]:
        """The columns of one field."""
        if key.startswith("custom."):
            return self._custom(key.removeprefix("custom."), clean(raw))
        found = FIELDS.get(key)
        if found is None or not found.writable:
            raise InputError(_not_typed(key, found))
        text = clean(raw, multiline=found.kind == "long")
        if len(text) > FIELD_LIMIT:
            raise InputError(f"it is {len(text):,} characters long.", f"At most {FIELD_LIMIT:,} fit.")
        if not text:
            return self._with_keys(found, None) if found.kind != "yes_no" else {found.column: False}
        if found.kind in self.kinds:
            return self.kinds[found.kind](found, text)
        return self._with_keys(found, text)

    def as_text(self, key: str, raw: str) -> dict[str, Any]:
        """What of an unreadable value can be kept: its text, where the field holds text."""
        found = FIELDS.get(key)
        if found is None or found.kind not in ("url", "country", "text", "source"):
            return {}
        return {found.column: clean(raw)[:FIELD_LIMIT]}

    def _with_keys(self, found: Field, text: str | None) -> dict[str, Any]:
        columns: dict[str, Any] = {found.column: text}
        if found.key == "company":
            columns["company_key"] = company_key(text) or None if text else None
        if found.key == "website":
            columns["host"] = website_host(text) or None if text else None
        return columns

    def _number(self, found: Field, text: str) -> dict[str, Any]:
        return {found.column: read_employees(text) if found.key == "employees" else read_integer(text)}

    def _money(self, found: Field, text: str) -> dict[str, Any]:
        money = parse_money(text, self.currency)
        return {found.column: money.minor, "currency": money.currency}

    def _url(self, found: Field, text: str) -> dict[str, Any]:
        return self._with_keys(found, read_website(text))

    def _time_zone(self, found: Field, text: str) -> dict[str, Any]:
        try:
            ZoneInfo(text)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise InputError(f"{text[:60]!r} is no time zone.", "Write one such as Europe/Paris.") from error
        return {found.column: text}

    def _choice(self, found: Field, text: str) -> dict[str, Any]:
        known = next((r for r in RATINGS if word_key(r) == word_key(text)), None)
        if known is None:
            raise InputError(f"{text[:60]!r} is not one of {', '.join(RATINGS)}.")
        return {found.column: known}

    def _custom(self, label: str, text: str) -> dict[str, Any]:
        custom = self.desk.workspace.custom_field(label)
        if custom is None:
            known = ", ".join(c.label for c in self.desk.workspace.custom_fields) or "none yet"
            raise InputError(f"there is no custom field {label[:60]!r}.", f"Known: {known}.")
        return {f"custom.{custom.id}": self._custom_value(custom, text) if text else None}

    def _custom_value(self, custom: CustomField, text: str) -> Any:
        match custom.kind:
            case "number":
                return read_integer(text)
            case "money":
                return parse_money(text, self.currency).minor
            case "yes_no":
                return read_yes_no(text)
            case "date":
                return read_date(text, self.order).isoformat()
            case "choice":
                return choose(custom.label, [_Choice(c, c) for c in custom.choices], text).name
        return text


@dataclass(frozen=True, slots=True)
class _Choice:
    key: str
    name: str


def _not_typed(key: str, found: Field | None) -> str:
    if found is None:
        return f"there is no field {key[:60]!r}; `leadtui fields` lists them."
    if found.key == "status":
        return "the status is set with `leadtui status`, or with 1 to 5 in the app."
    return "it follows from other fields and cannot be typed."


def region_of(values: Mapping[str, str], lead: Mapping[str, Any] | None) -> str:
    """The region of the lead's country, "" when it says none."""
    said = clean(values.get("country", "")) or (lead or {}).get("country") or ""
    try:
        return read_country(said).code if said else ""
    except InputError:
        return ""


def _reach_problem(key: str, typed: str, region: str) -> str:
    if not typed:
        return ""
    return read_email(typed).problem if key == "email" else read_phone(typed, region or None).problem


def _derive(columns: dict[str, Any], reach: Mapping[str, str], region: str, lead: Mapping[str, Any] | None) -> None:
    """The time zone follows from the number, as long as nobody has set one."""
    if columns.get("time_zone") or (lead or {}).get("time_zone"):
        return
    for key in ("phone", "mobile"):
        e164 = read_phone(reach[key], region or None).e164 if reach.get(key) else None
        zone = zone_of(e164) if e164 else None
        if zone:
            columns["time_zone"] = zone
            return
