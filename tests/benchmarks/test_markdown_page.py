"""Figures that stand in a section of their own outlive a run of the others."""

from __future__ import annotations

from pathlib import Path

from benchmarks.markdown_page import write


def test_a_run_of_the_others_leaves_a_section_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "figures.md"
    write(file, "# Figures\n\nold", {})
    write(file, None, {"## Duplicates": "a table"})
    write(file, "# Figures\n\nnew", {})
    assert file.read_text(encoding="utf-8") == "# Figures\n\nnew\n\n## Duplicates\n\na table\n"


def test_a_section_is_replaced_and_its_neighbours_stay(tmp_path: Path) -> None:
    file = tmp_path / "figures.md"
    file.write_text("# Figures\n\n## One\n\n1\n\n## Two\n\n2\n", encoding="utf-8")
    write(file, None, {"## One": "11"})
    assert file.read_text(encoding="utf-8") == "# Figures\n\n## One\n\n11\n\n## Two\n\n2\n"
