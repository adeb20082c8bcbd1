"""A pack is proposed: checked wholly, kept to the byte, and from then on it waits for another jurist."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from law.packs.signed_folder.pack_faults import PackRefused
from law.packs.signed_folder.pack_files import Pack, pack_of_files
from law_desk.acts.checked_packs import checked, in_words
from law_desk.acts.jurists import acting_jurist
from law_desk.acts.recording_law import record_pack
from law_desk.loaded.kept_packs import keep_pack
from law_desk.models import LoadedPack, PackState
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean


@one_act
def propose_pack(
    files: Mapping[str, bytes],
    *,
    by: AbstractBaseUser,
    on: date,
    basis: str = "",
    entered_by: Collection[int] = (),
) -> LoadedPack:
    """`files` are those of the signed folder by their path in it, manifest.toml among them.

    `basis` is what the proposer says to it, `entered_by` the keys of those who entered what it says: neither
    they nor the proposer may confirm it. It changes no law. Raises Forbidden, and Refused with every
    fault of the pack.
    """
    jurist = acting_jurist(by, "propose_pack", on=on)
    pack = _read(files)
    found = checked(pack)
    refuse_if([*_too_long(pack), *_there_already(pack)], message=f"Không nhận gói luật “{pack.name}”.")
    row = LoadedPack.objects.create(
        name=pack.name,
        version=clean(pack.manifest.version),
        author=clean(pack.manifest.author),
        since=pack.manifest.since,
        hash=pack.hash,
        sha256=keep_pack(files),
        key=found.key,
        basis=clean(basis),
        proposed_by_id=by.pk,
        proposed_on=on,
        entered_by=sorted({by.pk, *entered_by}),
        replaces=found.replaces,
    )
    record_pack(Verb.PACK_PROPOSED, row, by=jurist, on=on, reason=row.basis)
    return row


def _read(files: Mapping[str, bytes]) -> Pack:
    try:
        return pack_of_files(files, called="đề nghị nạp")
    except PackRefused as refused:
        raise in_words(refused) from refused


def _too_long(pack: Pack) -> list[Obstacle]:
    limits = (("version", pack.manifest.version, 60), ("author", pack.manifest.author, 200))
    return [
        Obstacle(f"manifest.toml, {name}: dài quá {most} ký tự.", remedy="Ghi ngắn lại rồi ký lại gói.")
        for name, told, most in limits
        if len(clean(told)) > most
    ]


def _there_already(pack: Pack) -> list[Obstacle]:
    running = (PackState.PROPOSED, PackState.CONFIRMED)
    row = LoadedPack.objects.filter(hash=pack.hash, state__in=running).first()
    if row is None:
        return []
    return [
        Obstacle(
            f"Đúng gói này đã được đề nghị ngày {short_date(row.proposed_on)}: "
            f"{row.get_state_display().lower()}."
        )
    ]
