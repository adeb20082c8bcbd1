"""For checkers that look at models only: no database at all, so none is started or asked."""

from config.settings.local import *  # noqa: F403

DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}}
