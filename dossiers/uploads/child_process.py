"""The child's side: it loads its libraries, then looks into one file after another, each in a limited fork.

Run as `python -m dossiers.uploads.child_process MODULE`, where MODULE has `LIMITS` and `look(path)`, which
answers a text or, where that is long, its pieces one by one. For each file it reads a line {"path",
"output"}; the fork writes the answer to `output`, then a line tells how the fork ended. It knows no Django,
no database and no secret of the server.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import sys
import traceback
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

OUT_OF_MEMORY, OUT_OF_ROOM = 12, 13
"""Exit statuses: the fork ran into its own limit of memory or output; the machine's disk is full."""
_STATUS = {errno.EFBIG: OUT_OF_MEMORY, errno.ENOSPC: OUT_OF_ROOM, errno.EDQUOT: OUT_OF_ROOM}


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """Bytes of memory, seconds of the processor, bytes that may be written."""

    memory: int
    cpu_seconds: int
    output: int


def limit_itself(limits: ChildLimits) -> None:
    """From here on memory, processor time and what is written are bounded; no core is dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.output, limits.output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(module: ModuleType) -> None:
    """Until its parent closes the pipe, which the end of the parent does too."""
    for line in sys.stdin:
        asked = json.loads(line)
        fork = os.fork()
        if not fork:
            _silence()
            _answer(module, Path(asked["path"]), Path(asked["output"]))
        _, status = os.waitpid(fork, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _silence() -> None:
    """What a library says of a file is nobody's line: only the answer counts."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _answer(module: ModuleType, path: Path, output: Path) -> None:
    """Never returns: the fork ends here."""
    status = 1
    try:
        limit_itself(module.LIMITS)
        told = module.look(path)
        with output.open("w", encoding="utf-8") as answer:
            answer.writelines([told] if isinstance(told, str) else told)
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    except OSError as wrong:
        # Python turns the signal of a full output into this error; nothing more may be written.
        status = _STATUS.get(wrong.errno or 0, 1)
    except BaseException:
        output.write_text(traceback.format_exc()[-2000:], encoding="utf-8")
    finally:
        os._exit(status)


if __name__ == "__main__":
    serve(import_module(sys.argv[1]))
