"""Which program wrote a list, told by the names of its columns, and what that program means by some of them.

The external id of a lead means something only beside others of the same kind of file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from leadtui.rules.header_words import header_key
from leadtui.words.headers_programs import (
    CONTACT_NUMBERS,
    CONTACTS,
    CUSTOMERS,
    GEOGRAPHIES,
    JOINED,
    OFFICES,
    PLACES,
    PROGRAM_FIELDS,
    SURNAME_FIRST,
)

_GOOGLE = re.compile(r"(email|phone|organization|address|website)\d+(value|name|formatted|type|label)")
_PIPEDRIVE = re.compile(r"(?i)(person|lead|organization|deal|contact person) - \S")
_MAILCHIMP = frozenset(("memberrating", "optintime", "confirmtime", "leid", "euid", "optinip", "unsubtime"))
_OUTLOOK = frozenset(
    ("strassegeschaftlich", "telefongeschaftlich", "emailtyp", "weiterevornamen", "ruebureau", "telephonebureau",
     "typedemessagerie", "adressedemessagerie", "calledeltrabajo", "telefonodeltrabajo", "viauff", "paeseuff",
     "indirizzopostaelettronica", "ruadaempresa", "telefonedaempresa", "telefonecomercial", "enderecoresidencial",
     "番地会社", "会社電話", "電子メールの種類", "adressearbgatevei", "telefonarb", "adressluzbowyulica",
     "telefonsluzbowy", "улицарабадрес", "рабочиителефон", "адресэлпочты", "gadearbejde", "telefonarbejde",
     "ulicapraca", "gatuadressarbete", "telefonarbete", "werkadresstraat", "telefoonopwerk")
)  # fmt: skip
_THUNDERBIRD = frozenset(("screenname", "primaryemail", "secondaryemail", "birthyear", "faxnumber", "messengername"))
_CLOSE = frozenset(
    ("statuslabel", "htmlurl", "primarycontactname", "primarycontacttitle", "primarycontactprimaryphone",
     "primarycontactprimaryemail", "displayname", "leadurl")
)  # fmt: skip
_FACEBOOK = frozenset(("adid", "adsetid", "adsetname", "formid", "isorganic", "platform", "createdtime", "adname"))
_LINKEDIN_ADS = frozenset(
    ("creativeid", "creativename", "campaigngroup", "campaigngroupname", "leadtype", "testlead", "adformname")
)  # fmt: skip


@cache
def program_fields(kind: str) -> dict[str, str]:
    """Header key → field of the columns this program means otherwise; "" for one that holds nothing of a lead. Of
    columns for one field the first here goes before.
    """
    return {header_key(name): key for name, key in PROGRAM_FIELDS.get(kind, {}).items()}


@cache
def surname_first() -> frozenset[str]:
    """The header keys of full names that begin with the surname."""
    return frozenset(map(header_key, SURNAME_FIRST))


@cache
def places() -> frozenset[str]:
    """The header keys of columns that hold a city and what stands around it."""
    return frozenset(map(header_key, PLACES))


@cache
def geographies() -> frozenset[str]:
    """The header keys of columns that hold places or regions."""
    return frozenset(map(header_key, GEOGRAPHIES))


@cache
def offices() -> frozenset[str]:
    """The header keys of columns that hold numbers or places of offices."""
    return frozenset(map(header_key, OFFICES))


@cache
def contacts() -> frozenset[str]:
    """The header keys of columns that may hold a name or something else."""
    return frozenset(map(header_key, CONTACTS))


@cache
def customers() -> frozenset[str]:
    """The header keys of columns that hold people or companies."""
    return frozenset(map(header_key, CUSTOMERS))


@cache
def contact_numbers() -> frozenset[str]:
    """The header keys of columns that hold phone numbers, or numbers of contacts."""
    return frozenset(map(header_key, CONTACT_NUMBERS))


@cache
def joined() -> dict[str, str]:
    """Header key → field of the columns that are one value with another."""
    return {header_key(name): key for key, names in JOINED.items() for name in names}


_FORM_SENT = frozenset(("submissiondate", "submittedat", "submittedon", "submissiontime", "submitdateutc", "entrydate"))
_FORM = frozenset(
    ("submissionid", "entryid", "responseid", "formname", "formid", "formtitle", "networkid", "startdateutc", "userip",
     "sourceurl", "useragent", "submissionip", "submissionurl", "referrerurl", "responsetype", "respondentid",
     "submitter", "submittedby", "token")
)  # fmt: skip


def kind_of(header: Iterable[str]) -> str:
    """One of linkedin, linkedin_ads, facebook, google_ads, mailchimp, google, outlook, thunderbird, pipedrive, close,
    leadtui, zoho, hubspot, apollo, salesforce, web_form (what a form on a website collected); else generic.
    """
    names = list(header)
    keys = {header_key(name) for name in names}
    if {"externalid", "donotcall", "emailoptout", "productinterest"} <= keys:
        return "leadtui"
    if "connectedon" in keys and keys & {"position", "url"}:
        return "linkedin"
    if len(keys & _FACEBOOK) >= 3 or {"isorganic", "formname"} <= keys:
        return "facebook"
    if keys & {"gclid", "gclickid", "googleclickid"} and keys & {"formname", "leadformname", "leadid", "useremail"}:
        return "google_ads"
    if {"leadcreationdate", "formname"} <= keys and keys & {"linkedinprofileurl", "campaignname", "adname"}:
        return "linkedin_ads"
    if keys & _LINKEDIN_ADS and keys & {"campaignname", "formname", "leadformname", "leadid"}:
        return "linkedin_ads"
    if len(keys & _MAILCHIMP) >= 2:
        return "mailchimp"
    if {"id", "leadid", "leadname"} <= keys:  # before Google, whose columns of types read alike
        return "close"
    if "groupmembership" in keys or any(_GOOGLE.fullmatch(key) for key in keys):
        return "google"
    if "emailaddress" in keys and keys & {"businessphone", "businessstreet", "webpage", "businessfax", "homestreet"}:
        return "outlook"
    if len(keys & _OUTLOOK) >= 2:
        return "outlook"
    if len(keys & _THUNDERBIRD) >= 3:
        return "thunderbird"
    if len(keys & _CLOSE) >= 2:
        return "close"
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
    if keys & _FORM_SENT and keys & _FORM:
        return "web_form"
    return "generic"
