"""The law that holds here, a pack with what it changes, and the pack itself to take along."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from law_desk.access import may_load, may_review
from law_desk.loaded.kept_packs import archive_of
from law_desk.models import LoadedPack, PackState
from law_desk.previews.last_preview import last_preview
from law_desk.told_law import changes_of_pack, own_version, packs_told
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.rights.permissions import organs_where


@signed_in
@require_GET
def law(request: AskedRequest) -> HttpResponse:
    """Whoever is signed in may know by which law this house works, and by whose word."""
    told = {
        "held": packs_told(PackState.CONFIRMED),
        "proposals": packs_told(PackState.PROPOSED),
        "past": packs_told(PackState.SUPERSEDED, PackState.TAKEN_BACK, PackState.REFUSED),
        "own_version": own_version(),
        "may_load": may_load(request.user, on=request.on),
    }
    return render(request, "law_desk/law.html", told)


@signed_in
@require_GET
def pack(request: AskedRequest, pack: int) -> HttpResponse:
    row = get_object_or_404(
        LoadedPack.objects.select_related("proposed_by", "settled_by", "ended_by", "key"), pk=pack
    )
    told = {
        "pack": row,
        "told": changes_of_pack(row),
        "may_load": may_load(request.user, on=request.on),
        "is_own": request.user.pk in row.entered_by,
        "last": last_preview(row, on=request.on) if row.state == PackState.PROPOSED else None,
        "may_review": may_review(request.user, on=request.on),
        "seen": {each.pk for each in organs_where(request.user, "see_jurisdiction", on=request.on)},
    }
    return render(request, "law_desk/pack.html", told)


@signed_in
@require_GET
def archive(request: AskedRequest, pack: int) -> FileResponse:
    """The signed folder as a ZIP, for another house that trusts its publisher."""
    row = get_object_or_404(LoadedPack, pk=pack)
    content = BytesIO(archive_of(row.sha256, of=row.pk))
    return FileResponse(
        content, as_attachment=True, filename=f"{row.name}.zip", content_type="application/zip"
    )
