"""The page of figures: a table, and sections of their own that a run of something else leaves as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_HEADING = re.compile(r"^## .*$", re.MULTILINE)


def write(file: Path, page: str | None, sections: Mapping[str, str]) -> None:
    """Writes the page (None: what stands above the sections stays) and these sections by heading; others stay."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    starts = [match.start() for match in _HEADING.finditer(before)]
    edges = [*starts, len(before)]
    kept: dict[str, str] = {}
    for start, end in zip(starts, edges[1:], strict=True):
        heading, _, text = before[start:end].partition("\n")
        kept[heading.strip()] = text.strip()
    head = (before[: edges[0]] if page is None else page).strip()
    parts = [f"{heading}\n\n{text}" for heading, text in {**kept, **sections}.items()]
    file.write_text("\n\n".join(filter(None, (head, *parts))) + "\n", encoding="utf-8")
