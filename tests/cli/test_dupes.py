"""The verb dupes: what scripts read, and what a look at everything leaves behind."""

from __future__ import annotations

import pytest
from tests.cli.running import Program


@pytest.fixture
def twice(program: Program) -> Program:
    """Bob Stone, twice over."""
    for first in ("Robert", "Bob"):
        program(
            "add", "--first-name", first, "--last-name", "Stone", "--email", "stone@acme.com", "--company", "Acme",
            "--on-duplicate", "create",
        )  # fmt: skip
    return program


def test_pairs_come_with_score_and_reasons(twice: Program) -> None:
    (pair,) = twice.json("dupes", "--json")
    assert set(pair) == {"kind", "ids", "refs", "score", "reasons"}
    assert (pair["kind"], pair["ids"], pair["refs"]) == ("lead", [1, 2], ["L1", "L2"])
    assert 75 <= pair["score"] <= 100
    assert "same email" in pair["reasons"]


def test_clusters_name_their_records_and_pairs(twice: Program) -> None:
    (cluster,) = twice.json("dupes", "--clusters", "--json")
    assert (cluster["refs"], len(cluster["pairs"])) == (["L1", "L2"], 1)
    assert "L1 Robert Stone" in twice("dupes", "--clusters").out


def test_a_look_at_everything_is_kept_and_one_at_a_query_is_not(twice: Program) -> None:
    assert twice.json("dupes", "company:nowhere", "--json") == []
    assert twice.json("list", "is:duplicate", "--json") == []
    twice("dupes")
    assert len(twice.json("list", "is:duplicate", "--json")) == 2


def test_nothing_found_is_a_result(program: Program) -> None:
    ran = program("dupes")
    assert (ran.status, ran.out.strip()) == (0, "No duplicates found.")
    assert program.json("dupes", "--json") == []
