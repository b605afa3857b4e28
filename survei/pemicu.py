"""Database triggers of the survey: answers and index of an approved period do not change, also not by raw SQL."""

import pgtrigger

from survei.choices import BEKU

_BEKU = ", ".join(f"'{s}'" for s in BEKU)


class TolakPeriodeBeku(pgtrigger.Trigger):
    """Refuse any write to rows of an approved period (column `periode_id`). Holds the period's row, so that an approval
    waits for answers on their way and answers wait for an approval (`penilaian.pemicu` explains the two statements)."""

    level = pgtrigger.Statement
    when = pgtrigger.After

    def __init__(self, operation: pgtrigger.Operation, **kwargs: object) -> None:
        tabel = "lama" if operation == pgtrigger.Delete else "baru"
        pilih = f"p.id IN (SELECT t.periode_id FROM {tabel} AS t)"  # noqa: S608
        func = f"""
            PERFORM 1 FROM survei_periodesurvei AS p WHERE {pilih} ORDER BY p.id FOR SHARE;
            IF EXISTS (SELECT 1 FROM survei_periodesurvei AS p WHERE p.status IN ({_BEKU}) AND {pilih}) THEN
                RAISE EXCEPTION 'periode survei sudah disahkan' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        """  # noqa: S608
        super().__init__(
            name=f"beku_{str(operation).lower()}",
            operation=operation,
            referencing=pgtrigger.Referencing(
                old=None if operation == pgtrigger.Insert else "lama",
                new=None if operation == pgtrigger.Delete else "baru",
            ),
            func=func,
            **kwargs,
        )


_TERPAKAI = "Kuesioner ini sudah dipakai periode survei: buat kuesioner baru, yang lama tidak berubah."


class TolakInstrumenTerpakai(pgtrigger.Trigger):
    """Refuse a change of a questionnaire that a period uses: `kunci` is the column with its id, `kolom` are those that
    must stay (all of them, and rows added or removed, when empty). The lock makes a period that is being made wait."""

    level = pgtrigger.Row
    when = pgtrigger.Before

    def __init__(
        self, operation: pgtrigger.Operation, kunci: str, kolom: tuple[str, ...] = (), **kwargs: object
    ) -> None:
        baris = "NEW" if operation == pgtrigger.Insert else "OLD"
        syarat = " OR ".join(f"OLD.{k} IS DISTINCT FROM NEW.{k}" for k in kolom) or "TRUE"
        func = f"""
            IF {syarat} THEN
                PERFORM 1 FROM survei_instrumen AS i WHERE i.id = {baris}.{kunci} FOR UPDATE;
                IF EXISTS (SELECT 1 FROM survei_periodesurvei AS p WHERE p.instrumen_id = {baris}.{kunci}) THEN
                    RAISE EXCEPTION '{_TERPAKAI}' USING ERRCODE = 'check_violation';
                END IF;
            END IF;
            RETURN {"OLD" if operation == pgtrigger.Delete else "NEW"};
        """  # noqa: S608
        super().__init__(name=f"terpakai_{str(operation).lower()}", operation=operation, func=func, **kwargs)


def instrumen_tetap(kunci: str, kolom: tuple[str, ...] = ()) -> list[pgtrigger.Trigger]:
    """Of the questionnaire itself (`kolom` given: only changes of these), or of its questions (any change)."""
    operasi = (pgtrigger.Update,) if kolom else (pgtrigger.Insert, pgtrigger.Update, pgtrigger.Delete)
    return [TolakInstrumenTerpakai(o, kunci, kolom) for o in operasi]


def beku() -> list[pgtrigger.Trigger]:
    return [TolakPeriodeBeku(o) for o in (pgtrigger.Insert, pgtrigger.Update, pgtrigger.Delete)]
