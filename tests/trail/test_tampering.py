"""Whoever gets round the triggers is found: every kind of tampering, at ten places each."""

import random

import pytest
from django.db import connection, transaction

from trail.entries import next_hash
from trail.models import Chain, Entry, Seal
from trail.verification.verify import verify

pytestmark = [pytest.mark.django_db, pytest.mark.fire]

COLUMNS = {
    "verb": "'voted'",
    "acted_on": "acted_on + 1",
    "at": "at + interval '1 second'",
    "actor_name": "actor_name || 'x'",
    "office": "''",
    "mandate": "mandate || '.'",
    "jurisdiction_id": "99",
    "unit_id": "99",
    "words": "''",
    "actor_id": "1",
}


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def rechained(chain):
    """What a patient forger does: every hash from the start anew, and the head with them."""
    previous = None
    for place, entry in enumerate(Entry.objects.filter(chain=chain).order_by("seq"), start=1):
        previous = next_hash(previous, entry.payload)
        run("UPDATE trail_entry SET seq = %s, hash = %s WHERE id = %s", place, previous, entry.id)
        run("UPDATE trail_chain SET count = %s, hash = %s WHERE id = %s", place, previous, chain.id)


def change_payload(entry, _):
    run("UPDATE trail_entry SET payload = replace(payload, 'Văn', 'Thị') || ' ' WHERE id = %s", entry.id)


def change_payload_and_rechain(entry, _):
    run("UPDATE trail_entry SET payload = replace(payload, 'dossier', 'dossier ') WHERE id = %s", entry.id)
    rechained(entry.chain)


def change_column(entry, place):
    name = list(COLUMNS)[place % len(COLUMNS)]
    run(f"UPDATE trail_entry SET {name} = {COLUMNS[name]} WHERE id = %s", entry.id)


def remove(entry, _):
    run("DELETE FROM trail_entry WHERE id = %s", entry.id)


def remove_and_rechain(entry, _):
    remove(entry, _)
    rechained(entry.chain)


COPY = """
INSERT INTO trail_entry (chain_id, seq, verb, acted_on, at, actor_id, actor_name, office, mandate,
                         jurisdiction_id, unit_id, words, payload, hash)
SELECT chain_id, %s, verb, acted_on, at, actor_id, actor_name, office, mandate,
       jurisdiction_id, unit_id, words, payload, hash FROM trail_entry WHERE id = %s
"""


def insert_at_the_end(entry, _):
    run(COPY, 5, entry.id)
    run("UPDATE trail_chain SET count = 5 WHERE id = %s", entry.chain_id)


def append_and_rechain(entry, _):
    """A true entry written a second time: its hash and head are right, its mark is not new."""
    run(COPY, 5, entry.id)
    rechained(entry.chain)


def append_forged_and_rechain(entry, _):
    append_and_rechain(entry, _)
    last = Entry.objects.get(chain=entry.chain, seq=5)
    forged = last.payload.replace('"nonce":"', '"nonce":"0')
    run("UPDATE trail_entry SET payload = %s WHERE id = %s", forged, last.id)
    rechained(entry.chain)


def garble_and_rechain(entry, place):
    """What cannot be read at all, and what can but says nothing true."""
    garbled = ["", "{}", "[]", "no json", entry.payload[:-1], entry.payload.replace('"at":"20', '"at":"xx')]
    run("UPDATE trail_entry SET payload = %s WHERE id = %s", garbled[place % len(garbled)], entry.id)
    rechained(entry.chain)


def insert_in_the_middle(entry, _):
    for later in Entry.objects.filter(chain=entry.chain, seq__gte=entry.seq).order_by("-seq"):
        run("UPDATE trail_entry SET seq = seq + 1 WHERE id = %s", later.id)
    run(COPY, entry.seq, entry.id)
    rechained(entry.chain)


