"""States and provinces: ISO 3166-2 code, the name they are kept by, and what else they are called.

Only countries in whose addresses a state is written. The name is the local one (ISO 3166-2), with accents.
"""

from __future__ import annotations

from functools import cache

ALWAYS_ONE_OF_THESE = frozenset(("US", "CA", "AU", "BR", "MX", "IN", "DE", "AT", "CH", "IT", "MY"))
"""Countries of which every state is here, and nothing else is written in its place (as counties are in Britain)."""

_TABLE = """
US: AL Alabama|Ala; AK Alaska; AZ Arizona|Ariz; AR Arkansas|Ark; CA California|Calif|Cal; CO Colorado|Colo;
    CT Connecticut|Conn; DE Delaware|Del; DC District of Columbia|Washington DC|Washington D C; FL Florida|Fla;
    GA Georgia; HI Hawaii; ID Idaho; IL Illinois|Ill; IN Indiana|Ind; IA Iowa; KS Kansas|Kan; KY Kentucky; LA Louisiana;
    ME Maine; MD Maryland; MA Massachusetts|Mass; MI Michigan|Mich; MN Minnesota|Minn; MS Mississippi|Miss;
    MO Missouri; MT Montana|Mont; NE Nebraska|Neb|Nebr; NV Nevada|Nev; NH New Hampshire; NJ New Jersey;
    NM New Mexico; NY New York|New York State; NC North Carolina|N Carolina; ND North Dakota|N Dakota; OH Ohio;
    OK Oklahoma|Okla; OR Oregon|Ore; PA Pennsylvania|Penn|Penna; RI Rhode Island; SC South Carolina|S Carolina;
    SD South Dakota|S Dakota; TN Tennessee|Tenn; TX Texas|Tex; UT Utah; VT Vermont; VA Virginia;
    WA Washington|Wash|Washington State; WV West Virginia|W Virginia|W Va; WI Wisconsin|Wis; WY Wyoming|Wyo;
    PR Puerto Rico; GU Guam; VI U.S. Virgin Islands|Virgin Islands; AS American Samoa; MP Northern Mariana Islands
CA: AB Alberta|Alta; BC British Columbia|Colombie-Britannique; MB Manitoba|Man; NB New Brunswick|Nouveau-Brunswick;
    NL Newfoundland and Labrador|Newfoundland|Terre-Neuve-et-Labrador|NF|NFLD; NS Nova Scotia|Nouvelle-Écosse;
    NT Northwest Territories|NWT|Territoires du Nord-Ouest; NU Nunavut; ON Ontario|Ont;
    PE Prince Edward Island|PEI|Île-du-Prince-Édouard; QC Quebec|PQ|Que|Province of Quebec; SK Saskatchewan|Sask;
    YT Yukon|YK|Yukon Territory
AU: ACT Australian Capital Territory|Canberra; NSW New South Wales; NT Northern Territory; QLD Queensland;
    SA South Australia; TAS Tasmania; VIC Victoria; WA Western Australia
BR: AC Acre; AL Alagoas; AP Amapá; AM Amazonas; BA Bahia; CE Ceará; DF Distrito Federal; ES Espírito Santo; GO Goiás;
    MA Maranhão; MT Mato Grosso; MS Mato Grosso do Sul; MG Minas Gerais; PA Pará; PB Paraíba; PR Paraná; PE Pernambuco;
    PI Piauí; RJ Rio de Janeiro; RN Rio Grande do Norte; RS Rio Grande do Sul; RO Rondônia; RR Roraima;
    SC Santa Catarina; SP São Paulo; SE Sergipe; TO Tocantins
MX: AGU Aguascalientes|AGS; BCN Baja California|BC; BCS Baja California Sur; CAM Campeche|CAMP; CHP Chiapas|CHIS;
    CHH Chihuahua|CHIH; CMX Ciudad de México|CDMX|DF|Distrito Federal|Mexico City; COA Coahuila|COAH; COL Colima;
    DUR Durango|DGO; GUA Guanajuato|GTO; GRO Guerrero; HID Hidalgo|HGO; JAL Jalisco; MEX Estado de México|EDOMEX|México;
    MIC Michoacán|MICH; MOR Morelos; NAY Nayarit; NLE Nuevo León|NL; OAX Oaxaca; PUE Puebla; QUE Querétaro|QRO;
    ROO Quintana Roo|QROO; SLP San Luis Potosí; SIN Sinaloa; SON Sonora; TAB Tabasco; TAM Tamaulipas|TAMPS;
    TLA Tlaxcala|TLAX; VER Veracruz; YUC Yucatán; ZAC Zacatecas
IN: AN Andaman and Nicobar Islands; AP Andhra Pradesh; AR Arunachal Pradesh; AS Assam; BR Bihar; CH Chandigarh;
    CG Chhattisgarh|CT; DL Delhi|New Delhi|NCT of Delhi; GA Goa; GJ Gujarat; HR Haryana; HP Himachal Pradesh;
    JK Jammu and Kashmir; JH Jharkhand; KA Karnataka; KL Kerala; LA Ladakh; LD Lakshadweep; MP Madhya Pradesh;
    MH Maharashtra; MN Manipur; ML Meghalaya; MZ Mizoram; NL Nagaland; OD Odisha|OR|Orissa; PY Puducherry|Pondicherry;
    PB Punjab; RJ Rajasthan; SK Sikkim; TN Tamil Nadu; TS Telangana|TG; TR Tripura; UP Uttar Pradesh;
    UK Uttarakhand|UT; WB West Bengal
IT: AG Agrigento; AL Alessandria; AN Ancona; AO Aosta; AR Arezzo; AP Ascoli Piceno; AT Asti; AV Avellino; BA Bari;
    BT Barletta-Andria-Trani; BL Belluno; BN Benevento; BG Bergamo; BI Biella; BO Bologna; BZ Bolzano|Bozen;
    BS Brescia; BR Brindisi; CA Cagliari; CL Caltanissetta; CB Campobasso; CE Caserta; CT Catania; CZ Catanzaro;
    CH Chieti; CO Como; CS Cosenza; CR Cremona; KR Crotone; CN Cuneo; EN Enna; FM Fermo; FE Ferrara;
    FI Firenze|Florence;
    FG Foggia; FC Forlì-Cesena|FO; FR Frosinone; GE Genova|Genoa; GO Gorizia; GR Grosseto; IM Imperia; IS Isernia;
    SP La Spezia; AQ L'Aquila; LT Latina; LE Lecce; LC Lecco; LI Livorno; LO Lodi; LU Lucca; MC Macerata; MN Mantova;
    MS Massa-Carrara; MT Matera; ME Messina; MI Milano|Milan; MO Modena; MB Monza e Brianza; NA Napoli|Naples;
    NO Novara; NU Nuoro; OR Oristano; PD Padova|Padua; PA Palermo; PR Parma; PV Pavia; PG Perugia; PU Pesaro e Urbino;
    PE Pescara; PC Piacenza; PI Pisa; PT Pistoia; PN Pordenone; PZ Potenza; PO Prato; RG Ragusa; RA Ravenna;
    RC Reggio Calabria; RE Reggio Emilia; RI Rieti; RN Rimini; RM Roma|Rome; RO Rovigo; SA Salerno; SS Sassari;
    SV Savona; SI Siena; SR Siracusa|Syracuse; SO Sondrio; SU Sud Sardegna; TA Taranto; TE Teramo; TR Terni;
    TO Torino|Turin; TP Trapani; TN Trento; TV Treviso; TS Trieste; UD Udine; VA Varese; VE Venezia|Venice;
    VB Verbano-Cusio-Ossola; VC Vercelli; VR Verona; VV Vibo Valentia; VI Vicenza; VT Viterbo
DE: BW Baden-Württemberg|Baden-Wuerttemberg; BY Bayern|Bavaria; BE Berlin; BB Brandenburg; HB Bremen; HH Hamburg;
    HE Hessen|Hesse; MV Mecklenburg-Vorpommern|Mecklenburg-Western Pomerania|MVP; NI Niedersachsen|Lower Saxony|NDS;
    NW Nordrhein-Westfalen|North Rhine-Westphalia|NRW; RP Rheinland-Pfalz|Rhineland-Palatinate|RLP;
    SL Saarland; SN Sachsen|Saxony; ST Sachsen-Anhalt|Saxony-Anhalt; SH Schleswig-Holstein; TH Thüringen|Thuringia
AT: 1 Burgenland|Bgld; 2 Kärnten|Carinthia|Ktn; 3 Niederösterreich|Lower Austria|NÖ; 4 Oberösterreich|Upper Austria|OÖ;
    5 Salzburg|Sbg; 6 Steiermark|Styria|Stmk; 7 Tirol|Tyrol; 8 Vorarlberg|Vbg; 9 Wien|Vienna
CH: AG Aargau; AR Appenzell Ausserrhoden; AI Appenzell Innerrhoden; BL Basel-Landschaft|Baselland; BS Basel-Stadt;
    BE Bern|Berne; FR Fribourg|Freiburg; GE Genève|Geneva|Genf; GL Glarus; GR Graubünden|Grisons; JU Jura;
    LU Luzern|Lucerne; NE Neuchâtel|Neuenburg; NW Nidwalden; OW Obwalden; SG St. Gallen|Sankt Gallen; SH Schaffhausen;
    SZ Schwyz; SO Solothurn; TG Thurgau; TI Ticino|Tessin; UR Uri; VS Valais|Wallis; VD Vaud|Waadt; ZG Zug;
    ZH Zürich|Zurich
NL: DR Drenthe; FL Flevoland; FR Fryslân|Friesland; GE Gelderland; GR Groningen; LI Limburg;
    NB Noord-Brabant|North Brabant; NH Noord-Holland|North Holland; OV Overijssel; UT Utrecht; ZE Zeeland;
    ZH Zuid-Holland|South Holland
ES: C A Coruña|La Coruña; VI Álava|Araba; AB Albacete; A Alicante|Alacant; AL Almería; O Asturias; AV Ávila; BA Badajoz;
    PM Illes Balears|Islas Baleares|Baleares|Balearic Islands; B Barcelona; BI Bizkaia|Vizcaya; BU Burgos; CC Cáceres;
    CA Cádiz; S Cantabria; CS Castellón|Castelló; CE Ceuta; CR Ciudad Real; CO Córdoba; CU Cuenca;
    SS Gipuzkoa|Guipúzcoa;
    GI Girona|Gerona; GR Granada; GU Guadalajara; H Huelva; HU Huesca; J Jaén; LO La Rioja; GC Las Palmas; LE León;
    L Lleida|Lérida; LU Lugo; M Madrid; MA Málaga; ML Melilla; MU Murcia; NA Navarra|Navarre; OR Ourense|Orense;
    P Palencia; PO Pontevedra; SA Salamanca; TF Santa Cruz de Tenerife|Tenerife; SG Segovia; SE Sevilla|Seville;
    SO Soria;
    T Tarragona; TE Teruel; TO Toledo; V Valencia|València; VA Valladolid; ZA Zamora; Z Zaragoza|Saragossa
GB: ENG England; SCT Scotland; WLS Wales|Cymru; NIR Northern Ireland
MY: 01 Johor; 02 Kedah; 03 Kelantan; 04 Melaka|Malacca; 05 Negeri Sembilan; 06 Pahang; 07 Pulau Pinang|Penang; 08 Perak;
    09 Perlis; 10 Selangor; 11 Terengganu; 12 Sabah; 13 Sarawak; 14 Kuala Lumpur|KL; 15 Labuan; 16 Putrajaya
"""


@cache
def states() -> dict[str, dict[str, str]]:
    """By country (alpha-2), every word for a state as written → the name it is kept by. The first name comes first."""
    found: dict[str, dict[str, str]] = {}
    country = ""
    for line in _TABLE.strip().splitlines():
        head, colon, rest = line.partition(":")
        if colon and len(head) == 2:
            country = head
            found[country] = {}
        for entry in (rest if colon and len(head) == 2 else line).split(";"):
            code, _, names = entry.strip().partition(" ")
            if names:
                _add(found[country], code, names.split("|"))
    return found


def _add(words: dict[str, str], code: str, names: list[str]) -> None:
    if not code.isdigit():
        words[code] = names[0]
    words.update(dict.fromkeys(names, names[0]))
