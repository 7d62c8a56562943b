"""Having documents parsed in another process: started when needed, and again when it is gone.

One such process serves all threads of ours, a document at a time. It gets nothing of our
environment but where to find code, and no open file but the line between us; and it ends with us.
"""

import atexit
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from seeds.readers.answers import understood
from seeds.readers.documents import Extracted, RefusedError
from seeds.readers.limits import Limits

ROOT = Path(__file__).resolve().parents[2]
GRACE_SECONDS = 10.0  # beyond a document's limit: to load the libraries, and to pass it on


@dataclass(frozen=True)
class Child:
    """The process that reads, and the line to it."""

    process: subprocess.Popen[bytes]
    line: Connection

    @classmethod
    def start(cls) -> "Child":
        ours, theirs = multiprocessing.Pipe()
        paths = [str(ROOT), *filter(None, sys.path)]
        with theirs:
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-m", "seeds.readers.child", str(theirs.fileno())],
                cwd="/",
                env={"PYTHONPATH": os.pathsep.join(paths), "LC_ALL": "C.UTF-8"},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # so that Ctrl-C is ours, and it ends with all it forked
            )
        return cls(process, ours)

    def ask(self, parser: str, raw: bytes, limits: Limits) -> bytes:
        """Raises EOFError or OSError if it is not there, RefusedError if it takes too long."""
        self.line.send_bytes(json.dumps({"parser": parser, "limits": asdict(limits)}).encode())
        self.line.send_bytes(raw)
        if not self.line.poll(limits.seconds + GRACE_SECONDS):
            raise RefusedError(f"takes longer than {limits.seconds:g} seconds to read.")
        return self.line.recv_bytes()

    def end(self) -> None:
        self.line.close()
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)  # with whatever it forked
        self.process.wait()

    def forget(self) -> None:
        """Leave the process to who started it."""
        self.line.close()
        self.process.returncode = 0  # or Python would believe that it is ours, and runs on


class Reader:
    """Whoever reads now."""

    def __init__(self) -> None:
        self.child: Child | None = None
        self._lock = threading.Lock()

    def read(self, parser: str, raw: bytes, limits: Limits) -> Extracted:
        """Return what is in a file. Raises RefusedError, and nothing else."""
        with self._lock:
            try:
                said = self._ask(parser, raw, limits)
            except (EOFError, OSError):
                said = self._ask_again(parser, raw, limits)
        return understood(said)

    def close(self) -> None:
        """End the process, if there is one."""
        if child := self.child:
            self.child = None
            child.end()

    def forget(self) -> None:
        """Begin anew, in a fork of the process that it was."""
        if self.child:
            self.child.forget()
        self.child = None
        self._lock = threading.Lock()  # somebody may have held it

    def _ask(self, parser: str, raw: bytes, limits: Limits) -> bytes:
        self.child = self.child or Child.start()
        try:
            return self.child.ask(parser, raw, limits)
        except BaseException:  # also Ctrl-C: an answer that nobody took would be the next one's
            self.close()
            raise

    def _ask_again(self, parser: str, raw: bytes, limits: Limits) -> bytes:
        """Ask a new process: the last one may have gone to rest just now."""
        try:
            return self._ask(parser, raw, limits)
        except (EOFError, OSError):
            raise RefusedError("cannot be read: the process that reads does not run.") from None


READER = Reader()
atexit.register(READER.close)
os.register_at_fork(after_in_child=READER.forget)
