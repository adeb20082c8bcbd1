"""The demonstration's database: there before the first child, started again when gone, stopped at the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from config.demo.children import DemoCannotRun, Pauses
from config.postgres.cluster import Cluster, ClusterDidNotStart, cluster_at
from config.postgres.databases import database_settings


class KeptDatabase:
    """The embedded cluster, started again when it is gone; a database of another place looks after itself."""

    def __init__(self, cluster: Cluster | None, name: str) -> None:
        self._cluster, self._name, self._pauses = cluster, name, Pauses()

    def look_after(self, tell: Callable[[str], None]) -> None:
        """Whoever restarts it by hand may be quicker: it is tried again before anything is given up."""
        if self._cluster is None or not self._pauses.is_over:
            return
        try:
            self._cluster.hold(database=self._name)
        except ClusterDidNotStart as reason:
            tell(f"{reason} Thử lại sau {self._pauses.fail(str(reason))} giây.")
        else:
            self._pauses = Pauses()


@contextmanager
def kept_database(var: str) -> Iterator[KeptDatabase]:
    """Holds the embedded cluster from before the first child to after the last."""
    entry = database_settings(var, name="vinhdanh")
    if "CLUSTER" not in entry:
        yield KeptDatabase(None, entry["NAME"])
        return
    cluster = cluster_at(**entry["CLUSTER"])
    try:
        cluster.hold(database=entry["NAME"])
        yield KeptDatabase(cluster, entry["NAME"])
    except ClusterDidNotStart as reason:
        raise DemoCannotRun(str(reason)) from reason
    finally:
        cluster.release()
