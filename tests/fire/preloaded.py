"""What every forked process needs, worked out once in the process that forks them; it opens no connection."""

import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

import gunicorn.app.base  # noqa: E402
import gunicorn.arbiter  # noqa: E402
import gunicorn.workers.gthread  # noqa: E402,F401
import procrastinate.contrib.django.management.commands.procrastinate  # noqa: E402,F401
import psycopg_pool  # noqa: E402,F401
from django.template.loader import get_template  # noqa: E402
from django.urls import get_resolver  # noqa: E402

import tests.fire.story_site  # noqa: E402
import tests.walk  # noqa: E402,F401
from law.rulebook import rulebook_on  # noqa: E402
from printing.documents.decision import render_decision  # noqa: E402
from tests.printing.samples import district_decision  # noqa: E402
from tests.scene import TODAY  # noqa: E402

rulebook_on(TODAY)
render_decision(district_decision(collectives=1, individuals=1))
get_resolver()._populate()
templates = Path(__file__).resolve().parents[2] / "templates"
for template in templates.rglob("*.html"):
    get_template(str(template.relative_to(templates)))
