"""Whether a pack is what its publisher signed, and whether that publisher is trusted here."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from law.packs.signed_folder.manifest import MANIFEST
from law.packs.signed_folder.pack_faults import PackFault
from law.packs.signed_folder.pack_files import Pack
from law.packs.signed_folder.publisher_keys import is_signed_by

_AGAIN = "Lấy lại gói từ nơi phát hành; nếu chính mình sửa thì ký lại (law sign)."


def forgery_faults(pack: Pack) -> list[PackFault]:
    """Every file that is not what was signed, and a signature that is none; nothing for an unsigned draft."""
    manifest = pack.manifest
    if not manifest.is_signed:
        return []
    found = {name: hashlib.sha256(content).hexdigest() for name, content in pack.files.items()}
    faults = [
        PackFault(name, "", _changed(name in manifest.files, name in found), _AGAIN)
        for name in sorted({*found, *manifest.files})
        if found.get(name) != manifest.files.get(name)
    ]
    if not faults and manifest.hash != pack.hash:
        faults.append(PackFault(MANIFEST, "hash", "Không phải mã kiểm của các tệp trong gói.", _AGAIN))
    if not is_signed_by(manifest.public_key, manifest.signature, manifest.signed_bytes()):
        what = "Chữ ký không phải của khóa ghi trong gói trên nội dung này."
        faults.append(PackFault(MANIFEST, "signature", what, _AGAIN))
    return faults


def _changed(was: bool, is_there: bool) -> str:
    if was and is_there:
        return "Nội dung đã khác bản được ký."
    return "Thiếu tệp này so với bản được ký." if was else "Tệp này không có trong bản được ký."


def trust_faults(pack: Pack, trusted: Collection[str]) -> list[PackFault]:
    """A pack that nobody signed, or somebody who is not trusted here; `trusted` are public keys as hex."""
    manifest = pack.manifest
    if not manifest.is_signed:
        remedy = "Người phát hành ký gói bằng lệnh “law sign”, hoặc lấy bản đã ký."
        return [PackFault(MANIFEST, "signature", "Gói chưa được ký.", remedy)]
    if manifest.public_key in trusted:
        return []
    what = f"Khóa {manifest.public_key[:16]}… của “{manifest.author}” chưa được tin ở đây."
    remedy = "Đối chiếu khóa với người phát hành; đúng thì nêu tệp khóa công khai của họ (--trust)."
    return [PackFault(MANIFEST, "public_key", what, remedy)]
