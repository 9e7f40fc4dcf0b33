"""The names of the themes that the setting ``theme`` may have; their colours are the screen's own matter."""

OWN = ("ritual", "paper", "ink", "harbour")
"""Those of the app: warm and dark, light, high contrast, and safe for colour-blind eyes."""
OTHERS = (
    "textual-dark", "textual-light", "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord",
    "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "tokyo-night",
)  # fmt: skip
"""Those that Textual brings along."""
THEMES = OWN + OTHERS
