"""A form with a file: how much of a request its address takes, and how long the file's name may be."""

from dossiers.uploads.upload_limits import LARGEST_UPLOAD
from roles.access.request_limits import KIB, LONG_FORM, RequestLimits

LONGEST_FILE_NAME = 255

# A file a little too large is still read, so that its own form says so; the web server in front takes 25 MiB.
WITH_A_FILE = RequestLimits(body=LARGEST_UPLOAD + 4 * 1024 * KIB, fields=LONG_FORM.fields)