def swap(entry, _):
    neighbour = Entry.objects.get(chain=entry.chain, seq=entry.seq % 4 + 1)
    run("UPDATE trail_entry SET seq = 99 WHERE id = %s", entry.id)
    run("UPDATE trail_entry SET seq = %s WHERE id = %s", entry.seq, neighbour.id)
    run("UPDATE trail_entry SET seq = %s WHERE id = %s", neighbour.seq, entry.id)


def move_to_another_chain(entry, _):
    other = Chain.objects.exclude(id=entry.chain_id).first()
    run("UPDATE trail_entry SET seq = 5, chain_id = %s WHERE id = %s", other.id, entry.id)


def cut_tail_with_head(entry, _):
    run("DELETE FROM trail_entry WHERE chain_id = %s AND seq > 3", entry.chain_id)
    rechained(entry.chain)


def lose_chain(entry, _):
    run("DELETE FROM trail_entry WHERE chain_id = %s", entry.chain_id)
    run("DELETE FROM trail_chain WHERE id = %s", entry.chain_id)


def lose_head(entry, _):
    run("DELETE FROM trail_chain WHERE id = %s", entry.chain_id)


def lose_all_entries(entry, _):
    run("DELETE FROM trail_entry WHERE chain_id = %s", entry.chain_id)


def change_head(entry, _):
    run("UPDATE trail_chain SET hash = %s WHERE id = %s", entry.hash[::-1], entry.chain_id)


def remove_a_seal(_, place):
    run("DELETE FROM trail_seal WHERE seq = %s", place % 2 + 1)


def remove_all_seals(_, __):
    run("DELETE FROM trail_seal")


def forge_a_seal(_, place):
    run(
        "UPDATE trail_seal SET heads = '', digest = encode(sha256(''), 'hex') WHERE seq = %s",
        place % 2 + 1,
    )


KINDS = [
    change_payload,
    change_payload_and_rechain,
    change_column,
    remove,
    remove_and_rechain,
    insert_at_the_end,
    append_and_rechain,
    garble_and_rechain,
    append_forged_and_rechain,
    insert_in_the_middle,
    swap,
    move_to_another_chain,
    cut_tail_with_head,
    lose_chain,
    lose_head,
    lose_all_entries,
    change_head,
    remove_a_seal,
    remove_all_seals,
    forge_a_seal,
]


def test_an_untouched_history_holds(history):
    report = verify()
    assert (report.ok, report.entries, report.chains) == (True, 32, 8)
    assert report.sealed_until == Seal.objects.get(seq=2).at


@pytest.mark.parametrize("tamper", KINDS, ids=lambda kind: kind.__name__)
def test_tampering_is_found_wherever_it_happens(history, tamper):
    entries = list(Entry.objects.select_related("chain"))
    missed = []
    for place, entry in enumerate(random.Random(2020).sample(entries, 10)):
        with transaction.atomic():
            run("SET LOCAL session_replication_role = replica")
            tamper(entry, place)
            report = verify()
            if report.ok or not report.why:
                missed.append((entry.chain.subject_id, entry.seq))
            transaction.set_rollback(True)
    assert missed == []
    assert verify().ok


def test_the_report_names_the_subject_and_the_entry(history):
    entry = Entry.objects.get(chain__subject_id=5, seq=3)
    run("SET LOCAL session_replication_role = replica")
    change_payload(entry, 0)
    assert verify().as_json() == {
        "ok": False,
        "subject": "dossier:5",
        "entry": 3,
        "why": "Mục số 3 không khớp với dấu của nó: đã bị sửa, bị chèn hoặc bị đổi chỗ.",
    }


def test_a_tail_cut_after_its_last_seal_shows_at_the_head(history):
    from tests.trail.conftest import submit

    submit(1)
    run("SET LOCAL session_replication_role = replica")
    run("DELETE FROM trail_entry WHERE seq = 5")
    report = verify()
    assert (report.subject, report.entry) == ("dossier:1", 5)
    assert "phần cuối đã bị cắt" in report.why
