"""Lines in one's own words, without sigils. Loaded only when a line holds plain words to read."""
