"""What other programs and people call the columns of a list: the aliases by which a field is known on import.

An alias is written as it stands in a header; case, accents, blanks and punctuation do not matter when it is looked up.
Salesforce, HubSpot, Pipedrive, Zoho, Google, Outlook, LinkedIn and Apollo name their columns in English; the rest are
the words people use in English, French, German, Spanish, Italian, Portuguese, Dutch and some more. Emails, phones and
addresses are read word by word instead (`EMAIL_WORDS` and so on), so "Business Phone 2" needs no alias. Left out on
purpose: whatever means two things ("Title", "Name", "Estado", "Region": `rules/mapping.py` looks at the other columns),
computed values, and outcomes.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(","))


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ALIASES: dict[str, tuple[str, ...]] = {
    "external_id": _words("""
        External id, Lead ID, Record ID, Contact ID, Person ID, Lead Number, External Key, HS Object ID,
        Apollo Contact Id, Customer ID, Customer number, Kundennummer, Numéro client, Klantnummer, Kundennr
    """),
    "salutation": _words("""
        Salutation, Name Prefix, Prefix, Обращение, 敬称, 称呼, Tiltale, Tilltal, Honorific, Courtesy title, Mr/Mrs,
        Anrede, Civilité, Tratamiento, Titolo di cortesia, Tratamento, Aanhef, Zwrot grzecznościowy
    """),
    "full_name": _words("""
        Full name, Contact name, Lead name, Person name, Person, Name of contact, Customer name, Client name,
        Display name, Cognome e nome, Cognome Nome, Nachname Vorname, Name Vorname, Nachname und Vorname,
        Apellidos y nombre, Apellidos y nombres, Apellidos Nombre, Last name First name, Last First,
        Name (last first), Surname First name, Nazwisko i imię, Nom & prénom, Nom Prénoms, Noms et prénoms, Név,
        Anzeigename, Nom à afficher, Nombre para mostrar, Contact full name, Contact person, Name (full),
        Primary contact name, Nom complet, Nom et prénom, Prénom et nom, Prénom Nom, Nom Prénom, Vollständiger Name,
        Vor- und Nachname, Ansprechpartner, Kontaktperson, Nombre completo, Nombre y apellidos, Nombre y apellido,
        Nome completo, Nome e cognome, Nominativo, Volledige naam, Contactpersoon, Imię i nazwisko, Fullständigt namn,
        Fuldt navn, ФИО, 姓名, 氏名, お名前, 이름, What's your name, What is your name, Your name, Your full name,
        Invitee name, Guest name, Attendee name, Registrant name, Participant name, Buyer name, Referente,
        Persona de contacto, Contact principal, Interlocuteur, Wie heißen Sie
    """),
    "first_name": _words("""
        First name, Given name, Forename, First, Fname, Christian name, Prénom, Vorname, Primer nombre, Prenome,
        Nome próprio, Primeiro nome, Voornaam, Imię, Förnamn, Fornavn, Etunimi, Keresztnév, Jméno, Имя, 名, İsim,
        What's your first name, Your first name,
        Lead first name, Guest first name, Invitee first name, Attendee first name, Registrant first name,
        Buyer first name, Name: First, Name (First), First (name)
    """),
    "last_name": _words("""
        Last name, Family name, Surname, Last, Lname, Nom de famille, Nachname, Familienname, Zuname, Apellidos,
        Apellido, Primer apellido, Cognome, Sobrenome, Apelido, Último nome, Achternaam, Familienaam, Nazwisko,
        Efternamn, Efternavn, Etternavn, Sukunimi, Vezetéknév, Příjmení, Фамилия, 姓, Soyad, Soyadı,
        What's your last name, Your last name,
        Lead last name, Guest last name, Invitee last name, Attendee last name, Registrant last name,
        Buyer last name, Name: Last, Name (Last), Last (name)
    """),
    "title": _words("""
        Job title, Jobtitle, Position title, Position, Job position, Primary contact title, Arbeitstitel, Tätigkeit,
        Stellenbezeichnung, Puesto de trabajo, Título profesional, Stillingsbetegnelse, Tehtävänimike, Beosztás,
        Funkce, Funkcia, Tytuł zawodowy, 職位, 职务, 직함, Ünvan, Job, Role, Job role, Designation, Organization title,
        Organization 1 - Title, Occupation, Professional title, Person - Job title, Fonction, Poste,
        Intitulé du poste, Métier, Berufsbezeichnung, Funktion, Stellung, Jobtitel, Cargo, Puesto, Ruolo, Qualifica,
        Posizione, Mansione, Função, Functie, Functietitel, Stanowisko, Befattning, Stilling, Должность, 役職, 职位,
        직책, Your job title, What's your job title, Your role
    """),
    "department": _words("""
        Department, Departments, Dept, Dział, Avdeling, Osasto, Отдел, 부서, Organization department,
        Organization 1 - Department, Abteilung, Afdeling, Reparto, Avdelning, 部署, 部门
    """),
    "company": _words("""
        Company, Company name, Account name, Organización, Organização, Organizzazione, Organisatie, Организация,
        Nome da organização, Nombre de organización, Nom de l'organisation, Nom du compte, Associated company name,
        Company name for emails, Kundenname, Nom entreprise, Nom société, Nome da conta, Nome empresa, 단체,
        Arbetsgivare, Account, Organization, Organisation, Organization name, Organisation name,
        Organization 1 - Name, Associated company, Primary company, Company / Account, Employer, Business name,
        Business, Firm, Person - Organization, Lead - Organization, Current company, Société, Entreprise,
        Raison sociale, Nom de la société, Nom de l'entreprise, Organisme, Firma, Unternehmen, Firmenname, Empresa,
        Compañía, Nombre de la empresa, Nome da empresa, Razón social, Razão social, Azienda, Ragione sociale,
        Nome azienda, Società, Bedrijf, Bedrijfsnaam, Nazwa firmy, Företag, Virksomhed, Bedrift, Yritys, Cég,
        Компания, 会社名, 会社, 公司, 公司名称, 회사, Şirket, Your company, Which company do you work for,
        What company do you work for, Where do you work, In welchem Unternehmen arbeiten Sie,
        Default address company,
        Lead company, Lead company name, Invitee company, Guest company, Attendee company, Registrant company
    """),
    "website": _words("""
        Website, Website URL, Web site, Web page 1, Page web, Webseite 1, Webside, Web ページ, Strona sieci Web,
        Веб-страница, Веб-сайт, Página na Web, Página da Web, Pagina web, Webová stránka, URL du site web,
        Internetadresse, Internetauftritt, Company homepage, 홈페이지, Organization website, Web, Web page, Webpage,
        Homepage, Home page, Company website, Domain, Domain name, Company domain, Company domain name, Company URL,
        Website 1 - Value, Organization - Website, Site web, Site internet, Webseite, Internetseite, Internet,
        Sitio web, Página web, Sito web, Sito, Strona www, Hemsida, Hjemmeside, Nettside, Сайт, ウェブサイト, 网站,
        Work website, Business website, Your website
    """),
    "linkedin": _words("""
        LinkedIn, LinkedIn URL, LinkedIn bio, LinkedIn profil, LinkedIn-Profil, LinkedIn public URL, Contact LinkedIn,
        Contact LinkedIn URL, Person LinkedIn, LinkedIn profile, LinkedIn profile URL, LinkedIn link,
        Person LinkedIn URL, LinkedIn contact profile URL, Profil LinkedIn, Profilo LinkedIn, Perfil LinkedIn,
        Perfil de LinkedIn
    """),
    "street": _words("""
        Street, Street address, Address, Street 1, Address 1, Address line 1, Full address, Street name, Rue, Adresse,
        Adresse 1, Adresse postale, Straße, Straße und Hausnummer, Strasse, Anschrift, Calle, Dirección, Domicilio,
        Indirizzo, Rua, Endereço, Morada, Straat, Adres, Straat en huisnummer, Ulica, Gata, Gatuadress, Gade, Vej,
        Улица, Адрес, 住所, 番地, 地址, Via, Gate/vei, Gate, Adressezeile 1, Adresszeile 1, Lähiosoite, Katuosoite,
        Utca, Ulice, Street/road name, Full/combined address, Cadde, 주소, Straße Nr, Straße/Nr, Straße und Nr,
        Straße + Nr, Str, Address1
    """),
    "street.2": _words("""
        Street 2, Street line 2, Rue 2, Straße 2, Calle 2, Rua 2, Via 2, Gade 2, Gata 2, Ulica 2, Улица 2, 住所 2,
        Apartment/suite no, Address line two, Adresszeile 2, Straat 2, Endereço 2, Extended address, Address 2,
        Address line 2, Adresse 2, Complément d'adresse, Adresszusatz, Dirección 2, Complemento, Indirizzo 2, Suite,
        Address2
    """),
    "city": _words("""
        City, Town, City/Town, City/town/village/locality, Miejscowość, Municipality, By, Kommune, 市町村,
        Cidade/Município, City name, Ville, Commune, Localité, Stadt, Ort, Wohnort, Ciudad, Localidad, Población,
        Città, Comune, Cidade, Localidade, Plaats, Woonplaats, Stad, Miasto, Ort/Stadt, Postort, Poststed, Kaupunki,
        Város, Město, Город, 市, 市区町村, 城市, 도시, Şehir
    """),
    "state": _words("""
        State, Province, State/Province, State code, State name, State/county, Bundesland/Kanton, Kanton/Bundesland,
        Dép/Région, Département/Région, Provincia/Estado, Provincia o estado, Estado/Província, Estado o provincia,
        Estado/Provincia, Distrito, Область, Område, Regio/Provincie, Staat, Staat/Provinz, UF, State/Region,
        State/Province (text only), State or province, State / County, County, Bundesland, Kanton, Provincia,
        Comunidad autónoma, Provincie, Województwo, Län, 都道府県, 省, Province code, State/Prov, Prov, Region/State,
        Sigla provincia
    """),
    "postal_code": _words("""
        Postal code, Zip, Zip code, Zipcode, Post_code, ZIP/postal code, Postleitzahl/ZIP, PLZ/ZIP, Código postal/CEP,
        Почтовый код, Почтовый индекс, Zip/Postal code, Postcode, Post code, ZIP/Postcode, Code postal, CP, PLZ,
        Postleitzahl, Código postal, C.P., CAP, Codice postale, CEP, Kod pocztowy, Postnummer, Postnr, Postinumero,
        Irányítószám, PSČ, Индекс, 郵便番号, 邮编, 우편번호, Posta kodu, Zip/Postal, Postal/Zip code, Postal/Zip
    """),
    "country": _words("""
        Country, Country/Region, Country code, Country name code, Pays/Région, Land/Region, País o región,
        País/Región, País/Região, Paese/Area geografica, Paese/Regione, Kraj/region, Страна или регион, Land/område,
        Land/regio, 国/地域, 国地域, 국가/지역, País ou região, Country/Territory, Country name, Nation, Pays, Land,
        País, Paese, Nazione, Kraj, Maa, Ország, Země, Страна, 国, 国家, 국가, Ülke
    """),
    "time_zone": _words("""
        Time zone, Timezone, TZ, Fuseau horaire, Zeitzone, Zona horaria, Fuso orario, Fuso horário, Tijdzone,
        Invitee time zone
    """),
    "industry": _words("""
        Industry, Company industry, Industries, Primary industry, Sector de actividad, Toimiala, 산업, Sector,
        Vertical, Secteur, Secteur d'activité, Branche, Industriezweig, Industria, Settore, Setor, Indústria,
        Bedrijfstak, Branża, Bransch, Отрасль, 業種, 行业, Segmento, Settore merceologico
    """),
    "employees": _words("""
        Employees, No. of employees, Numemployees, Company headcount, Company number of employees, Company size range,
        Taille de l'entreprise, Unternehmensgröße, Tamaño de la empresa, Tamanho da empresa, Dimensione azienda,
        Bedrijfsgrootte, Employees count, Total employees, Number of employees, # Employees, Employee count,
        Company size, Headcount, Team size, Company employees, Employee range, Effectif, Nombre d'employés,
        Nombre de salariés, Mitarbeiter, Anzahl Mitarbeiter, Mitarbeiterzahl, Empleados, Número de empleados,
        Dipendenti, Numero dipendenti, Funcionários, Número de funcionários, Medewerkers, Aantal medewerkers,
        Werknemers, Liczba pracowników, 従業員数, Nº empleados, Nº de empleados, N. dipendenti, Nº de funcionários,
        Anzahl der Mitarbeiter, How many employees does your company have, How many employees do you have
    """),
    "annual_revenue": _words("""
        Annual revenue, Company annual revenue, Annual income, Ingresos, Revenue, Company revenue, Turnover,
        Annual sales, Yearly revenue, Chiffre d'affaires, CA annuel, Umsatz, Jahresumsatz, Facturación,
        Ingresos anuales, Fatturato, Faturamento, Receita anual, Omzet, Jaaromzet, 売上高
    """),
    "currency": _words("""
        Currency, Currency code, Currency ISO code, Lead - Currency, Devise, Währung, Moneda, Divisa, Valuta, Moeda,
        Waluta
    """),
    "source": _words("""
        Lead source, Source, Original source, Original traffic source, Lead source name, Source du lead, Origine,
        Leadquelle, Quelle, Herkunft, Origen, Fuente, Fonte, Origem, Bron, Leadbron, Herkomst, Źródło,
        Origine du contact, Provenance, Wie sind Sie auf uns aufmerksam geworden, How did you hear about us
    """),
    "source_detail": _words("""
        Source detail, Source details, Lead source detail, Lead source details, Original source drill-down 1,
        Original traffic source drill-down 1, Détail de la source
    """),
    "campaign": _words("""
        Campaign, Campaign name, Campaign_name, Nom de la campagne, Kampagnenname, Nombre de la campaña, UTM campaign,
        Campaign source, Campagne, Kampagne, Campaña, Campagna, Campanha, Kampania
    """),
    "product_interest": _words("""
        Product interest, Product of interest, Interested in, Product, Products, Produit, Produkt, Producto, Prodotto,
        Produto, Interesse an, Intéressé par, Interesse, Produktinteresse, Interessiert an, Interesado en,
        Interessato a, Product interests, Produktinteressen
    """),
    "budget": _words("""
        Budget, Budget amount, Estimated budget, Project budget, Customer budget, Kundenbudget, Projektbudget,
        Budget estimé, Presupuesto, Presupuesto estimado, Budget stimato, Orçamento
    """),
    "rating": _words("Rating, Lead rating, Temperature, Lead temperature, Température, Bewertung"),
    "description": _words("""
        Description, Notes, Note, Anotações, Заметки, Notatki, Notater, Примечания, Notizen/Bemerkungen, Note interne,
        Customer notes, Lead notes, Contact notes, Comments/notes, Bio, Comments, Comment, Remarks, Remark, Message,
        Details, Lead description, Commentaires, Commentaire, Remarques, Beschreibung, Notizen, Notiz, Bemerkung,
        Bemerkungen, Kommentar, Descripción, Notas, Comentarios, Observaciones, Descrizione, Commenti, Osservazioni,
        Descrição, Observações, Omschrijving, Opmerkingen, Notities, Opis, Uwagi, Anteckningar, Bemærkninger,
        備考, メモ, 备注, Observations, Observation, Anmerkung, Anmerkungen
    """),
    "tags": _words("""
        Tags, Tag, Labels, Contact tags, Lead tags, Catégories, Categorías, Categorias, Категории, Kategorie,
        Kategorier, Categorieën, 分類, Kategoriat, Label, Categories, Group membership, Person - Label,
        Person - Labels, Lead - Label, Lead - Labels, Étiquettes, Schlagwörter, Kategorien, Etiquetas, Etichette,
        Categorie
    """),
    "do_not_call": _words("""
        Do not call, DNC, No calls, Don't call, Ne pas appeler, Nicht anrufen, No llamar, Non chiamare, Não ligar,
        Niet bellen
    """),
    "email_opt_out": _words("""
        Email opt-out, Email opt out, Opted out email, HS email optout, Opt out, Email optout, Do not email,
        Has opted out of email, Opted out of email, Unsubscribed, Unsubscribed from all email, Opt-out,
        Désabonné, Désinscrit, Abgemeldet, Uitgeschreven, Unsubscribed from emails, Blacklist, Blocklist
    """),
    "owner": _words("""
        Owner, Lead owner, Contact owner, HubSpot owner ID, Lead owner name, Assigned rep, Owner ID, Owner name,
        Owner email, Record owner, Assigned to, Assignee, Assigned user, Sales rep, Sales owner, Person - Owner,
        HubSpot owner, Propriétaire, Zuständig, Besitzer, Propietario, Asignado a, Proprietario, Assegnato a,
        Proprietário, Eigenaar, Toegewezen aan, Opiekun
    """),
    "status": _words("""
        Status, Lead status, Lead stage, Status label, HS lead status, Lead_status, Stato lead, Contact status, Stage,
        Deal stage, Contact stage, Statut, Statut du lead, Leadstatus, Estatus, Stadium, Stato del lead,
        Estado del lead
    """),
    "disqualify_reason": _words("""
        Disqualify reason, Disqualification reason, Unqualified reason, Unqualified reasons, Lost reason, Reason lost,
        Closed lost reason, Loss reason, Motif de perte, Verlustgrund, Motivo de pérdida
    """),
    "created": _words("""
        Created, Create date, Created date, Createdate, Date entered, Created_time, Submission date, Submitted at,
        Submitted on, Submission time, Lead submit time, Lead created time, Signup date, Sign up date, Subscribed on,
        Fecha de alta, Date created, Created at, Created on, Created time, Creation date, Date added, Added on,
        Lead created, Lead creation date, Lead - Lead created, Person - Person created, Became a lead date,
        Date de création, Créé le, Erstellt, Erstellt am, Erstellungsdatum, Fecha de creación, Creado, Data creazione,
        Data di creazione, Creato il, Data de criação, Criado em, Aangemaakt op, Aanmaakdatum, Data utworzenia, Skapad,
        Added time, Entry date, Angelegt am, Fecha alta, Signed up, Registered at, Registered on
    """),
}  # fmt: skip

EMAIL_WORDS = _set("""
    email emails mail mails emailaddress mailaddress courriel mel emailadresse mailadresse emailadres mailadres
    correo correio posta epost eposta messagerie электронная почта почты имеил メール メールアドレス 電子メール 邮箱
    电子邮件 이메일 sahkoposti sahkopostiosoite epostadresse epostadress eposten emailaddresses mailto
