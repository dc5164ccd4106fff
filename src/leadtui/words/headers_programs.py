"""Columns that mean something else in the lists of one program than anywhere else, or nothing a lead holds.

What stands here goes before the aliases of `words/headers.py`. "" leaves a column out: Outlook's "Account" is no
company, LinkedIn's "Account Name" is the account that paid for the advertisement. "phone:work" is a labelled number.
Names are written as they stand in a header; case, accents, blanks and punctuation do not matter. Of names for one field
the first goes before: a contact of Close has its own `id` beside the `lead_id` of all the people there.
"""

from __future__ import annotations

PROGRAM_FIELDS: dict[str, dict[str, str]] = {
    "outlook": {
        **dict.fromkeys(
            ("Account", "Konto", "Tili", "Conta", "Cont", "Счет", "アカウント", "Účet", "Račun", "Cuenta", "Compte",
             "Location", "Ort", "Emplacement", "Ubicación", "Local", "Localização", "Lokalizacja", "Sted", "Plassering",
             "Расположение", "場所", "Umiestnenie", "Locatie", "Plats", "Office Location", "Büro", "Bureau", "Sala",
             "Gabinete", "Kontor", "Profession", "Beruf", "Profesión", "Professione", "Profissão", "Zawód", "Профессия",
             "職業", "User 1", "User 2", "User 3", "User 4", "Priority", "Sensitivity", "Referred By", "Privat",
             "Private"),
            "",
        ),
        "Position": "title", "Service": "department", "Departamento": "department", "Département": "department",
        "Reparto": "department", "Dipartimento": "department", "Titre (2)": "title", "Titre 2": "title",
        "Titre1": "title",
        "Ufficio": "phone:work", "Ufficio 2": "phone:work", "Abitazione": "phone:home", "Abitazione 2": "phone:home",
        "Particular": "phone:home", "Particular 2": "phone:home", "会社電話": "phone:work", "会社電話 2": "phone:work",
        "自宅電話": "phone:home", "自宅電話 2": "phone:home", "会社代表電話": "phone:main", "通常の電話": "phone:",
        "その他の電話": "phone:other", "肩書き": "salutation", "Tytuł": "salutation", "Tittel": "salutation",
        "Обращение": "salutation", "Tratamento": "salutation", "Anrede": "salutation", "Tiitel": "salutation",
    },
    "facebook": {
        "id": "external_id", "lead_id": "external_id", "form_name": "source_detail", "created_time": "created",
        **dict.fromkeys(
            ("ad_id", "ad_name", "adset_id", "adset_name", "campaign_id", "form_id", "is_organic", "platform",
             "inbox_url", "retailer_item_id", "home_listing", "vehicle"),
            "",
        ),
    },
    "google_ads": {
        "Lead ID": "external_id", "Lead form submission ID": "external_id", "Form name": "source_detail",
        "Lead form name": "source_detail", "Asset name": "source_detail",
        **dict.fromkeys(
            ("Conversion time", "Conversion value", "Conversion currency", "Keyword", "Ad group", "Campaign ID"), ""
        ),
    },
    "linkedin_ads": {
        "Lead ID": "external_id", "ID": "external_id", "Form name": "source_detail", "Lead form name": "source_detail",
        "Ad form name": "source_detail", "Lead Creation Date": "created",
        "Created at": "created", "Submitted at": "created", "Date": "created",
        **dict.fromkeys(
            ("Account", "Account name", "Account ID", "Campaign group", "Campaign group name", "Creative name",
             "Campaign ID", "Creative ID", "Form ID", "Lead type", "Test lead", "Function", "Seniority", "Ad name"),
            "",
        ),
    },
    "mailchimp": {
        "OPTIN_TIME": "created", "CONFIRM_TIME": "created", "UNSUB_TIME": "email_opt_out",
        **dict.fromkeys(
            ("CC", "REGION", "MEMBER_RATING", "LAST_CHANGED", "LEID", "EUID", "UNSUB_REASON", "UNSUB_CAMPAIGN_TITLE"),
            "",
        ),
    },
    "close": {
        "lead_name": "company", "display_name": "company", "id": "external_id", "lead_id": "external_id",
        "url": "website", "html_url": "", "lead_url": "", "status_label": "status", "status_id": "",
        "primary_contact_name": "full_name", "contact_name": "full_name", "primary_contact_title": "title",
        "primary_contact_first_name": "first_name", "primary_contact_last_name": "last_name", "contact_title": "title",
        "address_1_address_1": "street", "address_1_address_2": "street.2", "primary_address_1": "street",
        "created_by": "", "created_by_name": "", "updated_by": "", "updated_by_name": "", "contacts": "",
    },
    "apollo": {"Lists": "tags", "Seniority": "", "Account Owner": "", "Keywords": "", "Apollo Account Id": ""},
    "thunderbird": {"Screen Name": "", "Messenger-Name": "", "Pseudo": "", "Display Name": "full_name"},
    "zoho": {"Lead Owner.id": "", "Created By": "", "Modified By": "", "Referrer": "", "Converted Account": ""},
    "hubspot": {"Lifecycle Stage": "", "Associated Company IDs": "", "Email Domain": "", "Close Date": ""},
    "salesforce": {
        "ConvertedDate": "converted_at", "Converted Date": "converted_at", "Owner Role": "", "Lead Owner Alias": "",
        "Reports To": "", "Account ID": "", "Jigsaw": "",
    },
}  # fmt: skip

