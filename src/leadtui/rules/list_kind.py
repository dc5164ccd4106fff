"""Which program wrote a list, told by the names of its columns.

The external id of a lead means something only beside others of the same kind of file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from leadtui.rules.header_words import header_key

_GOOGLE = re.compile(r"(email|phone|organization|address|website)\d+(value|name|formatted|type|label)")
_PIPEDRIVE = re.compile(r"(?i)(person|lead|organization|deal) - \S")


def kind_of(header: Iterable[str]) -> str:
    """One of linkedin, google, outlook, pipedrive, leadtui, zoho, hubspot, apollo, salesforce; else generic."""
    names = list(header)
    keys = {header_key(name) for name in names}
    if {"externalid", "donotcall", "emailoptout", "productinterest"} <= keys:
        return "leadtui"
    if "connectedon" in keys and keys & {"position", "url"}:
        return "linkedin"
    if "groupmembership" in keys or any(_GOOGLE.fullmatch(key) for key in keys):
        return "google"
    if "emailaddress" in keys and keys & {"businessphone", "businessstreet", "webpage", "businessfax", "homestreet"}:
        return "outlook"
    if any(_PIPEDRIVE.match(name) for name in names):
        return "pipedrive"
    if "personlinkedinurl" in keys:
        return "apollo"
    if keys & {"leadownerid", "unsubscribedmode"} or ("recordid" in keys and keys & {"leadowner", "createdtime"}):
        return "zoho"
    if "recordid" in keys or keys & {"lifecyclestage", "hubspotowner", "hubspotscore"}:
        return "hubspot"
    if "companyaccount" in keys or ("leadsource" in keys and keys & {"ownerid", "leadowner", "isconverted"}):
        return "salesforce"
    if keys & {"leadid", "id"} and keys & {"leadsource", "ownerid", "isconverted", "companyaccount"}:
        return "salesforce"
    return "generic"
