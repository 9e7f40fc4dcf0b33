"""The people of the sample home: sixty invented ones. Companies and sites are invented too (example.org, RFC 2606).

One row each: handle, name, position, company, city, tier, days since the last two-way talk (None: never), circles,
topics, and whatever else is known, in the fields of the exchange format. Days in ``birthday_in`` and in events count
from today.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Cast(NamedTuple):
    """One invented person."""

    handle: str
    name: str
    position: str
    company: str
    city: str
    tier: int
    quiet: int | None
    circles: tuple[str, ...]
    topics: tuple[str, ...]
    more: Mapping[str, Any] = MappingProxyType({})


ZONES = {
    "Lisbon": "Europe/Lisbon", "Porto": "Europe/Lisbon", "Pune": "Asia/Kolkata", "Chengdu": "Asia/Shanghai",
    "Cork": "Europe/Dublin", "Aarhus": "Europe/Copenhagen", "Lyon": "Europe/Paris", "Nairobi": "Africa/Nairobi",
    "Ibadan": "Africa/Lagos", "Recife": "America/Recife", "Kobe": "Asia/Tokyo", "Portland": "America/Los_Angeles",
    "Leipzig": "Europe/Berlin", "Gdańsk": "Europe/Warsaw", "Izmir": "Europe/Istanbul", "Huế": "Asia/Ho_Chi_Minh",
    "Busan": "Asia/Seoul", "Alexandria": "Africa/Cairo", "Oaxaca": "America/Mexico_City", "Valencia": "Europe/Madrid",
    "Turku": "Europe/Helsinki", "Accra": "Africa/Accra",
}  # fmt: skip

PEOPLE = (
    # inner: the few one talks to every other week
    Cast("ana", "Ana Ruiz", "Finance director", "Casa Aberta", "Lisbon", 1, 1, ("pricing", "lisbon founders"),
         ("pricing", "finance"), {"purpose": "first reader of every price I set", "needs": ["a good controller"],
         "offers": ["cash-flow review"], "birthday_in": 96, "prefers": ["coffee"], "origin": "met",
         "private_notes": "Runs on Sundays. Daughter starts school in September."}),
    Cast("priya", "Priya Nair", "Head of product", "Lantern Health", "Lisbon", 1, 2, ("pricing", "product people"),
         ("pricing", "product"), {"purpose": "tells me what I would rather not hear", "offers": ["pricing research"],
         "needs": ["clinics for a pilot"], "birthday_in": 5, "origin": "met",
         "private_notes": "Father is ill since February; ask how he is."}),
    Cast("bob", "Bob Stone", "Founder", "Stone & Daughters", "Lisbon", 1, 3, ("lisbon founders",), ("hiring", "food"),
         {"purpose": "we help each other hire well", "needs": ["data people"], "offers": ["a kitchen for events"],
          "birthday_in": 210, "prefers": ["lunch"], "origin": "invited_by_me"}),
    Cast("rita", "Rita Silva", "Nurse", "", "Porto", 1, 9, ("family",), ("health",),
         {"sphere": "personal", "kin": True, "birthday_in": 41, "purpose": "my sister", "origin": "met"}),
    # close: a word a month
    Cast("chloe", "Chloé Dubois", "Research lead", "Atelier Nord", "Lisbon", 2, 46, ("pricing", "writers"),
         ("pricing", "writing"), {"purpose": "the pricing panel in May", "offers": ["a seat on the panel"],
         "origin": "them", "birthday_in": 133, "private_notes": "New dog, Biscuit. Drinks tea, never coffee."}),
    Cast("dana", "Dana Fox", "Head of talent", "Bluewave Ferries", "Lisbon", 2, 26, ("hiring circle",), ("hiring",),
         {"purpose": "good people find work through her", "events": [("job", -18)], "needs": ["a data lead"],
          "origin": "them", "birthday_in": 12}),
    Cast("wei", "Li Wei", "Data lead", "Tidewater Labs", "Chengdu", 2, 41, ("data",), ("data", "pricing"),
         {"offers": ["data hiring", "forecast models"], "needs": ["clients in Lisbon"], "aka": ["李伟"],
          "purpose": "the best forecasts I know", "prefers": ["video"], "origin": "met"}),
    Cast("soren", "Søren Holm", "Partner", "Fjordlys", "Aarhus", 2, 71, ("pricing",), ("pricing", "fundraising"),
         {"purpose": "mentor: thirty years of price lists", "offers": ["board experience"], "origin": "met",
          "private_notes": "Sails in August, back in touch from the 20th."}),
    Cast("tom", "Tom Reed", "Engineer", "Kestrel Freight", "Lisbon", 2, 8, ("data",), ("data", "logistics"),
         {"needs": ["work closer to numbers"], "purpose": "honest and quick", "origin": "invited_by_me"}),
    Cast("ines", "Inês Melo", "Recruiter", "Ponte Work", "Lisbon", 2, 17, ("hiring circle",), ("hiring",),
         {"offers": ["a shortlist in a week"], "needs": ["founders who hire"], "origin": "met", "birthday_in": 3}),
    Cast("omar", "Omar Haddad", "Investor", "Cedar Steps", "Lisbon", 2, 22, ("lisbon founders",), ("fundraising",),
         {"purpose": "knows who funds small firms", "offers": ["intros to angels"], "origin": "met"}),
    Cast("wanjiru", "Wanjirũ Kamau", "Program lead", "Savanna Skills", "Nairobi", 2, 30, ("hiring circle", "teachers"),
         ("teaching", "hiring"), {"needs": ["companies that train"], "offers": ["graduates in data"], "origin": "met",
         "events": [("visit", 16)], "private_notes": "Comes to Lisbon for the skills fair."}),
    Cast("mateus", "Mateus Rocha", "Chef", "Mesa Longa", "Lisbon", 2, 19, ("food",), ("food",),
         {"sphere": "both", "needs": ["a bookkeeper"], "offers": ["a long table for twenty"], "origin": "met"}),
    # active: a word a season
    Cast("aoife", "Aoife Byrne", "Editor", "The Slow Letter", "Cork", 3, 55, ("writers",), ("writing",),
         {"offers": ["a page in the letter"], "origin": "met", "away_days": ["fri"]}),
    Cast("kenji", "Kenji Mori", "Designer", "Studio Hama", "Kobe", 3, 96, ("design",), ("design",),
         {"offers": ["typography"], "needs": ["a writer in English"], "origin": "them"}),
    Cast("adaeze", "Adaeze Obi", "Economist", "Harbour Policy Lab", "Ibadan", 3, 74, ("pricing",),
         ("pricing", "finance"), {"offers": ["a second look at models"], "needs": ["figures on small firms"],
         "origin": "them"}),
    Cast("lucia", "Lucía Ferrer", "Operations", "Verde Move", "Valencia", 3, 120, ("climate",),
         ("climate", "logistics"), {"needs": ["pricing advice"], "offers": ["a fleet to test on"], "origin": "met"}),
    Cast("sam-lee", "Sam Lee", "Product manager", "Lantern Health", "Lisbon", 3, 34, ("product people",), ("product",),
         {"origin": "met", "birthday_in": 180}),
    Cast("sam-patel", "Sam Patel", "Consultant", "Patel & Moss", "Lisbon", 3, 48, ("pricing",), ("pricing", "finance"),
         {"origin": "invited_by_me", "snooze_in": 20}),
    Cast("yasmin", "Yasmin Aydın", "Architect", "Kıyı Works", "Izmir", 3, 101, ("design",), ("design", "climate"),
         {"origin": "met", "needs": ["a timber supplier"]}),
    Cast("jan", "Jan Kowal", "Shipbuilder", "Stocznia Nowa", "Gdańsk", 3, 88, ("climate",), ("logistics", "climate"),
         {"offers": ["timber contacts"], "origin": "met"}),
    Cast("greta", "Greta Lindner", "Teacher", "Schule am Fluss", "Leipzig", 3, 62, ("teachers",), ("teaching",),
         {"sphere": "both", "origin": "met", "birthday_in": 66}),
    Cast("bruno", "Bruno Tavares", "Lawyer", "Tavares Lima", "Lisbon", 3, 93, ("lisbon founders",), ("finance",),
         {"offers": ["a contract read in an hour"], "travel_min": 40, "origin": "them"}),
    Cast("mei", "Mei Tanaka", "Product designer", "Studio Hama", "Lisbon", 3, 110, ("design", "product people"),
         ("design", "product"), {"needs": ["a flat in Alvalade"], "origin": "met"}),
    Cast("hugo", "Hugo Salgado", "Sales lead", "Bluewave Ferries", "Lisbon", 3, 29, ("pricing",), ("pricing",),
         {"origin": "met", "needs": ["a price list that holds"]}),
    Cast("noor", "Noor El-Sayed", "Pharmacist", "Lantern Health", "Alexandria", 3, 140, ("product people",),
         ("health",), {"origin": "them", "offers": ["clinics for a pilot"]}),
    Cast("tiago", "Tiago Pinto", "Journalist", "Folha do Cais", "Lisbon", 3, 52, ("writers",), ("writing",),
         {"origin": "met", "needs": ["founders with a story"], "offers": ["a column"]}),
    Cast("linh", "Trần Linh", "Analyst", "Sông Hương Data", "Huế", 3, 69, ("data",), ("data",),
         {"origin": "them", "offers": ["dashboards that people read"]}),
    Cast("ravi", "Ravi Menon", "Accountant", "Menon Books", "Pune", 3, 80, ("lisbon founders",), ("finance",),
         {"origin": "met", "offers": ["bookkeeping"], "prefers": ["call"]}),
    # keep: twice a year
    Cast("sean", "Seán O'Brien", "Retired director", "", "Cork", 4, 520, ("pricing",), ("pricing", "fundraising"),
         {"origin": "met", "private_notes": "Gave me my first client. Prefers the phone.", "prefers": ["call"]}),
    Cast("hana", "Hana Kim", "Curator", "Busan Print House", "Busan", 4, 190, ("design",), ("design",),
         {"origin": "met"}),
    Cast("carlos", "Carlos Ibarra", "Weaver", "Telar Vivo", "Oaxaca", 4, 250, ("food", "design"), ("design",),
         {"origin": "met", "needs": ["a fair price for small runs"]}),
    Cast("elsa", "Elsa Virtanen", "Librarian", "Turku Reading Rooms", "Turku", 4, 160, ("writers", "teachers"),
         ("writing", "teaching"), {"origin": "them"}),
    Cast("kwame", "Kwame Asante", "Founder", "Volta Repair", "Accra", 4, 205, ("climate",), ("climate", "fundraising"),
         {"origin": "met", "needs": ["angels who know repair"]}),
    Cast("beatriz", "Beatriz Nunes", "Physiotherapist", "", "Lisbon", 4, 175, ("family",), ("health",),
         {"sphere": "personal", "origin": "met", "birthday_in": 24}),
    Cast("joao", "João Prado", "Musician", "Recife Sopros", "Recife", 4, 300, ("food",), ("music",),
         {"sphere": "personal", "origin": "met"}),
    Cast("fiona", "Fiona Grant", "Trainer", "Grant Learning", "Portland", 4, 120, ("teachers",), ("teaching",),
         {"origin": "invited_by_me", "offers": ["a workshop on asking"]}),
    # light: once a year
    Cast("pavel", "Pavel Dvorský", "Printer", "Tisk Dvorský", "Leipzig", 5, 310, ("design",), ("design",),
         {"origin": "met"}),
    Cast("amal", "Amal Saidi", "Translator", "", "Valencia", 5, 400, ("writers",), ("writing",), {"origin": "them"}),
    Cast("dora", "Dóra Szabó", "Statistician", "Tidewater Labs", "Leipzig", 5, 280, ("data",), ("data",),
         {"origin": "them"}),
    Cast("nuno", "Nuno Faria", "Baker", "Forno da Graça", "Lisbon", 5, 150, ("food",), ("food",),
         {"sphere": "both", "origin": "met"}),
    # spoken to once or twice, no rhythm chosen
    Cast("vera", "Vera Campos", "Grants officer", "Fundo Maré", "Lisbon", 0, 88, ("lisbon founders",),
         ("fundraising",), {"origin": "met"}),
    Cast("idris", "Idris Bello", "Developer", "Kestrel Freight", "Ibadan", 0, 200, ("data",), ("data",),
         {"origin": "them"}),
    Cast("kofi", "Kofi", "", "", "", 0, 4, (), (), {"new": True}),
    # the list: accepted, never spoken
    Cast("adel", "Adel Mansour", "Sales director", "Bluewave Ferries", "Lisbon", 0, None, (), (), {"since": 400}),
    Cast("birgit", "Birgit Falk", "Controller", "Fjordlys", "Aarhus", 0, None, (), (), {"since": 610}),
    Cast("caio", "Caio Brandão", "Buyer", "Mesa Longa", "Lisbon", 0, None, (), (), {"since": 90}),
    Cast("deepa", "Deepa Rao", "Analyst", "Lantern Health", "Pune", 0, None, (), (), {"since": 35}),
    Cast("emil", "Emil Strand", "Engineer", "Tidewater Labs", "Aarhus", 0, None, (), (), {"since": 700}),
    Cast("fatou", "Fatou Sarr", "Trainer", "Savanna Skills", "Nairobi", 0, None, (), (), {"since": 21}),
    Cast("gil", "Gil Moura", "Designer", "Studio Hama", "Lisbon", 0, None, (), (), {"since": 300}),
    Cast("hiro", "Hiro Ueda", "Photographer", "", "Kobe", 0, None, (), (), {"since": 480}),
    Cast("ivana", "Ivana Petrić", "Marketing lead", "Verde Move", "Valencia", 0, None, (), (), {"since": 150}),
    Cast("jonas", "Jonas Vogt", "Student", "", "Leipzig", 0, None, (), (), {"since": 12}),
    Cast("karin", "Karin Ek", "Head of people", "Bluewave Ferries", "Lisbon", 0, None, (), (), {"since": 8}),
    Cast("leo", "Leo Marchetti", "Consultant", "Marchetti Uno", "Lyon", 0, None, (), (), {"since": 820}),
    Cast("mona", "Mona Raad", "Recruiter", "Ponte Work", "Lisbon", 0, None, (), (), {"since": 64}),
    Cast("nils", "Nils Berg", "Salesman", "Berg Total", "Turku", 0, None, (), (), {"since": 540, "archived": True}),
    Cast("olga", "Olga Zielińska", "Curator", "Stocznia Nowa", "Gdańsk", 0, None, (), (), {"since": 260}),
    Cast("pedro", "Pedro Vaz", "Agent", "Vaz & Vaz", "Lisbon", 0, None, (), (), {"since": 900, "archived": True}),
)  # fmt: skip

KNOWS = (
    ("ana", "bob"), ("ana", "priya"), ("priya", "sam-lee"), ("dana", "hugo"), ("ines", "dana"), ("kenji", "mei"),
    ("bob", "mateus"), ("mateus", "nuno"), ("tom", "idris"), ("wei", "dora"), ("chloe", "aoife"), ("omar", "vera"),
)  # fmt: skip
