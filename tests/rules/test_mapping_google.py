"""The lists of Google and Apple are mapped in every language they are written in, with the labels of their values."""

from __future__ import annotations

import pytest
from tests.rules.test_mapping_programs import listed, said

from leadtui.rules.mapping import map_header
from leadtui.services.importing_words import label_of

GOOGLE = {
    "de": (
        "Name,Vorname,Zusätzlicher Name,Nachname,Namenspräfix,Namenssuffix,Spitzname,Geburtstag,Notizen,"
        "Gruppenmitgliedschaft,E-Mail 1 - Typ,E-Mail 1 - Wert,E-Mail 2 - Typ,E-Mail 2 - Wert,Telefon 1 - Typ,"
        "Telefon 1 - Wert,Telefon 2 - Typ,Telefon 2 - Wert,Adresse 1 - Typ,Adresse 1 - Formatiert,"
        "Adresse 1 - Straße,Adresse 1 - Ort,Adresse 1 - Postfach,Adresse 1 - Bundesland,"
        "Adresse 1 - Postleitzahl,Adresse 1 - Land,Organisation 1 - Name,Organisation 1 - Titel,"
        "Organisation 1 - Abteilung,Webseite 1 - Typ,Webseite 1 - Wert"
    ),
    "fr": (
        "Nom,Prénom,Nom supplémentaire,Nom de famille,Préfixe du nom,Suffixe du nom,Surnom,Anniversaire,Notes,"
        "Appartenance à un groupe,E-mail 1 - Type,E-mail 1 - Valeur,E-mail 2 - Type,E-mail 2 - Valeur,"
        "Téléphone 1 - Type,Téléphone 1 - Valeur,Téléphone 2 - Type,Téléphone 2 - Valeur,Adresse 1 - Type,"
        "Adresse 1 - Formatée,Adresse 1 - Rue,Adresse 1 - Ville,Adresse 1 - Boîte postale,Adresse 1 - Région,"
        "Adresse 1 - Code postal,Adresse 1 - Pays,Organisation 1 - Nom,Organisation 1 - Fonction,"
        "Organisation 1 - Service,Site Web 1 - Type,Site Web 1 - Valeur"
    ),
    "es": (
        "Nombre,Nombre de pila,Nombre adicional,Apellidos,Prefijo del nombre,Sufijo del nombre,Apodo,"
        "Cumpleaños,Notas,Miembro del grupo,Correo electrónico 1 - Tipo,Correo electrónico 1 - Valor,"
        "Correo electrónico 2 - Tipo,Correo electrónico 2 - Valor,Teléfono 1 - Tipo,Teléfono 1 - Valor,"
        "Teléfono 2 - Tipo,Teléfono 2 - Valor,Dirección 1 - Tipo,Dirección 1 - Con formato,"
        "Dirección 1 - Calle,Dirección 1 - Ciudad,Dirección 1 - Apartado postal,Dirección 1 - Región,"
        "Dirección 1 - Código postal,Dirección 1 - País,Organización 1 - Nombre,Organización 1 - Cargo,"
        "Organización 1 - Departamento,Sitio web 1 - Tipo,Sitio web 1 - Valor"
    ),
    "it": (
        "Nome,Nome proprio,Nome aggiuntivo,Cognome,Prefisso nome,Suffisso nome,Soprannome,Compleanno,Note,"
        "Appartenenza al gruppo,Email 1 - Tipo,Email 1 - Valore,Email 2 - Tipo,Email 2 - Valore,"
        "Telefono 1 - Tipo,Telefono 1 - Valore,Telefono 2 - Tipo,Telefono 2 - Valore,Indirizzo 1 - Tipo,"
        "Indirizzo 1 - Formattato,Indirizzo 1 - Via,Indirizzo 1 - Città,Indirizzo 1 - Casella postale,"
        "Indirizzo 1 - Regione,Indirizzo 1 - CAP,Indirizzo 1 - Paese,Organizzazione 1 - Nome,"
        "Organizzazione 1 - Titolo,Organizzazione 1 - Reparto,Sito web 1 - Tipo,Sito web 1 - Valore"
    ),
    "pt": (
        "Nome,Nome próprio,Nome adicional,Sobrenome,Prefixo do nome,Sufixo do nome,Apelido,Aniversário,Notas,"
        "Associação ao grupo,E-mail 1 - Tipo,E-mail 1 - Valor,E-mail 2 - Tipo,E-mail 2 - Valor,"
        "Telefone 1 - Tipo,Telefone 1 - Valor,Telefone 2 - Tipo,Telefone 2 - Valor,Endereço 1 - Tipo,"
        "Endereço 1 - Formatado,Endereço 1 - Rua,Endereço 1 - Cidade,Endereço 1 - Caixa postal,"
        "Endereço 1 - Região,Endereço 1 - Código postal,Endereço 1 - País,Organização 1 - Nome,"
        "Organização 1 - Cargo,Organização 1 - Departamento,Site 1 - Tipo,Site 1 - Valor"
    ),
    "nl": (
        "Naam,Voornaam,Extra naam,Achternaam,Naamvoorvoegsel,Naamachtervoegsel,Bijnaam,Verjaardag,Notities,"
        "Groepslidmaatschap,E-mail 1 - Type,E-mail 1 - Waarde,E-mail 2 - Type,E-mail 2 - Waarde,"
        "Telefoon 1 - Type,Telefoon 1 - Waarde,Telefoon 2 - Type,Telefoon 2 - Waarde,Adres 1 - Type,"
        "Adres 1 - Opgemaakt,Adres 1 - Straat,Adres 1 - Plaats,Adres 1 - Postbus,Adres 1 - Regio,"
        "Adres 1 - Postcode,Adres 1 - Land,Organisatie 1 - Naam,Organisatie 1 - Functie,"
        "Organisatie 1 - Afdeling,Website 1 - Type,Website 1 - Waarde"
    ),
}
ROW = (
    "Ada King Lovelace,Ada,King,Lovelace,Dr.,Jr.,Addie,1815-12-10,hello,* myContacts,* Work,a@x.com,Home,b@x.com,"
    "Mobile,+49 171 1234567,Work,+49 30 1234567,Work,whole,Main 1,Berlin,,Berlin,10115,Germany,"
    "Acme,CEO,Board,Work,acme.com"
)
IN_ORDER = (
    "full_name", "first_name", "first_name.middle", "last_name", "salutation", "last_name.suffix", "description",
    "tags", "email", "email.2", "phone", "phone.2", "street", "city", "state", "postal_code", "country", "company",
    "title", "department", "website",
)  # fmt: skip
LABELS = {
    "de": "* Arbeit,Privat,Mobil", "fr": "* Travail,Domicile,Mobile", "es": "* Trabajo,Casa,Móvil",
    "it": "* Lavoro,Casa,Cellulare", "pt": "* Trabalho,Residencial,Celular", "nl": "* Werk,Thuis,Mobiel",
}  # fmt: skip


