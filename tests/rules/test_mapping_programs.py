"""The lists of every program are mapped without help, in several languages, and nothing to a field it is not."""

from __future__ import annotations

import csv

import pytest

from leadtui.rules.mapping import Mapping, map_header


def listed(*lines: str) -> Mapping:
    header, *rows = csv.reader(lines)
    return map_header(header, rows)


def said(mapping: Mapping) -> dict[str, str]:
    return {column: key for column, key in mapping.fields.items() if key}


def test_salesforce_report() -> None:
    found = listed(
        "First Name,Last Name,Title,Company / Account,Email,Phone,Mobile,Street,City,State/Province,Zip/Postal Code,"
        "Country,Lead Source,Lead Status,Rating,Lead Owner,Lead Owner Alias,Owner Role,Create Date,Last Activity,"
        "Unread By Owner",
        "Ada,Byron,VP Sales,Acme Inc,ada@acme.com,(415) 555-2671,,1 Main St,Austin,TX,78701,US,Web,Open,Hot,Sam,sam,,"
        "3/15/2024,,1",
    )
    assert found.kind == "salesforce"
    assert said(found) == {
        "First Name": "first_name", "Last Name": "last_name", "Title": "title", "Company / Account": "company",
        "Email": "email", "Phone": "phone", "Mobile": "mobile", "Street": "street", "City": "city",
        "State/Province": "state", "Zip/Postal Code": "postal_code", "Country": "country", "Lead Source": "source",
        "Lead Status": "status", "Rating": "rating", "Lead Owner": "owner", "Create Date": "created",
    }  # fmt: skip


def test_hubspot_contacts() -> None:
    found = listed(
        "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Contact owner,Last Activity Date,"
        "Lead Status,Marketing contact status,Create Date,Associated Company,Associated Company IDs,Job Title,"
        "Street Address,City,State/Region,Postal Code,Country/Region,Website URL,Industry,Number of Employees,"
        "Annual Revenue,Lifecycle Stage,Original Source,Original Source Drill-Down 1,Email Domain,Close Date,"
        "Unsubscribed from all email,HubSpot Score",
        "101,Ada,Byron,ada@acme.com,+14155552671,,Sam Rep,2024-03-01 10:00,New,Marketing,2024-01-01 09:00,Acme,"
        "777,CEO,"
        "1 Main St,Austin,TX,78701,United States,acme.com,Software,50,1000000,Lead,Organic Search,google,"
        "acme.com,,No,12",
    )
    assert found.kind == "hubspot"
    assert said(found) == {
        "Record ID": "external_id", "First Name": "first_name", "Last Name": "last_name", "Email": "email",
        "Phone Number": "phone", "Mobile Phone Number": "mobile", "Contact owner": "owner", "Lead Status": "status",
        "Create Date": "created", "Associated Company": "company", "Job Title": "title", "Street Address": "street",
        "City": "city", "State/Region": "state", "Postal Code": "postal_code", "Country/Region": "country",
        "Website URL": "website", "Industry": "industry", "Number of Employees": "employees",
        "Annual Revenue": "annual_revenue", "Original Source": "source",
        "Original Source Drill-Down 1": "source_detail", "Unsubscribed from all email": "email_opt_out",
    }  # fmt: skip


def test_pipedrive_people() -> None:
    found = listed(
        "Person - ID,Person - Name,Person - First name,Person - Last name,Person - Label,Person - Organization,"
        "Person - Email - Work,Person - Email - Home,Person - Phone - Work,Person - Phone - Mobile,"
        "Person - Open deals,Person - Next activity date,Person - Owner,Person - Postal address,"
        "Person - Person created",
        "12,Ada Byron,Ada,Byron,Hot lead,Acme,ada@acme.com,,+14155552671,+14155552672,2,2024-05-01,Sam,"
        '"1 Main St, Austin, TX 78701",2024-01-01 10:00:00',
    )
    assert found.kind == "pipedrive"
    got = said(found)
    assert got["Person - Email - Work"] == "email"
    assert got["Person - Phone - Work"] == "phone"
    assert got["Person - Phone - Mobile"] == "mobile"
    assert got["Person - Organization"] == "company"
    assert got["Person - Label"] == "tags"
    assert got["Person - Postal address"] == "street"
    assert found.cells["Person - Postal address"] == "address"
    assert got["Person - Person created"] == "created"
    assert not {"Person - Open deals", "Person - Next activity date"} & set(got)


