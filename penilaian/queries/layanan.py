"""Services in the appraisal: which one a plan may be measured by, and what citizens said of an officer."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinerja.templatetags.ui import angka
from pegawai.models import Penempatan
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.models import SKP, Periode
from survei.models import Layanan, Petugas
from survei.queries.rentang import AngkaPetugas, angka_petugas


def layanan_dilayani(skp: SKP) -> QuerySet[Layanan]:
    """Services that the person serves, or whose unit (or one above it) the person heads, in the range of the plan."""
    tugas = Petugas.objects.filter(pegawai=skp.pegawai_id, masa__overlap=skp.rentang).values("layanan")
    memimpin = Penempatan.objects.filter(pegawai=skp.pegawai_id, kepala=True, masa__overlap=skp.rentang)
    unit = list(memimpin.values_list("unit_id", flat=True))
    boleh = Q(pk__in=tugas)
    if unit:
        boleh |= Q(unit__in=unit_dan_bawahannya(unit))
    return Layanan.objects.aktif().filter(boleh).order_by("nama")


def suara_warga(skp: SKP, periode: Periode) -> list[AngkaPetugas]:
    """What citizens said of the person at the counter in the part of the period that this plan covers: evidence beside
    *Berorientasi Pelayanan*, never a weighted indicator (design 4, score rule 7)."""
    awal = max(skp.rentang.lower, periode.rentang.lower)
    akhir = min(x for x in (skp.rentang.upper, periode.rentang.upper) if x)
    return angka_petugas(pegawai_id=skp.pegawai_id, awal=awal, akhir=akhir) if awal < akhir else []


def angka_dibantah(skp: SKP, periode: Periode) -> dict[str, str]:
    """Figures of the officer that an objection may name, by a key for the form: U6 and U7 of each service with enough
    answers, each with raw and shrunk figure, interval and number of answers, as both sides will read it."""
    hasil = {}
    for s in suara_warga(skp, periode):
        if s.cukup:
            for kode, nama, mentah, susut, antara in (
                ("u6", "U6 Kompetensi pelaksana", s.kompetensi, s.kompetensi_susut, s.selang_kompetensi),
                ("u7", "U7 Perilaku pelaksana", s.perilaku, s.perilaku_susut, s.selang_perilaku),
            ):
                selang = f"; selang {angka(antara[0])}–{angka(antara[1])}" if antara else ""
                isi = f"{angka(mentah)}, disusutkan {angka(susut)}{selang}; {s.n} jawaban"
                hasil[f"{kode}-{s.layanan.pk}"] = f"{nama}, {s.layanan.nama}: {isi}"
    return hasil


def di_loket() -> Exists:
    """On plans: the person stood at a counter while the plan ran, so that `suara_warga` is worth asking."""
    return Exists(
        Petugas.objects.filter(pegawai=OuterRef("pegawai"), loket__isnull=False, masa__overlap=OuterRef("rentang"))
    )
