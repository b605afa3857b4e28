"""No silent zero: what becomes of results that nobody sent, written at the close of a period."""

from django.db import connection
from django.db.models import OuterRef, Subquery, Value

from penilaian.choices import StatusRealisasi
from penilaian.models import Periode, TargetPeriode
from penilaian.queries.nol import dihitung_nol, karena_cuti, lewat_tenggat


def tetapkan(*, periode: Periode) -> int:
    """Take the missing results of people on leave out of the period, and write the others that
    `penilaian.queries.nol.dihitung_nol` names as results of their own status; returns how many count zero.

    Two statements, inside the closing transaction, before the last run. A draft that was never sent keeps its note;
    its figure stays in the history.
    """
    sebab = karena_cuti(periode).filter(pk=OuterRef("pk")).values("sebab")
    TargetPeriode.objects.filter(pk__in=karena_cuti(periode).values("pk")).update(tidak_dievaluasi=Subquery(sebab))
    if not lewat_tenggat(periode):
        return 0
    kueri = dihitung_nol(periode).values_list(
        "skp_id", "indikator_id", "periode_id", "angka", "keterangan", Value(StatusRealisasi.NOL), Value(""), Value(1)
    )
    pilih, parameter = kueri.query.sql_with_params()
    with connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO penilaian_realisasi AS r "
            f"(skp_id, indikator_id, periode_id, nilai, catatan, status, tanggapan, revisi) {pilih} "
            "ON CONFLICT (indikator_id, periode_id) DO UPDATE SET nilai = EXCLUDED.nilai, status = EXCLUDED.status, "
            "revisi = r.revisi + 1, catatan = concat(EXCLUDED.catatan, '. Catatan draf: ' || nullif(r.catatan, ''))",
            parameter,
        )
        return kursor.rowcount
