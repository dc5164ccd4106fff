"""Computed columns of accounts, contacts and opportunities: what follows from reach, tags, activities, follow-ups."""

from __future__ import annotations

from leadtui.store.sqlite.values import joined

_REACH = """(SELECT coalesce(r.normal, r.value) FROM reach r WHERE r.owner_kind = '{kind}' AND r.owner_id = {kind}.id
    AND r.kind = '{what}' AND r.hidden_by IS NULL{more} ORDER BY r.is_primary DESC, r.position, r.id LIMIT 1)"""

_OWN = {
    "account": "name_key = lower(folded(name)), email = {email}, phone = {phone}",
    "contact": (
        "name = trim(coalesce(first_name, '') || ' ' || last_name), "
        "name_key = lower(folded(trim(last_name || ' ' || coalesce(first_name, '')))), "
        "email = {email}, phone = {phone}, mobile = {mobile}"
    ),
    "opportunity": "",
}


def update(kind: str, chosen: str) -> str:
    """Works out the computed columns of the records of a kind that a sub-select gives."""
    tags = joined(
        f"SELECT t.name AS v FROM tag t WHERE t.owner_kind = '{kind}' AND t.owner_id = {kind}.id "
        "AND t.hidden_by IS NULL ORDER BY t.name_key, t.id"
    )
    own = _OWN[kind].format(
        email=_REACH.format(kind=kind, what="email", more=""),
        phone=_REACH.format(kind=kind, what="phone", more=""),
        mobile=_REACH.format(kind=kind, what="phone", more=" AND r.label = 'mobile'"),
    )
    return f"""
UPDATE {kind} SET {own + "," if own else ""}
    tags = {tags},
    last_activity = (SELECT max(a.at) FROM activity a WHERE a.{kind}_id = {kind}.id AND a.hidden_by IS NULL),
    next_due = (SELECT min(f.due_at) FROM follow_up f WHERE f.{kind}_id = {kind}.id AND f.state = 'open'
        AND f.hidden_by IS NULL)
WHERE id IN ({chosen})
"""
