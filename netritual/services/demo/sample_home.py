"""The sample home: settings and sixty invented people, made in a folder of its own and thrown away with it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager

from netritual.services.demo import fill, settings
from netritual.services.parts import Parts


def make(parts: Parts) -> None:
    """Fill the home of ``parts``, which nobody has used yet. The same clock gives the same home."""
    parts.disk.make_folder(parts.home.root)
    parts.disk.replace(parts.home.settings, parts.changed_settings(None, **settings()))
    with closing(parts.open_store(True)) as store:
        fill(store, parts.now(), parts.settings())


@contextmanager
def sample_folder(*, keep: bool = False) -> Iterator[str]:
    """A new folder for a sample home, removed at the end; with ``keep`` only when something went wrong."""
    root = tempfile.mkdtemp(prefix="netritual-demo-")
    try:
        yield root
    except BaseException:
        keep = False
        raise
    finally:
        if not keep:
            shutil.rmtree(root, ignore_errors=True)
