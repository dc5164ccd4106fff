"""What each field of an account, a contact or an opportunity gets from a lead: created, filled, kept, same or taken.

Always holds: a field that holds something keeps it unless the rep names it in `take`; do-not-call and email-opt-out
only ever go from no to yes; an amount is never moved without its currency. Values are as they are stored, keys are
those of the field registry and `custom.ID`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from leadtui.rules.names import company_key, website_host
from leadtui.rules.titles import title_key
from leadtui.words.conversion import Does, FieldLine
from leadtui.words.customer_fields import CUSTOMER_FIELDS, mapped_to
from leadtui.words.customers import CustomerKind
from leadtui.words.fields import FIELDS
from leadtui.words.records import record
from leadtui.words.rows import ReachRow
from leadtui.words.workspace import Workspace, word_key

MOBILE = "mobile"
REACH_KINDS = ("email", "phone")
"""Kinds of fields that live in rows of their own."""


@record
class Part:
    """What one target gets: the preview, the values to write by key, and what to tell."""

    lines: tuple[FieldLine, ...]
    values: Mapping[str, Any]
    notes: tuple[str, ...] = ()


@record
class ReachPart:
    """The emails and phones a target gets: the preview, and what to add as (kind, as typed, label, primary)."""

    lines: tuple[FieldLine, ...] = ()
    added: tuple[tuple[str, str, str, bool], ...] = ()


def mapped(kind: CustomerKind, lead: Mapping[str, Any], workspace: Workspace) -> dict[str, Any]:
    """What a lead has for the fields of a kind, by the target's key; what is empty, and a flag that says no, is not.

    The workspace's own fields go to the field of the same name and kind; a choice that is not one there is left out.
    """
    sources = mapped_to(kind)
    found: dict[str, Any] = {}
    for key, field in CUSTOMER_FIELDS[kind].items():
        column = FIELDS[sources[key]].column if key in sources else ""
        value = lead.get(column) if column else None
        if value is not None and value != "" and (field.kind != "yes_no" or value):
            found[key] = value
    ours = {(word_key(own.label), own.kind): own for own in workspace.custom_fields}
    for own in workspace.fields_of(kind):
        source = ours.get((word_key(own.label), own.kind))
        value = lead["custom"].get(str(source.id)) if source else None
        if own.kind == "choice" and value is not None:
            value = next((choice for choice in own.choices if word_key(choice) == word_key(str(value))), None)
        if value is not None and value != "":
            found[f"custom.{own.id}"] = value
    return found


def merged(
    kind: CustomerKind,
    incoming: Mapping[str, Any],
    held: Mapping[str, Any] | None,
    take: Collection[str],
    workspace: Workspace,
    currency: str,
) -> Part:
    """What becomes of each field when `incoming` meets a record; `held` are its stored columns, None for a new one.

    `take` are keys whose incoming value is to win. `currency` is what incoming amounts are in.
    """
    purse = _Purse(kind, incoming, held, take, workspace, currency)
    lines, values = [], {}
    for key in purse.ordered():
        label, field_kind = _named(kind, key, workspace)
        before, value = _value(kind, key, held), purse.values[key]
        does = purse.does(key, field_kind, before)
        lines.append(FieldLine(f"{kind}.{key}", label, field_kind, value, purse.shown(key, before), does))
        if does in ("create", "fill", "take"):
            values[key] = value
    return Part(tuple(lines), values, purse.notes(lines))


def _does(kind: str, before: Any, value: Any, *, taken: bool) -> Does:
    if before is None or before == "" or (kind == "yes_no" and not before):
        return "fill"
    if before == value or (kind == "yes_no" and before):
        return "same"
    return "take" if taken else "keep"


class _Purse:
    """Amounts and their currency, which move together or not at all."""

    def __init__(
        self,
        kind: CustomerKind,
        incoming: Mapping[str, Any],
        held: Mapping[str, Any] | None,
        take: Collection[str],
        workspace: Workspace,
        currency: str,
    ) -> None:
        self.new = held is None
        self.take = set(take)
        self.kind, self.held, self.workspace, self.currency = kind, held, workspace, currency
        self.has_currency = "currency" in CUSTOMER_FIELDS[kind]
        self.values = dict(incoming)
        self.money = [key for key in self._keys() if _named(kind, key, workspace)[1] == "money"]
        coming = [key for key in self.money if key in incoming]
        if self.has_currency and coming:
            self.values["currency"] = currency
        # What is there is in this currency; None: nothing is there that would be in any.
        there = any(_value(kind, key, held) is not None for key in self.money)
        said = _value(kind, "currency", held) if self.has_currency else workspace.currency
        self.held_currency = said or (workspace.currency if there else None)
        if not self.new and self.has_currency and self.take & {"currency", *coming} and self._replaces_all(coming):
            self.take |= {"currency", *(key for key in coming if _value(kind, key, held) is not None)}
            self.held_currency = currency
        self.fits = self.held_currency in (None, self.values.get("currency", currency))

    def _keys(self) -> list[str]:
        return [*CUSTOMER_FIELDS[self.kind], *(f"custom.{own.id}" for own in self.workspace.fields_of(self.kind))]

    def _replaces_all(self, coming: Collection[str]) -> bool:
        return all(key in coming or _value(self.kind, key, self.held) is None for key in self.money)

    def ordered(self) -> list[str]:
        """The keys of what comes, in the order of the registry."""
        return [key for key in self._keys() if key in self.values]

    def does(self, key: str, field_kind: str, before: Any) -> Does:
        """What becomes of one field."""
        if field_kind == "money" and not self.fits:
            return "keep"
        if self.new:
            return "create"
        if key == "currency" and before is None and not self.fits:
            return "keep"
        taken = key in self.take and (key != "currency" or self.fits)
        return _does(field_kind, before, self.values[key], taken=taken)

    def shown(self, key: str, before: Any) -> Any:
        """What is held, as the preview says it: an amount without a currency of its own is in the workspace's."""
        return self.held_currency if key == "currency" and before is None and not self.fits else before

    def notes(self, lines: Sequence[FieldLine]) -> tuple[str, ...]:
        """What was left because amounts there are in another currency."""
        kept = [line for line in lines if line.does == "keep" and not self.fits]
        return tuple(
            f"{line.label}: left as it is; the lead's is in {self.currency}, amounts there are in {self.held_currency}."
            for line in kept
            if line.kind == "money" or (line.key == f"{self.kind}.currency" and "currency" in self.take)
        )


