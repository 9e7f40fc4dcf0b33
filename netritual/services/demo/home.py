"""The sample home: settings and sixty invented people, made in a folder of its own."""

from netritual.services.demo import fill, settings
from netritual.services.parts import Parts


def make(parts: Parts) -> None:
    """Fill the home of ``parts``, which nobody has used yet. The same clock gives the same home."""
    parts.disk.make_folder(parts.home.root)
    parts.disk.replace(parts.home.settings, parts.changed_settings(None, **settings()))
    store = parts.open_store(True)
    try:
        fill(store, parts.now(), parts.settings())
    finally:
        store.close()
