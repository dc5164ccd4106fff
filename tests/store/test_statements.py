"""Statements and defaults that are made once serve every row alike."""

from __future__ import annotations

from leadtui.model import Account, Contact, Reach
from leadtui.services.desk import Desk
from leadtui.store.statements import defaults


def test_rows_are_found_by_a_column_that_holds_nothing_as_well_as_by_one_that_holds_something(desk: Desk) -> None:
    with desk.store.operation("add", "two", desk.user.id) as op:
        account = op.add(Account, {"name": "Acme", "created": op.at})
        ada = op.add(Contact, {"last_name": "King", "account_id": account, "created": op.at})
        grace = op.add(Contact, {"last_name": "Hopper", "created": op.at})
        assert [row["id"] for row in op.find(Contact, account_id=account)] == [ada]
        assert [row["id"] for row in op.find(Contact, account_id=None)] == [grace]
        assert [row["id"] for row in op.find(Contact, account_id=None, last_name="King")] == []


def test_a_value_is_written_as_its_column_takes_it_whichever_columns_are_set_with_it(desk: Desk) -> None:
    with desk.store.operation("add", "one", desk.user.id) as op:
        number = op.add(Account, {"name": "Acme", "created": op.at})
        op.set(Account, number, {"custom.4": "small", "created": op.at})
        op.set(Account, number, {"custom.5": True, "city": None, "name": "Acme Ltd"})
        row = op.get(Account, number)
    assert (row["custom"], row["created"], row["name"]) == ({"4": "small", "5": True}, op.at, "Acme Ltd")
    assert row["version"] == 3


def test_no_two_rows_share_what_a_default_made() -> None:
    one, other = defaults(Account), defaults(Account)
    assert one == other
    assert one["custom"] is not other["custom"]
    assert "id" not in defaults(Reach)
