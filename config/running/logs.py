"""What the log may say: what went wrong and where in the program, never whose row it was."""

import logging


class WithoutDetail(logging.Formatter):
    """PostgreSQL's DETAIL, CONTEXT and HINT lines quote the row (names, birth dates): they stay out."""

    def format(self, record: logging.LogRecord) -> str:
        lines = super().format(record).splitlines()
        return "\n".join(line for line in lines if not line.startswith(("DETAIL:", "CONTEXT:", "HINT:")))
