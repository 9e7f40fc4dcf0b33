"""The settings, one row each: everything that the product knows of a setting but its type and default.

Those are its attribute in ``model.Settings``; the name is the attribute, the name in ``settings.toml``, in the exchange
line and in the shell. Reader, parser, page, help and lists read the rest here, in this order.
"""

from typing import NamedTuple

from netritual.domain.settings.setting_types import (
    ADDRESSES,
    ALL_DAY,
    CALENDARS,
    KEYS,
    LANGUAGES,
    LEARNED,
    TEXT,
    THEME,
    WORDS,
    YES_NO,
    SettingType,
    choice,
    number,
    numbers,
)
from netritual.domain.settings.time_and_place_settings import (
    COUNTRY,
    DATES,
    HOURS,
    REVIEW,
    TRIPS,
    WEEKDAY,
    WINDOWS,
    ZONE,
)
from netritual.domain.ties.rhythm import LONGEST, SHORTEST, TIER_NAMES


class SettingField(NamedTuple):
    """One setting: where it stands on the page, its name, its title there, its kind, and what it is for in one plain
    sentence. ``each`` is the title of one value of a table."""

    group: str
    key: str
    title: str
    type: SettingType
    meaning: str
    each: str = ""


_TIERS = {str(tier): name for tier, name in enumerate(TIER_NAMES) if tier}

SETTINGS: tuple[SettingField, ...] = (
    SettingField("You", "name", "Name", TEXT, "Your name; your first name ends each draft."),
    SettingField("You", "addresses", "Your addresses", ADDRESSES,
                 "Your e-mail addresses; in calendars and imports they are you and nobody else."),
    SettingField("You", "city", "City", TEXT, "The city you live in; coffees in person are suggested there."),
    SettingField("You", "country", "Country", COUNTRY, "Your country; no coffee is planned on its public holidays."),
    SettingField("You", "purpose", "What you want", TEXT,
                 "What you want of your network this quarter; the review reminds you of it."),
    SettingField("You", "natural", "Plain words", choice("on", "ask", "off"),
                 "Whether lines in plain words are read; with ask you confirm each name they hold."),
    SettingField("You", "languages", "Languages", LANGUAGES,
                 "Whose short days are read, as 5 dic and di 9:00: es, pt, de, fr, it, nl."),
    SettingField("You", "not_names", "Never names", WORDS, "Words that are never read as somebody's name."),
    SettingField("Time", "tz", "Time zone", ZONE,
                 "The time zone of your coffees, working hours, review and calendars."),
    SettingField("Time", "date_order", "Order of dates", choice("dmy", "mdy"),
                 "Whether 4/2 is 4 February (dmy) or 2 April (mdy)."),
    SettingField("Time", "eow", "End of week", WEEKDAY, "The weekday that “end of week” means."),
    SettingField("Time", "working_hours", "Working hours", HOURS,
                 "The hours that count when you want to answer within so many hours."),
    SettingField("Time", "review", "Your review", REVIEW, "When you review your week."),
    SettingField("Time", "steps", "Steps of the review", WORDS,
                 "The steps of the review in their order; one that is left out is hidden."),
    SettingField("Rhythms", "cadences", "Rhythms", numbers(SHORTEST, LONGEST, "days", _TIERS),
                 "How many days may pass between two talks, for each rhythm.", "Rhythm of"),
    SettingField("Rhythms", "capacity", "Coffees a week", number(0, 50),
                 "How many coffees a week you really have time for."),
    SettingField("Rhythms", "a_day", "Coffees a day", number(1, 20), "How many coffees at most on one day."),
    SettingField("Rhythms", "windows", "Coffee hours", WINDOWS,
                 "When you like to have coffee; free times are looked for there."),
    SettingField("Rhythms", "minutes", "Lengths", numbers(5, 1440, "minutes"),
                 "How long a meeting takes, for each kind.", "Length of"),
    SettingField("Rhythms", "buffer_min", "Free around coffees", number(0, 240),
                 "Minutes that stay free before and after a coffee."),
    SettingField("Rhythms", "aims", "Answer within", numbers(1, 1000, "working hours"),
                 "Within how many working hours you want to answer, for each kind of request.", "Answer to"),
    SettingField("Rhythms", "weights", "Weights of reasons", numbers(0, 100, "shares", total=100, beside="opening"),
                 "How much each reason counts when coffees are suggested."),
    SettingField("Rhythms", "first_words", "First words", YES_NO,
                 "Whether the calendar file holds one short event a week for first words."),
    SettingField("Rhythms", "learned", "Learned from your log", LEARNED,
                 "What your own log taught about ties that fade; L in Insights chooses it."),
    SettingField("Calendars", "calendars", "Calendars", CALENDARS,
                 "Calendars whose busy times count; netritual calendar add is the easy way."),
    SettingField("Calendars", "all_day_blocks", "Whole days", ALL_DAY,
                 "Which events of all day keep their days free of coffees."),
    SettingField("Calendars", "program", "Calendar app", TEXT,
                 "Your calendar app; you are told what a second import does in it."),
    SettingField("Calendars", "alarm_min", "Reminder", number(0, 10080),
                 "How many minutes before a coffee your calendar reminds you."),
    SettingField("Calendars", "review_events", "Reviews ahead", number(0, 52),
                 "How many weeks of reviews the calendar file holds; 0 leaves them out."),
    SettingField("Calendars", "trips", "Trips", TRIPS,
                 "Days in another city; people who live there are suggested for them."),
    SettingField("Calendars", "holidays", "Holidays", DATES, "Days of your own on which no coffee is planned."),
    SettingField("Looks", "theme", "Theme", THEME, "The colours of the app; harbour is safe for colour-blind eyes."),
    SettingField("Looks", "signs", "Signs", choice("auto", "plain", "braille"),
                 "Plain draws with letters where a font lacks signs; braille draws curves in dots."),
    SettingField("Looks", "motion", "Motion", YES_NO,
                 "Whether notices slide in; nothing moves at the start nor while you type."),
    SettingField("Looks", "mouse", "Mouse", YES_NO,
                 "Whether the app, and not the terminal, takes clicks and the wheel, from its next start on."),
    SettingField("Looks", "plain", "Plain", YES_NO, "Whether the app does without colours, from its next start on."),
    SettingField("Keys", "keys", "Your keys", KEYS,
                 "Keys of your own, by the command's name in the keys table of the README."),
    SettingField("Privacy", "fetch", "Reading feeds", choice("ask", "start"),
                 "Whether your people's feeds are read only when you ask (ask) or also at the start."),
)  # fmt: skip

BY_KEY = {field.key: field for field in SETTINGS}
