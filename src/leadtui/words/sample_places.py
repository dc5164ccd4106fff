"""Countries, cities, postal codes and telephone numbers of the sample data.

`#` stands for a digit, `@` for a letter. Numbers come from ranges that regulators keep free for drama and fiction where
there are such ranges (NANP 555-01xx, Ofcom, ARCEP, Bundesnetzagentur, PTS, ACMA) and else from plausible ones; `wide`
takes over when a base is so large that the first range is used up. Every range is valid for libphonenumber; a test
holds it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class City:
    """A city: its name, state, postal code, time zone, and telephone numbers as they are written at home."""

    name: str
    state: str
    postal: str
    zone: str
    line: str
    wide: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country: `share` of the leads in per mille, `code` and `trunk` of its numbers, money beside a euro (`rate`).

    `language` picks the words of companies, streets and titles. `number_first`: "12 Main Street".
    """

    name: str
    share: int
    language: str
    code: str
    trunk: str
    mobile: tuple[str, str]
    currency: str
    rate: float
    number_first: bool
    cities: tuple[City, ...]


def _cities(zone: str, *rows: str) -> tuple[City, ...]:
    """Rows are `name | state | postal | line | wide` with a time zone of their own at the end where it differs."""
    made = []
    for row in rows:
        name, state, postal, line, wide, *own = (part.strip() for part in row.split("|"))
        made.append(City(name, state, postal, own[0] if own else zone, line, wide))
    return tuple(made)


