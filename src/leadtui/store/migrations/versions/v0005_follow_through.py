"""What follow-through needs: richer follow-ups, clocks of answers, sequences, alerts, escalations."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NUMBERED = {"sqlite_autoincrement": True}

_OPEN = "category NOT IN ('disqualified', 'converted') AND hidden_by IS NULL"


def upgrade() -> None:
    _records(
        "enrolment",
        _lead(),
        sa.Column("sequence", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=True),
        sa.Column("step_at", sa.BigInteger(), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=True),
        sa.Column("why", sa.String(), nullable=True),
        _user(),
        foreign={"lead_id": "lead", "user_id": "user"},
    )
    _index("enrolment", "lead", "lead_id", "sequence")
    _index("enrolment", "due", "step_at", where="state = 'running' AND hidden_by IS NULL")
    _index("enrolment", "sequence", "sequence", "state")
    _index("activity", "meeting", "at", where="kind = 'meeting' AND hidden_by IS NULL")
    _follow_ups()
    _leads()
    _records(
        "sla_clock",
        _lead(),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.Column("met_at", sa.BigInteger(), nullable=True),
        foreign={"lead_id": "lead"},
    )
    _index("sla_clock", "lead", "lead_id", "started_at")
    _index("sla_clock", "due", "due_at")
    _records(
        "alert",
        _lead(),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        _user(),
        foreign={"lead_id": "lead", "user_id": "user"},
    )
    _index("alert", "at", "at")
    _index("alert", "lead", "lead_id")
    op.create_table(
        "alert_told",
        sa.Column("alert_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"]),
        sa.PrimaryKeyConstraint("alert_id", "user_id"),
    )
    _records(
        "escalation",
        _lead(),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        foreign={"lead_id": "lead"},
    )
    _index("escalation", "lead", "lead_id", "rule", "since")
    # Rules do not reach back to what was there before them (store/rules).
    op.execute(
        sa.text(
            "INSERT INTO remembered (kind, key, value, at) SELECT 'tick', 'upgraded', "
            "json_object('operation', max(id), 'at', max(at)), max(at) FROM operation HAVING max(id) IS NOT NULL"
        )
    )


def _follow_ups() -> None:
    with op.batch_alter_table("follow_up", table_kwargs=_NUMBERED) as batch:
        batch.add_column(sa.Column("lead_minutes", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("priority", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("repeat", sa.String(), nullable=True))
        batch.add_column(sa.Column("enrolment_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("template", sa.String(), nullable=True))
        batch.create_foreign_key("fk_follow_up_enrolment_id", "enrolment", ["enrolment_id"], ["id"])
    with op.batch_alter_table("follow_up", table_kwargs=_NUMBERED) as batch:
        batch.alter_column("priority", server_default=None)
    _index("follow_up", "enrolment", "enrolment_id", where="enrolment_id IS NOT NULL")


def _leads() -> None:
    with op.batch_alter_table("lead", table_kwargs=_NUMBERED) as batch:
        for name in ("raised_at", "reviewed_at", "answer_due", "last_call"):
            batch.add_column(sa.Column(name, sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column("in_sequence", sa.Boolean(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("call_zone", sa.String(), nullable=True))
    with op.batch_alter_table("lead", table_kwargs=_NUMBERED) as batch:
        batch.alter_column("in_sequence", server_default=None)
    op.drop_index("ix_lead_hand", "lead")
    _index("lead", "hand", "hand_due", "id", where="hand_due IS NOT NULL")
    op.drop_index("ix_lead_auto", "lead")
    _index("lead", "auto", "lane", "auto_due", "id", "next_kind", "call_zone", "last_call")
    op.drop_index("ix_lead_newness", "lead")
    _index("lead", "newness", "lane", "newness", "id", "call_zone", "last_call")
    _index("lead", "call_zone", "call_zone", where="call_zone IS NOT NULL")
    _index("lead", "answer", "lane", "answer_due", "id")
    _index("lead", "owed", "id", where="answer_owed")
    # What is worked out from rows that are there; clocks and sequences there are none yet.
    op.execute(sa.text(f"UPDATE lead SET hand_due = NULL WHERE hand_due IS NOT NULL AND NOT ({_OPEN})"))
    op.execute(
        sa.text("UPDATE lead SET call_zone = time_zone WHERE phone IS NOT NULL AND NOT do_not_call AND time_zone <> ''")
    )
    last = "SELECT max(a.at) FROM activity a WHERE a.lead_id = lead.id AND a.hidden_by IS NULL AND a.kind = 'call'"
    op.execute(sa.text(f"UPDATE lead SET last_call = ({last}) WHERE last_activity IS NOT NULL"))


def _lead() -> sa.Column[Any]:
    return sa.Column("lead_id", sa.Integer(), nullable=False)


def _user() -> sa.Column[Any]:
    return sa.Column("user_id", sa.Integer(), nullable=True)


def _records(table: str, *columns: sa.Column[Any], foreign: dict[str, str]) -> None:
    """A table of rows that operations write."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("hidden_by", sa.Integer(), nullable=True),
        *columns,
        sa.ForeignKeyConstraint(["made_by"], ["operation.id"]),
        sa.ForeignKeyConstraint(["hidden_by"], ["operation.id"]),
        *(sa.ForeignKeyConstraint([column], [f"{target}.id"]) for column, target in foreign.items()),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    _index(table, "made_by", "made_by")


def _index(table: str, name: str, *columns: str, where: str = "") -> None:
    more: dict[str, Any] = {"sqlite_where": sa.text(where)} if where else {}
    op.create_index(f"ix_{table}_{name}", table, list(columns), unique=False, **more)
