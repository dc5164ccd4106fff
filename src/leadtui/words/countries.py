"""Countries: ISO 3166 codes, the English name, the currency (ISO 4217) and what else people write for it in English.

Names in other languages come from libphonenumber's own list (`rules/values.py`), so they are not repeated here.
"""

from __future__ import annotations

from functools import cache

from leadtui.words.records import NamedTuple


class Country(NamedTuple):
    """A country: `code` is ISO 3166 alpha-2 and its phone region; `name` the usual English one; `currency` ISO 4217."""

    code: str
    name: str
    currency: str


# alpha-2 alpha-3 currency name|other names
_TABLE = """
    AD AND EUR Andorra; AE ARE AED United Arab Emirates|UAE|U.A.E.|Emirates; AF AFG AFN Afghanistan;
    AG ATG XCD Antigua and Barbuda; AI AIA XCD Anguilla; AL ALB ALL Albania; AM ARM AMD Armenia; AO AGO AOA Angola;
    AQ ATA USD Antarctica; AR ARG ARS Argentina; AS ASM USD American Samoa; AT AUT EUR Austria;
    AU AUS AUD Australia; AW ABW AWG Aruba; AX ALA EUR Åland Islands; AZ AZE AZN Azerbaijan;
    BA BIH BAM Bosnia and Herzegovina|Bosnia; BB BRB BBD Barbados; BD BGD BDT Bangladesh; BE BEL EUR Belgium;
    BF BFA XOF Burkina Faso; BG BGR EUR Bulgaria; BH BHR BHD Bahrain; BI BDI BIF Burundi; BJ BEN XOF Benin;
    BL BLM EUR Saint Barthélemy; BM BMU BMD Bermuda; BN BRN BND Brunei|Brunei Darussalam; BO BOL BOB Bolivia;
    BQ BES USD Caribbean Netherlands; BR BRA BRL Brazil; BS BHS BSD Bahamas|The Bahamas; BT BTN BTN Bhutan;
    BW BWA BWP Botswana; BY BLR BYN Belarus; BZ BLZ BZD Belize; CA CAN CAD Canada; CC CCK AUD Cocos Islands;
    CD COD CDF Democratic Republic of the Congo|DR Congo|DRC|Congo-Kinshasa; CF CAF XAF Central African Republic;
    CG COG XAF Congo|Republic of the Congo|Congo-Brazzaville; CH CHE CHF Switzerland;
    CI CIV XOF Côte d'Ivoire|Ivory Coast; CK COK NZD Cook Islands; CL CHL CLP Chile; CM CMR XAF Cameroon;
    CN CHN CNY China|People's Republic of China|PRC|Mainland China|PR China; CO COL COP Colombia;
    CR CRI CRC Costa Rica; CU CUB CUP Cuba; CV CPV CVE Cape Verde|Cabo Verde; CW CUW XCG Curaçao;
    CX CXR AUD Christmas Island; CY CYP EUR Cyprus; CZ CZE CZK Czechia|Czech Republic;
    DE DEU EUR Germany|Federal Republic of Germany|BRD; DJ DJI DJF Djibouti; DK DNK DKK Denmark; DM DMA XCD Dominica;
    DO DOM DOP Dominican Republic; DZ DZA DZD Algeria; EC ECU USD Ecuador; EE EST EUR Estonia; EG EGY EGP Egypt;
    EH ESH MAD Western Sahara; ER ERI ERN Eritrea; ES ESP EUR Spain; ET ETH ETB Ethiopia; FI FIN EUR Finland;
    FJ FJI FJD Fiji; FK FLK FKP Falkland Islands; FM FSM USD Micronesia; FO FRO DKK Faroe Islands;
    FR FRA EUR France; GA GAB XAF Gabon;
    GB GBR GBP United Kingdom|UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland;
    GD GRD XCD Grenada; GE GEO GEL Georgia; GF GUF EUR French Guiana; GG GGY GBP Guernsey; GH GHA GHS Ghana;
    GI GIB GIP Gibraltar; GL GRL DKK Greenland; GM GMB GMD Gambia|The Gambia; GN GIN GNF Guinea;
    GP GLP EUR Guadeloupe; GQ GNQ XAF Equatorial Guinea; GR GRC EUR Greece|EL; GT GTM GTQ Guatemala;
    GU GUM USD Guam; GW GNB XOF Guinea-Bissau; GY GUY GYD Guyana; HK HKG HKD Hong Kong|Hong Kong SAR;
    HN HND HNL Honduras; HR HRV EUR Croatia; HT HTI HTG Haiti; HU HUN HUF Hungary; ID IDN IDR Indonesia;
    IE IRL EUR Ireland|Republic of Ireland|Eire; IL ISR ILS Israel; IM IMN GBP Isle of Man; IN IND INR India;
    IO IOT USD British Indian Ocean Territory; IQ IRQ IQD Iraq; IR IRN IRR Iran|Islamic Republic of Iran;
    IS ISL ISK Iceland; IT ITA EUR Italy; JE JEY GBP Jersey; JM JAM JMD Jamaica; JO JOR JOD Jordan;
    JP JPN JPY Japan; KE KEN KES Kenya; KG KGZ KGS Kyrgyzstan; KH KHM KHR Cambodia; KI KIR AUD Kiribati;
    KM COM KMF Comoros; KN KNA XCD Saint Kitts and Nevis; KP PRK KPW North Korea;
    KR KOR KRW South Korea|Korea|Republic of Korea|Korea, Republic of; KW KWT KWD Kuwait;
    KY CYM KYD Cayman Islands; KZ KAZ KZT Kazakhstan; LA LAO LAK Laos; LB LBN LBP Lebanon; LC LCA XCD Saint Lucia;
    LI LIE CHF Liechtenstein; LK LKA LKR Sri Lanka; LR LBR LRD Liberia; LS LSO LSL Lesotho; LT LTU EUR Lithuania;
    LU LUX EUR Luxembourg; LV LVA EUR Latvia; LY LBY LYD Libya; MA MAR MAD Morocco; MC MCO EUR Monaco;
    MD MDA MDL Moldova|Republic of Moldova; ME MNE EUR Montenegro; MF MAF EUR Saint Martin; MG MDG MGA Madagascar;
    MH MHL USD Marshall Islands; MK MKD MKD North Macedonia|Macedonia; ML MLI XOF Mali; MM MMR MMK Myanmar|Burma;
    MN MNG MNT Mongolia; MO MAC MOP Macao|Macau; MP MNP USD Northern Mariana Islands; MQ MTQ EUR Martinique;
    MR MRT MRU Mauritania; MS MSR XCD Montserrat; MT MLT EUR Malta; MU MUS MUR Mauritius; MV MDV MVR Maldives;
    MW MWI MWK Malawi; MX MEX MXN Mexico; MY MYS MYR Malaysia; MZ MOZ MZN Mozambique; NA NAM NAD Namibia;
    NC NCL XPF New Caledonia; NE NER XOF Niger; NF NFK AUD Norfolk Island; NG NGA NGN Nigeria;
    NI NIC NIO Nicaragua; NL NLD EUR Netherlands|The Netherlands|Holland; NO NOR NOK Norway; NP NPL NPR Nepal;
    NR NRU AUD Nauru; NU NIU NZD Niue; NZ NZL NZD New Zealand|Aotearoa; OM OMN OMR Oman; PA PAN PAB Panama;
    PE PER PEN Peru; PF PYF XPF French Polynesia; PG PNG PGK Papua New Guinea;
    PH PHL PHP Philippines|The Philippines; PK PAK PKR Pakistan; PL POL PLN Poland;
    PM SPM EUR Saint Pierre and Miquelon; PN PCN NZD Pitcairn; PR PRI USD Puerto Rico;
    PS PSE ILS Palestine|State of Palestine; PT PRT EUR Portugal; PW PLW USD Palau; PY PRY PYG Paraguay;
    QA QAT QAR Qatar; RE REU EUR Réunion; RO ROU RON Romania; RS SRB RSD Serbia;
    RU RUS RUB Russia|Russian Federation; RW RWA RWF Rwanda; SA SAU SAR Saudi Arabia|KSA;
    SB SLB SBD Solomon Islands; SC SYC SCR Seychelles; SD SDN SDG Sudan; SE SWE SEK Sweden; SG SGP SGD Singapore;
    SH SHN SHP Saint Helena; SI SVN EUR Slovenia; SJ SJM NOK Svalbard and Jan Mayen;
    SK SVK EUR Slovakia|Slovak Republic; SL SLE SLE Sierra Leone; SM SMR EUR San Marino; SN SEN XOF Senegal;
    SO SOM SOS Somalia; SR SUR SRD Suriname; SS SSD SSP South Sudan; ST STP STN São Tomé and Príncipe;
    SV SLV USD El Salvador; SX SXM XCG Sint Maarten; SY SYR SYP Syria|Syrian Arab Republic;
    SZ SWZ SZL Eswatini|Swaziland; TC TCA USD Turks and Caicos Islands; TD TCD XAF Chad; TG TGO XOF Togo;
    TH THA THB Thailand; TJ TJK TJS Tajikistan; TK TKL NZD Tokelau; TL TLS USD Timor-Leste|East Timor;
    TM TKM TMT Turkmenistan; TN TUN TND Tunisia; TO TON TOP Tonga; TR TUR TRY Türkiye|Turkey;
    TT TTO TTD Trinidad and Tobago; TV TUV AUD Tuvalu; TW TWN TWD Taiwan|Taiwan, ROC; TZ TZA TZS Tanzania;
    UA UKR UAH Ukraine; UG UGA UGX Uganda;
    US USA USD United States|U.S.|U.S.A.|United States of America|America|The United States; UY URY UYU Uruguay;
    UZ UZB UZS Uzbekistan; VA VAT EUR Vatican City|Vatican|Holy See; VC VCT XCD Saint Vincent and the Grenadines;
    VE VEN VES Venezuela; VG VGB USD British Virgin Islands; VI VIR USD U.S. Virgin Islands;
    VN VNM VND Vietnam|Viet Nam; VU VUT VUV Vanuatu; WF WLF XPF Wallis and Futuna; WS WSM WST Samoa;
    XK XKX EUR Kosovo; YE YEM YER Yemen; YT MYT EUR Mayotte; ZA ZAF ZAR South Africa; ZM ZMB ZMW Zambia;
    ZW ZWE ZWG Zimbabwe
"""

PLATES = {
    "D": "DE", "A": "AT", "F": "FR", "I": "IT", "B": "BE", "E": "ES", "L": "LU", "P": "PT", "S": "SE", "N": "NO",
    "H": "HU",
}  # fmt: skip
"""Letters on number plates that are no ISO codes, which people write for their neighbours in lists of their own. They
mean a country only where nothing but a country can stand.
"""


@cache
def countries() -> dict[str, Country]:
    """Every country by its alpha-2 code."""
    return {entry[0]: Country(entry[0], entry[3], entry[2]) for entry in _entries()}


@cache
def country_words() -> dict[str, str]:
    """Code and names of every country, as written, → alpha-2 code."""
    words: dict[str, str] = {}
    for code, alpha3, _, *names in _entries():
        words.update(dict.fromkeys((code, alpha3, *names), code))
    return words


def _entries() -> list[list[str]]:
    entries = []
    for entry in " ".join(_TABLE.split()).split(";"):
        code, alpha3, currency, names = entry.strip().split(" ", 3)
        entries.append([code, alpha3, currency, *names.split("|")])
    return entries
