"""What a hostile file might make a library do in the limited child, by the first word of the file."""

from __future__ import annotations

import errno
import os
import signal
import sys
from pathlib import Path

from dossiers.uploads.child_process import ChildLimits

LIMITS = ChildLimits(memory=200 * 1024 * 1024, cpu_seconds=1, output=100_000)


def look(path: Path) -> str:
    match path.read_text():
        case "memory":
            return str(len(bytearray(300 * 1024 * 1024)))
        case "for ever":
            while True:
                pass
        case "asleep":
            signal.pause()
        case "output":
            return "x" * 200_000
        case "crash":
            os.abort()
        case "lies":
            sys.stdout.write("0\n" * 3)
            sys.stdout.flush()
            raise ValueError("a library gave up")
        case "no room":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        case "secrets":
            return "\n".join(f"{name}={value}" for name, value in sorted(os.environ.items()))
    return f"{os.getpid()} {os.getppid()}"
