"""A base for mass conversions: thirty qualified leads; one has no last name, one no name at all, one no budget."""

from __future__ import annotations

from pathlib import Path

from tests.tui.converting import gated, with_account
from tests.tui.fresh_base import base_with

from leadtui.bootstrap import Base
from leadtui.services import editing, triage

FAMILIES = (
    "Lovelace", "Hopper", "Turing", "Dijkstra", "Liskov", "Hoare", "Knuth", "Perlman", "Lamport", "Goldberg", "Kay",
    "Hamilton", "Allen", "Wirth", "Backus", "Bartik", "Naur", "Floyd", "Milner", "Scott", "Rabin", "Karp", "Cook",
    "Yao", "Blum", "Pnueli", "Gray",
)  # fmt: skip
"""The leads that can be converted, in the order of the queue; the last five have an account already."""

NO_LAST_NAME, NO_NAME, NO_BUDGET = 28, 29, 30
"""The leads that cannot."""


def thirty(folder: Path) -> Base:
    """The base; its workspace asks for the budget."""
    base = base_with(folder, ())
    shared = {3: "Twin Peaks", 4: "Twin Peaks"} | dict.fromkeys(range(22, 27), "Acme Anvils")
    firms = [shared.get(n, f"{name} Works") for n, name in enumerate(FAMILIES)]
    people: list[dict[str, str]] = [
        {"first_name": "Ann", "last_name": name, "company": firm, "email": f"ann@{name.lower()}.example"}
        for name, firm in zip(FAMILIES, firms, strict=True)
    ]
    people += [
        {"first_name": "Prince", "company": "Paisley Park"},
        {"email": "someone@example.com"},
        {"first_name": "Edith", "last_name": "Clarke", "company": "Clarke Calculators"},
    ]
    desk = base.desk()
    ids = [editing.add_lead(desk, person).leads[0] for person in people]
    for number in ids[:-1]:
        triage.qualify(desk, number, {"budget": ("yes", "12k")})
    triage.set_status(desk, ids, "qualified")
    desk.close()
    with_account(base, "Acme Anvils Ltd.")
    return gated(base, '[convert]\nrequire = ["budget"]\n')
