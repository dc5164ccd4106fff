"""What the import looks like, step by step, on the sample base at a set time; each with what it must say."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured, sample_app
from tests.tui.fresh_base import typed

pytestmark = pytest.mark.usefixtures("set_time")

SIZES = {"60x20": (60, 20), "80x24": (80, 24), "160x45": (160, 45)}
LISTS = {
    "trade fair 2026.csv": (
        "First Name;Last Name;Company;E-mail;Phone;Created;Favourite colour\n"
        "Emmy;Noether;Göttingen GmbH;emmy@goettingen.example;+49 551 390;05/11/2026;blue\n"
        "JULIA;ROBINSON;Tenth Ltd;julia@tenth.example;+1 415 555 0154;06/11/2026;green\n"
        "Priya;Raghavan;Navyasetu Cold Chain;;+912255507040;07/11/2026;\n"
        ";;;;;08/11/2026;red\n"
        "Emmy;Noether;;emmy@goettingen.example;;09/11/2026;blue\n"
        "Sofia;Kowalewskaja;Stockholm AB;sofia at stockholm;;10/11/2026;white\n"
    ),
    "newsletter.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Yonath\nEND:VCARD\n",
}
FAIR = (*typed("fair"), "ctrl+s")
SHOTS: dict[str, tuple[tuple[tuple[str, ...], ...], str]] = {
    "file": ((), "trade fair 2026.csv"),
    "list": ((FAIR,), "5 November 2026"),
    "columns": ((FAIR, ("tab", "shift+tab", "ctrl+s"), ("shift+tab", "shift+tab", "end")), "Favourite colour"),
    "field": (
        (FAIR, ("ctrl+s",), ("shift+tab", "shift+tab", "end", "enter", *typed("prod"))),
        "Product interest",
    ),
    "options": ((FAIR, ("ctrl+s",), ("shift+tab", "down", "right")), "as for their source"),
    "preview": ((FAIR, ("ctrl+s",), ("down", "down")), "skipped"),
    "report": ((FAIR, ("ctrl+s",), ("ctrl+s",)), "nothing in it recognises a lead"),
}
TAKEN = [(shot, "80x24") for shot in SHOTS] + [("preview", "60x20"), ("preview", "160x45"), ("columns", "160x45")]


@pytest.fixture(autouse=True)
def lists(clean_env: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lists that were changed at set times, in the Downloads of a home whose path is not seen."""
    folder = clean_env / "Downloads"
    folder.mkdir(exist_ok=True)
    for n, (name, content) in enumerate(LISTS.items()):
        file = folder / name
        file.write_text(content, encoding="utf-8")
        at = datetime.fromisoformat("2026-11-18T08:00+01:00").timestamp() - n * 86_400
        os.utime(file, (at, at))
    monkeypatch.chdir(clean_env)


@pytest.mark.parametrize(("shot", "size"), TAKEN, ids=[f"{shot}-{size}" for shot, size in TAKEN])
def test_the_import_looks_as_it_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Every step says what it must."""
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 20)
    assert says in " ".join(pictured(snap_compare, app, SIZES[size], ("g", "i"), *keys).split())
