"""What is told while a lead is entered and looked at: who else is at its company."""

from __future__ import annotations

from leadtui.words.duplicates import RecordKey
from leadtui.words.records import record


@record
class AtCompany:
    """An account that is the company of a lead, or a contact or lead there: `detail` is what they do and how they are
    reached, `why` what says so ("same company", "acme.de"). `status` is a lead's, "" for others.
    """

    key: RecordKey
    name: str
    detail: str = ""
    why: str = ""
    status: str = ""
