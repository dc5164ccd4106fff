"""One field from text: what a value means, or a sentence that says why it means nothing.

Used for what is typed and for the cells of files, for leads and for what they become alike, so that all read a value
the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Protocol

from leadtui.rules.money import parse_money
from leadtui.rules.names import company_key, website_host
from leadtui.rules.text import FIELD_LIMIT, clean
from leadtui.rules.titles import title_key
from leadtui.rules.values import read_country, read_employees, read_integer, read_website, read_yes_no
from leadtui.rules.when import parse
from leadtui.rules.written_dates import Order, read_date, read_moment
from leadtui.rules.zone_names import zone_named
from leadtui.words.currencies import is_currency
from leadtui.words.customer_fields import CUSTOMER_FIELDS
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError
from leadtui.words.fields import FIELDS, Field
from leadtui.words.hours import WorkingHours
from leadtui.words.lifecycle import RATINGS
from leadtui.words.rows import UserRow
from leadtui.words.workspace import CustomField, Workspace, choose, find, word_key

_SET_BY_STAGE = ("stage", "stage_since", "lost_reason")
_SET_OTHERWISE = {
    "status": "the status is set with `leadtui status`, or with 1 to 5 in the app.",
    "stage": "the stage is set with < and > in the pipeline.",
    "lost_reason": "it is asked for when the opportunity is lost.",
}


class Place(Protocol):
    """What a value means depends on where it is read: the words of the base, its users, where and when."""

    @property
    def workspace(self) -> Workspace: ...
    @property
    def region(self) -> str: ...
    @property
    def hours(self) -> WorkingHours: ...
    @property
    def zone(self) -> tzinfo: ...
    def local(self) -> datetime: ...
    def user_named(self, text: str) -> UserRow: ...


class FieldReader:
    """Reads one field after the other; `order` of dates and `currency` of amounts may be changed in between.

    `kind` says whose fields: an account's, a contact's, an opportunity's; None for a lead's. `held` is the record as it
    is.
    """

    def __init__(
        self, desk: Place, order: Order, held: Mapping[str, Any] | None = None, kind: CustomerKind | None = None
    ) -> None:
        self.desk = desk
        self.order = order
        self.kind = kind
        self.fields: Mapping[str, Field] = FIELDS if kind is None else CUSTOMER_FIELDS[kind]
        self.currency = str((held or {}).get("currency") or desk.workspace.currency)
        self.kinds: dict[str, Callable[[Field, str], dict[str, Any]]] = {
            "number": self._number,
            "money": self._money,
            "yes_no": lambda f, text: {f.column: read_yes_no(text)},
            "url": self._url,
            "country": lambda f, text: {f.column: read_country(text).name},
            "time_zone": self._time_zone,
            "source": lambda f, text: {f.column: getattr(find(desk.workspace.sources, text), "key", text)},
            "choice": self._choice,
            "instant": lambda f, text: {f.column: read_moment(text, self.order, desk.zone).at},
            "date": self._date,
            "user": lambda f, text: {f.column: desk.user_named(text).id},
            "id": self._number_of,
        }

    def read(self, key: str, raw: str) -> dict[str, Any]:
        """The columns of one field."""
        if key.startswith("custom."):
            return self._custom(key.removeprefix("custom."), clean(raw))
        found = self.fields.get(key)
        if found is None or not found.writable or (self.kind and key in _SET_BY_STAGE):
            raise InputError(self._not_typed(key, found))
        text = clean(raw, multiline=found.kind == "long")
        if len(text) > FIELD_LIMIT:
            raise InputError(f"it is {len(text):,} characters long.", f"At most {FIELD_LIMIT:,} fit.")
        if not text:
            return self._with_keys(found, None) if found.kind != "yes_no" else {found.column: False}
        if key == "currency" and not is_currency(text):
            raise InputError(f"{text[:60]!r} is no currency that is known.", "Write a code such as EUR.")
        text = text.upper() if key == "currency" else text
        if found.kind in self.kinds:
            return self.kinds[found.kind](found, text)
        return self._with_keys(found, text)

    def as_text(self, key: str, raw: str) -> dict[str, Any]:
        """What of an unreadable value can be kept: its text, where the field holds text."""
        found = self.fields.get(key)
        if found is None or found.kind not in ("url", "country", "text", "long", "source") or key == "currency":
            return {}
        return {found.column: clean(raw, multiline=found.kind == "long")[:FIELD_LIMIT]}

    def _with_keys(self, found: Field, text: str | None) -> dict[str, Any]:
        columns: dict[str, Any] = {found.column: text}
        if found.key == ("name" if self.kind is CustomerKind.ACCOUNT else "company"):
            columns["company_key"] = company_key(text) or None if text else None
        if found.key == "title" and self.kind in (None, CustomerKind.CONTACT):
            columns["title_key"] = title_key(text) or None if text else None
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
        known = zone_named(text)
        if not known:
            raise InputError(f"{text[:60]!r} is no time zone.", "Write one such as Europe/Paris.")
        return {found.column: known}

    def _date(self, found: Field, text: str) -> dict[str, Any]:
        when = parse(text, self.desk.local(), region=self.desk.region, hours=self.desk.hours)
        return {found.column: when.at.date()}

    def _number_of(self, found: Field, text: str) -> dict[str, Any]:
        letter = found.key[0]
        number = re.fullmatch(rf"{letter}?(\d{{1,18}})", text, re.IGNORECASE | re.ASCII)
        if number is None:
            raise InputError(f"{text[:60]!r} is no number of one.", f"Write one such as {letter.upper()}3.")
        return {found.column: int(number[1])}

    def _choice(self, found: Field, text: str) -> dict[str, Any]:
        known = next((r for r in RATINGS if word_key(r) == word_key(text)), None)
        if known is None:
            raise InputError(f"{text[:60]!r} is not one of {', '.join(RATINGS)}.")
        return {found.column: known}

    def _custom(self, label: str, text: str) -> dict[str, Any]:
        own = self.desk.workspace.fields_of(self.kind or "lead")
        custom = next((c for c in own if word_key(c.label) == word_key(label)), None)
        if custom is None:
            known = ", ".join(c.label for c in own) or "none yet"
            raise InputError(f"there is no custom field {label[:60]!r}.", f"Known: {known}.")
        return {f"custom.{custom.id}": self.custom_value(custom, text) if text else None}

    def custom_value(self, custom: CustomField, text: str) -> Any:
        """The value of one of the workspace's own fields, as it is stored."""
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

    def _not_typed(self, key: str, found: Field | None) -> str:
        if found is None and self.kind is None:
            return f"there is no field {key[:60]!r}; `leadtui fields` lists them."
        if found is None:
            return f"there is no field {key[:60]!r}; known: {', '.join(self.fields)}."
        return _SET_OTHERWISE.get(key, "it follows from other fields and cannot be typed.")


@dataclass(frozen=True, slots=True)
class _Choice:
    key: str
    name: str