@pytest.mark.parametrize("language", GOOGLE)
def test_google_in_several_languages(language: str) -> None:
    header = GOOGLE[language].split(",")
    found = map_header(header, [ROW.split(",")])
    assert found.kind == "google"
    assert tuple(said(found).values()) == IN_ORDER
    types = [name for name in header if name.endswith((" - Typ", " - Type", " - Tipo"))]
    assert list(found.label_columns.values()) == types[:4]


@pytest.mark.parametrize("language", LABELS)
def test_labels_of_google_in_several_languages(language: str) -> None:
    assert [label_of(label) for label in LABELS[language].split(",")] == ["work", "home", "mobile"]


def test_a_list_of_contacts_from_apple() -> None:
    found = listed(
        "First name,Middle name,Last name,Suffix,Nickname,Job title,Department,Organization,Phone (iPhone),"
        "Phone (Work),Phone (Home Fax),Email (Work),Email (Home),Street (Work),City (Work),State (Work),ZIP (Work),"
        "Country (Work),Street (Home),City (Home),Home Page,Birthday,Note",
        "John,Ronald,King,Jr.,Jack,CEO,Board,Acme,+14155552671,+14155552672,,j@acme.com,j@me.com,1 Main St,Austin,TX,"
        "78701,USA,2 Elm St,Waco,acme.com,1970-01-01,hello",
    )
    assert said(found) == {
        "First name": "first_name", "Middle name": "first_name.middle", "Last name": "last_name",
        "Suffix": "last_name.suffix", "Job title": "title", "Department": "department", "Organization": "company",
        "Phone (iPhone)": "mobile", "Phone (Work)": "phone", "Email (Work)": "email", "Email (Home)": "email.2",
        "Street (Work)": "street", "City (Work)": "city", "State (Work)": "state", "ZIP (Work)": "postal_code",
        "Country (Work)": "country", "Home Page": "website", "Note": "description",
    }  # fmt: skip


def test_apple_labels_with_a_colon_or_before_the_word() -> None:
    found = listed(
        "First,Last,Company,Phone: iPhone,Phone: work,Home Email,Work Email,Phone: main",
        "Ada,King,Acme,+14155552671,+14155552672,a@me.com,a@acme.com,+14155552670",
    )
    assert said(found) == {
        "First": "first_name", "Last": "last_name", "Company": "company", "Phone: iPhone": "mobile",
        "Phone: work": "phone", "Work Email": "email", "Home Email": "email.2", "Phone: main": "phone.2",
    }  # fmt: skip
