"""A parser that a document has taken over: it does what the file says."""

import os
import signal
import socket
import time
from contextlib import suppress
from pathlib import Path

from seeds.readers.documents import Description, Extracted

NAME = "trap"


def warm_up():
    """Nothing is loaded late."""


def extract(raw, limits):
    return Extracted(globals()[raw.decode()](limits), Description("\ud800\0 title"))


def crash(limits):
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(limits):
    os._exit(0)


def sleep(limits):
    time.sleep(600)


def spin(limits):
    while True:
        pass


def hoard(limits):
    return "a" * (1 << 50)


def shout(limits):
    return "a" * (limits.characters + 1)


def descend(limits):
    return descend(limits)


def stumble(limits):
    raise KeyError(limits)


def mumble(limits):
    return "\0 and \ud800"


def escape(limits):
    """Say what of all that it should not do it could do."""
    attempts = {
        "read": lambda: Path("/etc/passwd").read_bytes(),
        "write": lambda: Path(f"/tmp/escaped-{os.getpid()}").write_bytes(b"x"),
        "connect": lambda: socket.socket().close(),
        "pipe": os.pipe,
        "tell": lambda: os.write(3, b"x"),
    }
    done = []
    for name, attempt in attempts.items():
        with suppress(OSError):
            attempt()
            done.append(name)
    return " ".join([*done, "nothing more"])


def surroundings(limits):
    return " ".join(sorted(os.environ))
