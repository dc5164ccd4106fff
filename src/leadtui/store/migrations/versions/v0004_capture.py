"""What capture needs: titles as they are matched, what was typed, merges, findings, imports under way."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NUMBERED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    _merged("lead", *_texts("title_key"), sa.Column("typed", sa.JSON()), sa.Column("answer_owed", sa.Boolean()))
    _merged("contact", *_texts("title_key"))
    _merged("account")
    op.add_column("activity", sa.Column("seconds", sa.Integer(), nullable=True))
    op.add_column("activity", sa.Column("external_id", sa.String(), nullable=True))
    op.create_index(
        "ix_activity_external",
        "activity",
        ["external_id"],
        unique=False,
        sqlite_where=sa.text("external_id IS NOT NULL"),
    )
    _titles_as_matched("lead")
    _titles_as_matched("contact")
    _dismissals()
    _findings()


def _titles_as_matched(table: str) -> None:
    """Gives the titles that are there the form they are matched by; each is read once, however many hold it."""
    from leadtui.rules.titles import title_key

    connection = op.get_bind()
    titles = [row[0] for row in connection.execute(sa.text(f"SELECT DISTINCT title FROM {table} WHERE title <> ''"))]
    if not titles:
        return
    connection.execute(sa.text("CREATE TEMP TABLE matched (title TEXT PRIMARY KEY, key TEXT) WITHOUT ROWID"))
    keys = [{"title": title, "key": title_key(title) or None} for title in titles]
    connection.execute(sa.text("INSERT INTO matched VALUES (:title, :key)"), keys)
    found = f"SELECT m.key FROM matched m WHERE m.title = {table}.title"
    connection.execute(sa.text(f"UPDATE {table} SET title_key = ({found}) WHERE title <> ''"))
    connection.execute(sa.text("DROP TABLE matched"))


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]


def _merged(table: str, *columns: sa.Column[Any]) -> None:
    """New columns, the last of them the record that a merge left in place of this one."""
    with op.batch_alter_table(table, table_kwargs=_NUMBERED) as batch:
        for column in columns:
            batch.add_column(column)
        batch.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(f"fk_{table}_merged_into_id", table, ["merged_into_id"], ["id"])
    op.create_index(f"ix_{table}_merged_into_id", table, ["merged_into_id"], unique=False)


def _dismissals() -> None:
    op.create_table(
        "dismissal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("hidden_by", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("owner_kind", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("other_kind", sa.String(), nullable=True),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["operation.id"]),
        sa.ForeignKeyConstraint(["hidden_by"], ["operation.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_dismissal_made_by", "dismissal", ["made_by"], unique=False)
    op.create_index("ix_dismissal_owner", "dismissal", ["kind", "owner_kind", "owner_id"], unique=False)
    op.create_index("ix_dismissal_other", "dismissal", ["kind", "other_kind", "other_id"], unique=False)


def _findings() -> None:
    op.create_table(
        "duplicate",
        sa.Column("a_kind", sa.String(), nullable=False),
        sa.Column("a_id", sa.Integer(), nullable=False),
        sa.Column("b_kind", sa.String(), nullable=False),
        sa.Column("b_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("a_kind", "a_id", "b_kind", "b_id"),
    )
    op.create_index("ix_duplicate_other", "duplicate", ["b_kind", "b_id"], unique=False)
    op.create_index("ix_duplicate_score", "duplicate", ["score"], unique=False)
    op.create_table(
        "remembered",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key"),
    )
    op.create_table(
        "import_run",
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"]),
        sa.PrimaryKeyConstraint("operation_id"),
    )
