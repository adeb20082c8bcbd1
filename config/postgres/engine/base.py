"""The engine itself; Django finds it under this name."""

from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import base as postgresql

from config.postgres.cluster import ClusterDidNotStart, cluster_at


class DatabaseWrapper(postgresql.DatabaseWrapper):
    """`settings_dict["CLUSTER"]` holds the arguments of cluster_at."""

    def get_connection_params(self) -> dict[str, Any]:
        """Asked only by who is about to connect, so this is the moment the server has to be there."""
        try:
            cluster_at(**self.settings_dict["CLUSTER"]).hold(database=self.settings_dict["NAME"])
        except ClusterDidNotStart as reason:
            raise OperationalError(str(reason)) from reason
        return super().get_connection_params()
