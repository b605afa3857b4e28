"""Database triggers of the appraisal tables: what closed periods freeze, and what makes a score due again.

Statement-level with transition tables, so that bulk writing pays once a statement, not once a row.
"""

from collections.abc import Sequence

import pgtrigger

from penilaian.choices import SKP_MENGIKAT


class TolakPeriodeDitutup(pgtrigger.Trigger):
    """Refuse any write to rows of a closed period: frozen is frozen, also for raw SQL. Holds the period's row."""

    level = pgtrigger.Statement
    when = pgtrigger.After

    def __init__(self, operation: pgtrigger.Operation, pasangan: str = "", **kwargs: object) -> None:
        super().__init__(
            name=f"beku_{str(operation).lower()}",
            operation=operation,
            referencing=_rujukan(operation),
            func=_func_beku(pasangan or _baris(operation)),
            **kwargs,
        )


class TolakUjiCoba(pgtrigger.Trigger):
    """Refuse rows that rest on a trial period: for tables whose rows have consequences (allowances, awards, guidance,
    career). The table names the period (`periode_id`), the decision (`putusan_id`), or both. Holds the period's row,
    so that it is not made a trial meanwhile."""

    level = pgtrigger.Row
    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update

    def __init__(self, *, periode: bool = True, putusan: bool = False, **kwargs: object) -> None:
        menurut = ["p.id = NEW.periode_id"] if periode else []
        if putusan:
            menurut.append("p.id = (SELECT n.periode_id FROM penilaian_putusannilai AS n WHERE n.id = NEW.putusan_id)")
        kena = " OR ".join(menurut)
        func = f"""
            PERFORM 1 FROM penilaian_periode AS p WHERE {kena} ORDER BY p.id FOR SHARE;
            IF EXISTS (SELECT 1 FROM penilaian_periode AS p WHERE p.uji_coba AND ({kena})) THEN
                RAISE EXCEPTION 'periode uji coba: %', TG_TABLE_NAME USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        """  # noqa: S608
        super().__init__(name="bukan_uji_coba", func=func, **kwargs)


class TolakJadiUjiCoba(pgtrigger.Trigger):
    """A period on which something with consequences rests does not become a trial, whatever its state."""

    level = pgtrigger.Row
    when = pgtrigger.After
    operation = pgtrigger.Update
    condition = pgtrigger.Q(old__uji_coba=False, new__uji_coba=True)

    def __init__(self, **kwargs: object) -> None:
        langsung = ("bahantpp", "programpenghargaan", "bimbingan", "angkakredit")
        lewat = ("bimbingan", "angkakredit", "calonpenghargaan")
        ada = [f"SELECT 1 FROM penilaian_{t} AS t WHERE t.periode_id = NEW.id" for t in langsung]  # noqa: S608
        putusan = "JOIN penilaian_putusannilai AS n ON n.id = t.putusan_id WHERE n.periode_id = NEW.id"
        ada += [f"SELECT 1 FROM penilaian_{t} AS t {putusan}" for t in lewat]  # noqa: S608
        func = f"""
            IF {" OR ".join(f"EXISTS ({a})" for a in ada)} THEN
                RAISE EXCEPTION 'periode sudah menjadi dasar: tidak dapat dijadikan uji coba'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        """
        super().__init__(name="bukan_dasar", func=func, **kwargs)


class TandaiPerluHitung(pgtrigger.Trigger):
    """An input changed: its (SKP, period) is due for scoring."""

    level = pgtrigger.Statement
    when = pgtrigger.After

    def __init__(self, operation: pgtrigger.Operation, pasangan: str = "", **kwargs: object) -> None:
        super().__init__(
            name=f"perlu_hitung_{str(operation).lower()}",
            operation=operation,
            referencing=_rujukan(operation),
            func=_func_tandai(pasangan or _baris(operation)),
            **kwargs,
        )


def _rujukan(operation: pgtrigger.Operation) -> pgtrigger.Referencing:
    return pgtrigger.Referencing(
        old=None if operation == pgtrigger.Insert else "lama", new=None if operation == pgtrigger.Delete else "baru"
    )


