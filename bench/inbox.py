"""A Board's inbox of 25 over 1,000,000 dossiers against the one index range that answers it."""

from __future__ import annotations

import psycopg
from django.db import connection

from bench.ground import ground_scene, raw_connection
from bench.measuring import Measured, alternately
from tests.scene import Scene
from workflow.whose_turn import first_awaiting_board

DOSSIERS = 1_000_000
PAGE = 25
_FILL = (
    """
    INSERT INTO viewflow_process (id, flow_class, status, created, data)
    SELECT n, 'workflow/flows.DossierFlow', 'NEW', now(), '{}' FROM generate_series(1, %(count)s) n
    """,
    """
    INSERT INTO viewflow_task (id, flow_task, flow_task_type, status, created, token, process_id, data)
    SELECT n, 'workflow/flows.DossierFlow.board', 'FUNCTION', 'NEW', now(), 'start', n, '{}'
    FROM generate_series(1, %(count)s) n
    """,
    """
    INSERT INTO dossiers_dossier (id, jurisdiction_id, unit_id, bloc_id, flow_id, year, way, title,
                                  created_on, revision, regime, rulebook, petition_number)
    SELECT n, CASE WHEN n %% 50 = 0 THEN %(district)s ELSE %(province)s END, %(unit)s, %(bloc)s, n, 2020,
           'công trạng', 'Hồ sơ ' || n, date '2020-11-01' + (n %% 30)::int, 1, '', '', ''
    FROM generate_series(1, %(count)s) n
    """,
    """
    INSERT INTO workflow_passage (dossier_id, task_id, desk, unit_id, jurisdiction_id, revision, opened_on,
                                  opened_at, due_citation, came_back, note)
    SELECT id, id, 'board', unit_id, jurisdiction_id, 1, created_on, now(), '', false, ''
    FROM dossiers_dossier
    """,
    "ANALYZE",
)
_RAW = """
SELECT p.id, p.opened_on, p.due_on, p.received_on, p.came_back, d.id, d.title, d.year, d.unit_id, b.name
  FROM workflow_passage p JOIN dossiers_dossier d ON d.id = p.dossier_id
  LEFT JOIN roles_bloc b ON b.id = d.bloc_id
 WHERE p.jurisdiction_id = %s AND p.desk = 'board' AND p.closed_at IS NULL
   AND (p.received_on IS NULL OR EXISTS (SELECT 1 FROM dossiers_nomination n
                                          WHERE n.dossier_id = d.id AND n.standing = 'endorsed'))
 ORDER BY p.opened_on, p.id LIMIT 25
"""


def inbox(*, rounds: int | None = None, dossiers: int = DOSSIERS) -> Measured:
    """One in fifty lies on the desk of the office that asks."""
    scene = ground_scene()
    _fill(scene, dossiers)
    raw = raw_connection()
    return alternately(
        lambda _: first_awaiting_board(scene.district, most=PAGE),
        lambda _: _ask(raw, scene.district.pk),
        rounds=rounds or 50,
    )


def _fill(scene: Scene, dossiers: int) -> None:
    names = {
        "count": dossiers,
        "district": scene.district.pk,
        "province": scene.province.pk,
        "unit": scene.units[0].pk,
        "bloc": scene.bloc.pk,
    }
    with connection.cursor() as cursor:
        for statement in _FILL:
            cursor.execute(statement, names if "%(" in statement else None)


def _ask(raw: psycopg.Connection, jurisdiction_id: int) -> None:
    raw.execute(_RAW, [jurisdiction_id]).fetchall()
