"""Outlook names its columns in the language it runs in; "Title" is Mr or Mrs there."""

from __future__ import annotations

import csv

import pytest

from leadtui.rules.mapping import Mapping, map_header


def listed(*lines: str) -> Mapping:
    header, *rows = csv.reader(lines)
    return map_header(header, rows)


def said(mapping: Mapping) -> dict[str, str]:
    return {column: key for column, key in mapping.fields.items() if key}


OUTLOOK = {
    "de": (
        "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,"
        "Straße geschäftlich 2,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,"
        "Land/Region geschäftlich,"
        "Straße privat,Ort privat,Telefon Assistent,Fax geschäftlich,Telefon geschäftlich,Telefon privat,"
        "Mobiltelefon,"
        "E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse,Kategorien,Konto,Notizen,Ort,"
        "Webseite,Beruf",
        "Anrede,Vorname,,Nachname,,Firma,Abteilung,Position,Straße geschäftlich,Straße geschäftlich 2,"
        "Ort geschäftlich,"
        "Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,,,,,Telefon geschäftlich,"
        "Telefon privat,"
        "Mobiltelefon,E-Mail-Adresse,,,E-Mail 2: Adresse,Kategorien,,Notizen,,Webseite,",
    ),
    "fr": (
        "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre (2),Rue (bureau),Rue (bureau) 2,"
        "Ville (bureau),"
        "Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Rue (domicile),Ville (domicile),"
        "Téléphone de l'assistant(e),Télécopie (bureau),Téléphone (bureau),Téléphone (domicile),Tél. mobile,"
        "Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie,Adresse de messagerie 2,"
        "Catégories,Compte,Notes,Emplacement,Page Web,Profession",
        "Titre,Prénom,,Nom,,Société,Service,Titre (2),Rue (bureau),Rue (bureau) 2,Ville (bureau),Dép/Région (bureau),"
        "Code postal (bureau),Pays/Région (bureau),,,,,Téléphone (bureau),Téléphone (domicile),Tél. mobile,"
        "Adresse de messagerie,,,Adresse de messagerie 2,Catégories,,Notes,,Page Web,",
    ),
    "pt": (
        "Título,Primeiro nome,Outros nomes/apelidos,Apelido,Sufixo,Empresa,Departamento,Cargo,Rua da empresa,"
        "Rua da empresa 2,Localidade da empresa,Distrito da empresa,Código postal da empresa,País/Região da Empresa,"
        "Rua da residência,Localidade da residência,Telefone do assistente,Fax da empresa,Telefone da empresa,"
        "Telefone da residência,Telemóvel,Endereço de correio electrónico,Tipo de correio electrónico,"
        "Nome a apresentar para o correio electrónico,Endereço do correio electrónico 2,Categorias,Conta,Notas,"
        "Localização,Página na Web,Profissão",
        "Título,Primeiro nome,,Apelido,,Empresa,Departamento,Cargo,Rua da empresa,Rua da empresa 2,"
        "Localidade da empresa,"
        "Distrito da empresa,Código postal da empresa,País/Região da Empresa,,,,,Telefone da empresa,"
        "Telefone da residência,Telemóvel,Endereço de correio electrónico,,,Endereço do correio electrónico 2,"
        "Categorias,"
        ",Notas,,Página na Web,",
    ),
    "pl": (
        "Tytuł,Imię,Drugie imię,Nazwisko,Sufiks,Firma,Dział,Stanowisko,Adres służbowy - ulica,"
        "Adres służbowy - ulica 2,"
        "Adres służbowy - miejscowość,Adres służbowy - województwo,Adres służbowy - kod pocztowy,"
        "Adres służbowy - kraj/region,Adres domowy - ulica,Adres domowy - miejscowość,Telefon asystenta,"
        "Faks służbowy,"
        "Telefon służbowy,Telefon domowy,Telefon komórkowy,Adres e-mail,Typ poczty e-mail,Wyświetlana nazwa e-mail,"
        "Adres e-mail 2,Kategorie,Konto,Notatki,Lokalizacja,Strona sieci Web,Zawód",
        "Tytuł,Imię,,Nazwisko,,Firma,Dział,Stanowisko,Adres służbowy - ulica,Adres służbowy - ulica 2,"
        "Adres służbowy - miejscowość,Adres służbowy - województwo,Adres służbowy - kod pocztowy,"
        "Adres służbowy - kraj/region,,,,,Telefon służbowy,Telefon domowy,Telefon komórkowy,Adres e-mail,,,"
        "Adres e-mail 2,"
        "Kategorie,,Notatki,,Strona sieci Web,",
    ),
    "ru": (
        "Обращение,Имя,Отчество,Фамилия,Суффикс,Организация,Отдел,Должность,Улица (раб. адрес),Улица 2 (раб. адрес),"
        "Город (раб. адрес),Область (раб. адрес),Индекс (раб. адрес),Страна или регион (раб. адрес),"
        "Улица (дом. адрес),"
        "Город (дом. адрес),Телефон помощника,Рабочий факс,Рабочий телефон,Домашний телефон,Телефон переносной,"
        "Адрес эл. почты,Тип эл. почты,Краткое имя эл. почты,Адрес 2 эл. почты,Категории,Счет,Заметки,Расположение,"
        "Веб-страница,Профессия",
        "Обращение,Имя,,Фамилия,,Организация,Отдел,Должность,Улица (раб. адрес),Улица 2 (раб. адрес),"
        "Город (раб. адрес),"
        "Область (раб. адрес),Индекс (раб. адрес),Страна или регион (раб. адрес),,,,,Рабочий телефон,"
        "Домашний телефон,"
        "Телефон переносной,Адрес эл. почты,,,Адрес 2 эл. почты,Категории,,Заметки,,Веб-страница,",
    ),
}
FIELDS_IN_ORDER = (
    "salutation", "first_name", "last_name", "company", "department", "title", "street", "street.2", "city", "state",
    "postal_code", "country", "phone", "phone.2", "mobile", "email", "email.2", "tags", "description", "website",
)  # fmt: skip


