"""Whether anything that a scan for duplicates looks at was changed since one."""

from __future__ import annotations

from leadtui.store.sqlite.driver import Connection

_FIELDS = (
    "first_name", "last_name", "company", "company_key", "name", "account_id", "website", "host", "street", "city",
    "state", "postal_code", "country", "title", "linkedin", "external_id", "external_kind", "hidden_by",
    "converted_contact_id", "converted_account_id", "merged_into_id",
)  # fmt: skip
_ASKED = (
    "SELECT 1 FROM operation WHERE id > ? AND (state <> 'applied' OR kind IN ('undo', 'redo')) LIMIT 1",
    *(f"SELECT 1 FROM {table} WHERE made_by > ? LIMIT 1" for table in ("lead", "contact", "account", "reach")),
    "SELECT 1 FROM change WHERE operation_id > ? AND table_name IN ('reach', 'custom_field', 'setting') LIMIT 1",
    f"""SELECT 1 FROM change WHERE operation_id > ? AND table_name IN ('lead', 'contact', 'account')
        AND (field LIKE 'custom.%' OR field IN ({", ".join(f"'{name}'" for name in _FIELDS)})) LIMIT 1""",
    "SELECT 1 FROM custom_field WHERE made_by > ? LIMIT 1",
    "SELECT 1 FROM setting WHERE made_by > ? LIMIT 1",
)


def changed_since(connection: Connection, operation: int) -> bool:
    """Whether an operation after this one touched what records are compared by, or the rules by which they are."""
    newest = connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0]
    if newest <= operation:
        return bool(newest < operation)
    return any(connection.execute(sql, (operation,)).fetchone() for sql in _ASKED)