def test_zoho_leads() -> None:
    found = listed(
        "Record Id,Lead Owner.id,Lead Owner,Company,First Name,Last Name,Designation,Email,Phone,Mobile,Fax,Website,"
        "Lead Source,Lead Status,Industry,No. of Employees,Annual Revenue,Rating,Created By.id,Created By,"
        "Created Time,"
        "Modified Time,Full Name,Street,City,State,Zip Code,Country,Description,Skype ID,Email Opt Out,Salutation,"
        "Secondary Email,Last Activity Time,Twitter,Tag,Unsubscribed Mode,Unsubscribed Time",
        "zcrm_1,zcrm_9,Sam,Acme,Ada,Byron,CEO,ada@acme.com,+914012345678,,,acme.com,Web,Contacted,IT,20,5000,,"
        "zcrm_9,Sam,"
        "2024-01-01 10:00:00,,Ada Byron,1 MG Road,Pune,MH,411001,India,,,false,Ms.,,,,vip,,",
    )
    assert found.kind == "zoho"
    got = said(found)
    assert got["Record Id"] == "external_id"
    assert got["Lead Owner"] == "owner"
    assert got["Designation"] == "title"
    assert got["Secondary Email"] == "email.2"
    assert got["Tag"] == "tags"
    assert got["Email Opt Out"] == "email_opt_out"
    assert not {"Lead Owner.id", "Created By", "Created By.id", "Skype ID", "Twitter", "Fax"} & set(got)


def test_close_leads_are_companies_with_a_contact() -> None:
    found = listed(
        "id,display_name,status_label,url,html_url,description,date_created,primary_contact_name,"
        "primary_contact_title,primary_contact_primary_phone,primary_contact_primary_phone_type,"
        "primary_contact_primary_email,address_1_address_1,address_1_city,address_1_state,address_1_zipcode,"
        "address_1_country,created_by_name",
        "lead_a1,Acme Inc,Potential,https://acme.com,https://app.close.com/lead/lead_a1/,,2024-01-01,Ada Byron,CEO,"
        "+14155552671,office,ada@acme.com,1 Main St,Austin,TX,78701,US,Sam",
    )
    assert found.kind == "close"
    assert said(found) == {
        "id": "external_id", "display_name": "company", "status_label": "status", "url": "website",
        "description": "description", "date_created": "created", "primary_contact_name": "full_name",
        "primary_contact_title": "title", "primary_contact_primary_phone": "phone",
        "primary_contact_primary_email": "email", "address_1_address_1": "street", "address_1_city": "city",
        "address_1_state": "state", "address_1_zipcode": "postal_code", "address_1_country": "country",
    }  # fmt: skip


def test_linkedin_lead_gen_forms_know_their_account_from_a_company() -> None:
    found = listed(
        "Lead ID,Account Name,Campaign Group Name,Campaign Name,Creative ID,Form Name,Created At,First Name,"
        "Last Name,"
        "Email Address,Phone Number,Job Title,Function,Seniority,Company Name,Company Size,Industry,City,"
        "State/Province,"
        "Country/Region,LinkedIn Profile URL",
        "id-1,Our Ads Ltd,Group,Spring,99,Demo form,2024-03-01 10:00,Ada,Byron,ada@acme.com,+14155552671,CEO,"
        "Sales,CXO,"
        "Acme,51-200,Software,Austin,TX,US,https://www.linkedin.com/in/ada",
    )
    assert found.kind == "linkedin_ads"
    got = said(found)
    assert got["Company Name"] == "company"
    assert got["Campaign Name"] == "campaign"
    assert got["Form Name"] == "source_detail"
    assert got["Lead ID"] == "external_id"
    assert got["LinkedIn Profile URL"] == "linkedin"
    assert got["Company Size"] == "employees"
    assert not {"Account Name", "Campaign Group Name", "Function", "Seniority", "Creative ID"} & set(got)


@pytest.mark.parametrize(
    ("names", "row"),
    [
        ("email,full_name,phone_number,zip_code", "ada@acme.com,Ada Byron,p:+14155552671,z:01960"),
        ("correo_electrónico,nombre_completo,número_de_teléfono,código_postal",
         "ada@acme.com,Ada Byron,p:+34600000000,z:28013"),
        ("e-mail-adresse,vollständiger_name,telefonnummer,postleitzahl", "a@acme.de,Ada Byron,p:+4930123456,z:10117"),
        ("e-mail,nom_complet,numéro_de_téléphone,code_postal", "a@acme.fr,Ada Byron,p:+33600000000,z:75002"),
        ("email,nome_completo,numero_di_telefono,cap", "a@acme.it,Ada Byron,p:+390612345678,z:00187"),
        ("email,nome_completo,número_de_telefone,código_postal", "a@acme.pt,Ada Byron,p:+351211234567,z:1000-001"),
    ],
)  # fmt: skip
def test_facebook_lead_ads(names: str, row: str) -> None:
    found = listed(
        f"id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,form_name,is_organic,"
        f"platform,{names},lead_status",
        f"l:123,2024-06-01T08:12:34-05:00,ag:1,Ad,as:1,Set,c:1,Summer,f:1,Form,false,fb,{row},CREATED",
    )
    assert found.kind == "facebook"
    email, name, phone, code = names.split(",")
    assert said(found) == {
        "id": "external_id", "created_time": "created", "campaign_name": "campaign", "form_name": "source_detail",
        email: "email", name: "full_name", phone: "phone", code: "postal_code",
    }  # fmt: skip
    assert {found.cells[name] for name in ("id", phone, code)} == {"prefixed"}


