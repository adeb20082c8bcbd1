"""What every forked process needs, imported once in the process that forks them; it opens no connection."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

import config.urls  # noqa: E402,F401
import tests.walk  # noqa: E402,F401