COUNTRIES: dict[str, Country] = {
    "US": Country(
        "United States", 240, "en", "1", "", ("(917) 555-01##", "(929) 7##-####"), "USD", 1.1, True,
        _cities(
            "America/New_York",
            "New York | NY | 100## | (212) 555-01## | (212) 7##-####",
            "Boston | MA | 021## | (617) 555-01## | (617) 7##-####",
            "Philadelphia | PA | 191## | (215) 555-01## | (215) 7##-####",
            "Atlanta | GA | 303## | (404) 555-01## | (404) 7##-####",
            "Charlotte | NC | 282## | (704) 555-01## | (704) 7##-####",
            "Chicago | IL | 606## | (312) 555-01## | (312) 7##-#### | America/Chicago",
            "Austin | TX | 787## | (512) 555-01## | (512) 7##-#### | America/Chicago",
            "Minneapolis | MN | 554## | (612) 555-01## | (612) 7##-#### | America/Chicago",
            "Nashville | TN | 372## | (615) 555-01## | (615) 7##-#### | America/Chicago",
            "Denver | CO | 802## | (303) 555-01## | (303) 7##-#### | America/Denver",
            "Phoenix | AZ | 850## | (602) 555-01## | (602) 7##-#### | America/Phoenix",
            "San Francisco | CA | 941## | (415) 555-01## | (415) 7##-#### | America/Los_Angeles",
            "Portland | OR | 972## | (503) 555-01## | (503) 7##-#### | America/Los_Angeles",
            "Seattle | WA | 981## | (206) 555-01## | (206) 7##-#### | America/Los_Angeles",
        ),
    ),
    "GB": Country(
        "United Kingdom", 110, "en", "44", "0", ("07400 1#####", "07400 ######"), "GBP", 0.86, True,
        _cities(
            "Europe/London",
            "London | Greater London | EC#A #@@ | 020 7946 0### | 020 81## ####",
            "Manchester | Greater Manchester | M# #@@ | 0161 496 0### | 0161 8## ####",
            "Birmingham | West Midlands | B# #@@ | 0121 496 0### | 0121 7## ####",
            "Leeds | West Yorkshire | LS# #@@ | 0113 496 0### | 0113 2## ####",
            "Bristol | Bristol | BS# #@@ | 0117 496 0### | 0117 9## ####",
            "Edinburgh | Midlothian | EH# #@@ | 0131 496 0### | 0131 6## ####",
            "Glasgow | Lanarkshire | G# #@@ | 0141 496 0### | 0141 3## ####",
            "Cardiff | South Glamorgan | CF## #@@ | 029 2018 0### | 029 20## ####",
        ),
    ),
    "FR": Country(
        "France", 100, "fr", "33", "0", ("06 12 3# ## ##", "06 1# ## ## ##"), "EUR", 1.0, True,
        _cities(
            "Europe/Paris",
            "Paris | Île-de-France | 750## | 01 99 00 ## ## | 01 4# ## ## ##",
            "Nantes | Pays de la Loire | 440## | 02 61 91 ## ## | 02 4# ## ## ##",
            "Rennes | Bretagne | 350## | 02 61 91 ## ## | 02 9# ## ## ##",
            "Lille | Hauts-de-France | 590## | 03 53 01 ## ## | 03 2# ## ## ##",
            "Strasbourg | Grand Est | 670## | 03 53 01 ## ## | 03 8# ## ## ##",
            "Lyon | Auvergne-Rhône-Alpes | 690## | 04 65 71 ## ## | 04 7# ## ## ##",
            "Marseille | Provence-Alpes-Côte d'Azur | 130## | 04 65 71 ## ## | 04 9# ## ## ##",
            "Bordeaux | Nouvelle-Aquitaine | 330## | 05 36 49 ## ## | 05 5# ## ## ##",
            "Toulouse | Occitanie | 310## | 05 36 49 ## ## | 05 6# ## ## ##",
        ),
    ),
    "DE": Country(
        "Germany", 120, "de", "49", "0", ("0171 39200##", "0171 39#####"), "EUR", 1.0, False,
        _cities(
            "Europe/Berlin",
            "Berlin | Berlin | 10### | 030 23125### | 030 5#######",
            "Hamburg | Hamburg | 20### | 040 66969### | 040 5#######",
            "München | Bayern | 80### | 089 99998### | 089 5#######",
            "Köln | Nordrhein-Westfalen | 50### | 0221 4710### | 0221 5######",
            "Frankfurt am Main | Hessen | 60### | 069 90009### | 069 5#######",
            "Stuttgart | Baden-Württemberg | 70### | 0711 555#### | 0711 5######",
            "Leipzig | Sachsen | 04### | 0341 555#### | 0341 5######",
            "Osnabrück | Niedersachsen | 490## | 0541 555#### | 0541 5######",
        ),
    ),
    "ES": Country(
        "Spain", 55, "es", "34", "", ("612 34 ## ##", "612 ## ## ##"), "EUR", 1.0, False,
        _cities(
            "Europe/Madrid",
            "Madrid | Madrid | 280## | 910 55 ## ## | 91# ## ## ##",
            "Barcelona | Cataluña | 080## | 930 55 ## ## | 93# ## ## ##",
            "Valencia | Comunidad Valenciana | 460## | 960 55 ## ## | 96# ## ## ##",
            "Sevilla | Andalucía | 410## | 955 05 ## ## | 955 ## ## ##",
            "Bilbao | País Vasco | 480## | 944 05 ## ## | 944 ## ## ##",
            "Las Palmas | Canarias | 350## | 928 05 ## ## | 928 ## ## ## | Atlantic/Canary",
        ),
    ),
    "IT": Country(
        "Italy", 55, "it", "39", "", ("333 555 ####", "333 ### ####"), "EUR", 1.0, False,
        _cities(
            "Europe/Rome",
            "Milano | MI | 201## | 02 5550 #### | 02 55## ####",
            "Roma | RM | 001## | 06 5550 #### | 06 55## ####",
            "Torino | TO | 101## | 011 555 #### | 011 5## ####",
            "Bologna | BO | 401## | 051 555 #### | 051 5## ####",
            "Napoli | NA | 801## | 081 555 #### | 081 5## ####",
            "Verona | VR | 371## | 045 555 #### | 045 5## ####",
        ),
    ),
    "NL": Country(
        "Netherlands", 45, "nl", "31", "0", ("06 555 #####", "06 5#######"), "EUR", 1.0, False,
        _cities(
            "Europe/Amsterdam",
            "Amsterdam | Noord-Holland | 10## @@ | 020 555 #### | 020 5## ####",
            "Rotterdam | Zuid-Holland | 30## @@ | 010 555 #### | 010 5## ####",
            "Utrecht | Utrecht | 35## @@ | 030 555 #### | 030 5## ####",
            "Eindhoven | Noord-Brabant | 56## @@ | 040 555 #### | 040 5## ####",
            "Groningen | Groningen | 97## @@ | 050 555 #### | 050 5## ####",
        ),
    ),
    "SE": Country(
        "Sweden", 40, "sv", "46", "0", ("070-174 06 ##", "070-17# ## ##"), "SEK", 11.2, False,
        _cities(
            "Europe/Stockholm",
            "Stockholm | Stockholm | 11# ## | 08-465 004 ## | 08-46# ### ##",
            "Göteborg | Västra Götaland | 41# ## | 031-390 06 ## | 031-39# ## ##",
            "Malmö | Skåne | 21# ## | 040-628 04 ## | 040-62# ## ##",
            "Uppsala | Uppsala | 75# ## | 018-55 0# ## | 018-55 ## ##",
            "Umeå | Västerbotten | 90# ## | 090-55 0# ## | 090-55 ## ##",
        ),
    ),
    "JP": Country(
        "Japan", 45, "jp", "81", "0", ("090-5550-####", "090-55##-####"), "JPY", 160.0, True,
        _cities(
            "Asia/Tokyo",
            "Tokyo | Tokyo | 10#-00## | 03-5550-#### | 03-55##-####",
            "Osaka | Osaka | 53#-00## | 06-6550-#### | 06-65##-####",
            "Nagoya | Aichi | 46#-00## | 052-555-#### | 052-5##-####",
            "Fukuoka | Fukuoka | 81#-00## | 092-555-#### | 092-5##-####",
            "Sapporo | Hokkaido | 06#-00## | 011-555-#### | 011-5##-####",
        ),
    ),
    "BR": Country(
        "Brazil", 50, "pt", "55", "", ("(11) 95550-####", "(11) 955##-####"), "BRL", 5.9, False,
        _cities(
            "America/Sao_Paulo",
            "São Paulo | SP | 01###-0## | (11) 5550-#### | (11) 55##-####",
            "Campinas | SP | 13###-0## | (19) 3550-#### | (19) 35##-####",
            "Rio de Janeiro | RJ | 20###-0## | (21) 2555-#### | (21) 25##-####",
            "Belo Horizonte | MG | 30###-0## | (31) 2555-#### | (31) 25##-####",
            "Curitiba | PR | 80###-0## | (41) 3555-#### | (41) 35##-####",
            "Manaus | AM | 69###-0## | (92) 3555-#### | (92) 35##-#### | America/Manaus",
        ),
    ),
    "IN": Country(
        "India", 50, "in", "91", "0", ("095550 #####", "0955## #####"), "INR", 92.0, True,
        _cities(
            "Asia/Kolkata",
            "Mumbai | Maharashtra | 4000## | 022 5550 #### | 022 55## ####",
            "Pune | Maharashtra | 4110## | 020 2555 #### | 020 25## ####",
            "Bengaluru | Karnataka | 5600## | 080 2555 #### | 080 25## ####",
            "New Delhi | Delhi | 1100## | 011 2555 #### | 011 25## ####",
            "Chennai | Tamil Nadu | 6000## | 044 2555 #### | 044 25## ####",
            "Hyderabad | Telangana | 5000## | 040 2555 #### | 040 25## ####",
        ),
    ),
    "CA": Country(
        "Canada", 45, "en", "1", "", ("(647) 555-01##", "(647) 7##-####"), "CAD", 1.55, True,
        _cities(
            "America/Toronto",
            "Toronto | ON | M#@ #@# | (416) 555-01## | (416) 7##-####",
            "Ottawa | ON | K#@ #@# | (613) 555-01## | (613) 7##-####",
            "Montréal | QC | H#@ #@# | (514) 555-01## | (514) 7##-####",
            "Halifax | NS | B#@ #@# | (902) 555-01## | (902) 7##-#### | America/Halifax",
            "Calgary | AB | T#@ #@# | (403) 555-01## | (403) 7##-#### | America/Edmonton",
            "Vancouver | BC | V#@ #@# | (604) 555-01## | (604) 7##-#### | America/Vancouver",
        ),
    ),
    "AU": Country(
        "Australia", 25, "en", "61", "0", ("0491 570 ###", "0491 ### ###"), "AUD", 1.68, True,
        _cities(
            "Australia/Sydney",
            "Sydney | NSW | 20## | (02) 5550 #### | (02) 7010 ####",
            "Melbourne | VIC | 30## | (03) 5550 #### | (03) 7010 #### | Australia/Melbourne",
            "Brisbane | QLD | 40## | (07) 5550 #### | (07) 7010 #### | Australia/Brisbane",
            "Adelaide | SA | 50## | (08) 5550 #### | (08) 7010 #### | Australia/Adelaide",
            "Perth | WA | 60## | (08) 5550 #### | (08) 7010 #### | Australia/Perth",
        ),
    ),
    "PL": Country(
        "Poland", 20, "pl", "48", "", ("505 551 ###", "505 ### ###"), "PLN", 4.3, False,
        _cities(
            "Europe/Warsaw",
            "Warszawa | mazowieckie | 00-### | 22 555 ## ## | 22 5## ## ##",
            "Kraków | małopolskie | 30-### | 12 555 ## ## | 12 5## ## ##",
            "Wrocław | dolnośląskie | 50-### | 71 555 ## ## | 71 5## ## ##",
            "Gdańsk | pomorskie | 80-### | 58 555 ## ## | 58 5## ## ##",
            "Poznań | wielkopolskie | 60-### | 61 555 ## ## | 61 5## ## ##",
        ),
    ),
}  # fmt: skip
