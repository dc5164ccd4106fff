"""Full-text search over leads with FTS5: names first, then notes; phones by any run of digits from their ends.

`who` holds name, company and emails, `digits` each number's digits forwards (international and national) and, marked
with r, backwards, so that a prefix query finds the first or the last digits; `notes` what was written down. Text is
folded by our own rule, as queries are ("Łódź" is "lodz"). The row's id is the lead's. Filled by recompute, in bulk.
"""

from __future__ import annotations

CREATE = """
CREATE VIRTUAL TABLE lead_search USING fts5(
    who, digits, notes, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
)
"""


def forget(leads: str) -> str:
    """Takes the search rows of the leads away that a sub-select gives."""
    return f"DELETE FROM lead_search WHERE rowid IN ({leads})"


def _texts(*columns: str) -> str:
    return " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)


_INDEX = f"""
INSERT INTO lead_search (rowid, who, digits, notes)
SELECT l.id,
    folded({_texts("l.first_name", "l.last_name", "l.company", "l.external_id")} || ' ' ||
    coalesce((SELECT group_concat(coalesce(r.normal, r.value), ' ') FROM reach r
     WHERE r.owner_kind = 'lead' AND r.owner_id = l.id AND r.kind = 'email' AND r.hidden_by IS NULL), '')),
    coalesce((SELECT group_concat(r.digits, ' ') FROM reach r
     WHERE r.owner_kind = 'lead' AND r.owner_id = l.id AND r.kind = 'phone' AND r.hidden_by IS NULL), ''),
    folded({_texts("l.description", "l.budget_detail", "l.authority_detail", "l.need_detail")} || ' ' ||
    {_texts("l.timeline_detail", "l.competitors_detail")} || ' ' ||
    coalesce((SELECT group_concat({_texts("a.subject", "a.body", "a.next_step")}, ' ') FROM activity a
     WHERE a.lead_id = l.id AND a.hidden_by IS NULL), ''))
FROM lead l WHERE l.hidden_by IS NULL AND l.id IN
"""


def index(leads: str) -> str:
    """Makes the search rows of the visible leads that a sub-select gives."""
    return f"{_INDEX} ({leads})"


def quoted(token: str) -> str:
    """A token as FTS5 takes it literally."""
    return '"' + token.replace('"', '""') + '"'
