"""How the app looks: roles and themes, signs, text as spans, painters and charts."""
