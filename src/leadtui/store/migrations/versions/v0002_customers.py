"""Accounts, contacts and opportunities, and what a lead became."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from leadtui.store.sqlite import search

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBERED = {"sqlite_autoincrement": True}
_KINDS = ("account", "contact", "opportunity")


def _record(name: str, *columns: sa.Column[object], keys: tuple[str, ...] = ()) -> None:
    refers = {"made_by": "operation", "hidden_by": "operation", "owner_id": "user"}
    refers |= {f"{kind}_id": kind for kind in keys}
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("hidden_by", sa.Integer(), nullable=True),
        *columns,
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"])
            for column, table in refers.items()
            if column in {"made_by", "hidden_by"} | {c.name for c in columns}
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{name}_made_by", name, ["made_by"], unique=False)


def _texts(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]


def _customer() -> list[sa.Column[object]]:
    return [
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("custom", sa.JSON(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=True),
        sa.Column("tags", sa.String(), nullable=False),
        sa.Column("last_activity", sa.BigInteger(), nullable=True),
        sa.Column("next_due", sa.BigInteger(), nullable=True),
    ]


_ADDRESS = ("street", "city", "state", "postal_code", "country")


def upgrade() -> None:
    _record(
        "account",
        *_customer(),
        sa.Column("name", sa.String(), nullable=False),
        *_texts("company_key", "website", "host", *_ADDRESS, "industry"),
        sa.Column("employees", sa.Integer(), nullable=True),
        sa.Column("annual_revenue", sa.BigInteger(), nullable=True),
        *_texts("currency", "rating", "description", "email", "phone"),
        sa.Column("name_key", sa.String(), nullable=False),
    )
    op.create_index("ix_account_name", "account", ["name_key", "id"], unique=False)
    op.create_index("ix_account_company", "account", ["company_key"], unique=False)
    op.create_index("ix_account_host", "account", ["host"], unique=False)
    _record(
        "contact",
        *_customer(),
        sa.Column("account_id", sa.Integer(), nullable=True),
        *_texts("salutation", "first_name"),
        sa.Column("last_name", sa.String(), nullable=False),
        *_texts("title", "department", "linkedin", *_ADDRESS, "time_zone", "source", "description"),
        sa.Column("do_not_call", sa.Boolean(), nullable=False),
        sa.Column("email_opt_out", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        *_texts("email", "phone", "mobile"),
        sa.Column("name_key", sa.String(), nullable=False),
        keys=("account",),
    )
    op.create_index("ix_contact_name", "contact", ["name_key", "id"], unique=False)
    op.create_index("ix_contact_account", "contact", ["account_id"], unique=False)
    _record(
        "opportunity",
        *_customer(),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        *_texts("currency"),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("stage_since", sa.BigInteger(), nullable=False),
        sa.Column("close_date", sa.Date(), nullable=True),
        *_texts("next_step", "lost_reason", "source", "campaign", "description"),
        keys=("account", "contact"),
    )
    op.create_index("ix_opportunity_stage", "opportunity", ["stage", "close_date", "id"], unique=False)
    op.create_index(
        "ix_opportunity_worth",
        "opportunity",
        ["stage", "currency", "amount"],
        unique=False,
        sqlite_where=sa.text("hidden_by IS NULL"),
    )
    op.create_index("ix_opportunity_account", "opportunity", ["account_id"], unique=False)
    op.create_index("ix_opportunity_contact", "opportunity", ["contact_id"], unique=False)
    # Nothing was ever kept in it; now a rule is a record like any other.
    op.drop_table("setting")
    _record("setting", sa.Column("key", sa.String(), nullable=False), sa.Column("value", sa.JSON(), nullable=False))
    op.create_index("ix_setting_key", "setting", ["key"], unique=False)
    with op.batch_alter_table("custom_field", table_kwargs=_NUMBERED) as batch:
        batch.add_column(sa.Column("owner_kind", sa.String(), nullable=False, server_default="lead"))
    with op.batch_alter_table("custom_field", table_kwargs=_NUMBERED) as batch:
        batch.alter_column("owner_kind", server_default=None)
    _add_links("lead", {f"converted_{kind}_id": kind for kind in _KINDS})
    for kind in _KINDS:
        op.create_index(f"ix_lead_converted_{kind}_id", "lead", [f"converted_{kind}_id"], unique=False)
    for table, second in (("activity", "at"), ("follow_up", "state")):
        _add_links(table, {f"{kind}_id": kind for kind in _KINDS}, loose="lead_id")
        for kind in _KINDS:
            op.create_index(f"ix_{table}_{kind}", table, [f"{kind}_id", second], unique=False)
    op.execute(search.CREATE_CUSTOMERS)


def _add_links(table: str, links: dict[str, str], loose: str = "") -> None:
    with op.batch_alter_table(table, table_kwargs=_NUMBERED) as batch:
        for column, kind in links.items():
            batch.add_column(sa.Column(column, sa.Integer(), nullable=True))
            batch.create_foreign_key(f"fk_{table}_{column}", kind, [column], ["id"])
        if loose:
            batch.alter_column(loose, existing_type=sa.Integer(), nullable=True)
