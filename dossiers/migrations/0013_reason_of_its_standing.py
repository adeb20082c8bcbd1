"""The reason beside a standing is that of the act which gave the standing, as the history has it."""

from django.db import migrations

_LAST = """
UPDATE dossiers_nomination n SET reason = last.reason
  FROM (SELECT DISTINCT ON (moved.nomination) moved.nomination,
               CASE WHEN e.verb IN ('sent_back', 'recalled', 'released', 'reopened') THEN ''
                    ELSE moved.reason END AS reason
          FROM trail_entry e
          JOIN trail_chain c ON c.id = e.chain_id AND c.subject_kind = 'dossier',
               json_to_recordset(e.payload::json->'moves') AS moved(nomination bigint, reason text)
         ORDER BY moved.nomination, e.id DESC) last
 WHERE last.nomination = n.id AND n.reason <> '' AND n.reason <> last.reason
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0012_not_qualified"), ("trail", "0003_file_alarm")]

    operations = [migrations.RunSQL(_LAST, migrations.RunSQL.noop)]
