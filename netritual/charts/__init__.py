"""Charts as rows of spans, and what they are made of: spans, roles, signs. Pure; both faces draw them."""
