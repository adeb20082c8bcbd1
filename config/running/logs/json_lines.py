"""A line of the log as one JSON object: at, level, logger, message, the request's id, the fault's trace."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

from config.running.logs.request_marks import REQUEST, route_of
from config.running.logs.without_detail import without_detail


class JsonLines(logging.Formatter):
    """`extra={"told": {…}}` adds fields. What Django says of a request names the address by its route."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_detail(self._message(record)),
        }
        if request := REQUEST.get():
            line["request"] = request
        line |= getattr(record, "told", {})
        if record.exc_info:
            line["fault"] = without_detail(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)

    def _message(self, record: logging.LogRecord) -> str:
        """Django's own words hold the path, which may name a person or hold what was searched for."""
        request = getattr(record, "request", None)
        if request is None or not record.name.startswith("django."):
            return record.getMessage()
        return f"{getattr(record, 'status_code', '')} {route_of(request)}".strip()
