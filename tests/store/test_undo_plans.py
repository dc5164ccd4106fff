"""What undo asks of the journal goes through the index on rows, in whichever order a base got its indexes."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from leadtui.services.desk import Desk
from leadtui.store.owners import USES
from leadtui.store.undo_uses import _used

ROWS = ("ix_change_row", "(table_name, row_id)")
OPERATIONS = ("ix_change_operation_id", "(operation_id)")


@pytest.mark.parametrize("order", [(ROWS, OPERATIONS), (OPERATIONS, ROWS)])
def test_a_use_is_looked_for_among_the_changes_of_its_row_only(
    desk: Desk, order: tuple[tuple[str, str], tuple[str, str]]
) -> None:
    with desk.store.operation("look", "", desk.user.id) as op:
        for name, columns in order:
            op.connection.execute(text(f"DROP INDEX {name}"))
            op.connection.execute(text(f"CREATE INDEX {name} ON change {columns}"))
        for link in USES:
            steps = op.connection.execute(text(f"EXPLAIN QUERY PLAN {_used(link)}"), {"op": 1})
            through = [step.detail for step in steps if "SEARCH c " in step.detail]
            assert len(through) == 1
            assert "ix_change_row" in through[0]
