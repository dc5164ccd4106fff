"""Hostile text in names, numbers, addresses and links: nothing of it is obeyed on the way to the desktop."""

from __future__ import annotations

import asyncio
import base64
import re
from pathlib import Path

import pytest
from tests.programs import Programs
from tests.support import make_lead
from tests.tui.fresh_base import app_on, base_with, settle
from tests.tui.pressing import HOSTILE, app_of, press

from leadtui.model import Lead, Reach

TEXTS = (
    *HOSTILE, "-x", "--help\n-y", "javascript:alert(1)", "$(reboot)", "`reboot`", "; reboot", "a?bcc=evil@x.de",
    "\x00\x07",
)  # fmt: skip
KEYS = (
    *("y", "n", "y", "a", "w", "w", "w", "l", "w", "m"),
    *("p", "escape"),
    *("e", "f", "enter", "y", "escape", "e", "n", "enter", "escape", "m", "escape"),
)


@pytest.mark.parametrize("text", TEXTS)
def test_whatever_a_lead_holds_only_clean_links_leave_and_only_safe_text_shows(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = Programs(tmp_path / "bin", monkeypatch)
    programs.make("xdg-open")
    base = base_with(tmp_path, ())
    desk = base.desk()
    lead = make_lead(desk, last_name=text, company=text, title=text, email="a@b.co", phone="030 1", rating="Hot")
    with desk.store.operation("edit", "as another program left it", desk.user.id) as op:
        op.set(Lead, lead, dict.fromkeys(("website", "linkedin", "street", "city", "first_name"), text))
        for row in op.find(Reach, owner_id=lead):
            op.set(Reach, row["id"], {"value": text, "normal": text})
    desk.close()
    written: list[str] = []

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 40)) as pilot:
            await settle(pilot)
            driver = app_of(pilot)._driver
            assert driver is not None
            driver.write = written.append  # type: ignore[method-assign,assignment]
            for keys in KEYS:
                app_of(pilot)._deaf_until = 0.0
                shown = await press(pilot, keys)
                assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown), keys

    asyncio.run(story())
    for word in programs.told:
        link = word.removeprefix("xdg-open: ")
        assert re.fullmatch(r"(https?|mailto|tel):[!-;=?-\[\]_a-z~]+", link), word
        assert "bcc=" not in link.partition("?")[0] + re.sub(r"body=.*", "", link)
    for sequence in written:
        assert re.fullmatch(r"\x1b\]52;c;[A-Za-z0-9+/=]*\x07", sequence)
        assert base64.b64decode(sequence[7:-1])
