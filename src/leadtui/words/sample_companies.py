"""Companies of the sample data: what their made-up names are put together from, by language and country.

Roots are a head and a tail that mean something in the language but name no firm; trades say what a company does, in its
own language. No real brand is meant or named.
"""

from __future__ import annotations

from dataclasses import dataclass


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry: its English name, the most employees its companies have, thousand euro of revenue per employee."""

    name: str
    largest: int
    revenue: int


INDUSTRIES: tuple[Industry, ...] = (
    Industry("Logistics", 1800, 170),
    Industry("Food wholesale", 900, 410),
    Industry("Construction", 1200, 190),
    Industry("Facility management", 2600, 60),
    Industry("Home care", 700, 45),
    Industry("Utilities", 3200, 480),
    Industry("Building materials", 800, 260),
    Industry("Recycling", 600, 210),
    Industry("Medical supplies", 450, 280),
    Industry("Furniture", 350, 150),
    Industry("Lifts and escalators", 500, 140),
    Industry("Catering", 420, 70),
    Industry("Security services", 1500, 55),
    Industry("Refrigeration", 260, 180),
)

TRADES: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (("Freight", "Logistics", "Haulage"), ("Foods", "Provisions"), ("Builders", "Construction"),
           ("Facilities", "Property Services"), ("Homecare", "Care"), ("Energy", "Water"),
           ("Timber", "Building Supply"),
           ("Recycling", "Reclaim"), ("Medical", "Surgical Supply"), ("Furniture", "Interiors"), ("Lifts", "Elevators"),
           ("Catering", "Kitchens"), ("Security", "Guarding"), ("Refrigeration", "Cold Storage")),
    "fr": (("Transports", "Logistique"), ("Primeurs", "Saveurs"), ("Bâtiment", "Construction"),
           ("Services", "Multiservices"),
           ("Soins à domicile", "Santé"), ("Énergies", "Eaux"), ("Matériaux", "Bois"), ("Recyclage", "Revalor"),
           ("Médical", "Biomédical"), ("Mobilier", "Ameublement"), ("Ascenseurs", "Élévation"),
           ("Traiteur", "Restauration"),
           ("Sécurité", "Gardiennage"), ("Froid", "Réfrigération")),
    "de": (("Logistik", "Spedition", "Transporte"), ("Feinkost", "Frischdienst"), ("Bau", "Hochbau"),
           ("Gebäudedienste", "Objektservice"), ("Pflegedienst", "Pflege"), ("Energie", "Wasserwerke"),
           ("Baustoffe", "Holzhandel"), ("Recycling", "Entsorgung"), ("Medizintechnik", "Medizinbedarf"),
           ("Möbel", "Einrichtungen"), ("Aufzüge", "Fördertechnik"), ("Catering", "Großküchen"),
           ("Sicherheit", "Wachdienst"), ("Kältetechnik", "Kühlhaus")),
    "es": (("Transportes", "Logística"), ("Alimentación", "Frutas"), ("Construcciones", "Obras"),
           ("Servicios", "Mantenimiento"),
           ("Cuidados", "Asistencia"), ("Energía", "Aguas"), ("Materiales", "Maderas"), ("Reciclajes", "Ambiental"),
           ("Médica", "Suministros Clínicos"), ("Muebles", "Mobiliario"), ("Ascensores", "Elevación"),
           ("Catering", "Colectividades"), ("Seguridad", "Vigilancia"), ("Frío", "Refrigeración")),
    "it": (("Trasporti", "Logistica"), ("Alimentari", "Ortofrutta"), ("Costruzioni", "Edilizia"),
           ("Servizi", "Manutenzioni"),
           ("Assistenza", "Cure"), ("Energia", "Acque"), ("Legnami", "Materiali Edili"), ("Riciclo", "Ambiente"),
           ("Medicale", "Forniture Mediche"), ("Arredamenti", "Mobili"), ("Ascensori", "Elevatori"),
           ("Ristorazione", "Catering"), ("Sicurezza", "Vigilanza"), ("Refrigerazione", "Freddo")),
    "nl": (("Transport", "Logistiek"), ("Versgroep", "Delicatessen"), ("Bouw", "Aannemers"),
           ("Facilitair", "Gebouwbeheer"),
           ("Thuiszorg", "Zorg"), ("Energie", "Waterbeheer"), ("Bouwmaterialen", "Houthandel"), ("Recycling", "Milieu"),
           ("Medisch", "Zorgtechniek"), ("Meubelen", "Interieur"), ("Liften", "Liftservice"), ("Catering", "Keukens"),
           ("Beveiliging", "Bewaking"), ("Koeltechniek", "Koelhuizen")),
    "sv": (("Åkeri", "Logistik", "Frakt"), ("Livsmedel", "Grossist"), ("Bygg", "Entreprenad"),
           ("Fastighetsservice", "Drift"),
           ("Hemtjänst", "Omsorg"), ("Energi", "Vatten"), ("Byggmaterial", "Trä"), ("Återvinning", "Miljö"),
           ("Medicinteknik", "Vårdprodukter"), ("Möbler", "Inredning"), ("Hiss", "Hissteknik"), ("Catering", "Storkök"),
           ("Bevakning", "Säkerhet"), ("Kylteknik", "Fryshus")),
    "jp": (("Unyu", "Butsuryu"), ("Shokuhin", "Suisan"), ("Kensetsu", "Komuten"), ("Building Service", "Kanri"),
           ("Care", "Kaigo"), ("Denryoku", "Suido"), ("Kenzai", "Mokuzai"), ("Recycle", "Kankyo"),
           ("Medical", "Iryoki"),
           ("Kagu", "Interior"), ("Elevator", "Shokoki"), ("Kyushoku", "Foods"), ("Keibi", "Security"),
           ("Reizo", "Reito")),
    "pt": (("Transportes", "Logística"), ("Alimentos", "Hortifruti"), ("Construções", "Engenharia"),
           ("Serviços", "Facilities"),
           ("Cuidados", "Assistência"), ("Energia", "Saneamento"), ("Madeiras", "Materiais"),
           ("Reciclagem", "Ambiental"),
           ("Hospitalar", "Médica"), ("Móveis", "Interiores"), ("Elevadores", "Elevação"), ("Refeições", "Cozinhas"),
           ("Segurança", "Vigilância"), ("Refrigeração", "Frio")),
    "in": (("Roadlines", "Logistics", "Carriers"), ("Agro Foods", "Foods"), ("Infra", "Constructions"),
           ("Facility Services", "Estates"), ("Home Care", "Wellness"), ("Power", "Water Works"),
           ("Timbers", "Cements"),
           ("Recyclers", "Enviro"), ("Surgicals", "Healthcare"), ("Furnishings", "Furniture"), ("Elevators", "Lifts"),
           ("Caterers", "Kitchens"), ("Security", "Protection"), ("Cold Chain", "Refrigeration")),
    "pl": (("Transport", "Spedycja", "Logistyka"), ("Delikatesy", "Hurtownia"), ("Budownictwo", "Inwestycje"),
           ("Serwis", "Obsługa Obiektów"), ("Opieka", "Zdrowie"), ("Energetyka", "Wodociągi"), ("Drewno", "Materiały"),
           ("Recykling", "Środowisko"), ("Medyka", "Sprzęt Medyczny"), ("Meble", "Wnętrza"), ("Dźwigi", "Windy"),
           ("Gastronomia", "Catering"), ("Ochrona", "Monitoring"), ("Chłodnictwo", "Mroźnia")),
}  # fmt: skip
"""What a company of each industry (in the order of INDUSTRIES) calls its trade."""

ROOTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        _words("""Alder Amber Ash Badger Birch Bracken Bramble Briar Cinder Clover Copper Dapple Drift Ember Fallow
            Fern Finch Flint Fox Garnet Gorse Hazel Heron Ivy Juniper Kestrel Larch Linnet Marl Merlin Nettle Oak
            Otter Pebble Plover Quill Raven Rowan Sable Sedge Sorrel Teal Thistle Tawny Umber Vesper Wren Yarrow"""),
        _words("""brook bury combe cote croft dale den field fold garth gate grove haven hollow holt hurst lea lode
            mere mill moor more ridge stead stile stow thorpe wharf wick wold"""),
    ),
    "fr": (
        _words("""Aulne Bel Beau Biz Bruy Chan Clair Cour Dor Éver Fau Font Fré Gar Grand Haut Jon Lan Mar Méri Mont
            Or Pers Quin Roch Sau Sol Tré Val Ver Vign Yvel"""),
        _words("""agne aubrac avoise ençon erolles esnel evrin idolle ignac illon ivart oisel olune onval orsac
            oulin ovière ugères ussac uzelle"""),
    ),
    "de": (
        _words("""Ahl Birken Brell Dorn Eiben Erl Falken Fichten Gersten Grün Hasel Heide Immen Kiefern Kranich
            Lerchen Linden Marder Milan Moor Nebel Otter Quell Reiher Rotdorn Sand Schleh Silber Tann Ulmen Wacholder
            Weiden Wiesen Zander"""),
        _words("""au bek brück busch deich feld furt grund hag heim hof horst kamp kopf moos rain ried see sieden
            tal werder wik"""),
    ),
    "es": (
        _words("""Alba Almi Alt Bel Brisa Cam Cerr Dor Encin Flor Gran Jar Lun Mar Mir Mont Nav Oliv Pin Río Ros Sal
            Ser Sol Tor Val Ver Vill"""),
        _words("ada ael alia anca ares arena avia ella enia era esca ida iel illas inar ista ona oria oyo ueva"),
    ),
    "it": (
        _words("""Acqua Alb Alp Bel Bosc Camp Ced Cort Fior Fonta Gel Lun Mar Mont Nev Oliv Ond Pin Port Riv Roc Sal
            Selv Stell Torr Val Vent Vign"""),
        _words("""abella adera agna alta anese ardina aria avena ella ese etta evia iana icella ina isola ola olmo
            ona ora uria"""),
    ),
    "nl": (
        _words("""Berken Boter Brand Dijk Duin Eiken Essen Ganzen Haver Hei Hoek Iepen Kers Klaver Kraan Linde Meeuw
            Molen Noorder Ooster Reiger Riet Sluis Spaan Turf Veen Vlas Water Wester Wilgen Zand Zwaan"""),
        _words("""beek berg bosch donk dorp hage haven hof horst huizen kamp land lo monde schans stede veld vliet
            waard wijk zicht"""),
    ),
    "sv": (
        _words("""Al Asp Björk Brant Dimm Ek Fisk Gran Gräs Hassel Hav Häger Is Järv Klint Ljung Lom Löv Mos Nord
            Orr Rönn Sjö Skog Sten Tall Tran Ugg Vass Vind Väster Älv Öst"""),
        _words("""backa berga boda by dal fors gärde hammar hed hult kulla lund mark mo näs rum ryd sala sta strand
            torp tuna vik"""),
    ),
    "jp": (
        _words("""Ake Asa Fuji Furu Hana Hato Haya Hoshi Ishi Kaze Kita Kuri Matsu Minato Natsu Shira Taka Tsuki Ume
            Waka Yuki"""),
        _words("""bata gaoka hama hara hira kura machi mine mizu nami no numa saka sato se shio tsuru ura zono zuka"""),
    ),
    "pt": (
        _words("""Araru Bela Buri Caju Cari Cipó Embu Gua Ipê Itaju Jabu Jaca Lagoa Mari Moju Mura Orla Pira Sabi
            Serra Tama Taqua Tuiu Uiru Vale Xavi"""),
        _words("""bela bira cema çaba coara dema guá iba jara lema mbi mirim nema pará pema poca rama sarra tuba
            vela vira"""),
    ),
    "in": (
        _words("""Akash Amrit Anvi Arun Bhoomi Chandan Dhara Ganga Hari Ila Indu Jyoti Kaveri Kiran Madhu Mayur
            Megha Mitra Navya Neel Pavan Prithvi Ratna Rohini Sagar Shanti Surya Tara Udaya Vasant Vayu Yamuna"""),
        _words("""bhumi dhan deep gram kala kendra kriti lok marg path prabha prem sangam setu shakti shree tej
            vahan van vriksha"""),
    ),
    "pl": (
        _words("""Bob Bor Brzez Czapl Dąb Dol Gaw Grab Jasn Jem Jod Kal Klon Lesz Lip Łąk Mal Mod Morw Olsz Rud Sarn
            Sos Wierzb Wrzos Zdroj Żur"""),
        _words("""adex amer ana asta bud ewa exim gaz ica imex ina ink mar matic owex owit plast pol tech tor trans
            una"""),
    ),
}

PARTNERS: dict[str, tuple[str, ...]] = {
    "en": ("{a} & {b}", "{a} Brothers", "{a} & Daughters", "{a} {t}"),
    "fr": ("{a} & Fils", "Établissements {a}", "{a} {t}", "{t} {a}"),
    "de": ("{a} & Söhne", "{a} & {b}", "{a} {t}", "Gebrüder {a}"),
    "es": ("Hermanos {a}", "{a} e Hijos", "{t} {a}", "{a} y {b}"),
    "it": ("{a} & Figli", "Fratelli {a}", "{t} {a}", "{a} {t}"),
    "nl": ("Gebroeders {a}", "{a} & Zonen", "{a} {t}", "{a} en {b}"),
    "sv": ("{a} & Söner", "Bröderna {a}", "{a}s {t}", "{a} {t}"),
    "jp": ("{a} {t}", "{a} Shoten", "{a} Shokai", "{a} Kogyo"),
    "pt": ("Irmãos {a}", "{a} & Filhos", "{t} {a}", "{a} & {b}"),
    "in": ("{a} & Sons", "{a} Brothers", "{a} {t}", "{a} & {b}"),
    "pl": ("{a} i Synowie", "Bracia {a}", "{a} {t}", "{t} {a}"),
}
"""Companies that carry the names of people: {a}, {b} last names, {t} the trade."""

FORMS: dict[str, tuple[str, ...]] = {
    "US": ("Inc.", "LLC", "Corp.", "Co.", ""),
    "GB": ("Ltd", "Limited", "LLP", "plc", ""),
    "FR": ("SARL", "SAS", "SA", ""),
    "DE": ("GmbH", "GmbH & Co. KG", "AG", "KG", ""),
    "ES": ("S.L.", "S.A.", ""),
    "IT": ("S.r.l.", "S.p.A.", ""),
    "NL": ("B.V.", "N.V.", ""),
    "SE": ("AB", ""),
    "JP": ("K.K.", "G.K.", ""),
    "BR": ("Ltda.", "S.A.", ""),
    "IN": ("Pvt. Ltd.", "Ltd.", ""),
    "CA": ("Inc.", "Ltd.", ""),
    "AU": ("Pty Ltd", ""),
    "PL": ("Sp. z o.o.", "S.A.", ""),
}

STREETS: dict[str, tuple[str, ...]] = {
    "en": ("Mill Road", "Station Road", "Orchard Street", "Canal Street", "Harbour Way", "Foundry Lane",
           "Market Street",
           "Granary Row", "Bridge Street", "Chestnut Avenue"),
    "fr": ("rue des Tilleuls", "rue du Port", "avenue de la Gare", "rue des Ateliers", "quai de la Scierie",
           "boulevard des Frères", "rue du Moulin", "allée des Charpentiers"),
    "de": ("Lindenstraße", "Am Güterbahnhof", "Hafenstraße", "Gewerbering", "Mühlweg", "Industriestraße", "Birkenallee",
           "An der alten Ziegelei"),
    "es": ("Calle del Molino", "Avenida del Puerto", "Calle de la Fragua", "Paseo de los Olmos", "Calle Almacenes",
           "Ronda de Poniente"),
    "it": ("Via dei Mulini", "Via della Stazione", "Viale dei Tigli", "Via del Porto", "Via Officine",
           "Corso dei Cedri"),
    "nl": ("Havenweg", "Molenstraat", "Stationsplein", "Lindelaan", "Ambachtsweg", "Kadestraat"),
    "sv": ("Hamngatan", "Verkstadsgatan", "Kvarnvägen", "Björkallén", "Magasinsgatan", "Stationsgatan"),
    "jp": ("Minato-cho", "Honmachi", "Sakae-machi", "Aobadai", "Kitahama", "Higashi-dori"),
    "pt": ("Rua das Oficinas", "Avenida do Porto", "Rua dos Ipês", "Alameda dos Jacarandás", "Rua da Estação",
           "Rua do Armazém"),
    "in": ("Mill Road", "Station Road", "Temple Street", "Lake View Road", "Industrial Estate Road", "Old Fort Road"),
    "pl": ("ul. Młyńska", "ul. Portowa", "ul. Lipowa", "ul. Warsztatowa", "al. Brzozowa", "ul. Składowa"),
}  # fmt: skip
