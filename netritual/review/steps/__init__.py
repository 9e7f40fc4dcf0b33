"""One file a step, found at run time: ``s70_coffees.py`` is the step ``coffees`` with the order 70."""

from collections.abc import Iterator
from pkgutil import iter_modules


def modules() -> Iterator[tuple[int, str, str]]:
    """Order, name and module of each step, read from the files' names: no step is loaded for it."""
    for module in sorted(each.name for each in iter_modules(__path__)):
        number, _, name = module.removeprefix("s").partition("_")
        if not number.isdigit() or not name:
            raise ValueError(f"the review step {module} is not called s<order>_<name>")
        yield int(number), name, f"{__name__}.{module}"


def names() -> tuple[str, ...]:
    """The names of all steps, in their order."""
    return tuple(name for _, name, _ in sorted(modules()))
