"""`make demo`: everything a visitor needs on one machine, started in order and stopped together.

It knows Django only through manage.py, so a step that fails says so in its own words and stops the rest.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from types import FrameType
from typing import TextIO
from urllib.error import HTTPError
from urllib.request import urlopen

from config.demo.children import DemoCannotRun, kept_running, refuse_dead, running
from config.demo.kept_database import KeptDatabase, kept_database

ROOT = Path(__file__).resolve().parents[2]
VAR = os.environ.get("VINHDANH_VAR", str(ROOT / "var"))
# Seconds an old machine may need for its first page.
FIRST_ANSWER = 180
MANAGE = (sys.executable, str(ROOT / "manage.py"))


@dataclass(frozen=True)
class StartStep:
    """Something to finish before the next begins; `said` is shown while it runs."""

    said: str
    command: tuple[str, ...]


PREPARATION = (
    StartStep("Chuẩn bị cơ sở dữ liệu", (*MANAGE, "migrate", "--verbosity=0", "--no-input")),
    StartStep("Gom các tệp tĩnh", (*MANAGE, "collectstatic", "--verbosity=0", "--no-input")),
)
STORY = StartStep("Dựng câu chuyện trình diễn (lần đầu mất vài phút)", (*MANAGE, "play_story"))
SUMMARY = StartStep(STORY.said, (*STORY.command, "--json"))
GUIDE = StartStep("", (*MANAGE, "show_demo"))


def servers(port: int) -> tuple[tuple[str, ...], ...]:
    """What runs until the visitor stops it: the web processes and the worker."""
    web = ("-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4")
    quiet = ("--log-level", "warning", "--graceful-timeout", "5", "--timeout", "120")
    worker = ("procrastinate", "worker", "--concurrency=2", "--shutdown-graceful-timeout=5")
    return (sys.executable, *web, *quiet), (*MANAGE, *worker)


def main(
    arguments: Sequence[str] | None = None,
    *,
    preparation: Sequence[StartStep] = PREPARATION,
    story: StartStep = STORY,
    summary: StartStep = SUMMARY,
    guide: StartStep = GUIDE,
) -> int:
    """Exit status. The steps can be named by a caller that wants other ones."""
    wish = _parser().parse_args(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.local"
    os.chdir(ROOT)
    # Ctrl-C, `kill` and a closed terminal all end the same way.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        if wish.serve:
            refuse_taken(wish.port)
        with kept_database(VAR) as database:
            prepare((*preparation, story if wish.serve else summary))
            if wish.serve:
                serve(wish.port, guide=guide, database=database)
    except DemoCannotRun as reason:
        say(str(reason), to=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("\nĐã dừng tất cả, kể cả cơ sở dữ liệu.")
    return 0


def serve(port: int, *, guide: StartStep, database: KeptDatabase) -> None:
    """Returns never by itself: a visitor's Ctrl-C ends it, or what dies at once again and again."""
    with kept_running(servers(port)) as kept:
        _wait_until_answering(port, [each.child for each in kept])
        # By its name: no browser makes a passkey at an address that is a number.
        say(f"\nVinh Danh đang chạy tại http://localhost:{port}\n")
        prepare((guide,))
        say("\nNhấn Ctrl-C để dừng tất cả.")
        while True:
            database.look_after(_tell)
            for each in kept:
                each.look_after(_tell)
            sleep(1)


def prepare(steps: Sequence[StartStep]) -> None:
    """Runs each to its end; raises DemoCannotRun at the first that fails."""
    for step in steps:
        if step.said:
            say(f"{step.said} …", to=sys.stderr)
        with running([step.command]) as (child,):
            if child.wait() != 0:
                raise DemoCannotRun(
                    f"Bước “{step.said or step.command[-1]}” không xong (mã {child.returncode}); "
                    "lý do ở ngay phía trên."
                )


def refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise DemoCannotRun(
                f"Cổng {port} trên máy này đang được chương trình khác dùng (hoặc không được phép dùng). "
                f"Hãy chọn cổng khác, ví dụ: make demo PORT={port + 1 if port < 65535 else 8000}"
            ) from error


def say(sentence: str, *, to: TextIO | None = None) -> None:
    """To standard output unless told otherwise; progress goes to stderr, the summary must stay last."""
    (to or sys.stdout).write(f"{sentence}\n")
    (to or sys.stdout).flush()


def _tell(sentence: str) -> None:
    say(sentence, to=sys.stderr)


def _wait_until_answering(port: int, children: Sequence[subprocess.Popen[bytes]]) -> None:
    until = monotonic() + FIRST_ANSWER
    while monotonic() < until:
        refuse_dead(children)
        try:
            urlopen(f"http://127.0.0.1:{port}/khoe", timeout=5).close()
            return
        except HTTPError:
            return
        except OSError:
            sleep(0.2)
    raise DemoCannotRun(f"Trang web không trả lời sau {FIRST_ANSWER} giây.")


def _stop(number: int, frame: FrameType | None) -> None:
    # A second Ctrl-C must not cut the stopping short.
    for known in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(known, signal.SIG_IGN)
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m config.demo.supervisor", description="Chạy bản trình diễn Vinh Danh."
    )
    parser.add_argument("--port", type=int, default=8000, help="cổng trên 127.0.0.1 (mặc định 8000)")
    parser.add_argument("--no-serve", dest="serve", action="store_false", help="dựng xong thì dừng")
    return parser


if __name__ == "__main__":
    sys.exit(main())
