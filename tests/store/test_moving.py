"""What happened with many leads is given to what each became, journalled and told apart."""

from __future__ import annotations

from tests.support import NOW, make_leads

from leadtui.model import Account, Activity, FollowUp
from leadtui.services import undoing
from leadtui.services.desk import Desk
from leadtui.store.journal import Op
from leadtui.store.moving import move


def links(op: Op, model: type[Activity | FollowUp]) -> list[tuple[int, int | None]]:
    """Of each row, the lead and the account."""
    return [(row["lead_id"], row["account_id"]) for row in op.find(model)]


def test_each_lead_gives_its_activities_and_open_follow_ups_to_its_own_account_and_undo_takes_them_back(
    desk: Desk,
) -> None:
    leads = make_leads(desk, [{"company": "Acme"}, {"company": "Zed"}, {"company": "Other"}])
    due = {"due_at": NOW, "remind_at": NOW, "user_id": desk.user.id}
    with desk.store.operation("work", "worked", desk.user.id) as op:
        accounts = [op.add(Account, {"name": name, "created": NOW}) for name in ("Acme", "Zed")]
        for lead in leads:
            op.add(Activity, {"lead_id": lead, "kind": "note", "at": NOW})
            op.add(FollowUp, {"lead_id": lead, **due})
            op.add(FollowUp, {"lead_id": lead, "state": "done", **due})
    became = dict(zip(leads, ({"account_id": number} for number in accounts), strict=False))
    with desk.store.operation("convert", "moved", desk.user.id) as op:
        move(op, became)
        assert links(op, Activity) == [(leads[0], accounts[0]), (leads[1], accounts[1]), (leads[2], None)]
        named = [number for number in accounts for _ in range(2)]
        assert [account for _, account in links(op, FollowUp)] == [named[0], None, named[2], None, None, None]
        assert op.rows == 4
    with desk.store.operation("convert", "again", desk.user.id) as op:
        move(op, became)
        assert op.rows == 0, "what is there already is no change"
    undoing.undo(desk)
    with desk.store.operation("look", "", desk.user.id) as op:
        assert {account for _, account in links(op, Activity) + links(op, FollowUp)} == {None}
