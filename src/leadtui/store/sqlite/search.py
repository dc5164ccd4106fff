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


CREATE_CUSTOMERS = CREATE.replace("lead_search", "customer_search")
"""The same for accounts, contacts and opportunities, told apart by their row's id: see `customer_rowid`."""

_CUSTOMERS = ("account", "contact", "opportunity")

_CUSTOMER_WHO = {
    "account": _texts("l.name", "l.host"),
    "contact": _texts("l.first_name", "l.last_name"),
    "opportunity": _texts("l.name"),
}
_CUSTOMER_NOTES = {
    "account": _texts("l.description"),
    "contact": _texts("l.description"),
    "opportunity": _texts("l.description", "l.next_step"),
}


def customer_rowid(kind: str, number: str) -> str:
    """The row's id in `customer_search` of the customer of a kind whose id an SQL expression gives."""
    return f"({number} * 3 + {_CUSTOMERS.index(kind)})"


def customer_of(rowid: int) -> tuple[str, int]:
    """The kind and id of the customer a row of `customer_search` is about."""
    return _CUSTOMERS[rowid % 3], rowid // 3


def forget_customers(rows: str) -> str:
    """Takes away the search rows whose ids a sub-select gives."""
    return f"DELETE FROM customer_search WHERE rowid IN ({rows})"


def index_customers(kind: str, chosen: str) -> str:
    """Makes the search rows of the visible customers of a kind whose ids a sub-select gives.

    What happened with the lead before it was converted is found through the lead.
    """
    reach = (
        f"(SELECT group_concat({{value}}, ' ') FROM reach r WHERE r.owner_kind = '{kind}' AND r.owner_id = l.id "
        "AND r.kind = '{what}' AND r.hidden_by IS NULL)"
    )
    emails = reach.format(value="coalesce(r.normal, r.value)", what="email")
    return f"""
INSERT INTO customer_search (rowid, who, digits, notes)
SELECT {customer_rowid(kind, "l.id")},
    folded({_CUSTOMER_WHO[kind]} || ' ' || coalesce({emails}, '')),
    coalesce({reach.format(value="r.digits", what="phone")}, ''),
    folded({_CUSTOMER_NOTES[kind]} || ' ' ||
    coalesce((SELECT group_concat({_texts("a.subject", "a.body", "a.next_step")}, ' ') FROM activity a
     WHERE a.{kind}_id = l.id AND a.lead_id IS NULL AND a.hidden_by IS NULL), ''))
FROM {kind} l WHERE l.hidden_by IS NULL AND l.id IN ({chosen})
"""


def quoted(token: str) -> str:
    """A token as FTS5 takes it literally."""
    return '"' + token.replace('"', '""') + '"'
