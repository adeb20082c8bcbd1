"""What the log may say: what went wrong and where in the program, never whose row it was."""

from __future__ import annotations


def without_detail(text: str) -> str:
    """PostgreSQL's DETAIL, CONTEXT and HINT lines quote the row (names, birth dates): they stay out."""
    lines = text.splitlines()
    return "\n".join(line for line in lines if not line.startswith(("DETAIL:", "CONTEXT:", "HINT:")))
