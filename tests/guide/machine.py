"""A bare machine in a directory: what the guide puts below /etc, /var and /opt lies there, at other ports."""

from __future__ import annotations

import secrets
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from config.postgres.cluster import programs
from config.postgres.server_account import let_pass, server_account
from tests.guide.guide_text import ROOT, deployed, rehearsed, service

# A cluster made where no language was chosen: the guide's own database must not depend on it.
CLUSTER = ("-U", "postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync")
SLOWEST_START = 60
# Where .ci/nginx unpacks what the machine has not.
_OWN = ROOT / "var/debian/usr"
PATH = f"/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin:{_OWN}/sbin:{_OWN}/bin"


def free_ports(number: int) -> list[int]:
    with ExitStack() as probes:
        found = [probes.enter_context(socket.socket()) for _ in range(number)]
        for probe in found:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in found]


class Machine:
    """Nothing on it runs as root: the caller's account or, for root, that of the embedded server does it."""

    def __init__(self, room: Path) -> None:
        self.room = room
        self.account = server_account(programs())
        self.database_port, self.web_port, self.http_port, self.https_port = free_ports(4)
        self.password = secrets.token_hex(12)
        self._administrator = secrets.token_hex(12)
        self._running = ExitStack()
        self.carried_out: set[str] = {"session"}
        for directory in ("", "etc", "etc/tls", "var", "backups", "sockets", "log"):
            self.account.make_room(room / directory)
        for program in (
            Path(sys.executable),
            Path(sys.executable).resolve(),
            ROOT / "manage.py",
            room / "etc",
        ):
            let_pass(program)

    def placed(self, text: str) -> str:
        """The guide's words for this machine; each of them is in the guide or in a file of its."""
        for written, here in self._places().items():
            text = text.replace(written, here)
        return text

    def _places(self) -> dict[str, str]:
        room, web = self.room, self.web_port
        return {
            "/etc/vinhdanh": f"{room}/etc",
            "/var/lib/vinhdanh": f"{room}/var",
            "/var/backups/vinhdanh": f"{room}/backups",
            "/var/log/nginx": f"{room}/log",
            "/opt/vinhdanh/site/.venv/bin/": f"{Path(sys.executable).parent}/",
            "/opt/vinhdanh/site": str(ROOT),
            " .venv/bin/": f" {Path(sys.executable).parent}/",
            "\n.venv/bin/": f"\n{Path(sys.executable).parent}/",
            "@127.0.0.1/": f"@127.0.0.1:{self.database_port}/",
            "127.0.0.1:5432": f"127.0.0.1:{self.database_port}",
            "127.0.0.1:8000": f"127.0.0.1:{web}",
            "    listen [::]:80 default_server;\n": "",
            "    listen [::]:443 ssl default_server;\n": "",
            "    listen [::]:80;\n": "",
            "    listen [::]:443 ssl;\n": "",
            "listen 80": f"listen 127.0.0.1:{self.http_port}",
            "listen 443": f"listen 127.0.0.1:{self.https_port}",
            "WEB_CONCURRENCY='4'": "WEB_CONCURRENCY='1'",
            "MẬT_KHẨU": self.password,
        }

    def write(self, path: str, text: str) -> Path:
        """A file that the guide has copied, with this machine's places in it."""
        target = self.room / path
        target.write_text(self.placed(text), encoding="utf-8")
        target.chmod(0o644)
        return target

    def type_in(self, name: str, *, answers: str = "") -> str:
        """Carries out a block of the guide as the site's user in his session; what it told."""
        self.carried_out.add(name)
        session = "" if name in ("keys", "certificate") else rehearsed()["session"].text
        return self._told(["sh", "-euc", self.placed(f"\n{session}{rehearsed()[name].text}")], answers)

    def ask_postgres(self, name: str) -> str:
        """Carries out a block of SQL as PostgreSQL's superuser."""
        self.carried_out.add(name)
        command = ["psql", "-h", str(self.room / "sockets"), "-p", str(self.database_port)]
        command += ["-U", "postgres", "-v", "ON_ERROR_STOP=1", "-d", "postgres"]
        return self._told(command, self.placed(rehearsed()[name].text), PGPASSWORD=self._administrator)

    def start_database(self) -> None:
        """PostgreSQL that asks everybody for a password, and trusts nobody on its socket either."""
        secret = self.write("administrator", self._administrator)
        self._told(["initdb", "-D", f"{self.room}/pg", *CLUSTER, f"--pwfile={secret}"])
        options = (
            "listen_addresses=127.0.0.1",
            f"port={self.database_port}",
            f"unix_socket_directories={self.room}/sockets",
            "fsync=off",
        )
        given = [word for option in options for word in ("-c", option)]
        server = self._process(["postgres", "-D", f"{self.room}/pg", *given], "pg", farewell=signal.SIGINT)
        self._running.enter_context(server)
        self._await_port(self.database_port)

    @contextmanager
    def nginx(self) -> Iterator[None]:
        """With Debian's frame around the guide's file."""
        site = self.write("nginx.site", deployed("nginx.conf"))
        temporary = "".join(
            f"{kind}_temp_path {self.room}/log/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        frame = f"pid {self.room}/nginx.pid;\nevents {{}}\nhttp {{\n{temporary}include {site};\n}}\n"
        main = self.write("nginx.conf", frame)
        command = ["nginx", "-e", f"{self.room}/log/error.log", "-c", str(main), "-g", "daemon off;"]
        with self._process(command, "nginx"):
            self._await_port(self.https_port)
            yield

    @contextmanager
    def unit(self, name: str) -> Iterator[subprocess.Popen[bytes]]:
        """A service as systemd would start and stop it; it must go quietly."""
        told = service(self.placed(deployed(f"{name}.service")))
        with self._process(shlex.split(told["ExecStart"]), name, **self._of_unit(told)) as process:
            yield process
            process.terminate()
            assert process.wait(30) == 0, self.log(name)

    def run_unit(self, name: str) -> str:
        """A service of the kind that does its work and ends; what it told."""
        told = service(self.placed(deployed(f"{name}.service")))
        *shell, script = shlex.split(told["ExecStart"])
        here = self.write(f"{name}.sh", deployed(Path(script).name))
        return self._told([*shell, str(here)], **self._environment(told))

    def log(self, name: str) -> str:
        return (self.room / f"log/{name}.out").read_text(encoding="utf-8")

    def await_web(self) -> None:
        self._await_port(self.web_port)

    def stop(self) -> None:
        self._running.close()

    def _of_unit(self, told: dict[str, str]) -> dict[str, Any]:
        return {"umask": int(told["UMask"], 8), "environment": self._environment(told)}

    def _environment(self, told: dict[str, str]) -> dict[str, str]:
        lines = Path(told["EnvironmentFile"]).read_text(encoding="utf-8").splitlines()
        words = [shlex.split(line, comments=True) for line in lines]
        return dict(word.split("=", 1) for line in words for word in line)

    def _told(self, command: list[str], answers: str = "", **environment: str) -> str:
        run = subprocess.run(
            command,
            **self._start({**environment}),
            input=answers,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert run.returncode == 0, f"{' '.join(command)}\n{run.stdout}"
        return run.stdout

    @contextmanager
    def _process(
        self,
        command: list[str],
        name: str,
        *,
        umask: int = 0o077,
        environment: dict[str, str] | None = None,
        farewell: signal.Signals = signal.SIGTERM,
    ) -> Iterator[subprocess.Popen[bytes]]:
        with (self.room / f"log/{name}.out").open("wb") as output:
            process = subprocess.Popen(
                command, **self._start(environment or {}), umask=umask, stdout=output, stderr=output
            )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(farewell)
                process.wait(30)

    def _start(self, environment: dict[str, str]) -> dict[str, Any]:
        """A session of its own: no terminal to ask at, and no secret of the caller's environment."""
        known = {"PATH": f"{programs()}:{PATH}", "LC_ALL": "C.UTF-8", "HOME": str(self.room)}
        identity = self.account.identity
        return {**identity, "cwd": ROOT, "env": {**known, **environment}, "start_new_session": True}

    def _await_port(self, port: int) -> None:
        until = monotonic() + SLOWEST_START
        while monotonic() < until:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    return
            sleep(0.05)
        logs = "\n".join(path.read_text(errors="replace") for path in (self.room / "log").glob("*.out"))
        raise AssertionError(f"nobody answers at port {port}\n{logs}")
