"""The contact."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from leadtui.model.customer import Customer


class Contact(Customer, table=True):
    """A person, usually at an account. `name_key` is the name as it is sorted: last name first,
    `title_key` the title as it is matched, `merged_into_id` the contact a merge left in its place.
    """

    computed: ClassVar[frozenset[str]] = Customer.computed | {"name", "email", "phone", "mobile", "name_key"}

    account_id: int | None = Field(default=None, foreign_key="account.id")
    salutation: str | None = None
    first_name: str | None = None
    last_name: str
    title: str | None = None
    department: str | None = None
    linkedin: str | None = None
    street: str | None = None
    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    country: str | None = None
    time_zone: str | None = None
    source: str | None = None
    description: str | None = None
    do_not_call: bool = False
    email_opt_out: bool = False
    name: str = ""
    email: str | None = None
    phone: str | None = None
    mobile: str | None = None
    name_key: str = ""
    title_key: str | None = None
    merged_into_id: int | None = Field(default=None, foreign_key="contact.id", index=True)

    __table_args__ = (
        Index("ix_contact_name", "name_key", "id"),
        Index("ix_contact_account", "account_id"),
        {"sqlite_autoincrement": True},
    )
