"""Columns find their field by name, in the words of many programs and languages, and are left alone when unsure."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.header_words import known_header
from leadtui.rules.mapping import Mapping, map_header
from leadtui.words.fields import FIELDS
from leadtui.words.headers import ALIASES

EXPORTS = Path(__file__).parents[2].parent / "shared" / "samples" / "exports"


def mapped(header: str, *rows: str) -> dict[str, str]:
    mapping = map_header(next(csv.reader([header])), list(csv.reader(rows)))
    return {column: key for column, key in mapping.fields.items() if key}


def of_sample(name: str) -> Mapping:
    path = EXPORTS / f"{name}.csv"
    if not path.exists():
        pytest.skip("the shared samples are not here")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";" if "semicolon" in name else ","))
    start = next(at for at, row in enumerate(rows) if len(row) > 2)
    return map_header([cell.strip() for cell in rows[start]], rows[start + 1 :])


def test_every_alias_leads_to_a_field_that_may_be_written() -> None:
    for key in ALIASES:
        assert key in ("full_name", "street.2", "status", "disqualify_reason", "budget") or FIELDS[key].writable


def test_outlook_title_is_mister_and_job_title_the_title() -> None:
    mapping = of_sample("outlook_365_contacts")
    assert mapping.kind == "outlook"
    assert mapping.column("salutation") == "Title"
    assert mapping.column("title") == "Job Title"
    assert mapping.column("phone") == "Business Phone"
    assert mapping.column("phone.2") == "Home Phone"
    assert mapping.column("mobile") == "Mobile Phone"
    assert mapping.labels["Home Phone"] == "home"
    assert mapping.fields["Business Fax"] is None
    assert mapping.column("city") == "Business City"
    assert mapping.column("email.3") == "E-mail 3 Address"
    assert mapping.column("postal_code") == "Business Postal Code"


def test_google_values_know_the_columns_of_their_labels() -> None:
    mapping = of_sample("google_contacts_new_header_2024")
    assert mapping.kind == "google"
    assert mapping.column("company") == "Organization Name"
    assert mapping.column("title") == "Organization Title"
    assert mapping.column("street") == "Address 1 - Street"
    assert mapping.column("state") == "Address 1 - Region"
    assert mapping.column("postal_code") == "Address 1 - Postal Code"
    assert mapping.label_columns["Phone 1 - Value"] == "Phone 1 - Label"
    assert mapping.column("tags") == "Labels"


def test_the_old_google_header_maps_too() -> None:
    got = mapped(
        "Name,Given Name,Additional Name,Family Name,Name Prefix,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
        "Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title,Website 1 - Value,Address 1 - City"
    )
    assert got == {
        "Given Name": "first_name",
        "Additional Name": "first_name.middle",
        "Family Name": "last_name",
        "Name Prefix": "salutation",
        "Group Membership": "tags",
        "E-mail 1 - Value": "email",
        "Phone 1 - Value": "phone",
        "Organization 1 - Name": "company",
        "Organization 1 - Title": "title",
        "Website 1 - Value": "website",
        "Address 1 - City": "city",
    }


def test_hubspot_maps() -> None:
    mapping = of_sample("hubspot_contacts_columns_chosen")
    assert mapping.kind == "hubspot"
    assert None not in mapping.fields.values()
    assert mapping.column("owner") == "Contact owner"
    assert mapping.column("status") == "Lead Status"
    assert mapping.column("company") == "Associated Company"
    assert mapping.column("created") == "Create Date"


def test_salesforce_maps_by_label_and_by_api_name() -> None:
    assert of_sample("salesforce_data_import_leads").kind == "salesforce"
    assert None not in of_sample("salesforce_data_import_leads").fields.values()
    got = mapped(
        "Id,IsDeleted,LastName,FirstName,Salutation,Name,Title,"
        "Company,Street,City,State,PostalCode,Country,Latitude,Phone,"
        "MobilePhone,Fax,Email,Website,Description,LeadSource,Status,Industry,Rating,AnnualRevenue,NumberOfEmployees,"
        "OwnerId,HasOptedOutOfEmail,IsConverted,CreatedDate,LastModifiedDate,DoNotCall,CurrencyIsoCode,LastActivityDate"
    )
    assert set(got.values()) == {
        "external_id", "last_name", "first_name", "salutation", "title", "company", "street", "city", "state",
        "postal_code", "country", "phone", "mobile", "email",
        "website", "description", "source", "status", "industry", "rating",
        "annual_revenue", "employees", "owner", "email_opt_out", "created", "do_not_call", "currency",
    }  # fmt: skip
    assert "Name" not in got
    report = mapped(
        "Lead ID,Title,Company / Account,State/Province (text only),Zip/Postal Code,No. of Employees,Lead Owner"
    )
    assert list(report.values()) == ["external_id", "title", "company", "state", "postal_code", "employees", "owner"]


def test_pipedrive_maps_and_the_title_of_a_deal_is_no_job() -> None:
    got = mapped(
        "Lead - ID,Lead - Title,Lead - Owner,Lead - Value,Lead - Currency,Lead - Source,Lead - Labels,"
        "Lead - Lead created,Person - Name,Person - Email - Work,"
        "Person - Phone - Work,Person - Phone - Home,Organization - Name"
    )
    assert got == {
        "Lead - ID": "external_id",
        "Lead - Owner": "owner",
        "Lead - Currency": "currency",
        "Lead - Source": "source",
        "Lead - Labels": "tags",
        "Lead - Lead created": "created",
        "Person - Name": "full_name",
        "Person - Email - Work": "email",
        "Person - Phone - Work": "phone",
        "Person - Phone - Home": "phone.2",
        "Organization - Name": "company",
    }


def test_zoho_maps() -> None:
    header = (
        "Record Id,Lead Owner.id,Lead Owner,Company,First Name,Last Name,Title,Email,Phone,Fax,Mobile,Website,"
        "Lead Source,Lead Status,Industry,No of Employees,"
        "Annual Revenue,Rating,Created Time,Modified Time,Full Name,Street,"
        "City,State,Zip Code,Country,Description,Email Opt Out,"
        "Salutation,Secondary Email,Last Activity Time,Tag,Unsubscribed Mode"
    )
    got = mapped(header)
    assert map_header(header.split(",")).kind == "zoho"
    assert got["Secondary Email"] == "email.2"
    assert got["Title"] == "title"
    assert got["Lead Owner"] == "owner"
    for column in ("Lead Owner.id", "Fax", "Modified Time", "Last Activity Time", "Unsubscribed Mode"):
        assert column not in got


def test_linkedin_maps() -> None:
    mapping = of_sample("linkedin_connections")
    assert mapping.kind == "linkedin"
    assert (mapping.column("linkedin"), mapping.column("title")) == ("URL", "Position")
    assert mapping.fields["Connected On"] is None


def test_apollo_maps_the_person_before_the_company() -> None:
    got = mapped(
        "First Name,Last Name,Title,Company,Email,Email Status,Contact Owner,Work Direct Phone,Home Phone,Mobile Phone,"
        "Corporate Phone,Stage,# Employees,Industry,Person Linkedin Url,Website,Company Linkedin Url,City,State,"
        "Country,Company Address,Company City,Annual Revenue",
        "Ada,L,CTO,Acme,a@x.com,Verified,r@x.com,,,,,Cold,5,IT,,,,London,,UK,1 Rd,Paris,1",
    )
    assert got["City"] == "city"
    assert "Company City" not in got
    assert "Email Status" not in got
    assert got["Work Direct Phone"] == "phone"
    assert got["Corporate Phone"] == "phone.2"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Prénom,Nom,Société,E-mail,Téléphone,Tél. portable,Ville,Code postal,Pays,Fonction",
         "first_name last_name company email phone mobile city postal_code country title"),
        ("Anrede,Vorname,Nachname,Firma,E-Mail-Adresse,Telefonnummer,Handy,Straße,PLZ,Ort,Land",
         "salutation first_name last_name company email phone mobile street postal_code city country"),
        ("Vorname,Name,Unternehmen,Telefon (geschäftlich),Telefon (privat)",
         "first_name last_name company phone phone.2"),
        ("Nombre,Apellidos,Empresa,Correo electrónico,Teléfono,Móvil,Ciudad,País,Cargo",
         "first_name last_name company email phone mobile city country title"),
        ("Nome,Cognome,Azienda,Indirizzo email,Telefono,Cellulare,Città,CAP,Provincia",
         "first_name last_name company email phone mobile city postal_code state"),
        ("Nome,Sobrenome,Empresa,Telefone,Celular,Cidade,CEP,Estado",
         "first_name last_name company phone mobile city postal_code state"),
        ("Voornaam,Achternaam,Bedrijf,E-mailadres,Telefoonnummer,Mobiel,Plaats,Postcode",
         "first_name last_name company email phone mobile city postal_code"),
        ("Imię,Nazwisko,Firma,Telefon,Miasto", "first_name last_name company phone city"),
        ("姓,名,会社名,メールアドレス,電話番号", "last_name first_name company email phone"),
        ("Имя,Фамилия,Компания,Телефон,Город", "first_name last_name company phone city"),
        ("Nom,Société", "full_name company"),
        ("FIRST_NAME,lastName,EMAIL_ADDRESS,Mobile #,ZIP", "first_name last_name email mobile postal_code"),
    ],
)  # fmt: skip
def test_headers_in_many_languages(header: str, expected: str) -> None:
    assert list(mapped(header).values()) == expected.split()


def test_a_field_is_given_once_and_to_the_column_that_holds_something() -> None:
    assert mapped("Company Name,Associated Company", ",Acme", ",Beta") == {"Associated Company": "company"}
    assert mapped("Company Name,Associated Company", "Acme,Beta") == {"Company Name": "company"}


def test_title_of_salutations_is_a_salutation() -> None:
    assert mapped("Title,Last Name", "Mr.,Doe", "Dr,Roe") == {"Title": "salutation", "Last Name": "last_name"}
    assert mapped("Title,Last Name", "CEO,Doe", "Dr,Roe")["Title"] == "title"


def test_estado_is_a_status_only_when_its_values_are() -> None:
    assert mapped("Nombre,Estado", "Ada,Nuevo", "Bob,Perdido")["Estado"] == "status"
    assert mapped("Nombre,Ciudad,Estado", "Ada,León,Guanajuato")["Estado"] == "state"
    assert "Estado" not in mapped("Nombre,Estado", "Ada,Algo")


def test_a_name_column_of_companies_is_the_company() -> None:
    assert mapped("Name,Phone", "Acme Inc.,1", "Beta GmbH,2") == {"Name": "company", "Phone": "phone"}


def test_numbers_of_rows_are_no_external_ids() -> None:
    assert "Id" not in mapped("Id,Name", "1,Ada", "2,Bob")
    assert mapped("Id,Name", "c-0042x,Ada", "c-0043x,Bob")["Id"] == "external_id"


def test_computed_fields_and_outcomes_are_never_mapped() -> None:
    assert (
        mapped(
            "Score,Lead Score,Last Activity,Next follow-up,Outcome,Grade,Priority,Converted,Won", "1,2,3,4,won,A,1,,"
        )
        == {}
    )


def test_columns_without_a_telling_name_are_mapped_by_certain_content_only() -> None:
    rows = [
        ["a@x.com", "https://linkedin.com/in/ada", "+33 1 22 33 44 55", "https://x.com"],
        ["b@x.com", "linkedin.com/in/bob", "+33 1 22 33 44 56", "www.y.com"],
    ]
    mapping = map_header(["x", "y", "z", "w"], rows)
    assert mapping.fields == {"x": "email", "y": "linkedin", "z": "phone", "w": "website"}
    assert mapping.by_content == {"x", "y", "z", "w"}
    assert mapped("x", "a@x.com", "not one") == {}
    assert mapped("x", "2754733370", "4953467238") == {}


def test_addresses_of_colleagues_are_not_the_leads() -> None:
    assert mapped("Last Name,Modified by", "Doe,r1@x.com", "Roe,r2@x.com") == {"Last Name": "last_name"}
    assert mapped("Last Name,Rep", "Doe,r@x.com", "Roe,r@x.com", "Poe,r@x.com") == {"Last Name": "last_name"}


def test_home_addresses_are_taken_when_there_are_no_others() -> None:
    got = mapped("Last Name,Home City,Business City", "Doe,Paris,", "Roe,Lyon,")
    assert got == {"Last Name": "last_name", "Home City": "city"}


@pytest.mark.parametrize(
    "name", ["First Name", "E-mail 1 - Value", "Business Street", "Vorname", "電話番号", "Fax", "created"]
)
def test_column_names_are_known(name: str) -> None:
    assert known_header(name)


@pytest.mark.parametrize("name", ["Ada", "Lovelace", "a@x.com", "+33 6 00 00 00 00", "", "12", "Acme, Inc."])
def test_data_is_not_taken_for_column_names(name: str) -> None:
    assert not known_header(name)


@given(
    st.lists(st.text(max_size=20), max_size=8, unique=True),
    st.lists(st.lists(st.text(max_size=12), max_size=9), max_size=4),
)
def test_no_header_breaks_the_mapping_and_no_field_is_given_twice(header: list[str], rows: list[list[str]]) -> None:
    mapping = map_header(header, rows)
    assert list(mapping.fields) == header
    given_keys = [key for key in mapping.fields.values() if key]
    assert len(given_keys) == len(set(given_keys))
