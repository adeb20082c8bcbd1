"""Files in an S3 store, which compares the SHA-256 of each request itself and keeps nothing that differs.

Needs django-storages[s3]; only an installation that names an S3 bucket loads this module.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from boto3.s3.transfer import TransferConfig
from django.utils.deconstruct import deconstructible
from storages.backends.s3 import S3Storage

from trail.kept_files.promised_names import PromisedNames, promised_digest

WHOLE_BELOW = 256 * 1024 * 1024
"""Bytes up to which a file is sent in one request: S3 compares a SHA-256 of the whole only there."""


@deconstructible
class CheckedS3Storage(PromisedNames, S3Storage):
    """A promised name is sent with the SHA-256 that it promises, any other with what the client computes."""

    def get_default_settings(self) -> dict[str, Any]:
        whole = TransferConfig(multipart_threshold=WHOLE_BELOW)
        return {**super().get_default_settings(), "transfer_config": whole}

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        promised = promised_digest(name)
        checked = (
            {"ChecksumSHA256": b64encode(bytes.fromhex(promised)).decode()}
            if promised
            else {"ChecksumAlgorithm": "SHA256"}
        )
        return {**super().get_object_parameters(name), **checked}
