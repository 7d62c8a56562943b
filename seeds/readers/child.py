"""The process that parses what comes from strangers: `python -m seeds.readers.child`.

It reads nothing itself. For each document it forks a process with the libraries already loaded,
which can open no file and no connection and has to be done within its limits, and passes on what
that says. It ends when the process that started it does, or when it has nothing to do.
"""

import importlib
import json
import os
import re
import resource
import select
import signal
import sys
import time
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from seeds.readers.documents import Extracted, RefusedError
from seeds.readers.limits import Limits, megabytes
from seeds.readers.preloading import load_codecs

IDLE_SECONDS = 60
CHUNK = 1 << 16
UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # what a font or a file may claim, and no text holds
OVERHEAD = 10_000  # of an answer: its titles, authors and braces
LONGEST_ESCAPE = 6  # bytes that JSON may make of a character
END = b"\n"
STDERR = 2
HIGHEST_FILE = 4096


def serve(connection: Connection, *, idle: float = IDLE_SECONDS) -> None:
    """Answer requests, each a header and a file, until nobody asks any more."""
    load_codecs()
    warm: set[str] = set()
    while connection.poll(idle):
        try:
            header = json.loads(connection.recv_bytes())
            raw = connection.recv_bytes()
        except EOFError:
            return
        parser, limits = header["parser"], Limits(**header["limits"])
        if parser not in warm:
            importlib.import_module(parser).warm_up()
            warm.add(parser)
        connection.send_bytes(answer(parser, raw, limits))


def answer(parser: str, raw: bytes, limits: Limits) -> bytes:
    """Have a file parsed in a process of its own; return what it says, or why it says nothing."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:  # pragma: no cover
        _work(parser, raw, limits, writing)
    os.close(writing)
    try:
        said = _heard(reading, limits)
    except RefusedError as exc:
        said = refusal(str(exc))
    os.close(reading)
    os.kill(pid, signal.SIGKILL)  # what has ended is still there: nobody waited for it yet
    _, status, usage = os.wait4(pid, 0)
    if said.endswith(END):
        return said
    return refusal(_ended(status, usage.ru_utime + usage.ru_stime, limits))


def read(parser: str, raw: bytes, limits: Limits) -> bytes:
    """Return what a file holds, or why it cannot be read; whatever happens, one line of JSON."""
    reader = importlib.import_module(parser)
    try:
        found = reader.extract(raw, limits)
    except RefusedError as exc:
        return refusal(str(exc))
    except MemoryError:
        return refusal(f"takes more than {megabytes(limits.memory)} of memory to read.")
    except RecursionError:
        return refusal("is nested too deeply to read.")
    except Exception:  # noqa: BLE001  parsers raise what they like
        return refusal(f"cannot be read as a {reader.NAME}; it may be damaged.")
    if len(found.text) > limits.characters:
        return refusal(_too_long(limits))
    return _line(_values(found))


def refusal(reason: str) -> bytes:
    return _line({"refused": reason})


def _values(found: Extracted) -> dict[str, Any]:
    known = found.known
    values = {"text": found.text, "title": known.title, "outlet": known.outlet}
    values |= {"author": known.author}
    day = known.published_on.isoformat() if known.published_on else None
    return {name: UNSTORABLE.sub("\ufffd", value) for name, value in values.items()} | {
        "published_on": day
    }


def _line(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode() + END


def _too_long(limits: Limits) -> str:
    return f"holds more than {limits.characters:,} characters of text."


def _heard(reading: int, limits: Limits) -> bytes:
    """Return what a process writes before it closes the pipe. Raises RefusedError."""
    said = bytearray()
    until = time.monotonic() + limits.seconds
    while select.select([reading], [], [], max(until - time.monotonic(), 0))[0]:
        chunk = os.read(reading, CHUNK)
        if not chunk:
            return bytes(said)
        said += chunk
        if len(said) > LONGEST_ESCAPE * limits.characters + OVERHEAD:
            raise RefusedError(_too_long(limits))
    raise RefusedError(f"takes longer than {limits.seconds:g} seconds to read.")


def _ended(status: int, seconds: float, limits: Limits) -> str:
    stopped_by = os.WTERMSIG(status)  # a signal, or 0
    if stopped_by == signal.SIGXCPU or seconds >= limits.cpu_seconds:
        return f"takes more than {limits.cpu_seconds} seconds of computing to read."
    if stopped_by:
        return f"makes its reader crash ({signal.Signals(stopped_by).name})."
    return f"takes more than {megabytes(limits.memory)} of memory to read."


# -- in the forked process, where coverage cannot be written down --------------------


def _work(parser: str, raw: bytes, limits: Limits, writing: int) -> NoReturn:  # pragma: no cover
    try:
        os.closerange(STDERR + 1, writing)
        os.closerange(writing + 1, HIGHEST_FILE)
        _confine(limits)
        said = memoryview(read(parser, raw, limits))
        while said:
            said = said[os.write(writing, said) :]
    finally:
        os._exit(0)


def _confine(limits: Limits) -> None:  # pragma: no cover
    for what, soft, hard in (
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_AS, limits.memory, limits.memory),
        (resource.RLIMIT_NOFILE, 0, 0),  # no file is opened, and no connection
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NPROC, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (soft, hard))


if __name__ == "__main__":  # pragma: no cover
    serve(Connection(int(sys.argv[1])))
