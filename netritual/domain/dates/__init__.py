"""Days, hours, weeks, zones, and the phrases in which people write them."""
