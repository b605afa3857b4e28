"""Results of an agency in a period, person by person, in the order in which the national application asks for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from pegawai.models import Pengguna, UnitKerja
from penilaian.choices import KEBERATAN_BERJALAN, REALISASI_TERKIRIM
from penilaian.models import SKP, Bukti, Keberatan, Periode, PutusanNilai, Realisasi, TargetPeriode
from penilaian.queries.salinan import sebutan_bukti, sebutan_nilai, sebutan_target
from penilaian.queries.tenggat import batas_ajukan_banyak, masih_sementara

KOLOM_ORANG = (
    "NIP",
    "Nama",
    "Jabatan",
    "Unit kerja",
    "NIP penilai",
    "Penilai",
    "Rating hasil kerja",
    "Rating perilaku kerja",
    "Predikat kinerja",
    "Keadaan",
    "Disampaikan",
)
KOLOM_HASIL = (
    "NIP",
    "Nama",
    "Jenis",
    "Rencana hasil kerja",
    "Aspek",
    "Indikator kinerja individu",
    "Target",
    "Realisasi",
    "Uraian realisasi",
    "Bukti dukung",
)


@dataclass(frozen=True)
class HasilEkinerja:
    """Rows of `KOLOM_ORANG` and of `KOLOM_HASIL`."""

    orang: list[tuple[str, ...]]
    hasil: list[tuple[str, ...]]


def perangkat_daerah(pengguna: Pengguna) -> QuerySet[UnitKerja]:
    """Agencies with plans that this account may open."""
    return UnitKerja.objects.filter(pk__in=SKP.objects.terlihat_oleh(pengguna).order_by().values("unit__opd"))


def hasil_ekinerja(periode: Periode, opd: UnitKerja, pengguna: Pengguna) -> HasilEkinerja:
    """Of the plans of the agency that this account may open, in seven statements whatever their number. A decision
    that was not delivered is nobody's result yet and stays out."""
    terlihat = SKP.objects.terlihat_oleh(pengguna).filter(
        pk__in=SKP.objects.pada_periode(periode).order_by().values("pk"), unit__opd=opd
    )
    skp = list(
        terlihat.select_related("pegawai", "penilai", "unit", "penempatan__jabatan").order_by("pegawai__nip", "rentang")
    )
    return HasilEkinerja(list(_baris_orang(periode, skp)), list(_baris_hasil(periode, skp)))


def _baris_orang(periode: Periode, skp: Iterable[SKP]) -> Iterator[tuple[str, ...]]:
    milik = PutusanNilai.objects.filter(periode=periode, skp__in=[s.pk for s in skp], disampaikan__isnull=False)
    putusan = {p.skp_id: p for p in milik.order_by("skp_id", "-id").distinct("skp_id")}
    batas = batas_ajukan_banyak(putusan.values())
    berjalan = set(
        Keberatan.objects.filter(periode=periode, skp__in=list(putusan), status__in=KEBERATAN_BERJALAN).values_list(
            "skp", flat=True
        )
    )
    for s in skp:
        p = putusan.get(s.pk)
        isi = ("", "", "", "belum disampaikan", "")
        if p:
            sementara = masih_sementara(p, batas=batas[p.pk], berjalan=s.pk in berjalan) or not periode.beku
            isi = (
                str(p.get_rating_hasil_display()),
                str(p.get_rating_perilaku_display()),
                str(p.get_predikat_display()),
                "sementara" if sementara else "final",
                f"{timezone.localdate(p.disampaikan):%d/%m/%Y}",
            )
        yield (
            s.pegawai.nip or "",
            s.pegawai.nama_lengkap,
            str(s.penempatan.jabatan),
            str(s.unit),
            (s.penilai.nip or "") if s.penilai else "",
            s.penilai.nama_lengkap if s.penilai else "",
            *isi,
        )


def _baris_hasil(periode: Periode, skp: Iterable[SKP]) -> Iterator[tuple[str, ...]]:
    orang = {s.pk: s.pegawai for s in skp}
    bukti = Prefetch("bukti", queryset=Bukti.objects.select_related("berkas"), to_attr="daftar_bukti")
    terkirim = Realisasi.objects.filter(periode=periode, skp__in=list(orang), status__in=REALISASI_TERKIRIM)
    realisasi: dict[int, Any] = {r.indikator_id: r for r in terkirim.prefetch_related(bukti)}
    target = TargetPeriode.objects.filter(periode=periode, skp__in=list(orang)).select_related("indikator__hasil")
    urutan = {pk: n for n, pk in enumerate(orang)}
    for t in sorted(target, key=lambda t: (urutan[t.skp_id], *_urut(t.indikator))):
        i, r, p = t.indikator, realisasi.get(t.indikator_id), orang[t.skp_id]
        yield (
            p.nip or "",
            p.nama_lengkap,
            str(i.hasil.get_jenis_display()),
            i.hasil.uraian,
            str(i.get_aspek_display()),
            i.uraian,
            sebutan_target(i, t),
            sebutan_nilai(i, r.nilai) if r else "",
            r.catatan.strip() if r else "",
            "; ".join(sebutan_bukti(b) for b in r.daftar_bukti) if r else "",
        )


def _urut(i: Any) -> tuple[bool, int, int, int, int]:
    """Main results first, then the order of the plan."""
    return i.hasil.jenis != "utama", i.hasil.urutan, i.hasil_id, i.urutan, i.pk