""")
PHONE_WORDS = _set("""
    phone phones telephone tel telefon telefonnummer rufnummer telefono telefone telefoon telefoonnummer phonenumber
    phonenumbers dial tlf puhelin телефон 電話 電話番号 电话 전화번호 telefonnr telefonszam telefonni telefonu
    haupttelefon hovedtelefon landline festnetz festnetznummer fixe fijo ddi phoneno telno telephoneno
""")
MOBILE_WORDS = _set("""
    sms mobile mobil cell cellphone cellular gsm handy handynummer mobilnummer mobiltelefon mobilephone mobiltlf
    portable movil celular cellulare telemovel mobiel mobiele mobielnummer komorka komorkowy переносной мобильный
    携帯 携帯電話 手机 휴대폰 cep whatsapp mobilni matkapuhelin mobilnr mob mobno mobileno cellno handphone
""")
LABEL_WORDS: dict[str, str] = {
    **dict.fromkeys(
        _set("""
    work business office direct professional professionnel pro bureau geschaftlich dienstlich arbeit firma trabajo
    oficina lavoro ufficio uff trabalho comercial zakelijk werk werkadres arbete arbejde arb arbeid jobb sluzbowy
    travail sluzbowa рабочии раб 会社 bureautique professionnelle geschaftliche geschaftliches dienstliche dienstliches
    praca pracovni tyo