@pytest.mark.parametrize("language", OUTLOOK)
def test_outlook_in_several_languages(language: str) -> None:
    header, wanted = (line.split(",") for line in OUTLOOK[language])
    titles = {"salutation": "Dr", "title": "Director"}
    columns = [name for name in wanted if name]
    meant = dict(zip(columns, FIELDS_IN_ORDER, strict=True))
    row = [titles.get(meant.get(name, ""), "x") for name in header]
    found = map_header(header, [row])
    assert found.kind == "outlook"
    parts = ("first_name.middle", "last_name.suffix")
    assert {column: key for column, key in said(found).items() if key not in parts} == meant
    assert parts[0] in said(found).values()


def test_outlook_in_spanish_italian_and_japanese() -> None:
    spanish = said(
        listed(
            "Title,Nombre,Segundo nombre,Apellidos,Organización,Puesto,Calle del trabajo,Calle del trabajo 2,"
            "Ciudad de trabajo,Provincia o estado de trabajo,Código postal del trabajo,País o región del trabajo,"
            "Teléfono del trabajo,Particular,Otro teléfono,Número de centralita de la organización,Página web,"
            "Categorías",
            "Sr.,Ana,,Ruiz,Acme,Directora,Calle Mayor 1,,Madrid,Madrid,28013,España,+34911234567,,,,acme.es,",
        )
    )
    assert list(spanish.values()) == [
        "salutation", "first_name", "first_name.middle", "last_name", "company", "title", "street", "street.2", "city",
        "state", "postal_code", "country", "phone", "phone.2", "phone.3", "website", "tags",
    ]  # fmt: skip
    italian = said(
        listed(
            "Titolo,Nome,Secondo nome,Cognome,Società,Via (uff.),Via (uff.) 2,Città (uff.),Provincia (uff.),"
            "CAP (uff.),"
            "Paese (uff.),Via (ab.),Ufficio,Abitazione,Cellulare,Indirizzo posta elettronica,"
            "Nome visualizzato posta elettronica,Indirizzo posta elettronica 2,Telefono auto,Nome manager",
            "Dott.,Ada,,Rossi,Acme,Via Roma 1,,Milano,MI,20121,Italia,,+390212345678,,,a@acme.it,,,,Capo",
        )
    )
    assert list(italian.values()) == [
        "salutation", "first_name", "first_name.middle", "last_name", "company", "street", "street.2", "city", "state",
        "postal_code", "country", "phone", "phone.2", "mobile", "email", "email.2",
    ]  # fmt: skip
    japanese = said(
        listed(
            "肩書き,名,姓,会社名,部署,役職,番地 (会社),住所 2 (会社),市町村 (会社),都道府県 (会社),郵便番号 (会社),"
            "国 (会社)/地域,会社電話,自宅電話,携帯電話,電子メール アドレス,電子メールの種類,"
            "電子メール 2 アドレス,メモ,"
            "Web ページ,分類",
            ",太郎,山田,アクメ,営業,部長,1-2-3,,港区,東京都,105-0001,日本,+81312345678,,,t@acme.jp,,,,,",
        )
    )
    assert list(japanese.values()) == [
        "salutation", "first_name", "last_name", "company", "department", "title", "street", "street.2", "city",
        "state", "postal_code", "country", "phone", "phone.2", "mobile", "email", "email.2", "description", "website",
        "tags",
    ]  # fmt: skip
