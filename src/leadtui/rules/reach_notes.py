"""What is to be known of an email or number beside its value: a box of several people, private mail, an odd number."""

from __future__ import annotations

from leadtui.rules.email_typos import suggested_email
from leadtui.rules.emails import is_free_mail, is_role
from leadtui.rules.odd_numbers import odd_phone


def reach_notes(kind: str, normal: str | None) -> list[str]:
    """Short notes on an email or phone as understood; none for one that could not be read."""
    if not normal:
        return []
    if kind == "phone":
        odd = odd_phone(normal.partition(";")[0])
        return [odd] if odd else []
    local, _, domain = normal.rpartition("@")
    meant = suggested_email(normal)
    return [
        *(["role address"] if is_role(local) else []),
        *(["private mail"] if is_free_mail(domain) else []),
        *([f"meant {meant}?"] if meant else []),
    ]