"""),
        "work",
    ),
    **dict.fromkeys(
        _set(
            "company corporate main hq switchboard central standard zentrale empresa principal principale haupt societe"
            " hoofd основнои podstawowy"
        ),
        "main",
    ),
    **dict.fromkeys(
        _set("""
    home private personal perso personnel personnelle domicile privat privata privee casa prive particular priv
    residencial residencia domicilio abitazione ab thuis thuisadres hem hjem hjemme privates domowy domowa домашнии
    дом 自宅 koti
"""),
        "home",
    ),
    **dict.fromkeys(
        _set(
            "other secondary secondaire sekundare secundario secondario alternate alternative second autre andere"
            " otro otra altro altra outro outra additional tertiary weiteres weitere weiterer anden andet annan annat"
            " annen annet inny inna другои その他 overig overige"
        ),
        "other",
    ),
}
FILLER_WORDS = _set("""
    your what s is please enter invitee guest attendee registrant participant buyer respondent kunden e el the of no nr
    num number o op numero numeros nummer n de du des di do da del della address addresses adresse addr adres
    direccion indirizzo endereco value primary principal contact person lead customer client prospect electronico
    electronica eletronico eletronica elettronica electronique elettronico id1 番号 アドレス адрес эл adresa
    endereço osoite primar primare primaire primario primaria premiere premier primera valeur wert valor
    valore waarde hauptadresse customers users user contato contacto kontakt contatto kunde cliente
