"""A row that is skipped whoever it is says why, and of no lead that it is one."""

from __future__ import annotations

from leadtui.rules.import_verdicts import verdict
from leadtui.words.importing import PreviewRow, Verdict


def test_a_row_that_is_skipped_says_why() -> None:
    row = PreviewRow("list.csv", 3, "Guy Gone", Verdict.SKIPPED, because="it was deleted in Salesforce")
    for policy in ("skip", "update", "create"):
        assert verdict(row, policy, "leads") == ("=", "it was deleted in Salesforce", "dim")
