"""What helps while a lead is entered or looked at: others at its company, and the one thing still to ask for.

On the light road; nothing is written here.
"""

from __future__ import annotations

from leadtui.rules import progressive
from leadtui.rules.matching import own_host
from leadtui.services.reading import Reading
from leadtui.store import at_company
from leadtui.store.sqlite.driver import one_moment, storage_errors
from leadtui.words.entry import AtCompany
from leadtui.words.rows import LeadDetail, LeadRow
from leadtui.words.workspace import Workspace

_SAME = "same company"


def same_company(reading: Reading, lead_id: int, limit: int = 20) -> tuple[AtCompany, ...]:
    """The accounts of a lead's company, then the contacts and the other leads there; nothing of a deleted lead.

    At the same company is who has its matched name, its website's host or an email at its domain; a domain of free mail
    or of a network is nobody's company. A lead that became a contact is told as that contact; what this lead became is
    not told but for its account.
    """
    with storage_errors(reading.path), one_moment(reading.connection):
        base = reading.connection
        company = at_company.company_of(base, lead_id)
        if company is None:
            return ()
        domains = [company.host or "", *(email.rpartition("@")[2] for email in company.emails)]
        own = [domain for domain in dict.fromkeys(map(own_host, domains)) if domain]
        accounts = at_company.by_company(base, "account", company.key, own)
        if company.account is not None:
            accounts.setdefault(company.account, "")
        contacts = dict.fromkeys(at_company.contacts_at(base, list(accounts)), "")
        leads = at_company.by_company(base, "lead", company.key, own)
        for domain in own:
            contacts = at_company.by_email(base, "contact", domain) | contacts
            leads = at_company.by_email(base, "lead", domain) | leads
        leads.pop(lead_id, None)
        contacts.pop(company.contact or 0, None)
        found: list[AtCompany] = []
        for kind, rows in (("account", accounts), ("contact", contacts), ("lead", leads)):
            numbers = sorted(rows)
            shown = at_company.shown(base, kind, numbers)
            found += [
                AtCompany((kind, number), shown[number][0], shown[number][1], rows[number] or _SAME, shown[number][2])
                for number in numbers
                if number in shown
            ]
    return tuple(found[:limit])


def next_missing(lead: LeadRow | LeadDetail, workspace: Workspace) -> str | None:
    """The field or criterion to ask for next; None when nothing is missing that matters now."""
    held = lead.fields if isinstance(lead, LeadDetail) else lead._asdict()
    return progressive.next_missing(held, workspace)
