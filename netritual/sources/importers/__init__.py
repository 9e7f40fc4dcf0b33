"""Files that people come from, one module a kind: it is found by its ``IMPORTER`` (``sources.detect``)."""
