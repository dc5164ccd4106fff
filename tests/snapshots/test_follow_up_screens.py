"""What a follow-up that repeats and attached files look like, in three sizes, each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured
from tests.tui.fresh_base import app_on, base_with, typed

from leadtui.model import Attachment
from leadtui.rules.when import parse
from leadtui.services import following_up, triage
from leadtui.words.follow_ups import HIGH, How

pytestmark = pytest.mark.usefixtures("still_clock")

SIZES = {"60x20": (60, 20), "80x24": (80, 24), "160x45": (160, 45)}
SHOTS: dict[str, tuple[tuple[str, ...], str]] = {
    "typed": (("f", *typed("every mon 9 email the figures remind 15m !high")), "→ Mon 23 Nov 09:00"),
    "noted": (("c", "c", *typed("said to call back tue 10 about prices")), "Tue 24 Nov 10:00"),
    "attach": (("A", *typed("~/offers/ac")), "enter attaches · tab completes"),
    "attached": (("w", "a"), "1 old offer.pdf missing"),
    "lead": (("enter",), "figures (email, high, every week"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_follow_ups_and_files_look_as_they_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed on the queue lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    base = base_with(tmp_path)
    desk = base.desk()
    triage.log_call(desk, 1, "connected", note="liked it", follow_up=None)
    when = parse("today 10:05", desk.local())
    following_up.set_follow_up(desk, 1, when, how=How("figures", "email", 15, HIGH, "1w"))
    with desk.store.operation("attach", "Attached 2", desk.user.id) as op:
        for kind, target, name in (
            ("file", "/nowhere/old offer.pdf", "old offer.pdf"),
            ("link", "https://example.com/terms", "example.com/terms"),
        ):
            whose = {"owner_kind": "lead", "owner_id": 1}
            op.add(Attachment, {**whose, "kind": kind, "target": target, "name": name})
    desk.close()
    app = app_on(base)
    assert says in " ".join(pictured(snap_compare, app, SIZES[size], keys).split())
