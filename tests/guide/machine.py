"""A bare machine in a directory: what the guide puts below /etc, /var and /opt lies there, at other ports."""

from __future__ import annotations

import secrets
import shlex
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.guide.guide_text import ROOT, deployed, rehearsed, service
from tests.guide.running import Runner

# A cluster made where no language was chosen: the guide's own database must not depend on it.
CLUSTER = ("-U", "postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync")
# Typed by root before there is an environment.
WITHOUT_SESSION = ("keys", "certificate")


class Machine:
    """`carried_out`: the blocks of the guide that were typed, by name."""

    def __init__(self, room: Path) -> None:
        self.room = room
        self.database_port, self.web_port, self.http_port, self.https_port = _free_ports(4)
        self.password, self._administrator = secrets.token_hex(12), secrets.token_hex(12)
        self.carried_out: set[str] = {"session"}
        self._runner = Runner(room, directories=("etc", "etc/tls", "var", "backups", "sockets"))

    def places(self) -> dict[str, str]:
        """Words of the guide and its files, and what stands for them on this machine."""
        python = Path(sys.executable).parent
        return {
            "/etc/vinhdanh": f"{self.room}/etc",
            "/var/lib/vinhdanh": f"{self.room}/var",
            "/var/backups/vinhdanh": f"{self.room}/backups",
            "/var/log/nginx": f"{self.room}/log",
            "/opt/vinhdanh/site/.venv/bin/": f"{python}/",
            "/opt/vinhdanh/site": str(ROOT),
            "\n.venv/bin/": f"\n{python}/",
            "@127.0.0.1/": f"@127.0.0.1:{self.database_port}/",
            "127.0.0.1:5432": f"127.0.0.1:{self.database_port}",
            "127.0.0.1:8000": f"127.0.0.1:{self.web_port}",
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
        target.write_text(self._placed(text), encoding="utf-8")
        target.chmod(0o644)
        return target

    def type_in(self, name: str, *, answers: str = "") -> str:
        """Carries out a block of the guide, in the session of the site's user; what it told."""
        self.carried_out.add(name)
        session = "" if name in WITHOUT_SESSION else rehearsed()["session"].text
        commands = self._placed(f"\n{session}{rehearsed()[name].text}")
        return self._runner.told(["sh", "-euc", commands], answers)

    def ask_postgres(self, name: str) -> str:
        """Carries out a block of SQL as PostgreSQL's superuser."""
        self.carried_out.add(name)
        command = ["psql", "-h", f"{self.room}/sockets", "-p", str(self.database_port), "-U", "postgres"]
        statements = self._placed(rehearsed()[name].text)
        return self._runner.told(
            [*command, "-v", "ON_ERROR_STOP=1"], statements, PGPASSWORD=self._administrator
        )

    @contextmanager
    def postgres(self) -> Iterator[None]:
        """PostgreSQL that asks everybody for a password, and trusts nobody on its socket either."""
        secret = self.write("administrator", self._administrator)
        self._runner.told(["initdb", "-D", f"{self.room}/pg", *CLUSTER, f"--pwfile={secret}"])
        command = ["postgres", "-D", f"{self.room}/pg", "-k", f"{self.room}/sockets", "-F"]
        command += ["-h", "127.0.0.1", "-p", str(self.database_port)]
        with self._runner.process(command, "postgres", farewell=signal.SIGINT):
            self._runner.await_success(["pg_isready", "-h", "127.0.0.1", "-p", str(self.database_port)])
            yield

    @contextmanager
    def nginx(self) -> Iterator[None]:
        """The guide's file in a frame like Debian's."""
        site = self.write("nginx.site", deployed("nginx.conf"))
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        rooms = "".join(f"{kind}_temp_path {self.room}/log/{kind};\n" for kind in kinds)
        frame = f"pid {self.room}/nginx.pid;\nevents {{}}\nhttp {{\n{rooms}include {site};\n}}\n"
        main = self.write("nginx.conf", frame)
        command = ["nginx", "-e", f"{self.room}/log/error.log", "-c", str(main), "-g", "daemon off;"]
        with self._runner.process(command, "nginx"):
            self._runner.await_port(self.https_port)
            yield

    @contextmanager
    def unit(self, name: str) -> Iterator[None]:
        """A service that stays, as systemd would start and stop it."""
        told = service(self._placed(deployed(f"{name}.service")))
        umask, environment = int(told["UMask"], 8), _environment(told)
        command = shlex.split(told["ExecStart"])
        with self._runner.process(command, name, umask=umask, environment=environment):
            yield

    def run_unit(self, name: str) -> str:
        """A service that does its work and ends; what it told."""
        told = service(self._placed(deployed(f"{name}.service")))
        return self._runner.told(shlex.split(told["ExecStart"]), **_environment(told))

    def await_web(self) -> None:
        self._runner.await_port(self.web_port)

    def _placed(self, text: str) -> str:
        for written, here in self.places().items():
            text = text.replace(written, here)
        return text


def _environment(told: dict[str, str]) -> dict[str, str]:
    """As systemd reads an EnvironmentFile."""
    lines = Path(told["EnvironmentFile"]).read_text(encoding="utf-8").splitlines()
    words = [word for line in lines for word in shlex.split(line, comments=True)]
    return dict(word.split("=", 1) for word in words)


def _free_ports(number: int) -> list[int]:
    with ExitStack() as probes:
        found = [probes.enter_context(socket.socket()) for _ in range(number)]
        for probe in found:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in found]
