"""What Google Contacts calls its columns in French, German, Spanish, Italian, Portuguese and Dutch.

A column is a thing, its number and a part ("Telefon 1 - Wert"), or stands alone ("Gruppenmitgliedschaft").
"""

from __future__ import annotations

THINGS: dict[str, tuple[str, ...]] = {
    "E-mail": ("Email", "E-Mail-Adresse", "Adresse e-mail", "Adresse de courriel", "Courriel", "Correo electrónico",
               "Correo", "Indirizzo email", "Indirizzo e-mail", "Posta elettronica", "Endereço de e-mail",
               "Correio eletrónico", "E-mailadres", "Dirección de correo electrónico"),
    "Phone": ("Telefon", "Telefonnummer", "Téléphone", "Numéro de téléphone", "Teléfono", "Número de teléfono",
              "Telefono", "Numero di telefono", "Telefone", "Número de telefone", "Telefoon", "Telefoonnummer"),
    "Address": ("Adresse", "Dirección", "Indirizzo", "Endereço", "Morada", "Adres"),
    "Organization": ("Organisation", "Unternehmen", "Entreprise", "Organización", "Empresa", "Organizzazione",
                     "Azienda", "Organização", "Organisatie", "Firma"),
    "Website": ("Webseite", "Internetseite", "Site Web", "Site internet", "Sitio web", "Página web", "Sito web", "Sito",
                "Site", "Página Web"),
}  # fmt: skip
"""What a person has several of → how it is called elsewhere."""

PARTS: dict[str, tuple[str, ...]] = {
    "Label": ("Étiquette", "Libellé", "Etiqueta", "Etichetta", "Rótulo", "Marcador", "Bezeichnung", "Beschriftung"),
    "Type": ("Typ", "Tipo", "Soort", "Art"),
    "Value": ("Wert", "Valeur", "Valor", "Valore", "Waarde"),
    "Formatted": ("Formatiert", "Formatée", "Formaté", "Mise en forme", "Con formato", "Formateada", "Formattato",
                  "Formatado", "Formatada", "Opgemaakt", "Geformatteerd"),
    "Street": ("Straße", "Strasse", "Rue", "Calle", "Via", "Rua", "Straat", "Straatnaam"),
    "City": ("Ort", "Stadt", "Ville", "Ciudad", "Città", "Cidade", "Localidade", "Stad", "Plaats", "Woonplaats"),
    "PO Box": ("Postfach", "Boîte postale", "BP", "Apartado postal", "Apartado de correos", "Casella postale",
               "Caixa postal", "Apartado", "Postbus"),
    "Region": ("Bundesland", "Région", "Región", "Provincia", "Regione", "Região", "Estado", "Regio", "Provincie",
               "Département"),
    "Postal Code": ("Postleitzahl", "PLZ", "Code postal", "Código postal", "Codice postale", "CAP", "CEP", "Postcode"),
    "Country": ("Land", "Pays", "País", "Paese", "Nazione"),
    "Extended Address": ("Adresszusatz", "Zusätzliche Adresse", "Erweiterte Adresse", "Adresse étendue",
                         "Complément d'adresse", "Dirección ampliada", "Indirizzo esteso", "Endereço estendido",
                         "Complemento", "Uitgebreid adres", "Adresaanvulling"),
    "Name": ("Nom", "Nombre", "Nome", "Naam"),
    "Title": ("Titel", "Position", "Fonction", "Poste", "Titre", "Cargo", "Puesto", "Título", "Titolo", "Qualifica",
              "Posizione", "Functie", "Jobtitel"),
    "Department": ("Abteilung", "Service", "Département", "Departamento", "Reparto", "Dipartimento", "Afdeling"),
}  # fmt: skip
"""The parts of a thing → how they are called elsewhere."""

SINGLE: dict[str, tuple[str, ...]] = {
    "Group Membership": ("Gruppenmitgliedschaft", "Appartenance à un groupe", "Membre du groupe", "Groupes",
                         "Miembro del grupo", "Pertenencia a grupos", "Appartenenza al gruppo", "Membro del gruppo",
                         "Associação ao grupo", "Participação no grupo", "Groepslidmaatschap"),
    "Labels": ("Labels", "Libellés", "Etiquetas", "Etichette", "Marcadores"),
    "Given Name": ("Rufname", "Nome proprio", "Nome próprio", "Nombre de pila", "Prénom usuel", "Roepnaam"),
    "Additional Name": ("Zusätzlicher Name", "Nom supplémentaire", "Autre nom", "Nombre adicional", "Nome aggiuntivo",
                        "Nome adicional", "Extra naam"),
    "Name Prefix": ("Namenspräfix", "Préfixe du nom", "Prefijo del nombre", "Prefisso nome", "Prefisso del nome",
                    "Prefixo do nome", "Naamvoorvoegsel"),
    "Name Suffix": ("Namenssuffix", "Suffixe du nom", "Sufijo del nombre", "Suffisso nome", "Suffisso del nome",
                    "Sufixo do nome", "Naamachtervoegsel"),
    "Occupation": ("Beruf", "Profession", "Profesión", "Ocupación", "Occupazione", "Profissão", "Beroep"),
    "Location": ("Standort", "Lieu", "Ubicación", "Località", "Local", "Locatie"),
}  # fmt: skip
"""Columns that stand alone → how they are called elsewhere."""
