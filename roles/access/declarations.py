"""Every address says which right it asks, and the same words refuse who lacks it. Undeclared: a test fails.

Put exactly one of these on each view, function or class, outermost:

    @public                                        # anybody, even unsigned: the sign-in page
    @at_the_beginning                              # anybody, until there is a jurisdiction; then no such page
    @signed_in                                     # any account, even without an appointment: the home page
    @holds("audit")                                # has this right, or any of several, at some organ today
                                                   #   (lists, searches); request.organs: those organs
    @declares("set_local_rule")                    # a right at the organ that the address itself names:
    def add_rule(request, pk): ...                 #   pk is of the right's own model (here a Jurisdiction)
    @asks("draft_dossier", of=Dossier, organ="unit", known_by="see_dossier")
    def edit(request, pk): ...                     # a right at the organ of the thing named
    @declares("see_dossier")                       # a question with several doors, registered once:

    register("see_dossier", of=Dossier, known_by="see_dossier", related=("unit", "bloc"), any_of=(
        Door(codename="see_unit", organ="unit"),
        Door(codename="see_bloc", organ=lambda dossier: dossier.bloc if dossier.is_sealed else None),
        Door(codename="audit", organ="jurisdiction"),
    ))

`organ` is a dotted path from the thing, or a function giving an organ, several, or None (door shut).
A view that ran may use request.subject (the thing, already read), request.mandate (under which right; give
it to the trail) and request.on (the day that was asked); `roles.access.asked_request` has their types.
Unsigned readers go to the sign-in page; a missing right is 403 with the right's Vietnamese name and who
gives it; a thing of which the reader may not even know (`known_by` answers no) is 404. `may_open(name,
user, thing, on=…)` asks the same for a link or button.
The acts themselves ask again: a page's declaration never replaces the question of a door.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpResponseBase
from django.views import View

from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.questions import (
    BEGINNING,
    PUBLIC,
    QUESTIONS,
    SIGNED_IN,
    AccessQuestion,
    Door,
    OrganFinder,
    SubjectKind,
    question_called,
    register_question,
)
from roles.models import Jurisdiction, Office
from roles.queries import named_with_jurisdiction
from roles.rights.permissions import CODENAMES, LABELS, ORGAN_OF
from trail.clock import today
from vietnamese.dates import short_date

__all__ = [
    "Door",
    "asks",
    "at_the_beginning",
    "declares",
    "holds",
    "may_open",
    "public",
    "question_called",
    "register_question",
    "signed_in",
]

ViewOrClass = TypeVar("ViewOrClass", bound=Callable[..., Any])


def declares(name: str) -> Callable[[ViewOrClass], ViewOrClass]:
    """The view asks the registered question of that name."""
    return _asking(question_called(name))


def asks(
    codename: str,
    *,
    of: type[Model],
    organ: OrganFinder = "",
    kwarg: str = "pk",
    known_by: str = "",
    related: tuple[str, ...] = (),
) -> Callable[[ViewOrClass], ViewOrClass]:
    """The view asks one right at the organ of the thing that its address names."""
    door = Door(codename=codename, organ=organ)
    at = organ if isinstance(organ, str) else "…"
    name = f"{codename} @ {of._meta.label_lower}{'.' if at else ''}{at}"
    asked = AccessQuestion(
        name=name,
        kind=SubjectKind.AT_ORGAN,
        doors=(door,),
        of=of,
        kwarg=kwarg,
        known_by=known_by,
        related=related,
    )
    if codename not in ORGAN_OF:
        raise LookupError(f"{codename} is no right of roles.rights.permissions")
    return _asking(asked)


def holds(*codenames: str) -> Callable[[ViewOrClass], ViewOrClass]:
    """The view asks whether the reader has one of the rights at some organ today; `request.organs`: where."""
    doors = tuple(Door(codename=QUESTIONS[codename].name) for codename in codenames)
    name = f"{' or '.join(codenames)} @ anywhere"
    return _asking(AccessQuestion(name=name, kind=SubjectKind.SOMEWHERE, doors=doors))


def at_the_beginning(view: ViewOrClass) -> ViewOrClass:
    """Anybody may open it while the installation has no jurisdiction; afterwards it is 404 for everybody."""
    return _asking(BEGINNING)(view)


def public(view: ViewOrClass) -> ViewOrClass:
    """Anybody may open it."""
    return _asking(PUBLIC)(view)


def signed_in(view: ViewOrClass) -> ViewOrClass:
    """Any account may open it; what it shows follows from the appointments of the day."""
    return _asking(SIGNED_IN)(view)


def may_open(name: str, user: object, thing: Model, *, on: date) -> bool:
    """Whether an address that declares the question would open this thing."""
    return question_called(name).mandate(user, thing, on=on) is not None


def _asking(asked: AccessQuestion) -> Callable[[ViewOrClass], ViewOrClass]:
    def around(view: Any) -> Any:
        if isinstance(view, type) and issubclass(view, View):
            # The class as its author wrote it, but for this one door.
            view.dispatch = _guarded_method(view.dispatch, asked)  # type: ignore[method-assign]
            return view
        return _guarded(view, asked)

    return around


def _guarded(view: Callable[..., Any], asked: AccessQuestion) -> Callable[..., Any]:
    @wraps(view)
    def guarded(request: RequestAbout[Any], *args: Any, **kwargs: Any) -> Any:
        return _stopped(request, kwargs, asked) or view(request, *args, **kwargs)

    return _telling(guarded, asked)


def _guarded_method(dispatch: Callable[..., Any], asked: AccessQuestion) -> Callable[..., Any]:
    @wraps(dispatch)
    def guarded(self: View, request: RequestAbout[Any], *args: Any, **kwargs: Any) -> Any:
        return _stopped(request, kwargs, asked) or dispatch(self, request, *args, **kwargs)

    return _telling(guarded, asked)


def _telling(guarded: Callable[..., Any], asked: AccessQuestion) -> Callable[..., Any]:
    # A function may carry attributes, of which its type tells nothing; the table of access reads this one.
    guarded.question = asked  # type: ignore[attr-defined]
    return guarded


def _stopped(
    request: RequestAbout[Any], kwargs: dict[str, Any], asked: AccessQuestion
) -> HttpResponseBase | None:
    """None lets the reader in. Raises PermissionDenied or Http404."""
    request.on = today()
    if asked.kind is SubjectKind.PUBLIC:
        return None
    if asked.kind is SubjectKind.BEGINNING:
        if Jurisdiction.objects.exists():
            raise Http404
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if asked.kind is SubjectKind.SOMEWHERE:
        _look_around(request, asked)
    elif asked.kind is SubjectKind.AT_ORGAN:
        _look_at(request, asked.subject(kwargs), asked)
    return None


def _look_around(request: AskedRequest, asked: AccessQuestion) -> None:
    request.organs = asked.organs(request.user, on=request.on)
    if not request.organs:
        raise PermissionDenied(_refusal(asked.doors[0].codename, on=request.on))


def _look_at(request: RequestAbout[Any], subject: Model, asked: AccessQuestion) -> None:
    request.subject = subject
    mandate = asked.mandate(request.user, subject, on=request.on)
    if mandate is not None:
        request.mandate = mandate
        return
    if asked.known_by and not may_open(asked.known_by, request.user, subject, on=request.on):
        raise Http404
    door = next((door for door in asked.doors for _organ in door.organs(subject)), asked.doors[0])
    raise PermissionDenied(_refusal(door.codename, on=request.on, door=door, subject=subject))


def _refusal(codename: str, *, on: date, door: Door | None = None, subject: Model | None = None) -> str:
    """Which right is missing, where, and who can give it."""
    organ = next(door.organs(subject), None) if door and subject is not None else None
    name, above = named_with_jurisdiction(organ, on=on) if organ else ("", None)
    place = f" tại {name}" if name else ""
    offices = ", ".join(Office(office).label for office, names in CODENAMES.items() if codename in names)
    giver = f" của {above.name}" if above else ""
    return (
        f"Trang này cần quyền “{LABELS[codename]}”{place}. Ngày {short_date(on)}, tài khoản đang dùng "
        f"không có phân công nào mang quyền đó. Quyền này đi cùng chức trách: {offices}; cơ quan thường trực "
        f"thi đua, khen thưởng{giver} phân công."
    )
