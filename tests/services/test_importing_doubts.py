"""What dates and numbers leave open is asked once, answered for the kind of list, and remembered."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads, said

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk, reader_of
from leadtui.services.importing import read_plans
from leadtui.services.importing_report import ImportOptions
from leadtui.services.looking_at_lists import look
from leadtui.words.errors import InputError
from leadtui.words.importing import Question


def asked(desk: Desk, *lines: str, **answers: str) -> tuple[Question, ...]:
    files = [("list.csv", "\n".join(lines).encode())]
    return read_plans(desk, files, ImportOptions(answers=answers))[0].questions


def test_a_date_that_reads_two_ways_is_asked_about(desk: Desk) -> None:
    [question] = asked(desk, "Email,Created", "a@b.co,12/05/2024", "c@d.co,01/02/2024")
    assert (question.key, question.columns, question.example) == ("dates", ("Created",), "12/05/2024")
    assert question.choices == (("day", "12 May 2024"), ("month", "5 December 2024"))
    assert (question.answer, question.settled) == ("day", False)


@pytest.mark.parametrize("decides", ["25/05/2024", "05/25/2024"])
def test_one_value_decides_and_nobody_is_asked(desk: Desk, decides: str) -> None:
    assert asked(desk, "Email,Created", "a@b.co,12/05/2024", f"c@d.co,{decides}") == ()


def test_iso_dots_and_names_of_months_are_never_asked_about(desk: Desk) -> None:
    assert asked(desk, "Email,Created", "a@b.co,2024-05-12", "c@d.co,12.05.2024", "e@f.co,12 May 2024") == ()


def test_a_sure_column_answers_for_the_others_of_its_list(base: Base, desk: Desk) -> None:
    desk.region = "DE"
    lines = ("Email,Created,Birthday", "a@b.co,12/05/2024,05/25/1980", "c@d.co,01/02/2024,01/30/1990")
    assert asked(desk, *lines)
    bring_in(desk, *lines, custom_fields_all=True)
    assert said(leads(base)[0], "created")[0] == "2024-12-04T23:00:00Z"


def test_an_answer_holds_and_is_remembered_for_lists_with_these_columns(base: Base, desk: Desk) -> None:
    bring_in(desk, "Email,Created", "a@b.co,12/05/2024", answers={"dates": "month"})
    bring_in(desk, "created,EMAIL", "12/05/2024,c@d.co")
    bring_in(desk, "Email,Created,Company", "e@f.co,12/05/2024,Acme")
    assert [lead["created"][:10] for lead in leads(base)] == ["2024-12-04", "2024-12-04", "2024-05-11"]
    [question] = asked(desk, "Email,Created", "x@y.co,12/05/2024")
    assert (question.answer, question.settled) == ("month", True)
    assert asked(desk, "Email,Created", "x@y.co,12/05/2024", dates="day")[0].answer == "day"


def test_an_answer_there_is_none_of_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="dates cannot be read"):
        asked(desk, "Email,Created", "x@y.co,12/05/2024", dates="maybe")


def test_a_number_that_reads_two_ways_is_asked_about(base: Base, desk: Desk) -> None:
    [question] = asked(desk, "Email,Annual revenue", "a@b.co,1.234")
    assert (question.key, question.choices) == ("numbers", (("comma", "1234"), ("point", "1.23")))
    assert asked(desk, "Email,Annual revenue", "a@b.co,1.234", 'c@d.co,"1.234,50"') == ()
    assert asked(desk, "Email,Annual revenue", 'a@b.co,"40,000"') == ()
    bring_in(desk, "Email,Annual revenue", "a@b.co,1.234", "c@d.co,1.5", "e@f.co,€2.5k")
    bring_in(desk, "Email,Annual revenue,City", "g@h.co,1.234,Rome", answers={"numbers": "point"})
    assert [lead["annual_revenue"] for lead in leads(base)] == ["1.23", "1.50", "2500.00", "1.23"]


def test_what_is_mapped_by_hand_is_remembered_with_it(base: Base, desk: Desk) -> None:
    bring_in(desk, "Email,X,Y", "a@b.co,Acme,blue", mapping={"X": "company", "Y": "custom.Colour"})
    bring_in(desk, "Email,X,Y", "c@d.co,Zeta,red")
    bring_in(desk, "Email,X,Y", "e@f.co,Zeta,red", mapping={"X": ""})
    told = leads(base)
    assert [lead["company"] for lead in told] == ["Acme", "Zeta", None]
    assert [lead["custom"]["Colour"] for lead in told] == ["blue", "red", "red"]
    seen = look(base.path, reader_of(desk), [("l.csv", b"Email,X,Y\ng@h.co,Zeta,red")], ImportOptions()).files[0]
    assert [(column.field, column.found_by) for column in seen.columns] == [
        ("email", "name"), (None, ""), ("custom.Colour", "remembered"),
    ]  # fmt: skip


def test_a_dry_run_remembers_nothing(desk: Desk) -> None:
    bring_in(desk, "Email,Created", "a@b.co,12/05/2024", answers={"dates": "month"}, dry_run=True)
    assert not asked(desk, "Email,Created", "a@b.co,12/05/2024")[0].settled


def test_new_fields_have_the_kind_that_all_values_agree_on(base: Base, desk: Desk) -> None:
    bring_in(
        desk, "Email,Seats,Since,Partner,Code,Mixed,Blank",
        "a@b.co,10,31/12/2024,Yes,007,1,", "c@d.co,250,2024-01-05,no,123,many,",
        custom_fields_all=True,
    )  # fmt: skip
    kinds = {field.label: field.kind for field in desk.workspace.custom_fields}
    assert kinds == {"Seats": "number", "Since": "date", "Partner": "yes_no", "Code": "text", "Mixed": "text"}
    assert leads(base)[0]["custom"] == {
        "Seats": 10, "Since": "2024-12-31", "Partner": True, "Code": "007", "Mixed": "1",
    }  # fmt: skip


def test_an_address_in_one_cell_goes_to_its_fields(base: Base, desk: Desk) -> None:
    bring_in(
        desk, "Email,Address", 'a@b.co,"1 Main St, Austin, TX 78701, USA"', 'c@d.co,"Unter den Linden 5, 10117 Berlin"',
        'e@f.co,"Acme Tower, 5th floor"',
    )  # fmt: skip
    us, de, whole = leads(base)
    keys = ("street", "postal_code", "city", "country")
    assert said(us, *keys) == ("1 Main St", "78701", "Austin", "United States")
    assert said(de, *keys) == ("Unter den Linden 5", "10117", "Berlin", None)
    assert said(whole, *keys) == ("Acme Tower, 5th floor", None, None, None)


def test_a_city_with_its_code_and_a_surname_first_are_told_apart(base: Base, desk: Desk) -> None:
    bring_in(desk, "Nom et prénom,Email,Code postal et ville", "DUPONT Jean,a@b.fr,75002 Paris")
    assert said(leads(base)[0], "first_name", "last_name", "postal_code", "city") == (
        "Jean", "Dupont", "75002", "Paris",
    )  # fmt: skip


def test_facebook_takes_its_letters_off(base: Base, desk: Desk) -> None:
    bring_in(
        desk, "id,created_time,ad_id,form_id,form_name,is_organic,platform,full_name,phone_number,zip_code",
        "l:123,2024-06-01T08:12:34-05:00,ag:1,f:1,Form,false,fb,Ada Byron,p:+14155552671,z:01960",
    )  # fmt: skip
    assert said(leads(base)[0], "external_id", "phone", "postal_code", "source_detail", "created") == (
        "123", "+14155552671", "01960", "Form", "2024-06-01T13:12:34Z",
    )  # fmt: skip


def test_a_surname_with_its_particle_and_a_street_with_its_number(base: Base, desk: Desk) -> None:
    bring_in(
        desk, "Voornaam,Tussenvoegsel,Achternaam,Straat,Huisnummer,E-mailadres", "Jan,van der,Berg,Laan,12,j@acme.nl"
    )
    assert said(leads(base)[0], "first_name", "last_name", "street") == ("Jan", "van der Berg", "Laan 12")


def test_the_report_says_what_was_read_one_way_and_may_mean_another(desk: Desk) -> None:
    report = bring_in(desk, "Email,Created", "a@b.co,12/05/2024")
    assert report.doubts == [
        "12/05/2024 in Created was read as 12 May 2024; --dates month makes it 5 December 2024"
    ]  # fmt: skip
    assert bring_in(desk, "Email,Created", "c@d.co,12/05/2024", answers={"dates": "day"}).doubts == []


def test_a_column_mapped_to_the_street_by_hand_is_taken_apart_too(base: Base, desk: Desk) -> None:
    mapping = {"Where": "street"}
    bring_in(desk, "Email,Where", 'a@b.co,"1 Main St, Austin, TX 78701"', mapping=mapping)
    assert said(leads(base)[0], "street", "city", "postal_code") == ("1 Main St", "Austin", "78701")
