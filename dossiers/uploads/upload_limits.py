"""How large a file a person may hand in: one figure for evidence and for lists, told in the same words."""

_MIB = 20
LARGEST_UPLOAD = _MIB * 1024 * 1024
"""In bytes; a file of exactly this size is taken."""

LARGEST_UPLOAD_WORDS = f"{_MIB} MiB"
