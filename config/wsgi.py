"""Entry of the web processes (gunicorn config.wsgi). They alone have limits of time in the database."""

import gc
import os

from django.conf import settings
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from config.postgres.databases import limit_statements
from config.running.deep_calls import with_room_for_deep_calls

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
limit_statements(
    settings.DATABASES["default"],
    statement=settings.VINHDANH_STATEMENT_SECONDS,
    lock=settings.VINHDANH_LOCK_SECONDS,
    # An act may wait within its transaction for a paper that is being printed or examined.
    idle=2 * settings.VINHDANH_REQUEST_SECONDS,
)
gc.disable()
application = with_room_for_deep_calls(get_wsgi_application())

# manage.py runs the checks before every command; a web server would start without them.
if faults := run_checks(tags=["site"]):
    raise ImproperlyConfigured("\n".join(f"{fault.id}: {fault.msg} {fault.hint}" for fault in faults))

# What every page is made of stays to the end: loaded before the first visitor, and never walked through again
# by the collector of garbage, which held a request for a tenth of a second each time.
get_resolver().url_patterns  # noqa: B018
gc.freeze()
gc.enable()
