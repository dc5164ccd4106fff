"""A title that people have is never unusual, whatever stands beside it; a slip of the finger is."""

from __future__ import annotations

import pytest

from leadtui.rules.cleansing_usual import mended_title, usual_titles
from leadtui.words.sample_work import LOCAL_TITLES, TITLES

REAL = """
Office Manager|Export Manager|Import Manager|Expert|Sales Manager|Sales Representative|Sales Executive|Sales Director
Account Executive|Account Manager|Key Account Manager|Accounts Payable Clerk|Accounting Manager|Accountant|Auditor
Administrative Assistant|Administrator|Advertising Manager|Agronomist|Analyst|Architect|Area Manager|Art Director
Assistant Manager|Assistant Director|Assistant to the CEO|Associate|Associate Director|Associate Partner|Attorney
Barista|Bookkeeper|Brand Manager|Broker|Business Analyst|Business Development Manager|Business Owner|Buyer|Captain
Carpenter|Case Manager|Cashier|Category Manager|Chairman|Chief Architect|Chief Commercial Officer|Chief Data Officer
Chief Executive Officer|Chief Financial Officer|Chief Human Resources Officer|Chief Information Officer|Chief of Staff
Chief Marketing Officer|Chief Operating Officer|Chief People Officer|Chief Product Officer|Chief Revenue Officer
Chief Technology Officer|Claims Adjuster|Clerk|Co-Founder|Community Manager|Compliance Officer|Construction Manager
Consultant|Content Manager|Content Strategist|Contract Manager|Contractor|Controller|Copywriter|Coordinator|Counsel
Country Manager|Creative Director|Credit Analyst|Customer Service Representative|Customer Success Manager|Data Analyst
Data Engineer|Data Scientist|Database Administrator|Dean|Demand Generation Manager|Dentist|Deputy Director|Designer
Developer|DevOps Engineer|Digital Marketing Manager|Director|Director of Engineering|Director of Operations
Director of Sales|Dispatcher|Distributor|District Manager|Doctor|Driver|Economist|Editor|Editor in Chief|Electrician
Engineer|Engineering Manager|Enterprise Architect|Entrepreneur|Estimator|Events Manager|Executive Assistant
Executive Chef|Executive Director|Facilities Manager|Facility Manager|Field Engineer|Field Marketing Manager
Finance Director|Finance Manager|Financial Advisor|Financial Adviser|Financial Analyst|Financial Controller|Fire Marshal
Fleet Manager|Founder|Founding Partner|Freelancer|Front Office Manager|Fundraiser|General Counsel|General Manager
General Partner|Geologist|Graphic Designer|Growth Manager|Handyman|Head Chef|Head of Design|Head of IT|Head of Marketing
Head of Procurement|Head of Sales|Headmaster|Hospitality Manager|HR Business Partner|HR Director|HR Generalist
HR Manager|Independent Consultant|Industrial Engineer|Information Officer|Innovation Manager|Inside Sales Manager
Inspector|Installer|Instructor|Insurance Agent|Interior Designer|Internal Auditor|Internist|Inventory Manager|Investor
IT Director|IT Manager|IT Support Specialist|Journalist|Judge|Lab Technician|Lawyer|Lead Developer|Lecturer
Legal Counsel|Librarian|Logistics Coordinator|Logistics Manager|Machinist|Maintenance Manager|Management Consultant
Manager|Managing Director|Managing Editor|Managing Partner|Manufacturing Engineer|Market Manager|Market Researcher
Marketer|Marketing Coordinator|Marketing Director|Marketing Manager|Marketing Specialist|Marshal|Materials Manager
Mechanic|Mechanical Engineer|Media Buyer|Media Planner|Medical Director|Merchandiser|Network Engineer|Notary|Nurse
Nurse Practitioner|Operating Partner|Operations Analyst|Operations Director|Operations Manager|Operator|Optician
Organizer|Outreach Coordinator|Owner|Owner/Operator|Paralegal|Partner|Partner Manager|Partnerships Manager|Pastor
Performance Marketer|Personal Assistant|Pharmacist|Photographer|Physician|Physicist|Pilot|Plant Manager|Plumber
Practice Manager|President|President and CEO|Principal|Principal Consultant|Principal Engineer|Procurement Manager
Producer|Product Designer|Product Manager|Product Owner|Production Manager|Production Planner|Professor|Program Manager
Programmer|Project Coordinator|Project Engineer|Project Manager|Promoter|Property Manager|Proposal Manager
Public Relations Manager|Publisher|Purchaser|Purchasing Agent|Purchasing Manager|QA Engineer|Quality Assurance Manager
Quality Engineer|Quality Manager|Quantity Surveyor|Real Estate Agent|Realtor|Receptionist|Recruiter|Recruiting Manager
Regional Director|Regional Manager|Regional Sales Manager|Registrar|Research Analyst|Research Scientist|Researcher
Reservations Manager|Resource Manager|Restaurant Manager|Retail Manager|Revenue Operations Manager|Risk Manager
Safety Manager|Sales Associate|Sales Consultant|Sales Engineer|Sales Operations Manager|Sales Rep|Scientist
Scrum Master|Secretary|Security Officer|Senior Accountant|Senior Consultant|Senior Manager|Senior Partner
Senior Software Engineer|Senior Vice President|SEO Specialist|Service Manager|Shareholder|Shift Manager|Site Manager
Social Media Manager|Software Architect|Software Developer|Software Engineer|Solicitor|Solution Architect
Solutions Engineer|Sourcing Manager|Speaker|Specialist|Staff Engineer|Stockbroker|Store Manager|Strategist
Strategy Consultant|Strategy Director|Superintendent|Supervisor|Supplier Manager|Supply Chain Manager|Support Engineer
Support Manager|Support Specialist|Surgeon|Surveyor|Sustainability Manager|System Administrator|Systems Administrator
Systems Engineer|Talent Acquisition Manager|Tax Manager|Teacher|Team Lead|Technical Director|Technical Lead
Technical Support|Technician|Technologist|Territory Manager|Trader|Trainer|Training Manager|Translator|Transport Manager
Treasurer|Treasury Manager|Trustee|Underwriter|UX Designer|Venture Partner|Veterinarian|Vice Chairman|Vice President
VP Finance|VP Marketing|VP of Engineering|VP Sales|Warehouse Manager|Web Designer|Web Developer|Welder|Wholesaler|Writer
Chargé d'affaires|Chef de projet|Commercial|Directeur|Directrice|Gérant|Responsable achats|Assistante de direction
Geschäftsführer|Vertriebsleiter|Einkäufer|Prokurist|Abteilungsleiter|Buchhalter|Werkleiter|Leiter Einkauf
Director Comercial|Gerente|Jefe de ventas|Administrador|Direttore|Responsabile vendite|Titolare|Diretor|Bedrijfsleider
"""
COMMON = [title for line in REAL.strip().splitlines() for title in line.split("|")]
DEMO = [title for several in (TITLES, *LOCAL_TITLES.values()) for title, _ in several]


