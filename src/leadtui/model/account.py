"""The account."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from leadtui.model.customer import Customer


class Account(Customer, table=True):
    """A company. `company_key` and `host` are its name and website as they are matched, `name_key` as it is sorted.
    `merged_into_id` is the account a merge left in its place.
    """

    computed: ClassVar[frozenset[str]] = Customer.computed | {"email", "phone", "name_key"}

    name: str
    company_key: str | None = None
    website: str | None = None
    host: str | None = None
    street: str | None = None
    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    country: str | None = None
    industry: str | None = None
    employees: int | None = None
    annual_revenue: int | None = Field(default=None, sa_type=BigInteger)
    currency: str | None = None
    rating: str | None = None
    description: str | None = None
    email: str | None = None
    phone: str | None = None
    name_key: str = ""
    merged_into_id: int | None = Field(default=None, foreign_key="account.id", index=True)

    __table_args__ = (
        Index("ix_account_name", "name_key", "id"),
        Index("ix_account_company", "company_key"),
        Index("ix_account_host", "host"),
        {"sqlite_autoincrement": True},
    )
