"""Numbers run through a year of an organ whatever its symbol; a decision keeps the symbol it was given."""

from django.db import migrations, models

# The issued paper's own number stands in the history it wrote; a decision without live lines has none there.
FILL = """
UPDATE workflow_decision d SET symbol = coalesce(
  (SELECT substr(t.decision_number, strpos(t.decision_number, '/') + 1)
     FROM dossiers_heldtitle t JOIN workflow_line l ON l.nomination_id = t.nomination_id
    WHERE l.decision_id = d.id ORDER BY t.id LIMIT 1),
  (SELECT j.symbol FROM roles_jurisdiction j WHERE j.id = d.jurisdiction_id))
 WHERE d.number IS NOT NULL
"""
# Of several series the highest number was the last one given: decisions never bore one number twice.
MERGE = """
DELETE FROM workflow_numberseries lower USING workflow_numberseries higher
 WHERE lower.organ_id = higher.organ_id AND lower.year = higher.year
   AND (lower.last, lower.id) < (higher.last, higher.id)
"""


class Migration(migrations.Migration):
    dependencies = [("workflow", "0001_initial"), ("dossiers", "0005_received_in")]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="symbol",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="Ký hiệu"),
            preserve_default=False,
        ),
        migrations.RunSQL(
            ["SET CONSTRAINTS ALL IMMEDIATE", FILL, MERGE, "SET CONSTRAINTS ALL DEFERRED"],
            migrations.RunSQL.noop,
        ),
        migrations.RemoveConstraint(model_name="numberseries", name="one_series_a_year"),
        migrations.RemoveField(model_name="numberseries", name="symbol"),
        migrations.AddConstraint(
            model_name="numberseries",
            constraint=models.UniqueConstraint(fields=("organ", "year"), name="one_series_a_year"),
        ),
    ]
