"""A file that came with a form which had another fault: it is kept, and need not be chosen again.

Its bytes lie in the storage already, as of every paper whose act is refused; the form that is shown again
bears a signed word for its sender alone, good for a day.
"""

from __future__ import annotations

from typing import NamedTuple

from django.core import signing
from django.core.files.storage import default_storage
from django.http import HttpRequest

from dossiers.evidence.handed_in import HandedIn, handed_in
from dossiers.evidence.paper_types import PAPER_TYPES
from dossiers.evidence.storing_papers import KeptPaper
from roles.doors.refusals import Refused

KEPT = "tep-da-nhan"
_SALT = "dossiers.kept_upload"
_LONGEST, _SECONDS = 2000, 24 * 60 * 60


class GoesOn(NamedTuple):
    """What the form that is shown again says of the file, and bears."""

    name: str
    token: str


class SentFile:
    """The file of a form's field `named` so: chosen now, else the one kept of the same reader."""

    def __init__(self, request: HttpRequest, named: str) -> None:
        self.user = request.user.pk
        self.upload = request.FILES.get(named)
        self.kept = None if self.upload else self._known(request.POST.get(KEPT, ""))

    def handed(self) -> HandedIn:
        """Before the act; raises Refused when it is not taken. Only where there is one."""
        if self.kept is None:
            assert self.upload is not None
            self.kept = handed_in(self.upload)
        return self.kept

    def goes_on(self) -> GoesOn | None:
        """None where no file came, or none that is taken."""
        if self.upload is None and self.kept is None:
            return None
        try:
            held = self.handed()
        except Refused:
            return None
        paper = held.kept
        said = [self.user, paper.sha256, paper.size, paper.name, paper.paper_type.suffix, held.name]
        return GoesOn(held.name, signing.dumps(said, salt=_SALT, compress=True))

    def _known(self, token: str) -> HandedIn | None:
        """None for a word that is another's, forged, too old, or of bytes that are gone."""
        try:
            user, digest, size, name, suffix, called = signing.loads(
                token[:_LONGEST], salt=_SALT, max_age=_SECONDS
            )
        except (signing.BadSignature, ValueError):
            return None
        if user != self.user or not default_storage.exists(name):
            return None
        paper_type = next(each for each in PAPER_TYPES if each.suffix == suffix)
        return HandedIn(KeptPaper(digest, size, name, paper_type), called)
