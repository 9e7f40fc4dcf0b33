"""Months of two more people, in words that are typed in haste: somebody makes furniture, somebody sells heat pumps.

``python -m tests.support.other_months FILE`` writes every draft that they are offered.
"""

import sys

from netritual.domain.model import Settings
from tests.support.three_months import Month, someone, write_drafts

MAKER = Month(
    Settings(name="Rosie Baxter", city="Bristol", tz="Europe/London",
             purpose="galleries and architects who commission"),
    (
        someone("Dan Okafor", "Architect", "Okafor Lane", 2019, tier=2, city="Bristol", status="network"),
        someone("Mel Prior", "Gallery owner", "Harbour Rooms", 2021, tier=3, city="Bristol", status="network",
                needs=("a lighting designer",)),
        someone("Gwen Hughes", "Lighting designer", "Freelance", 2022, tier=3, city="Cardiff", status="network",
                offers=("a lighting designer",)),
        someone("Theo Marsh", "Timber merchant", "Marsh & Sons", 2016, tier=4, status="network", city="Bath"),
        someone("Aunt Bev Carter", "Bookkeeper", "Self-employed", 0, tier=3, status="network", city="Bristol"),
        someone("Priti Shah", "Interior designer", "Studio Shah", 2023, tier=3, status="network", city="London",
                birthday="04-06"),
        someone("Callum Reid", "Editor", "Grain Magazine", 2018, city="Edinburgh"),
        someone("Jess Lowe", "Lecturer", "UWE Bristol", 2012, tier=2, city="Bristol", status="network"),
        someone("Ravi Patel", "Developer", "Quayside Homes", 2020, city="Bristol"),
    ),
    (
        (0, "coffee w dan @ the boathouse, he wants a quote for 6 benches by fri, kids are off sick again"),
        (0, "theo put me a good price on the oak, must thank him"),
        (1, "mel popped in to the workshop re the summer show, said id send her pics of the new chairs by thurs"),
        (2, "emailed callum re a piece on green wood"),
        (3, "lunch w jess re teaching a day a week, she'll put in a word w her boss"),
        (3, "bev did my vat return in one evening!! owe her big thanks"),
        (4, "call gwen re lights for the show, she asked me to recommend her to mel"),
        (7, "+ask @jess reference for the crafts council grant"),
        (8, "priti wants 2 samples of the stool, asked when im next in london"),
        (9, "dan said no to the benches, budget cut, v disappointed"),
        (9, "met ravi at the quayside open day, nice chat, he does housing"),
        (10, "+promise @theo pay the oak invoice by tue"),
        (11, "asked bev for advice re pricing commissions"),
        (14, "jess wrote the reference, so good of her"),
        (14, "drinks w mel thurs 26 6pm at the florist"),
        (15, "mel complained the delivery was late"),
        (16, "gwen: we should have lunch when shes over"),
        (16, "+thanks @jess for the reference"),
    ),
    "pricing commissions",
    (("Priti Shah", "Dan Okafor", 0), ("Jess Lowe", "Mel Prior", 1)),
)  # fmt: skip

SELLER = Month(
    Settings(name="Karim Aziz", city="Rotterdam", tz="Europe/Amsterdam",
             purpose="three pilot customers for heat pumps"),
    (
        someone("Femke Bos", "Facility manager", "Havenbedrijf", 2020, tier=2, status="network", city="Rotterdam"),
        someone("Joost van Dam", "Installer", "Van Dam Techniek", 2017, tier=3, status="network", city="Delft"),
        someone("Nadia El Amrani", "Energy consultant", "Watt & Co", 2021, tier=2, status="network", city="Utrecht",
                offers=("subsidy applications",)),
        someone("Piet de Boer", "Housing director", "Woonstad", 2015, tier=3, status="network", city="Rotterdam",
                needs=("subsidy applications",)),
        someone("Lotte Smit", "Journalist", "Energie Nu", 2022, city="Amsterdam"),
        someone("Hassan Yilmaz", "Founder", "Yilmaz Bakkerij", 2024, tier=4, status="network", city="Rotterdam"),
        someone("Erik Lund", "Head of Sales", "Nordic Heat", 2019, tier=3, status="network", city="Copenhagen",
                tz="Europe/Copenhagen"),
        someone("Sara Mulder", "Recruiter", "Groene Banen", 2023),
    ),
    (
        (0, "breakfast femke, she needs numbers on noise for her board, ill send em by thurs"),
        (0, "erik intro'd me to the nordic heat product team, great guy, thank him"),
        (1, "rang joost, no answer"),
        (1, "msg to sara re hiring a sales engineer"),
        (2, "piet de boer asked for a site visit at the bakery"),
        (3, "coffee w hassan re the pilot, running fine, he'll send me his gas bills"),
        (4, "nadia helped me w the subsidy form for 2 hrs, thank her"),
        (7, "+ask @piet intro to the board of woonstad"),
        (8, "video erik 45m re margins and service contracts, I promised him the forecast by monday"),
        (9, "femke says board wants a second quote, chase in 2 weeks"),
        (9, "met lotte at the heat summit, she asked for a tour of a pilot site"),
        (10, "hassan's mum died, funeral fri"),
        (11, "+ask @nadia advice on tenders"),
        (14, "joost texted, up for a beer soon"),
        (14, "nadia said: never bid below cost, start with small councils"),
        (15, "lunch @femke next wed 12:00 at De Matroos re second quote"),
        (16, "erik: sent the forecast"),
        (16, "piet is looking for someone to do tenant evenings"),
    ),
    "tenders",
    (("Piet de Boer", "Nadia El Amrani", 2), ("Lotte Smit", "Hassan Yilmaz", 0)),
)  # fmt: skip

OTHER_MONTHS = {"maker": MAKER, "seller": SELLER}


if __name__ == "__main__":
    write_drafts(sys.argv[1], OTHER_MONTHS)