def test_google_lead_forms() -> None:
    found = listed(
        "Lead ID,Lead submit time,Form name,Campaign ID,Campaign name,GCL ID,GCLID,Full name,User email,User phone,"
        "Company name,Job title,Postal code,City,Country",
        "abc,2024-03-01 10:00,Demo,123,Brand,x,y,Ada Byron,ada@acme.com,+14155552671,Acme,CEO,78701,Austin,US",
    )
    assert found.kind == "google_ads"
    assert said(found) == {
        "Lead ID": "external_id", "Lead submit time": "created", "Form name": "source_detail",
        "Campaign name": "campaign", "Full name": "full_name", "User email": "email", "User phone": "phone",
        "Company name": "company", "Job title": "title", "Postal code": "postal_code", "City": "city",
        "Country": "country",
    }  # fmt: skip


def test_mailchimp_audience() -> None:
    found = listed(
        "Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,"
        "CONFIRM_TIME,"
        "CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS",
        'ada@acme.com,Ada,Byron,1 Main St  Austin  TX  78701  US,+14155552671,,4,,,2018-04-13 10:57:02,1.2.3.4,,,'
        ',,,US,TX,'
        '2019-01-01 00:00:00,45967475,3b0a,,"""vip"",""fair 2024"""',
    )  # fmt: skip
    assert found.kind == "mailchimp"
    assert said(found) == {
        "Email Address": "email", "First Name": "first_name", "Last Name": "last_name", "Address": "street",
        "Phone Number": "phone", "CONFIRM_TIME": "created", "TIMEZONE": "time_zone", "NOTES": "description",
        "TAGS": "tags",
    }  # fmt: skip
    assert found.cells["Address"] == "address"
    gone = listed("Email Address,First Name,UNSUB_TIME,UNSUB_REASON,LEID", "a@b.co,Ada,2024-01-01 10:00:00,NORMAL,1")
    assert gone.column("email_opt_out") == "UNSUB_TIME"
    assert gone.cells["UNSUB_TIME"] == "filled"


def test_apollo() -> None:
    found = listed(
        "First Name,Last Name,Title,Company Name,Company Name for Emails,Email,Email Status,Primary Email Source,"
        "Email Confidence,Seniority,Departments,Contact Owner,Work Direct Phone,Home Phone,Mobile Phone,"
        "Corporate Phone,"
        "Other Phone,Stage,Lists,Last Contacted,Account Owner,# Employees,Industry,Keywords,Person Linkedin Url,"
        "Website,"
        "Company Linkedin Url,Facebook Url,City,State,Country,Company Address,Company City,Company State,"
        "Company Country,"
        "Company Phone,Technologies,Annual Revenue,Total Funding,Email Sent,Email Open,Email Bounced,Replied,Demoed,"
        "Apollo Contact Id,Apollo Account Id,Secondary Email,Tertiary Email",
        "Ada,Byron,CEO,Acme Inc,Acme,ada@acme.com,Verified,Apollo,,C suite,C-Suite,sam@us.com,+14155552671,,"
        "+14155552672,"
        "+14155552673,,Cold,Fair,,sam@us.com,120,software,saas,http://www.linkedin.com/in/ada,https://acme.com,"
        "http://www.linkedin.com/company/acme,,Berlin,Berlin,Germany,\"1 Main St, Austin\",Austin,Texas,"
        "United States,"
        "+14155550000,Slack,5000000,,false,false,false,false,false,6401,5500,ada@home.org,",
    )  # fmt: skip
    assert found.kind == "apollo"
    got = said(found)
    assert got["Company Name"] == "company"
    assert (got["City"], got["Country"]) == ("city", "country")
    assert got["Work Direct Phone"] == "phone"
    assert got["Mobile Phone"] == "mobile"
    assert found.labels["Corporate Phone"] == "main"
    assert got["Apollo Contact Id"] == "external_id"
    assert (got["Secondary Email"], got["Tertiary Email"]) == ("email.2", "email.3")
    assert got["Lists"] == "tags"
    wrong = {"Company City", "Company Address", "Account Owner", "Keywords", "Seniority", "Email Sent", "Total Funding",
             "Company Linkedin Url", "Facebook Url", "Email Status", "Apollo Account Id"}  # fmt: skip
    assert not wrong & set(got)


