"""What rules wrote beside what a hand did, when that is taken back: as SQL for `store/undo`.

Always holds: what followed from a field stays as long as the field does. So an undo that leaves a status out, since it
was changed again, leaves out the answer, the end of a sequence and its closed step too. And a raise comes back only
while the escalation that it is of stands.
"""

from __future__ import annotations

from leadtui.store.journal_fields import held_json
from leadtui.store.owners import RULED_FIELD
from leadtui.words.sequences import Stopped

_CATEGORY = ("category",)
_LED = {
    Stopped.CONVERTED: _CATEGORY,
    Stopped.DISQUALIFIED: _CATEGORY,
    Stopped.DO_NOT_CONTACT: ("category", "do_not_call", "email_opt_out"),
}
"""The fields of a lead for which a sequence ended, by the reason it gives."""


def cause_stays(table: str, field: str) -> str:
    """Whether the field of the lead that this one of a row `t` followed from is not taken back with the operation.

    Asked once the fields of leads were put back; `:start` is the last row of the journal before, `:undo` takes back.
    """
    if (table, field) == ("sla_clock", "left_at"):
        return _kept(_CATEGORY, "t.lead_id")
    if table == "enrolment":
        return f"({_ended('t')})"
    if (table, field) == ("follow_up", "state"):
        return f"EXISTS (SELECT 1 FROM enrolment e WHERE e.id = t.enrolment_id AND ({_ended('e')}))"
    return "0"


def _ended(row: str) -> str:
    return " OR ".join(f"({row}.why = '{why}' AND {_kept(fields, f'{row}.lead_id')})" for why, fields in _LED.items())


def _kept(fields: tuple[str, ...], lead: str) -> str:
    """Whether a field of the lead held something else than the operation left in it, so that it was not put back."""
    return "({})".format(
        " OR ".join(
            "EXISTS (SELECT 1 FROM change k JOIN lead l ON l.id = k.row_id WHERE +k.operation_id = :op "
            f"AND k.table_name = 'lead' AND k.row_id = {lead} AND k.field = '{field}' "
            f"AND k.after IS NOT k.before AND {held_json('l', field)} IS NOT k.after "
            "AND NOT EXISTS (SELECT 1 FROM change b WHERE b.table_name = 'lead' AND b.row_id = l.id "
            f"AND b.field = '{field}' AND b.id > :start AND +b.operation_id = :undo))"
            for field in fields
        )
    )


def standing_before(table: str, field: str) -> str:
    """What a field held before the operation, of the changes `x`: nothing where what set it was taken back since."""
    if (table, field) != RULED_FIELD:
        return "x.before"
    return (
        "CASE WHEN EXISTS (SELECT 1 FROM change k JOIN operation r ON r.id = k.operation_id "
        "AND (r.undone_by IS NULL OR r.undone_by = :op) AND r.kind NOT IN ('undo', 'redo') "
        f"WHERE k.table_name = '{table}' AND k.row_id = x.row_id AND k.field = '{field}' AND k.after = x.before) "
        "THEN x.before ELSE 'null' END"
    )
