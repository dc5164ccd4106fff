"""What is needed to get in touch with somebody: a lead, or what one became."""

from __future__ import annotations

from leadtui.words.records import record
from leadtui.words.rows import AttachmentRow, ReachRow


@record
class Card:
    """Names, numbers, addresses and links of one record as they are stored; primary email and phone first.

    `at` says whose numbers these are when they are not the record's own: a deal is reached through its contact or
    account. `fields` are the texts a template can use; `template` is the fixed key of the one that the open email asks
    for which is due first.
    """

    name: str
    emails: tuple[ReachRow, ...] = ()
    phones: tuple[ReachRow, ...] = ()
    website: str | None = None
    linkedin: str | None = None
    address: tuple[str | None, ...] = ()
    do_not_call: bool = False
    email_opt_out: bool = False
    at: str = ""
    time_zone: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    """Pairs, so that a card can be compared and kept."""
    template: str = ""
    attachments: tuple[AttachmentRow, ...] = ()
