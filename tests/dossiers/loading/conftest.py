"""The officer of a small district before the page of loads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dossiers.models import Job
from tests.browsing import Client
from tests.scene import TODAY, Scene
from trail.clock import at

Send = Callable[..., str]


def signed_in(scene: Scene, name: str) -> Client:
    client = Client()
    client.force_login(scene[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def officer(scene: Scene, settings: Any, tmp_path: Any) -> Iterator[Client]:
    """On the story's day, with files of its own."""
    settings.MEDIA_ROOT = tmp_path
    with at(TODAY):
        yield signed_in(scene, "officer")


@pytest.fixture
def send(officer: Client, scene: Scene) -> Send:
    """Uploads a workbook of a kind and gives the page that follows."""

    def sent(content: bytes, *, sheet: str = "danh-hieu", name: str = "cu.xlsx") -> str:
        address = reverse("dossiers:load", args=[scene.district.pk, sheet])
        file = SimpleUploadedFile(name, content)
        return str(officer.post(address, {"file": file}, follow=True).content.decode())

    return sent


@pytest.fixture
def confirm(officer: Client) -> Callable[[], Any]:
    """Presses “Ghi vào dữ liệu” of the newest load."""

    def pressed() -> Any:
        job = Job.objects.order_by("-created_at")[0]
        return officer.post(reverse("dossiers:load_store", args=[job.pk]), {}, follow=True)

    return pressed
