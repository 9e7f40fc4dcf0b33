"""netritual: a weekly ritual for people who work through relationships.

The root imports nothing: importing any submodule runs it, and the quick log counts every millisecond.
"""


def __getattr__(name: str) -> str:
    """Give ``__version__`` from the installed package, only when somebody asks for it."""
    if name == "__version__":
        from importlib.metadata import version

        return version("netritual")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