PREPARED: dict[str, dict[str, str]] = {
    "facebook": {"phone": "prefixed", "mobile": "prefixed", "postal_code": "prefixed", "external_id": "prefixed"},
    "mailchimp": {"email_opt_out": "filled", "tags": "unquoted"},
}
"""How the cells of a field are prepared in the lists of a program (`rules/column_cells`)."""

MARKS = {
    "salesforce": {"deleted": ("IsDeleted", "Is Deleted", "Deleted"), "converted": ("IsConverted", "Converted")},
}
"""Columns of yes and no in the lists of a program that say what has become of a row."""

CONVERTED = {"salesforce": ("Closed - Converted", "Converted", "Qualified - Converted")}
"""What the status of a lead that is over by conversion is called in a program; elsewhere it may mean anything."""

SOURCES = {
    "facebook": "social-media", "linkedin_ads": "social-media", "google_ads": "advertisement", "linkedin": "linkedin",
    "web_form": "web-form",
}  # fmt: skip
"""The source of the leads in the lists of a program, where the list itself says none."""

SURNAME_FIRST = (
    "Nom et prénom", "Nom Prénom", "Nom & prénom", "Nom Prénoms", "Noms et prénoms", "Cognome e nome", "Cognome Nome",
    "Nachname Vorname", "Name Vorname", "Nachname und Vorname", "Apellidos y nombre", "Apellidos y nombres",
    "Apellidos Nombre", "Last name First name", "Last First", "Name (last first)", "Surname First name",
    "Nazwisko i imię", "ФИО", "Ф.И.О.", "氏名", "姓名", "お名前", "Név",
)  # fmt: skip
"""Full names in which the surname stands first."""

PLACES = (
    "Location", "Locality", "Contact location", "Person location", "Lead location", "Ubicación", "Standort",
    "Localisation", "Lieu", "PLZ/Ort", "PLZ Ort", "PLZ und Ort", "PLZ Stadt", "Ort PLZ", "Code postal et ville",
    "CP Ville", "Code postal ville", "City State", "City State Zip", "City/State/Zip", "City and state", "Zip City",
    "CP Ciudad", "CP Localidad", "CAP Città", "CAP Comune", "Postcode Plaats", "Postcode en plaats", "City Country",
    "City/Country", "Town/Postcode", "Postnummer og by", "Postnr/sted", "Kod i miasto",
)  # fmt: skip
"""Columns of a city with what stands around it."""

GEOGRAPHIES = ("Geography", "Geographie", "Geografía", "Géographie")
"""Columns of a city with what stands around it, or of regions to sell in."""

CONTACTS = (
    "Contact",
    "Contacts",
    "Kontakt",
    "Contacto",
    "Contatto",
    "Contato",
    "Contactpersoon",
    "Lead",
    "Prospect",
    "Attendee",
    "Invitee",
    "Guest",
    "Participant",
    "Registrant",
)
"""Columns that may hold a name, an email or a number."""

CUSTOMERS = ("Customer", "Customers", "Client", "Clients", "Kunde", "Cliente", "Klant", "Klient", "顧客")
"""Columns of people or of companies."""

CONTACT_NUMBERS = ("Contact no", "Contact nos", "Contact number", "Contact numbers", "Contact num")
"""Columns of phone numbers, or of numbers by which contacts are known."""

OFFICES = ("Büro", "Buero", "Bureau", "Office", "Oficina", "Ufficio")
"""Columns of phone numbers at work, or of the places where offices are."""

JOINED = {
    "first_name.middle": (
        "Middle name", "Middle names", "Middle name(s)", "Middle", "Additional name", "Second name",
        "Second given name", "Weitere Vornamen", "Weiterer Vorname", "Zweiter Vorname", "Zusätzlicher Name",
        "Deuxième prénom", "Second prénom", "Autres prénoms", "Autre prénom", "Segundo nombre", "Nombre adicional",
        "Secondo nome", "Nome aggiuntivo", "Segundo nome", "Nome do meio", "Nome adicional", "Tweede voornaam",
        "Middelste naam", "Extra naam", "Mellemnavn", "Mellomnavn", "Mellannamn", "Drugie imię", "Отчество",
        "Outros nomes/apelidos",
    ),
    "last_name.suffix": (
        "Suffix", "Name suffix", "Generational suffix", "Namenssuffix", "Suffixe", "Suffixe du nom", "Sufijo",
        "Sufijo del nombre", "Suffisso", "Suffisso nome", "Sufixo", "Sufixo do nome", "Achtervoegsel",
        "Naamsuffix",
    ),
    "last_name.prefix": ("Tussenvoegsel", "Tussenvoegsels", "Voorvoegsel", "Name particle", "Namenszusatz", "Infix"),
    "street.number": ("Huisnummer", "Hausnummer", "House number", "House no", "Street number", "Haus-Nr", "Hausnr",
                      "Huisnr", "Número exterior", "Numero civico", "Civico", "N° de rue", "Numéro de rue"),
}  # fmt: skip
"""Columns that are one value with another: "van der" before the surname, "Ronald" behind John, 12 behind the street."""