def test_thunderbird_in_english_and_german() -> None:
    found = listed(
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,"
        "Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,"
        "Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,"
        "Department,"
        "Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Notes",
        "Ada,Byron,Ada Byron,,ada@acme.com,ada@home.org,,+14155552671,+14155552672,,,+14155552673,5 Oak St,,"
        "Dallas,TX,75201,"
        "US,1 Main St,Suite 2,Austin,TX,78701,US,CEO,Board,Acme,acme.com,,1980,1,2,,hello",
    )
    assert found.kind == "thunderbird"
    got = said(found)
    assert (got["Work Address"], got["Work Address 2"], got["Work City"]) == ("street", "street.2", "city")
    assert (got["Work Phone"], got["Home Phone"], got["Mobile Number"]) == ("phone", "phone.2", "mobile")
    assert (got["Primary Email"], got["Secondary Email"]) == ("email", "email.2")
    assert (got["Organization"], got["Web Page 1"], got["Notes"]) == ("company", "website", "description")
    assert not {"Home City", "Fax Number", "Pager Number", "Web Page 2", "Birth Year", "Screen Name"} & set(got)
    german = listed(
        "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,Messenger-Name,"
        "Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,Privat: Adresse,Privat: Ort,Privat: PLZ,"
        "Dienstlich: Adresse,Dienstlich: Adresse 2,Dienstlich: Ort,Dienstlich: Bundesland,Dienstlich: PLZ,"
        "Dienstlich: Land,Arbeitstitel,Abteilung,Organisation,Webseite 1,Geburtsjahr,Notizen",
        "Ada,Byron,Ada Byron,,ada@acme.de,,,+4930123456,,,,+49170123456,,,,Lindenweg 5,,Berlin,,10117,"
        "Deutschland,CEO,,Acme,"
        "acme.de,1980,hallo",
    )
    got = said(german)
    assert (got["Primäre E-Mail-Adresse"], got["Tel. dienstlich"]) == ("email", "phone")
    assert got["Mobil-Tel.-Nr."] == "mobile"
    assert (got["Dienstlich: Adresse"], got["Dienstlich: PLZ"], got["Dienstlich: Land"]) == (
        "street", "postal_code", "country",
    )  # fmt: skip
    assert (got["Arbeitstitel"], got["Organisation"], got["Notizen"]) == ("title", "company", "description")
    assert not {"Privat: Ort", "Fax-Nummer", "Pager-Nummer", "Geburtsjahr"} & set(got)


def test_a_name_with_the_surname_first_is_turned_round() -> None:
    for name in ("Nom et prénom", "Cognome e nome", "ФИО", "氏名", "Last name, First name"):
        found = map_header([name, "Email"], [["DUPONT Jean", "a@b.fr"]])
        assert found.column("full_name") == name
        assert found.cells[name] == "surname_first"


def test_a_city_and_what_stands_around_it_share_a_column() -> None:
    found = map_header(["Name", "PLZ/Ort"], [["Ada Byron", "10117 Berlin"]])
    assert found.column("city") == "PLZ/Ort"
    assert found.cells["PLZ/Ort"] == "place"
    assert map_header(["Name", "Location"], [["Ada Byron", "HQ"]]).fields["Location"] is None


def test_forms_ask_in_whole_sentences() -> None:
    found = listed(
        "What's your name?,What's your email address?,Which company do you work for?,Work number",
        "Ada Byron,ada@acme.com,Acme,+14155552671",
    )
    assert list(said(found).values()) == ["full_name", "email", "company", "phone"]


def test_parts_of_one_value_are_joined() -> None:
    found = listed("Voornaam,Tussenvoegsel,Achternaam,Straat,Huisnummer", "Ada,van der,Berg,Laan,12")
    assert said(found)["Tussenvoegsel"] == "last_name.prefix"
    assert said(found)["Huisnummer"] == "street.number"


def test_a_contact_is_a_name_only_when_it_reads_as_one() -> None:
    assert listed("Company,Contact", "Acme,Ada Byron", "Zeta,Bob Ode").column("full_name") == "Contact"
    assert listed("Company,Contact", "Acme,Ada Byron", "Zeta,+1 415 555 2671").fields["Contact"] is None


def test_a_profile_is_no_website() -> None:
    found = listed("fullName,companyUrl", "Ada Byron,https://www.linkedin.com/sales/company/1")
    assert found.fields["companyUrl"] is None
