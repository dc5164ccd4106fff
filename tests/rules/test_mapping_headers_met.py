"""Headers as people write them who keep their lists by hand, and columns of programs that compete for a field."""

from __future__ import annotations

import csv

import pytest

from leadtui.rules.mapping import Mapping, map_header


def listed(*lines: str) -> Mapping:
    header, *rows = csv.reader(lines)
    return map_header(header, rows)


def said(mapping: Mapping) -> dict[str, str]:
    return {column: key for column, key in mapping.fields.items() if key}


@pytest.mark.parametrize("name", ["Mob", "Mob.", "Mob No.", "MobNo", "mobileno"])
def test_mob_is_the_mobile(name: str) -> None:
    found = listed(f"Name,Tel,{name}", "Ann Ray,+442079460958,+447911123456")
    assert (found.column("phone"), found.column("mobile")) == ("Tel", name)


def test_a_name_in_japanese() -> None:
    assert said(listed("名前,メール,会社", "山田太郎,taro@a.jp,株式会社サンプル")) == {
        "名前": "full_name", "メール": "email", "会社": "company",
    }  # fmt: skip
    assert listed("姓,名前", "山田,太郎").column("first_name") == "名前"


def test_a_customer_with_a_number_and_an_address_is_a_person() -> None:
    rows = "Ann Ray,+442079460958,a@b.com", "Bo Lee,020 7946 0959,b@b.com"
    assert said(listed("Customer,Contact No,Email ID", *rows)) == {
        "Customer": "full_name", "Contact No": "phone", "Email ID": "email",
    }  # fmt: skip


@pytest.mark.parametrize("companies", [("General Motors", "Ann Ray"), ("Ray & Sons", "Bo Lee"), ("Acme", "Zeta Bank")])
def test_customers_one_of_whom_may_be_a_company_are_no_people(companies: tuple[str, str]) -> None:
    rows = [f"{name},020 7946 095{at}" for at, name in enumerate(companies)]
    assert listed("Customer,Phone", *rows).fields["Customer"] is None


def test_the_number_of_a_contact_is_dialled_only_where_it_reads_so() -> None:
    assert listed("Name,Contact number", "Ann Ray,104233", "Bo Lee,104234").fields["Contact number"] is None
    assert listed("Name,Contact Number", "Ann Ray,9876543210").column("phone") == "Contact Number"


@pytest.mark.parametrize("order", ["Occupation,Organization 1 - Title", "Organization 1 - Title,Occupation"])
def test_the_title_at_the_organization_goes_before_the_occupation(order: str) -> None:
    both = dict(zip(("Occupation", "Organization 1 - Title"), ("composer", "Court musician"), strict=True))
    row = ",".join(both[name] for name in order.split(","))
    header = f"Given Name,Family Name,{order},Group Membership,E-mail 1 - Value"
    found = listed(header, f"Ludwig,van Beethoven,{row},* myContacts,lvb@bonn.de")
    assert found.kind == "google"
    assert found.column("title") == "Organization 1 - Title"
    alone = listed(header, f"Ludwig,van Beethoven,{row.replace('Court musician', '')},* myContacts,lvb@bonn.de")
    assert alone.column("title") == "Occupation"


def test_the_job_in_an_older_list_of_outlook_in_french() -> None:
    found = listed("Titre,Prénom,Nom,Titre1,Rue (bureau),Téléphone (bureau),Adresse de messagerie,Type de messagerie",
                   "M.,Pierre,Dupont,Directeur des achats,5 rue,01 42 68 53 00,p@dupont.fr,SMTP")  # fmt: skip
    assert (found.column("salutation"), found.column("title")) == ("Titre", "Titre1")


def test_a_form_of_linkedin_says_when_it_was_sent() -> None:
    found = listed(
        "Form Name,Campaign Name,Ad Name,Lead Creation Date,First Name,Last Name,Email,LinkedIn Profile URL,Lead ID",
        "Form,Q4 ABM,Ad,11/25/2024,Eve,Polastri,eve@home.com,https://linkedin.com/in/eve,urn:li:1",
    )
    assert found.kind == "linkedin_ads"
    assert (found.column("created"), found.column("source_detail")) == ("Lead Creation Date", "Form Name")
