"""What is typed into a conversion: values by `target.field`, read by the readers of every other form.

Loads no model class: a conversion is planned by readers as well as by the writer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from leadtui.rules.conversion_fields import MOBILE, REACH_KINDS
from leadtui.rules.emails import read_email
from leadtui.rules.phones import read_phone
from leadtui.rules.text import FIELD_LIMIT, clean
from leadtui.rules.when import When, parse
from leadtui.services.field_reader import FieldReader
from leadtui.services.reading import Reader
from leadtui.words.customer_fields import CUSTOMER_FIELDS
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError
from leadtui.words.fields import Field
from leadtui.words.hours import WorkingHours
from leadtui.words.records import record
from leadtui.words.regions import month_comes_first
from leadtui.words.rows import ReachRow, UserRow
from leadtui.words.stages import Stage, StageKind
from leadtui.words.workspace import Workspace

_NOT_HERE = ("owner", "tags", "account", "contact", "created", "stage_since", "lost_reason")


@record
class TypedValues:
    """Values of one target as they are stored, by key (None: emptied), emails and phones, and what to tell.

    `currency` is the one an amount named, "" when none did.
    """

    values: Mapping[str, Any] = {}
    reach: tuple[ReachRow, ...] = ()
    currency: str = ""
    notes: tuple[str, ...] = ()


class PlaceOf:
    """Where a reader reads: his words, his clock, his region."""

    def __init__(self, who: Reader) -> None:
        self.who = who
        self.workspace: Workspace = who.workspace
        self.hours: WorkingHours = who.workspace.hours
        self.region: str = who.region
        self.zone: tzinfo = who.clock.zone

    def local(self) -> datetime:
        """The present instant in the rep's zone."""
        return self.who.clock.local()

    def user_named(self, text: str) -> UserRow:
        """Nobody: what a conversion makes belongs to the lead's owner."""
        raise InputError("the owner is the lead's.", "Hand it over afterwards.")


def by_target(typed: Mapping[str, str]) -> dict[CustomerKind, dict[str, str]]:
    """Typed values by target and field; raises InputError for a key that names no target."""
    found: dict[CustomerKind, dict[str, str]] = {kind: {} for kind in CustomerKind}
    for key, text in typed.items():
        target, dot, field = key.partition(".")
        if not dot or target not in found:
            raise InputError(f"There is no field {key[:60]!r} in a conversion.", "Write it as account.name.")
        found[CustomerKind(target)][field] = text
    return found


def read_target(
    who: Reader, kind: CustomerKind, typed: Mapping[str, str], currency: str, region: str, *, proposed: str = ""
) -> TypedValues:
    """Reads what is typed for one target; an amount without a currency is in the typed one, else in `currency`.

    `region` is where its numbers are dialled from; `proposed` the currency that was proposed, which an amount that
    names another replaces. Raises InputError that names the field: what cannot be read, a close date in the past for an
    open stage, a lost stage, an amount in another currency than the one typed beside it.
    """
    reader = FieldReader(
        PlaceOf(who), "month" if month_comes_first(who.region) else "day", {"currency": currency}, kind
    )
    values: dict[str, Any] = {}
    reach: list[ReachRow] = []
    notes: list[str] = []
    named = ""
    closed = "stage" in typed and bool(clean(typed["stage"])) and _stage(who, typed["stage"]).kind is not StageKind.OPEN
    # The currency first, since amounts without one are in it.
    for key, raw in sorted(typed.items(), key=lambda item: item[0] != "currency"):
        field = CUSTOMER_FIELDS[kind].get(key)
        label = field.label if field else key.removeprefix("custom.")
        try:
            if key in _NOT_HERE:
                raise InputError("it cannot be typed in a conversion.", "Change it afterwards.")
            if field is not None and field.kind in REACH_KINDS:
                reach += _reach(key, raw, region, notes, label)
            elif key == "stage":
                values |= {"stage": _stage(who, raw).key} if clean(raw) else {}
            elif key == "close_date":
                values[key] = _close_date(who, raw, closed=closed)
            else:
                columns = reader.read(key, raw)
                values |= _by_key(columns, key, field)
                if key == "currency":
                    reader.currency = values[key] or currency
                elif field is not None and field.kind == "money" and values[key] is not None:
                    named = _currency(columns["currency"], values.get("currency"), proposed)
        except InputError as error:
            raise InputError(f"{label}: {error.message}", error.hint) from error
    return TypedValues(values, tuple(reach), named, tuple(notes))


def read_follow_up(who: Reader, text: str) -> When | None:
    """When the follow-up is due, None for none; raises InputError."""
    if not clean(text):
        return None
    try:
        return parse(clean(text), who.clock.local(), region=who.region, ahead=True, hours=who.workspace.hours)
    except InputError as error:
        raise InputError(f"Follow-up: {error.message}", error.hint) from error


def read_text(what: str, text: str, *, multiline: bool = False) -> str:
    """A note or a reason through the text gate; raises InputError when it is too long."""
    found = clean(text, multiline=multiline)
    if len(found) > FIELD_LIMIT:
        raise InputError(f"{what}: it is {len(found):,} characters long.", f"At most {FIELD_LIMIT:,} fit.")
    return found


def _by_key(columns: Mapping[str, Any], key: str, field: Field | None) -> dict[str, Any]:
    """What a reader gave for a field, by the field's key."""
    if field is None:
        return dict(columns)
    value = columns[field.column]
    return {key: value.isoformat() if isinstance(value, date) else value}


def _stage(who: Reader, text: str) -> Stage:
    stage = who.workspace.stage(clean(text))
    if stage.kind is StageKind.LOST:
        raise InputError(f"a new opportunity cannot be {stage.name}.", "Make it in an open stage, then lose it.")
    return stage


def _close_date(who: Reader, raw: str, *, closed: bool) -> str | None:
    text, now = clean(raw), who.clock.local()
    if not text:
        return None
    if closed:
        try:
            return parse(text, now, region=who.region, past=True).at.date().isoformat()
        except InputError:
            return parse(text, now, region=who.region).at.date().isoformat()
    day = parse(text, now, region=who.region).at.date()
    if day < now.date():
        raise InputError(
            f"{day.isoformat()} is in the past.",
            "An open opportunity closes today or later; give its stage if it is won.",
        )
    return day.isoformat()


def _currency(read: str, typed: str | None, proposed: str) -> str:
    if typed is not None and read != typed and typed != proposed:
        raise InputError(f"it is in {read}, the currency is {typed}.", "Give one currency.")
    return read


def _reach(key: str, raw: str, region: str, notes: list[str], label: str) -> list[ReachRow]:
    text = clean(raw)
    if not text:
        return []
    if len(text) > FIELD_LIMIT:
        raise InputError(f"it is {len(text):,} characters long.", f"At most {FIELD_LIMIT:,} fit.")
    if key == "email":
        email = read_email(text)
        problem, row = email.problem, ReachRow(0, "email", email.typed, email.normal, "", 1)
    else:
        phone = read_phone(text, region or None)
        problem = phone.problem
        row = ReachRow(0, "phone", phone.typed, phone.normal, MOBILE if key == MOBILE else "", 1)
    if problem:
        notes.append(f"{label}: {problem}")
    return [row]
