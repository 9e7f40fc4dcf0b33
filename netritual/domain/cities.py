"""One key for the names that a city has in several languages, so that "Gent" and "Ghent" are one place to meet in.

The names are those of CLDR and of the cities' own pages; a city that is not in the table is known by its name alone.
"""

from functools import lru_cache

from netritual.domain.text import fold

_NAMES = (
    ("Aachen", "Aix-la-Chapelle", "Aken"), ("Amsterdam", "A'dam"), ("Antwerp", "Antwerpen", "Anvers", "Amberes"),
    ("Athens", "Athina", "Αθήνα", "Athen", "Atenas"), ("Barcelona", "Barna"), ("Basel", "Basle", "Bâle", "Basilea"),
    ("Beijing", "Peking", "Pékin"), ("Belgrade", "Beograd", "Belgrad"), ("Bern", "Berne", "Berna"),
    ("Bruges", "Brugge", "Brügge", "Brujas"), ("Brussels", "Bruxelles", "Brussel", "Brüssel", "Bruselas", "Bruxelas"),
    ("Bucharest", "București", "Bukarest", "Bucarest"), ("Cologne", "Köln", "Koeln", "Keulen", "Colonia"),
    ("Copenhagen", "København", "Kopenhagen", "Copenhague"), ("Dublin", "Baile Átha Cliath"),
    ("Düsseldorf", "Duesseldorf"), ("Edinburgh", "Édimbourg", "Edimburgo"), ("Florence", "Firenze", "Florenz"),
    ("Frankfurt", "Frankfurt am Main", "Frankfurt/Main", "Francfort"), ("Geneva", "Genève", "Genf", "Ginebra"),
    ("Genoa", "Genova", "Genua", "Gênes"), ("Ghent", "Gent", "Gand", "Gante"), ("Gothenburg", "Göteborg", "Goeteborg"),
    ("Hamburg", "Hambourg", "Hamburgo"), ("Hanover", "Hannover"), ("Helsinki", "Helsingfors"),
    ("Istanbul", "İstanbul"), ("Krakow", "Kraków", "Cracow", "Krakau"), ("Kyiv", "Kiev", "Київ"),
    ("Leuven", "Louvain", "Löwen"), ("Liège", "Luik", "Lüttich"), ("Lille", "Rijsel"),
    ("Lisbon", "Lisboa", "Lissabon", "Lisbonne"), ("London", "Londres", "Londen", "Londra"),
    ("Los Angeles", "LA", "L.A."), ("Luxembourg", "Luxemburg", "Lëtzebuerg"), ("Lyon", "Lyons"),
    ("Mainz", "Mayence"), ("Marseille", "Marseilles"), ("Mechelen", "Malines"),
    ("Mexico City", "Ciudad de México", "CDMX"),
    ("Milan", "Milano", "Mailand", "Milán"), ("Moscow", "Москва", "Moskva", "Moskau"), ("Mumbai", "Bombay"),
    ("Munich", "München", "Muenchen", "Monaco di Baviera"), ("Naples", "Napoli", "Neapel", "Nápoles"),
    ("New York", "New York City", "NYC", "NY", "Nueva York"), ("Nice", "Nizza"), ("Nuremberg", "Nürnberg", "Nuernberg"),
    ("Paris", "París", "Parigi", "Parijs"), ("Porto", "Oporto"), ("Prague", "Praha", "Prag", "Praga"),
    ("Rome", "Roma", "Rom"), ("San Francisco", "SF"), ("São Paulo", "Sao Paulo"), ("Seville", "Sevilla"),
    ("Sofia", "София"), ("Stockholm", "Estocolmo"), ("Strasbourg", "Straßburg", "Strassburg"),
    ("The Hague", "Den Haag", "'s-Gravenhage", "La Haye"), ("Tokyo", "東京", "Tokio"), ("Turin", "Torino"),
    ("Venice", "Venezia", "Venedig"), ("Vienna", "Wien", "Vienne", "Viena"), ("Warsaw", "Warszawa", "Warschau"),
    ("Washington", "Washington DC", "Washington D.C."), ("Zurich", "Zürich", "Zuerich"),
)  # fmt: skip
_KEYS = {fold(name): fold(names[0]) for names in _NAMES for name in names}


@lru_cache(maxsize=4096)
def city_key(city: str) -> str:
    """The form in which cities are compared; "" for none."""
    key = fold(city)
    return _KEYS.get(key, key)


def is_city(key: str) -> bool:
    """Whether a name (folded) is one of those in the table."""
    return key in _KEYS
