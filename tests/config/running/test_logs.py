"""The log of a real site tells faults, not persons."""

import logging
import sys

from config.running.logs import WithoutDetail


def test_the_row_that_the_database_quotes_stays_out_of_the_log() -> None:
    person = "Nông Thị Mẫu"
    try:
        raise ValueError(f"duplicate key\nDETAIL:  Key (name)=({person}) already exists.")
    except ValueError:
        record = logging.LogRecord("site", logging.ERROR, __file__, 1, "failed", None, sys.exc_info())

    line = WithoutDetail("%(levelname)s %(message)s").format(record)

    assert "ERROR failed" in line and "duplicate key" in line
    assert person not in line