""")
COUNT_WORDS = _set("num number numbers numero numeros nummer no nr n anzahl nombre count total")
"""Words before emails or phones that count them: "num_emails", "Number of emails", "No. of phones"."""

ADDRESS_GROUPS: dict[str, str] = {
    **dict.fromkeys(
        _set("""
    business work office bureau geschaftlich geschaftliche dienstlich dienstliche dienst trabajo trabalho comercial
    lavoro uff ufficio zakelijk werk werkadres arbejde arbete arb arbeid sluzbowy praca раб служ 会社
"""),
        "work",
    ),
    **dict.fromkeys(_set("mailing postal correspondence"), "mailing"),
    **dict.fromkeys(
        _set("""
    company billing organization organisation corporate account empresa firma unternehmen societe azienda bedrijf
"""),
        "company",
    ),
    **dict.fromkeys(
        _set("""
    home personal private privat prive privee privata perso domicile domicilio particular residencial residencia ab
    abitazione thuis thuisadres hem hjem priv domowy дом 自宅
"""),
        "home",
    ),
    **dict.fromkeys(
        _set("""
    other shipping autre weitere weiterer weiteres otro otra altro altra outro outra anden andet annan annat annen
    inny inna другои その他 overig overige secondary alternate
"""),
        "other",
    ),
    **dict.fromkeys(_set("primary contact person lead customer main default"), ""),
}
"""The words beside street, city, ... that name a group of address columns; an import takes one group only."""

ADDRESS_FILLERS = _set("de del della do da du des la el of the o or no адрес e")
"""Words between a group and a part that say nothing."""

ADDRESS_WORDS = _set("address adresse adres adresa direccion endereco indirizzo adress osoite")
"""Words for an address as a whole, which may stand before its part ("Adresse, arb.: Postnummer")."""

NEVER_CALLED = _set("""
    fax telefax faks telecopie telefaks telefaxnummer faxnummer pager telex assistant assistants assistent asystenta
    assistente assistentens asistente spouse emergency radio car isdn tty callback факс extension ext durchwahl
