"""What the properties of one card say, as cells under fixed column names, each of which goes to one field or to none.

The names are such that they are understood in a CSV file as well, so a mended list of rejects comes in like the cards.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.formats.vcard_lines import Property, plain_uri
from leadtui.rules.addresses import split_address

MOST = 9
"""Emails and phones that get columns of their own; more of them stand together in the last."""

_PLAIN = {
    "Full name": "full_name", "Salutation": "salutation", "First name": "first_name",
    "Middle name": "first_name.middle", "Last name": "last_name",
    "Suffix": "last_name.suffix", "Nickname": None, "Job title": "title", "Role": None,
    "Department": "department", "Company": "company",
}  # fmt: skip
_AFTER = {
    "Website": "website", "Other website": None, "LinkedIn": "linkedin", "Street": "street", "City": "city",
    "State": "state", "Postal code": "postal_code", "Country": "country", "Other address": None, "Birthday": None,
    "Anniversary": None, "Related": None, "Chat": None, "Tags": "tags", "Description": "description",
}  # fmt: skip
_ADDRESS = ("Street", "City", "State", "Postal code", "Country")
_CHATS = ("IMPP", "X-AIM", "X-ICQ", "X-JABBER", "X-MSN", "X-YAHOO", "X-SKYPE", "X-SKYPE-USERNAME", "X-QQ", "X-GTALK")
_RELATIONS = {
    "X-ABRELATEDNAMES": "", "RELATED": "", "X-SPOUSE": "spouse", "X-ASSISTANT": "assistant", "X-MANAGER": "manager",
}  # fmt: skip
_SIMPLE = {
    "FN": "Full name", "NICKNAME": "Nickname", "TITLE": "Job title", "ROLE": "Role", "BDAY": "Birthday",
    "ANNIVERSARY": "Anniversary", "X-ANNIVERSARY": "Anniversary", "NOTE": "Description", "CATEGORIES": "Tags",
}  # fmt: skip


def all_columns() -> dict[str, str | None]:
    """Every column a card can fill → its field."""
    columns: dict[str, str | None] = dict(_PLAIN)
    for kind in ("email", "phone"):
        for number in range(1, MOST + 1):
            columns[f"{kind.capitalize()} {number} - Label"] = None
            columns[f"{kind.capitalize()} {number} - Value"] = kind if number == 1 else f"{kind}.{number}"
    return columns | _AFTER


def cells_of(card: Sequence[Property]) -> dict[str, str]:
    """Column → what the card says."""
    labels = {one.group: _apple(one.text) for one in card if one.name == "X-ABLABEL" and one.group}
    cells: dict[str, str] = {}
    emails: list[tuple[int, str, str]] = []
    phones: list[tuple[int, str, str]] = []
    addresses: list[tuple[int, Property]] = []
    for one in card:
        label = labels.get(one.group, "") if one.group else ""
        if one.name == "EMAIL":
            emails.append((one.preferred, _label(one, label), plain_uri(one.text)))
        elif one.name == "TEL":
            phones.append((one.preferred, _label(one, label), plain_uri(one.text)))
        elif one.name == "ADR":
            addresses.append((one.preferred * 2 - ("work" in one.types), one))
        elif one.name == "N":
            names = ("Last name", "First name", "Middle name", "Salutation", "Suffix")
            for column, text in zip(names, one.parts, strict=False):
                _add(cells, column, text)
        elif one.name == "ORG":
            company, *units = [*one.parts, ""]
            _add(cells, "Company", company)
            _add(cells, "Department", ", ".join(filter(None, units)))
        elif one.name == "URL" or one.name == "X-SOCIALPROFILE":
            _link(cells, one)
        elif one.name in _RELATIONS:
            said = label or next(iter(sorted(one.types)), "") or _RELATIONS.get(one.name, "")
            _add(cells, "Related", f"{one.text.strip()} ({said.lower()})" if said else one.text)
        elif one.name == "X-ABDATE":
            _add(cells, "Anniversary" if label.lower() == "anniversary" else "Related", one.text)
        elif one.name in _CHATS:
            _add(cells, "Chat", one.text)
        elif one.name in _SIMPLE:
            _add(cells, _SIMPLE[one.name], one.text)
    _reach(cells, "Email", emails)
    _reach(cells, "Phone", phones)
    _addresses(cells, [one for _, one in sorted(addresses, key=lambda pair: pair[0])])
    if cells.get("First name") or cells.get("Last name") or cells.get("Full name") == cells.get("Company"):
        cells.pop("Full name", None)
    return cells


def _add(cells: dict[str, str], column: str, text: str) -> None:
    text = text.strip()
    if text:
        sign = "\n" if column == "Description" else ", "
        cells[column] = f"{cells[column]}{sign}{text}" if column in cells else text


def _reach(cells: dict[str, str], kind: str, found: list[tuple[int, str, str]]) -> None:
    seen: list[str] = []
    for _, label, value in sorted(found, key=lambda entry: (entry[0], "fax" in entry[1] or "pager" in entry[1])):
        if not value.strip() or value in seen:
            continue
        seen.append(value)
        number = min(len(seen), MOST)
        if len(seen) <= MOST and label:
            cells[f"{kind} {number} - Label"] = label
        _add(cells, f"{kind} {number} - Value", value)


def _label(one: Property, said: str) -> str:
    types = one.types
    place = next((word for word in ("work", "home") if word in types), "")
    if types & {"cell", "mobile", "iphone"}:
        return "mobile"
    for word in ("fax", "pager"):
        if word in types:
            return f"{place} {word}".strip()
    return place or said.lower() or next((word for word in ("main", "other") if word in types), "")


def _apple(text: str) -> str:
    return text.strip().removeprefix("_$!<").removesuffix(">!$_")


def _link(cells: dict[str, str], one: Property) -> None:
    text = one.text.strip()
    if "linkedin.com/" in text.lower() or "linkedin" in one.types:
        _add(cells, "LinkedIn" if "LinkedIn" not in cells else "Other website", text)
    elif one.name == "URL":
        _add(cells, "Website" if "Website" not in cells else "Other website", text)
    else:
        _add(cells, "Chat", text.removeprefix("x-apple:"))


def _addresses(cells: dict[str, str], found: list[Property]) -> None:
    """The preferred address as a whole, else the one at work; others as one text each.

    One that stands in one line is taken apart as far as that is certain.
    """
    whole = [[part.replace("\n", ", ") for part in (*one.parts, *[""] * 7)[:7]] for one in found]
    for number, (box, more, street, *rest) in enumerate(address for address in whole if any(address)):
        parts = [", ".join(filter(None, (street, more, box))), *rest]
        if number:
            cells["Other address"] = "; ".join(
                filter(None, (cells.get("Other address", ""), ", ".join(filter(None, parts))))
            )
        else:
            if not any(rest):
                said = split_address(parts[0])
                parts = [said.get(key, "") for key in ("street", "city", "state", "postal_code", "country")]
            cells |= {column: text for column, text in zip(_ADDRESS, parts, strict=True) if text}