def _baris(operation: pgtrigger.Operation, kolom: str = "periode_id, skp_id") -> str:
    """The (period, SKP) pairs that a statement touched, before and after."""
    tabel = [
        nama for nama, tidak_ada in (("lama", pgtrigger.Insert), ("baru", pgtrigger.Delete)) if operation != tidak_ada
    ]
    return " UNION ".join(f"SELECT {kolom} FROM {nama}" for nama in tabel)  # noqa: S608


def _func_beku(pasangan: str) -> str:
    # FOR SHARE waits for a closing in progress and makes a later one wait for this transaction: what is written here
    # is either read by the last run or refused. The status is read by a statement of its own, which sees what the
    # wait was for; in one statement the condition would be checked before the lock.
    periode = f"p.id IN (SELECT u.periode_id FROM ({pasangan}) AS u)"  # noqa: S608
    return f"""
        PERFORM 1 FROM penilaian_periode AS p WHERE {periode} ORDER BY p.id FOR SHARE;
        IF EXISTS (SELECT 1 FROM penilaian_periode AS p WHERE p.status = 'ditutup' AND {periode}) THEN
            RAISE EXCEPTION 'periode sudah ditutup: %', TG_TABLE_NAME USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    """  # noqa: S608


def _func_tandai(pasangan: str) -> str:
    return f"""
        INSERT INTO penilaian_perluhitung (periode_id, skp_id, sejak)
        SELECT DISTINCT periode_id, skp_id, now() FROM ({pasangan}) AS t
        ON CONFLICT DO NOTHING;
        RETURN NULL;
    """  # noqa: S608


TIGA = (pgtrigger.Insert, pgtrigger.Update, pgtrigger.Delete)


def beku() -> list[pgtrigger.Trigger]:
    return [TolakPeriodeDitutup(o) for o in TIGA]


def masukan() -> list[pgtrigger.Trigger]:
    """Triggers of an input table: frozen when the period is closed, due when it is not."""
    return beku() + [TandaiPerluHitung(o) for o in TIGA]


def rencana(indikator: str, kolom: Sequence[str]) -> list[pgtrigger.Trigger]:
    """Triggers of a table whose rows reach a score through the targets of their indicators: `indikator` is the
    condition that joins a target `t` to a changed row `b`, `kolom` what the score reads. Only updates: an indicator
    without targets plays no part, and one with targets is not deleted before them. Drafts are free."""
    lama, baru = (", ".join(f"{x}.{k}" for k in kolom) for x in "ab")
    pasangan = f"""
        SELECT t.periode_id, t.skp_id FROM baru AS b JOIN lama AS a ON a.id = b.id
        JOIN penilaian_targetperiode AS t ON t.skp_id = b.skp_id AND {indikator}
        JOIN penilaian_skp AS s ON s.id = t.skp_id AND s.status IN ({", ".join(f"'{x}'" for x in SKP_MENGIKAT)})
        WHERE ROW({lama}) IS DISTINCT FROM ROW({baru})
    """  # noqa: S608
    return [TolakPeriodeDitutup(pgtrigger.Update, pasangan), TandaiPerluHitung(pgtrigger.Update, pasangan)]


def beku_unit() -> list[pgtrigger.Trigger]:
    """Triggers of figures of units: frozen with their period, no plan of a person is due for them."""
    return [TolakPeriodeDitutup(o, _baris(o, "periode_id")) for o in TIGA]


def rencana_unit() -> list[pgtrigger.Trigger]:
    """Triggers of a unit's indicators: what a closed period was measured by does not change."""
    pasangan = """
        SELECT t.periode_id FROM baru AS b JOIN lama AS a ON a.id = b.id
        JOIN penilaian_targetunit AS t ON t.indikator_id = b.id
        WHERE ROW(a.bobot, a.arah, a.ukuran) IS DISTINCT FROM ROW(b.bobot, b.arah, b.ukuran)
    """
    return [TolakPeriodeDitutup(pgtrigger.Update, pasangan)]
