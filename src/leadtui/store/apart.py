"""Which records were told apart, and which leads something else stands for.

Always holds: what was said of a lead holds for what it became; a converted lead is looked at by its contact, or by its
account where it was nobody, for as long as that is there. Both are read here only, so an undone conversion undoes both.
"""

from __future__ import annotations

from typing import Final


def stood_for(lead: str) -> str:
    """The condition that a lead, by its alias, was converted and what it became is there, merged or not."""
    contact, account = (
        f"EXISTS (SELECT 1 FROM {kind} z WHERE z.id = {lead}.converted_{kind}_id"
        " AND (z.hidden_by IS NULL OR z.merged_into_id IS NOT NULL))"
        for kind in ("contact", "account")
    )
    return f"({contact} OR ({lead}.converted_contact_id IS NULL AND {account}))"


def _side(side: str) -> str:
    own = "FROM dismissal d WHERE d.kind = 'duplicate' AND d.hidden_by IS NULL"
    became = f"""FROM dismissal d JOIN lead l ON d.{side}_kind = 'lead' AND l.id = d.{side}_id
        WHERE d.kind = 'duplicate' AND d.hidden_by IS NULL"""
    return f"""SELECT d.id AS said, d.{side}_kind AS kind, d.{side}_id AS number {own}
        UNION SELECT d.id, 'contact', l.converted_contact_id {became} AND l.converted_contact_id IS NOT NULL
        UNION SELECT d.id, 'account', l.converted_account_id {became} AND l.converted_contact_id IS NULL
            AND l.converted_account_id IS NOT NULL"""


_BOTH = f"({_side('owner')}) o JOIN ({_side('other')}) t ON t.said = o.said"

TOLD_APART: Final = f"""SELECT o.kind AS a_kind, o.number AS a_id, t.kind AS b_kind, t.number AS b_id FROM {_BOTH}
    UNION SELECT t.kind, t.number, o.kind, o.number FROM {_BOTH}"""
"""Both orders of every pair that somebody said are two records."""
