"""The verbs, by subject. Each is one transaction, one line in the journal, one undo."""
