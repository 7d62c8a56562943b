"""Loading early what libraries load late: a process that reads may open no file any more."""

import codecs
import importlib
import pkgutil
from contextlib import suppress
from encodings.aliases import aliases
from types import ModuleType


def load_all(*packages: ModuleType) -> None:
    """Import every module of some packages, but those that lack something optional."""
    for package in packages:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            with suppress(ImportError):
                importlib.import_module(module.name)


def load_codecs() -> None:
    """Import every encoding that Python knows."""
    for name in aliases.values():
        with suppress(LookupError):  # one is only there on Windows
            codecs.lookup(name)