""")
"""Words that make a number one not to call, or not the lead's."""

COLLEAGUES = _set("""
    owner assigned assignee created modified updated manager assistant referrer referred referral by sender rep
    agent spouse partner emergency from cc recruiter
""")
"""Words in a header that make its addresses those of somebody else: never mapped by content."""

SELLERS = _set("""
    host hosts organizer organiser organizers organisers agent owner seller salesperson sender veranstalter gastgeber
    organisateur organizador organizzatore
""")
"""First words of columns that are the seller's own, where a column of the lead's stands beside them."""

USERS = _set("user users utilisateur benutzer usuario")
"""The same, where the lead's own email stands beside them; else a user may well be the lead."""

INVITED = _set("invitee invitees attendee attendees registrant participant lead contact customer client prospect")
GUESTS = _set("guest guests")
"""First words of columns that are the lead's; guests of somebody who was invited are not."""

SALUTATIONS = _set("""
    mr mrs ms miss mx dr prof sir madam herr frau hr fr m mme mlle me sr sra srta don dona dott dottssa sig sigra
    dhr mevr mw ing dipl rev hon monsieur madame mademoiselle mister doctor professor senor senora pan pani
""")

OFTEN_IGNORED = _words("""
        Middle name, Suffix, Name suffix, Nickname, Birthday, Anniversary, Fax, Index, URL, Connected on, Photo,
        File as, Additional name, Yomi name, Initials, Gender, Language, Lead score, Score, Lifecycle stage,
        Last activity date, Last modified date, Modified time, Account ID, Skype ID, Twitter, Facebook, Title, Name,
        Nom, Nome, Nombre, Naam, Navn, Namn, Titel, Titre, Título, Titolo, Id, Région, Region, Estado, Stato,
        Birth date
    """)
"""Names that tell a header from a row of data although no field, or not always the same field, is taken from them."""
