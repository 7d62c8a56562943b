"""Loading early what libraries load late: a process that reads may open no file any more."""

import encodings
import importlib
import pkgutil
from contextlib import suppress
from types import ModuleType


def load_all(*packages: ModuleType) -> None:
    """Import every module of some packages, but those that lack something optional."""
    for package in packages:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            with suppress(ImportError):
                importlib.import_module(module.name)


def load_python() -> None:
    """Import what Python itself loads late: encodings, and how dates are read."""
    load_all(encodings)
    importlib.import_module("_strptime")
