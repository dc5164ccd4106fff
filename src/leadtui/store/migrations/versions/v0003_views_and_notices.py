"""Saved views, and who was told of which follow-up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("hidden_by", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["operation.id"]),
        sa.ForeignKeyConstraint(["hidden_by"], ["operation.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_view_made_by", "view", ["made_by"], unique=False)
    op.create_index("ix_view_user_id", "view", ["user_id"], unique=False)
    op.create_table(
        "notice",
        sa.Column("follow_up_id", sa.Integer(), nullable=False),
        sa.Column("remind_at", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["follow_up_id"], ["follow_up.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"]),
        sa.PrimaryKeyConstraint("follow_up_id", "remind_at", "user_id"),
    )
    op.create_index(
        "ix_follow_up_remind",
        "follow_up",
        ["remind_at"],
        unique=False,
        sqlite_where=sa.text("state = 'open' AND hidden_by IS NULL"),
    )
    op.create_index(
        "ix_operation_undone_by",
        "operation",
        ["undone_by"],
        unique=False,
        sqlite_where=sa.text("undone_by IS NOT NULL"),
    )
