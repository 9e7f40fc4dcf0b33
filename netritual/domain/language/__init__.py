"""Any text: folded, cut into words, its terms compared."""