def reach_merged(
    kind: CustomerKind,
    ours: Sequence[ReachRow],
    held: Sequence[ReachRow] | None,
    take: Collection[str],
    typed: Sequence[ReachRow] = (),
) -> ReachPart:
    """The emails and phones a target gets; `held` are its own, None for a new one, `typed` come before the lead's.

    A contact gets all of each field it has none of, an account the phone that is no mobile. One taken comes first.
    """
    lines: list[FieldLine] = []
    added: list[tuple[str, str, str, bool]] = []
    sources = mapped_to(kind)
    for key, field in CUSTOMER_FIELDS[kind].items():
        rows = [row for row in typed if reach_field(row) == key]
        rows += [row for row in ours if reach_field(row) == key and key in sources]
        if kind is CustomerKind.ACCOUNT:
            rows = rows[:1]
        if not rows:
            continue
        theirs = [row for row in held or () if reach_field(row) == key]
        does = _reach_does(rows, theirs, new=held is None, taken=key in take)
        said = ", ".join(row.value for row in rows) if does in ("create", "fill") else rows[0].value
        lines.append(
            FieldLine(f"{kind}.{key}", field.label, field.kind, said, theirs[0].value if theirs else None, does)
        )
        if does == "take":
            added.append((rows[0].kind, rows[0].value, rows[0].label, True))
        elif does in ("create", "fill"):
            added += [(row.kind, row.value, row.label, bool(row.is_primary)) for row in rows]
    return ReachPart(tuple(lines), _one_primary(added, {row.kind for row in held or ()}, take))


def reach_field(row: ReachRow) -> str:
    """The field an email or phone belongs to: a phone labelled so is the mobile."""
    return MOBILE if row.kind == "phone" and row.label == MOBILE else row.kind


def _reach_does(rows: Sequence[ReachRow], theirs: Sequence[ReachRow], *, new: bool, taken: bool) -> Does:
    if not theirs:
        return "create" if new else "fill"
    if _compared(rows[0]) in map(_compared, theirs):
        return "same"
    return "take" if taken else "keep"


def _compared(row: ReachRow) -> str:
    return row.normal or row.value


def _one_primary(
    added: list[tuple[str, str, str, bool]], there: Collection[str], take: Collection[str]
) -> tuple[tuple[str, str, str, bool], ...]:
    """Of each kind one is primary: what was taken, else one that is there, else the lead's, else the first."""
    out = []
    for kind in REACH_KINDS:
        rows = [row for row in added if row[0] == kind]
        first = next((row for row in rows if row[3]), rows[0] if rows else None)
        taken = any((MOBILE if row[2] == MOBILE and kind == "phone" else kind) in take for row in rows)
        out += [(*row[:3], row is first and (taken or kind not in there)) for row in rows]
    return tuple(out)


def columns_of(kind: CustomerKind, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by key as columns to write: dates as dates, flags as flags, with the keys names and websites match by."""
    columns: dict[str, Any] = {}
    for key, value in values.items():
        if key.startswith("custom."):
            columns[key] = value
            continue
        field = CUSTOMER_FIELDS[kind][key]
        if field.kind == "date" and isinstance(value, str):
            value = date.fromisoformat(value)
        columns[field.column] = bool(value) if field.kind == "yes_no" else value
    if kind is CustomerKind.ACCOUNT and "name" in values:
        columns["company_key"] = company_key(values["name"]) or None
    if kind is CustomerKind.CONTACT and "title" in values:
        columns["title_key"] = title_key(values["title"] or "") or None
    if kind is CustomerKind.ACCOUNT and "website" in values:
        columns["host"] = website_host(values["website"]) or None
    return columns


def _named(kind: CustomerKind, key: str, workspace: Workspace) -> tuple[str, str]:
    """Label and kind of a field."""
    if key.startswith("custom."):
        own = next(own for own in workspace.fields_of(kind) if f"custom.{own.id}" == key)
        return own.label, own.kind
    field = CUSTOMER_FIELDS[kind][key]
    return field.label, field.kind


def _value(kind: CustomerKind, key: str, held: Mapping[str, Any] | None) -> Any:
    if held is None:
        return None
    if key.startswith("custom."):
        return held["custom"].get(key.removeprefix("custom."))
    return held[CUSTOMER_FIELDS[kind][key].column]
