"""Seats are counted for the proposing unit (docs/law.md, section 5); the choice of a scope was never obeyed."""

from typing import Any

from django.db import migrations


def drop_scopes(apps: Any, schema_editor: Any) -> None:
    """What the trail recorded when such a rule was set stays recorded."""
    apps.get_model("roles", "LocalRule").objects.filter(key="quota.scope").delete()


class Migration(migrations.Migration):
    dependencies = [("roles", "0003_founding_rights")]
    operations = [migrations.RunPython(drop_scopes, migrations.RunPython.noop)]
