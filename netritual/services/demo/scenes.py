"""What was talked about in the sample home: short notes a person would really keep, by topic."""

SCENES: dict[str, tuple[str, ...]] = {
    "pricing": (
        "three tiers instead of five; drop the middle one",
        "customers ask for yearly plans, not for discounts",
        "raise first for new ones, tell the old ones in person",
        "what a pilot should cost when nobody knows the value yet",
        "went through the price page line by line",
        "the round numbers sell better than the clever ones",
        "how to say no to a discount and stay friends",
        "a price list that the sales team can say by heart",
    ),
    "finance": (
        "a forecast nobody believes is worse than none",
        "moved the reserve to six months",
        "how they read a balance sheet before a hire",
        "late payers: a call works better than a letter",
        "compared bookkeepers; small firms answer the phone",
    ),
    "product": (
        "five interviews before the next feature",
        "cut the setup from nine screens to three",
        "what the pilot taught them about busy nurses",
        "they measure waiting, not clicks",
        "a road map in one sentence",
    ),
    "hiring": (
        "the job ad reads like a law; rewrote the first line together",
        "two good people for the data role, one is ready to move",
        "asks every candidate what they would fix first",
        "trial days, paid, on a Friday",
        "who left and why, honestly",
        "how to tell someone it is a no within a day",
    ),
    "food": (
        "tasted the spring menu; the bean stew stays",
        "a long table for twenty in June",
        "suppliers up nine per cent; smaller plates, same price",
        "swapped recipes; the grandmother's one won",
    ),
    "health": (
        "tired but well; the night shifts end in May",
        "walked by the river and spoke of nothing in particular",
        "back pain: swim, and stop reading about it",
        "plans for a quiet summer",
    ),
    "writing": (
        "cut the second paragraph and it sings",
        "a column on what people promise at the door",
        "read each other's drafts; mine needs an example",
        "why letters get answers and posts do not",
        "the ending first, then the title",
    ),
    "data": (
        "a forecast that says how sure it is",
        "moving the reports from Monday to when they change",
        "which three numbers the team really looks at",
        "cleaning addresses for a month, worth it",
        "how to hire someone who likes tidy tables",
    ),
    "fundraising": (
        "small cheques from people who know the trade",
        "the three questions of every first meeting",
        "grow on customers for another year",
        "the deck is too long; ten pages and a story",
    ),
    "logistics": (
        "night ferries are half empty on Tuesdays",
        "boxes that come back, a deposit that people accept",
        "who still plans routes on paper, and why it works",
        "a warehouse that is quiet at noon",
    ),
    "climate": (
        "repair first: their returns fell by a third",
        "electric vans on the short routes from autumn",
        "timber from the north, certificates in order",
        "what a fair claim on a label looks like",
    ),
    "design": (
        "bigger type, fewer colours",
        "showed the new sign system; the arrows were wrong",
        "paper samples for the annual report",
        "a logo survives a fax or it is not one",
    ),
    "teaching": (
        "graduates in data want their first project",
        "a class on asking for advice, thirty people came",
        "why the best feedback is one sentence",
        "teachers who learn next to their students",
    ),
    "music": ("a brass band under the bridge", "new reeds, old songs", "may play in Lisbon in July"),
    "": ("short hello", "met at the door, promised to write", "how are you, and a real answer"),
}

PLACES = (
    "Café Fabrica Nova", "Jardim da Estufa", "Pastelaria Sol", "Mercado Velho", "Casa do Chá", "the river steps",
)  # fmt: skip

NOTES = (
    "asked good questions, listened more than spoke",
    "laughed a lot",
    "tired; keep it short next time",
    "wants to hear how it ended",
    "in a hurry, still kind",
    "",
    "",
    "",
)

ANSWERS = (
    "answered the same evening",
    "a short yes",
    "thank you, that helps",
    "two names came back",
    "with a photo, no words",
    "a longer letter than mine",
    "next week, by phone",
    "agreed on all but one point",
    "will think about it",
)

ARTICLES: tuple[tuple[str, str, str, int, str, tuple[str, ...]], ...] = (
    # slug, title, author's handle, days ago, state, topics
    ("what-hiring-taught-me", "What hiring fifty people taught me about ads", "dana", 1, "queued", ("hiring",)),
    ("price-of-a-pilot", "The price of a pilot", "chloe", 3, "queued", ("pricing",)),
    ("forecasts-with-doubt", "Forecasts that admit their doubt", "wei", 4, "queued", ("data",)),
    ("slow-letters", "In praise of slow letters", "aoife", 6, "queued", ("writing",)),
    ("small-cheques", "Small cheques, patient people", "omar", 9, "queued", ("fundraising",)),
    ("repair-first", "Repair first, then sell", "kwame", 15, "queued", ("climate",)),
    ("bigger-type", "Set it bigger", "kenji", 2, "read", ("design",)),
    ("three-tiers", "Three tiers are enough", "priya", 4, "commented", ("pricing",)),
    ("trial-fridays", "Paid trial Fridays", "ines", 24, "commented", ("hiring",)),
    ("night-ferries", "Why Tuesday ferries are empty", "hugo", 33, "commented", ("logistics",)),
    ("first-project", "A first project for every graduate", "wanjiru", 45, "commented", ("teaching",)),
    ("read-a-balance-sheet", "Read a balance sheet like a letter", "ana", 52, "commented", ("finance",)),
    ("labels", "What a label may claim", "jan", 60, "skipped", ("climate",)),
    ("how-i-set-prices", "How I set prices for small firms", "", 7, "mine", ("pricing",)),
)

COMMENTS: dict[str, tuple[str, str, int | None]] = {
    # slug -> kind, text, days until the author replied
    "three-tiers": (
        "counter-example",
        "We kept a fourth tier for charities and it was the only one that grew by itself; would you still cut it?",
        1,
    ),
    "trial-fridays": (
        "example",
        "Stone & Daughters pays trial days since January: 4 of 5 people stayed, and nobody needed a second interview.",
        1,
    ),
    "night-ferries": (
        "question",
        "Did you try to move the freight slots first? At Kestrel the passengers followed the quieter hours in weeks.",
        None,
    ),
    "first-project": (
        "source",
        "There is a list of 30 firms that offer such projects at https://example.org/first-projects, three in Nairobi.",
        4,
    ),
    "read-a-balance-sheet": ("example", "Lovely piece, thank you for writing it down for the rest of us.", None),
}
