"""Results of a qualitative plan as text with evidence: no figure, no proposal, no index (design, section 4 point 8)."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, OuterRef, Value, When
from django.db.models.functions import Cast, Coalesce, JSONObject, NullIf

from penilaian.choices import REALISASI_TERKIRIM, Pendekatan, StatusRealisasi
from penilaian.models import SKP, Bukti, Periode, Realisasi


def kualitatif(skp: SKP) -> bool:
    """Whether the plan is judged from words and evidence."""
    return skp.pendekatan == Pendekatan.KUALITATIF


def _isi_bukti() -> JSONObject:
    nama = Coalesce(NullIf("keterangan", Value("")), NullIf("tautan", Value("")), "berkas__nama")
    return JSONObject(publik=Cast("publik", CharField()), tautan="tautan", nama=nama)


def bukti_periode(periode: Periode) -> ArraySubquery:
    """On plans: the evidence of the period but that of drafts, as `indikator`, `publik`, `tautan`, `nama`. Part of one
    statement too."""
    bukti = Bukti.objects.filter(realisasi__skp=OuterRef("pk"), realisasi__periode=periode)
    bukti = bukti.exclude(realisasi__status=StatusRealisasi.DRAF)
    isi = _isi_bukti()
    return ArraySubquery(
        bukti.order_by("realisasi__indikator", "pk").values(
            isi=JSONObject(indikator="realisasi__indikator__uraian", bukti=isi)
        )
    )


def hasil_kualitatif(periode: Periode) -> ArraySubquery:
    """On plans: what was sent in the period, as `hasil`, `indikator`, `catatan`, `status`, `bukti` (each `publik`,
    `tautan`, `nama`). Part of the statement that reads the plan."""
    bukti = Bukti.objects.filter(realisasi=OuterRef("pk")).order_by("pk")
    status = Case(
        *(When(status=nilai, then=Value(label)) for nilai, label in StatusRealisasi.choices), output_field=CharField()
    )
    realisasi = (
        Realisasi.objects.filter(skp=OuterRef("pk"), periode=periode, status__in=REALISASI_TERKIRIM)
        .order_by("-indikator__hasil__jenis", "indikator__hasil__urutan", "indikator__urutan", "pk")
        .values(
            isi=JSONObject(
                hasil="indikator__hasil__uraian",
                indikator="indikator__uraian",
                catatan="catatan",
                status="status",
                status_label=status,
                bukti=ArraySubquery(bukti.values(isi=_isi_bukti())),
            )
        )
    )
    return ArraySubquery(realisasi)
