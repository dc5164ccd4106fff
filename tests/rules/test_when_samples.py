"""The phrases on whose date other parsers agree. Their clock counts only where the phrase names one."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from leadtui.rules.when import parse

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "dates" / "phrases.jsonl"
NAMES_A_CLOCK = re.compile(r"\d\s?[ap]m|\d:\d\d|\bnoon|^at |\+\d+[mh]|\d min")


@pytest.mark.parametrize("region", ["", "US", "DE"])
def test_the_date_is_the_one_other_parsers_agree_on(region: str) -> None:
    if not SAMPLES.exists():
        pytest.skip("the shared samples are not beside this repository")
    for line in SAMPLES.read_text(encoding="utf-8").splitlines():
        sample = json.loads(line)
        now = datetime.fromisoformat(sample["now"]).replace(tzinfo=ZoneInfo("Europe/Berlin"))
        when = parse(sample["phrase"], now, region=region)
        assert when.at.date().isoformat() == sample["date"], sample
        if sample["time"] and NAMES_A_CLOCK.search(sample["phrase"]):
            assert f"{when.at:%H:%M}" == sample["time"], sample
