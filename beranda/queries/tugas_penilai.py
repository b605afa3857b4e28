"""What waits for an assessor, and for an official who decides about units."""

from django.db.models import (
    Count,
    Exists,
    Min,
    OuterRef,
    Q,
)

from beranda.queries.tugas_dasar import Tugas, alamat, dalam
from beranda.queries.tugas_unit import tugas_unit
from penilaian.choices import StatusRealisasi, StatusSKP
from penilaian.models import SKP, AlihPenilaian, Periode, PutusanNilai, Realisasi
from penilaian.queries.cuti import cuti_penuh
from penilaian.queries.tenggat_tugas import Kewajiban, tenggat_kewajiban, tenggat_penetapan, tenggat_penilai


def sebagai_penilai(pegawai_id: int, periode: list[Periode]) -> list[Tugas]:
    milik = Q(penilai=pegawai_id)
    diajukan = milik & Q(status=StatusSKP.DIAJUKAN)
    hitung = {"diajukan": Count("pk", filter=diajukan), "mulai": Min("rentang__startswith", filter=diajukan)}
    for p in periode:
        menunggu = Realisasi.objects.filter(skp=OuterRef("pk"), status=StatusRealisasi.DIKIRIM, periode=p)
        hitung[f"diperiksa_{p.pk}"] = Count("pk", filter=milik & dalam(p) & Q(Exists(menunggu)))
        hitung[f"dinilai_{p.pk}"] = Count("pk", filter=_belum_dinilai(pegawai_id, p))
    beralih = AlihPenilaian.objects.filter(kepada=pegawai_id, periode__in=periode).order_by().values("skp")
    jumlah = SKP.objects.filter(milik | Q(pk__in=beralih)).aggregate(**hitung)
    tim = alamat("penilaian:tim")
    daftar = []
    if jumlah["diajukan"]:
        batas = tenggat_penetapan(jumlah["mulai"])
        daftar.append(Tugas(f"Periksa {jumlah['diajukan']} SKP", "Menunggu persetujuan Anda.", tim, batas, "Periksa"))
    for p in periode:
        diperiksa, dinilai, sampai = jumlah[f"diperiksa_{p.pk}"], jumlah[f"dinilai_{p.pk}"], tenggat_penilai(p)
        if diperiksa:
            teks, url = f"{p.nama}: sudah dikirim.", f"{tim}?periode={p.kode}"
            daftar.append(
                Tugas(f"Periksa hasil {diperiksa} orang", teks, url, sampai[Kewajiban.PERIKSA_HASIL], "Periksa")
            )
        if dinilai:
            teks, url = f"{p.nama}: belum ada putusan.", alamat("penilaian:antrean", p.kode)
            daftar.append(Tugas(f"Nilai {dinilai} orang", teks, url, sampai[Kewajiban.MENILAI], "Nilai"))
    return daftar


def sebagai_pejabat(pegawai_id: int, periode: Periode | None) -> list[Tugas]:
    """Agreements of units to approve, predikat of units to decide."""
    jumlah = tugas_unit(pegawai_id, periode)
    daftar = []
    if jumlah["diajukan"]:
        judul = f"Periksa {jumlah['diajukan']} perjanjian kinerja"
        daftar.append(Tugas(judul, "Menunggu persetujuan Anda.", alamat("penilaian:perjanjian_daftar")))
    if periode and jumlah["belum"]:
        judul = f"Tetapkan predikat {jumlah['belum']} unit"
        sebab = f"{periode.nama}: sebaiknya sebelum orang-orangnya dinilai."
        url = alamat("penilaian:unit_ikhtisar")
        if jumlah["belum"] == 1:
            url = alamat("penilaian:unit_kinerja", jumlah["kode"], periode.kode)
        daftar.append(Tugas(judul, sebab, url, tenggat_kewajiban(Kewajiban.MENILAI, periode)))
    return daftar


def _belum_dinilai(pegawai_id: int, periode: Periode) -> Q:
    """Plans that wait for this person's decision: their own people, and those that passed to them."""
    alih = AlihPenilaian.objects.filter(skp=OuterRef("pk"), periode=periode)
    diputus = PutusanNilai.objects.filter(skp=OuterRef("pk"), periode=periode)
    siapa = Q(Exists(alih.filter(kepada=pegawai_id))) | Q(penilai=pegawai_id) & ~Q(Exists(alih))
    return dalam(periode) & ~Q(Exists(diputus)) & siapa & ~Q(cuti_penuh(periode))
