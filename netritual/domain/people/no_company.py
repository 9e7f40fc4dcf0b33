"""What stands where a company is named, and is none."""

NO_COMPANY = frozenset((
    "selfemployed", "freelance", "freelancer", "retired", "none", "na", "various", "confidential", "volunteer", "donor",
    "supporter", "independent", "consultant", "independentconsultant", "student", "unemployed", "selbststandig",
    "freiberuflich", "freiberufler", "independant", "autonomo", "zzp", "zelfstandig", "liberoprofessionista",
))  # fmt: skip
"""Words in the place of a company, folded: who has the same of them works with nobody."""
