"""One key for the names that a city has in several languages, so that "Gent" and "Ghent" are one place to meet in, and
the zone that each is in.

The names are those of CLDR and of the cities' own pages; a city that is not in the table is known by its name alone.
"""

from functools import lru_cache

from netritual.domain.language.text import fold

_CITIES = {
    "America/Los_Angeles": (("Los Angeles", "LA", "L.A."), ("San Francisco", "SF")),
    "America/Mexico_City": (("Mexico City", "Ciudad de México", "CDMX"),),
    "America/New_York": (("New York", "New York City", "NYC", "NY", "Nueva York"),
        ("Washington", "Washington DC", "Washington D.C.")),
    "America/Sao_Paulo": (("São Paulo", "Sao Paulo"),),
    "Asia/Kolkata": (("Mumbai", "Bombay"),),
    "Asia/Shanghai": (("Beijing", "Peking", "Pékin"),),
    "Asia/Tokyo": (("Tokyo", "東京", "Tokio"),),
    "Europe/Amsterdam": (("Amsterdam", "A'dam"), ("The Hague", "Den Haag", "'s-Gravenhage", "La Haye")),
    "Europe/Athens": (("Athens", "Athina", "Αθήνα", "Athen", "Atenas"),),
    "Europe/Belgrade": (("Belgrade", "Beograd", "Belgrad"),),
    "Europe/Berlin": (("Aachen", "Aix-la-Chapelle", "Aken"), ("Cologne", "Köln", "Koeln", "Keulen", "Colonia"),
        ("Düsseldorf", "Duesseldorf"), ("Frankfurt", "Frankfurt am Main", "Frankfurt/Main", "Francfort"),
        ("Hamburg", "Hambourg", "Hamburgo"), ("Hanover", "Hannover"), ("Mainz", "Mayence"),
        ("Munich", "München", "Muenchen", "Monaco di Baviera"), ("Nuremberg", "Nürnberg", "Nuernberg")),
    "Europe/Brussels": (("Antwerp", "Antwerpen", "Anvers", "Amberes"), ("Bruges", "Brugge", "Brügge", "Brujas"),
        ("Brussels", "Bruxelles", "Brussel", "Brüssel", "Bruselas", "Bruxelas"), ("Ghent", "Gent", "Gand", "Gante"),
        ("Leuven", "Louvain", "Löwen"), ("Liège", "Luik", "Lüttich"), ("Mechelen", "Malines")),
    "Europe/Bucharest": (("Bucharest", "București", "Bukarest", "Bucarest"),),
    "Europe/Copenhagen": (("Copenhagen", "København", "Kopenhagen", "Copenhague"),),
    "Europe/Dublin": (("Dublin", "Baile Átha Cliath"),),
    "Europe/Helsinki": (("Helsinki", "Helsingfors"),),
    "Europe/Istanbul": (("Istanbul", "İstanbul"),),
    "Europe/Kyiv": (("Kyiv", "Kiev", "Київ"),),
    "Europe/Lisbon": (("Lisbon", "Lisboa", "Lissabon", "Lisbonne"), ("Porto", "Oporto")),
    "Europe/London": (("Edinburgh", "Édimbourg", "Edimburgo"), ("London", "Londres", "Londen", "Londra")),
    "Europe/Luxembourg": (("Luxembourg", "Luxemburg", "Lëtzebuerg"),),
    "Europe/Madrid": (("Barcelona", "Barna"), ("Seville", "Sevilla")),
    "Europe/Moscow": (("Moscow", "Москва", "Moskva", "Moskau"),),
    "Europe/Paris": (("Lille", "Rijsel"), ("Lyon", "Lyons"), ("Marseille", "Marseilles"), ("Nice", "Nizza"),
        ("Paris", "París", "Parigi", "Parijs"), ("Strasbourg", "Straßburg", "Strassburg")),
    "Europe/Prague": (("Prague", "Praha", "Prag", "Praga"),),
    "Europe/Rome": (("Florence", "Firenze", "Florenz"), ("Genoa", "Genova", "Genua", "Gênes"),
        ("Milan", "Milano", "Mailand", "Milán"), ("Naples", "Napoli", "Neapel", "Nápoles"), ("Rome", "Roma", "Rom"),
        ("Turin", "Torino"), ("Venice", "Venezia", "Venedig")),
    "Europe/Sofia": (("Sofia", "София"),),
    "Europe/Stockholm": (("Gothenburg", "Göteborg", "Goeteborg"), ("Stockholm", "Estocolmo")),
    "Europe/Vienna": (("Vienna", "Wien", "Vienne", "Viena"),),
    "Europe/Warsaw": (("Krakow", "Kraków", "Cracow", "Krakau"), ("Warsaw", "Warszawa", "Warschau")),
    "Europe/Zurich": (("Basel", "Basle", "Bâle", "Basilea"), ("Bern", "Berne", "Berna"),
        ("Geneva", "Genève", "Genf", "Ginebra"), ("Zurich", "Zürich", "Zuerich")),
}  # fmt: skip
"""Zone -> its cities by all of their names."""
_KEYS = {fold(name): fold(names[0]) for cities in _CITIES.values() for names in cities for name in names}
ZONES = {fold(names[0]): zone for zone, cities in _CITIES.items() for names in cities}
"""The key of a city of the table -> its zone."""


@lru_cache(maxsize=4096)
def city_key(city: str) -> str:
    """The form in which cities are compared; "" for none."""
    key = fold(city)
    return _KEYS.get(key, key)


def is_city(key: str) -> bool:
    """Whether a name (folded) is one of those in the table."""
    return key in _KEYS