def test_there_are_many() -> None:
    assert len(set(COMMON)) > 200


@pytest.mark.parametrize("title", dict.fromkeys([*COMMON, *DEMO]))
def test_a_title_that_people_have_is_written_as_it_is(title: str) -> None:
    assert mended_title(title) == title


def test_no_real_title_is_unusual_beside_the_others() -> None:
    crowd: list[tuple[str, str | None, int]] = [("Officer", None, 50), ("Manager", None, 80)]
    assert usual_titles([*crowd, *((title, None, 1) for title in {*COMMON, *DEMO})]) == {}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Sales Mangaer", "Sales Manager"), ("Marketng Director", "Marketing Director"), ("Enginer", "Engineer"),
        ("Markrting Manager", "Marketing Manager"), ("Accountannt", "Accountant"), ("SALES MANAGER", "Sales Manager"),
        ("Diretcor", "Director"), ("Presidnet", "President"),
    ],
)  # fmt: skip
def test_a_slip_of_the_finger_is_mended(written: str, meant: str) -> None:
    assert mended_title(written) == meant


@pytest.mark.parametrize("title", ["SDE II", "AREA SALES MGR", "VP GTM", "CMO", "QA"])
def test_capitals_that_may_be_short_for_something_are_left_alone(title: str) -> None:
    assert mended_title(title) == title


def test_a_title_in_capitals_keeps_the_abbreviations_everybody_knows() -> None:
    assert [mended_title(title) for title in ("VP OF SALES", "IT MANAGER")] == ["VP of Sales", "IT Manager"]
