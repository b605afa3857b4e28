"""Database triggers of training."""

import pgtrigger

from pelatihan.choices import MENDUDUKI

_MENDUDUKI = ", ".join(f"'{s}'" for s in MENDUDUKI)


class TolakLebihTempat(pgtrigger.Trigger):
    """No batch has more people in seats than seats, whoever writes: the last line behind
    `pelatihan.domain.peserta`, which holds the row of the batch while it counts."""

    level = pgtrigger.Statement
    when = pgtrigger.After

    def __init__(self, operation: pgtrigger.Operation) -> None:
        func = f"""
            PERFORM 1 FROM pelatihan_angkatan AS a
                WHERE a.id IN (SELECT angkatan_id FROM baru) ORDER BY a.id FOR NO KEY UPDATE;
            IF EXISTS (
                SELECT 1 FROM pelatihan_angkatan AS a
                JOIN pelatihan_peserta AS p ON p.angkatan_id = a.id AND p.status IN ({_MENDUDUKI})
                WHERE a.id IN (SELECT angkatan_id FROM baru) GROUP BY a.id, a.kapasitas HAVING count(*) > a.kapasitas
            ) THEN
                RAISE EXCEPTION 'angkatan sudah penuh' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        """  # noqa: S608
        super().__init__(
            name=f"penuh_{str(operation).lower()}",
            operation=operation,
            referencing=pgtrigger.Referencing(
                old="lama" if operation == pgtrigger.Update else None,
                new="baru",
            ),
            func=func,
        )


def penuh() -> list[pgtrigger.Trigger]:
    return [TolakLebihTempat(o) for o in (pgtrigger.Insert, pgtrigger.Update)]
