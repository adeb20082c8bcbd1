"""Nothing that was written changes. Plain SQL: no setting of the program switches these triggers off.

A superuser, or the owner of the tables, still can; the chains, the keyed marks and the seals find that.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'trail is append-only: % on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION trail_advance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.count <> OLD.count + 1 OR (NEW.id, NEW.subject_kind, NEW.subject_id)
      IS DISTINCT FROM (OLD.id, OLD.subject_kind, OLD.subject_id) THEN
    RAISE EXCEPTION 'a chain only grows by one entry' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER trail_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON trail_entry
  FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse();
CREATE TRIGGER trail_seal_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON trail_seal
  FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse();
CREATE TRIGGER trail_chain_stays BEFORE DELETE OR TRUNCATE ON trail_chain
  FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse();
CREATE TRIGGER trail_chain_advances BEFORE UPDATE ON trail_chain
  FOR EACH ROW EXECUTE FUNCTION trail_advance();
"""

ALLOW = """
DROP TRIGGER trail_entry_stays ON trail_entry;
DROP TRIGGER trail_seal_stays ON trail_seal;
DROP TRIGGER trail_chain_stays ON trail_chain;
DROP TRIGGER trail_chain_advances ON trail_chain;
DROP FUNCTION trail_refuse();
DROP FUNCTION trail_advance();
"""


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
