"""Reads an email or a phone as it is typed. Loads no model class: lists are read with it in a process of their own."""

from __future__ import annotations

from typing import Any

from leadtui.rules.email_typos import suggested_email
from leadtui.rules.emails import read_email
from leadtui.rules.odd_numbers import odd_phone
from leadtui.rules.phones import phone_digits, read_phone


def columns_of(kind: str, typed: str, region: str) -> tuple[dict[str, Any], str]:
    """The columns of an email or phone as typed, and what is wrong or odd about it ("" when nothing is)."""
    if kind == "email":
        email = read_email(typed)
        problem = email.problem or doubt("email", email.normal)
        return {"kind": "email", "value": email.typed, "normal": email.normal, "digits": ""}, problem
    phone = read_phone(typed, region or None)
    columns = {"kind": "phone", "value": phone.typed, "normal": phone.normal}
    return columns | {"digits": search_digits(typed, phone.e164)}, phone.problem or doubt("phone", phone.e164)


def doubt(kind: str, normal: str | None) -> str:
    """Why an email or number that can be read is odd all the same, "" when it is not."""
    if not normal:
        return ""
    if kind == "phone":
        return odd_phone(normal)
    meant = suggested_email(normal)
    return f"did they mean {meant}?" if meant else ""


def search_digits(typed: str, e164: str | None) -> str:
    """What a number is found by: its digits as typed and with the country's, and both from the end, marked with r."""
    said = phone_digits(typed)
    called = e164[1:] if e164 else said
    if said == called:
        forms = [said, said.lstrip("0"), f"r{said[::-1]}"]
    else:
        forms = [said, called, said.lstrip("0"), f"r{said[::-1]}", f"r{called[::-1]}"]
    return " ".join(form for form in dict.fromkeys(forms) if form not in ("", "r"))
