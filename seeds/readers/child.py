"""The process that parses what comes from strangers: `python -m seeds.readers.child`.

It reads nothing itself. For each document it forks a process with the libraries already loaded,
which can open no file and no connection and has to be done within its limits, and passes on what
that says. It ends when the process that started it does, or when it has nothing to do.
"""

import importlib
import json
import os
import resource
import select
import signal
import sys
import time
from multiprocessing.connection import Connection
from typing import NoReturn

from seeds.readers import answers
from seeds.readers.answers import damaged, refusal, too_long, too_much
from seeds.readers.documents import RefusedError
from seeds.readers.limits import Limits
from seeds.readers.preloading import load_python

IDLE_SECONDS = 60
CHUNK = 1 << 16
KIB = 1024
MOST_OF = 0.7  # of the memory it may have: what a process has used that got no more
STDERR = 2
HIGHEST_FILE = 4096


def serve(connection: Connection, *, idle: float = IDLE_SECONDS) -> None:
    """Answer requests, each a header and a file, until nobody asks any more."""
    load_python()
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
    if said == damaged(parser) and usage.ru_maxrss * KIB >= MOST_OF * limits.memory:
        return refusal(too_much(limits))  # lxml takes a lack of memory for a flaw of the file
    if said.endswith(answers.END):
        return said
    return refusal(_ended(status, usage.ru_utime + usage.ru_stime, limits))


def _heard(reading: int, limits: Limits) -> bytes:
    """Return what a process writes before it closes the pipe. Raises RefusedError."""
    said = bytearray()
    until = time.monotonic() + limits.seconds
    while select.select([reading], [], [], max(until - time.monotonic(), 0))[0]:
        chunk = os.read(reading, CHUNK)
        if not chunk:
            return bytes(said)
        said += chunk
        if len(said) > answers.most_bytes(limits):
            raise RefusedError(too_long(limits))
    raise RefusedError(f"takes longer than {limits.seconds:g} seconds to read.")


def _ended(status: int, seconds: float, limits: Limits) -> str:
    stopped_by = os.WTERMSIG(status)  # a signal, or 0
    if stopped_by == signal.SIGXCPU or seconds >= limits.cpu_seconds:
        return f"takes more than {limits.cpu_seconds} seconds of computing to read."
    if stopped_by:
        return f"makes its reader crash ({signal.Signals(stopped_by).name})."
    return too_much(limits)


# -- in the forked process, where coverage cannot be written down --------------------


def _work(parser: str, raw: bytes, limits: Limits, writing: int) -> NoReturn:  # pragma: no cover
    try:
        os.closerange(STDERR + 1, writing)
        os.closerange(writing + 1, HIGHEST_FILE)
        _confine(limits)
        said = memoryview(answers.read(parser, raw, limits))
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
