"""Guidance: proposed when a result below becomes final, agreed by both, talked through, reviewed. What follows from
the outcome is decided by people; nothing here touches a rating, a position or an allowance."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, hari_terakhir, rentang, tambah_bulan
from pegawai.models import Pegawai, Pengguna
from penilaian.choices_lanjut import BULAN_BIMBINGAN, HasilBimbingan, StatusBimbingan
from penilaian.domain.bimbingan_kabar import kabari
from penilaian.domain.semula import tolak_bila_berubah
from penilaian.models import Bimbingan, SasaranBimbingan, SesiBimbingan
from penilaian.queries.bimbingan import calon_bimbingan, pembimbing

ATASAN, PEGAWAI = "atasan", "pegawai"


@transaction.atomic
def usulkan() -> int:
    """Propose a plan for everybody whose final result is below (`calon_bimbingan`); returns how many. The statements
    do not grow with the number of people; run twice, nothing happens twice."""
    calon = calon_bimbingan()
    if not calon:
        return 0
    baris = [
        Bimbingan(pegawai_id=p.skp.pegawai_id, periode_id=p.periode_id, putusan=p, predikat=p.predikat) for p in calon
    ]
    with karena("Hasil akhir di bawah Baik"):
        Bimbingan.objects.bulk_create(baris, ignore_conflicts=True)
    return len(baris)


def sebagai(bimbingan: Bimbingan, oleh: Pengguna) -> str:
    """As what a person takes part: ATASAN, PEGAWAI, or "" not at all. The guide is today's assessor."""
    if oleh.pegawai_id is None:
        return ""
    if oleh.pegawai_id == bimbingan.pegawai_id:
        return PEGAWAI
    atasan = pembimbing(bimbingan.pegawai_id)
    return ATASAN if atasan and atasan.pk == oleh.pegawai_id else ""


def _kunci(bimbingan: Bimbingan, oleh: Pengguna, *status: str) -> tuple[Bimbingan, str]:
    kini = Bimbingan.objects.select_for_update(of=("self",)).select_related("pegawai").get(pk=bimbingan.pk)
    peran = sebagai(kini, oleh)
    if not peran:
        raise PermissionDenied("Bimbingan ini diisi pegawai yang dibimbing dan atasannya yang sekarang.")
    if kini.status not in status:
        raise ValidationError(f"Bimbingan ini {kini.get_status_display().lower()}; bagian ini tidak berubah lagi.")
    return kini, peran


def _periksa_revisi(kini: Bimbingan, revisi: int) -> None:
    if kini.revisi != revisi:
        raise ValidationError("Rencana ini baru saja diubah pihak lain. Baca lagi isinya, lalu ulangi.")


def _rencana_berubah(kini: Bimbingan) -> None:
    """What was agreed is no longer what stands there: both agree again."""
    kini.setuju_atasan = kini.setuju_atasan_oleh = kini.setuju_pegawai = None
    kini.revisi += 1
    kini.save(update_fields=["setuju_atasan", "setuju_atasan_oleh", "setuju_pegawai", "revisi"])


@transaction.atomic
def simpan_dukungan(*, bimbingan: Bimbingan, dukungan: str, oleh: Pengguna, revisi: int) -> Bimbingan:
    """Write what help is given: the guide, before the plan runs. Raises PermissionDenied or ValidationError."""
    kini, peran = _kunci(bimbingan, oleh, StatusBimbingan.DISUSUN)
    if peran != ATASAN:
        raise PermissionDenied("Dukungan ditulis atasan.")
    _periksa_revisi(kini, revisi)
    kini.dukungan = dukungan.strip()
    kini.save(update_fields=["dukungan"])
    _rencana_berubah(kini)
    return kini


@transaction.atomic
def tambah_sasaran(*, bimbingan: Bimbingan, uraian: str, ukuran: str, oleh: Pengguna) -> SasaranBimbingan:
    """Add a goal with how one will see it; either side, before the plan runs. Agreements given before fall away."""
    kini, _ = _kunci(bimbingan, oleh, StatusBimbingan.DISUSUN)
    galat = {n: "Isi bagian ini." for n, t in (("uraian", uraian), ("ukuran", ukuran)) if not t.strip()}
    if galat:
        raise ValidationError(galat)
    sasaran = SasaranBimbingan.objects.create(bimbingan=kini, uraian=uraian.strip(), ukuran=ukuran.strip())
    _rencana_berubah(kini)
    return sasaran


@transaction.atomic
def hapus_sasaran(*, sasaran: SasaranBimbingan, oleh: Pengguna) -> None:
    """Take a goal away before the plan runs."""
    kini, _ = _kunci(sasaran.bimbingan, oleh, StatusBimbingan.DISUSUN)
    SasaranBimbingan.objects.filter(pk=sasaran.pk, bimbingan=kini).delete()
    _rencana_berubah(kini)


@transaction.atomic
def tambah_sesi(*, bimbingan: Bimbingan, tanggal: date, pokok: str, oleh: Pengguna) -> SesiBimbingan:
    """Plan a session, one a day: within six months from today, of a running plan within its span. Raises
    ValidationError by field."""
    kini, _ = _kunci(bimbingan, oleh, StatusBimbingan.DISUSUN, StatusBimbingan.BERJALAN)
    awal = hari_ini()
    akhir = (kini.masa and hari_terakhir(kini.masa)) or tambah_bulan(awal, BULAN_BIMBINGAN)
    if not awal <= tanggal <= akhir:
        raise ValidationError({"tanggal": f"Pilih tanggal antara {awal:%d/%m/%Y} dan {akhir:%d/%m/%Y}."})
    if not pokok.strip():
        raise ValidationError({"pokok": "Isi bagian ini."})
    if kini.sesi.filter(tanggal=tanggal).exists():
        raise ValidationError({"tanggal": "Sudah ada sesi pada tanggal itu."})
    sesi = SesiBimbingan.objects.create(bimbingan=kini, tanggal=tanggal, pokok=pokok.strip())
    if kini.status == StatusBimbingan.DISUSUN:
        _rencana_berubah(kini)
    return sesi


@transaction.atomic
def hapus_sesi(*, sesi: SesiBimbingan, oleh: Pengguna) -> None:
    """Take a session away that nobody has written about."""
    kini, _ = _kunci(sesi.bimbingan, oleh, StatusBimbingan.DISUSUN, StatusBimbingan.BERJALAN)
    terkunci = SesiBimbingan.objects.select_for_update().filter(pk=sesi.pk, bimbingan=kini).first()
    if terkunci is None:
        return
    if terkunci.tercatat:
        raise ValidationError("Sesi ini sudah berlangsung dan catatannya tersimpan, jadi tidak dapat dihapus.")
    terkunci.delete()
    if kini.status == StatusBimbingan.DISUSUN:
        _rencana_berubah(kini)


@transaction.atomic
def setujui(*, bimbingan: Bimbingan, oleh: Pengguna, revisi: int) -> Bimbingan:
    """Agree to the plan as it stands at `revisi`; with both agreements it runs for six months from today. Raises
    ValidationError when there is no goal or no session, or the plan changed meanwhile."""
    kini, peran = _kunci(bimbingan, oleh, StatusBimbingan.DISUSUN)
    _periksa_revisi(kini, revisi)
    if not kini.sasaran.exists() or not kini.sesi.exists():
        raise ValidationError("Rencana perlu paling sedikit satu sasaran dan satu sesi sebelum disetujui.")
    if kini.sesi.filter(tanggal__lt=hari_ini()).exists():
        raise ValidationError("Ada sesi yang tanggalnya sudah lewat. Hapus sesi itu dan pilih tanggal baru.")
    kini.revisi += 1
    if peran == ATASAN:
        kini.setuju_atasan, kini.setuju_atasan_oleh = timezone.now(), oleh
    else:
        kini.setuju_pegawai = timezone.now()
    if kini.setuju_atasan and kini.setuju_pegawai:
        awal = hari_ini()
        kini.status, kini.masa = StatusBimbingan.BERJALAN, rentang(awal, tambah_bulan(awal, BULAN_BIMBINGAN))
    kini.save()
    judul = "Bimbingan kinerja mulai berjalan" if kini.masa else "Rencana bimbingan menunggu persetujuan Anda"
    kabari(kini, kecuali=oleh, kunci=f"setuju:{kini.revisi}", judul=judul)
    return kini


@transaction.atomic
def catat(*, sesi: SesiBimbingan, catatan: str, oleh: Pengguna, semula: str | None = None) -> SesiBimbingan:
    """Write one's own note of a session whose day has come; `semula` as of `domain.semula`. Raises ValidationError by
    field. The two sides never overwrite each other."""
    kini, peran = _kunci(sesi.bimbingan, oleh, StatusBimbingan.BERJALAN)
    terkunci = SesiBimbingan.objects.select_for_update().get(pk=sesi.pk, bimbingan=kini)
    kolom = f"catatan_{peran}"
    tolak_bila_berubah(terkunci, [kolom], semula)
    if terkunci.tanggal > hari_ini():
        raise ValidationError(
            {"catatan": f"Sesi ini baru pada {terkunci.tanggal:%d/%m/%Y}. Catat sesudah berlangsung."}
        )
    if not catatan.strip():
        raise ValidationError({"catatan": "Tulis apa yang dibicarakan dan langkah berikutnya."})
    setattr(terkunci, kolom, catatan.strip())
    if peran == ATASAN:
        terkunci.catatan_atasan_oleh = oleh
    terkunci.save()
    kabari(kini, kecuali=oleh, kunci=f"catat:{sesi.pk}:{peran}", judul="Catatan sesi bimbingan ditulis")
    return terkunci


@transaction.atomic
def tinjau(
    *, bimbingan: Bimbingan, hasil: str, tinjauan: str, tercapai: Collection[int], oleh: Pengguna, revisi: int
) -> Bimbingan:
    """The guide states the outcome, with the ids of the goals that were reached. *Belum tercapai* only once the six
    months are over: the time to improve is not cut short. Raises PermissionDenied, ValidationError by field."""
    kini, peran = _kunci(bimbingan, oleh, StatusBimbingan.BERJALAN)
    if peran != ATASAN:
        raise PermissionDenied("Tinjauan akhir ditulis atasan; Anda menanggapinya sesudah itu.")
    _periksa_revisi(kini, revisi)
    galat, akhir = {}, hari_terakhir(kini.masa)
    if hasil not in HasilBimbingan.values:
        galat["hasil"] = "Pilih salah satu."
    elif hasil == HasilBimbingan.BELUM and akhir and hari_ini() < akhir:
        galat["hasil"] = f"Waktu memperbaiki sampai {akhir:%d/%m/%Y}. Simpulkan “belum” sesudahnya."
    elif not kini.sesi.exclude(catatan_atasan="").exists():
        galat["hasil"] = "Belum ada sesi yang Anda catat. Catat dahulu sesi yang berlangsung."
    if not tinjauan.strip():
        galat["tinjauan"] = "Tulis apa yang berubah dan buktinya."
    if galat:
        raise ValidationError(galat)
    kini.status, kini.hasil, kini.tinjauan = StatusBimbingan.SELESAI, hasil, tinjauan.strip()
    kini.selesai, kini.selesai_oleh, kini.revisi = timezone.now(), oleh, kini.revisi + 1
    kini.save()
    kini.sasaran.filter(pk__in=tercapai).update(tercapai=True)
    kini.sasaran.exclude(pk__in=tercapai).update(tercapai=False)
    kabari(kini, kecuali=oleh, kunci="selesai", judul="Bimbingan kinerja selesai ditinjau")
    return kini


@transaction.atomic
def tanggapi(*, bimbingan: Bimbingan, tanggapan: str, oleh: Pengguna) -> Bimbingan:
    """The employee's own word on a reviewed plan, once. Raises PermissionDenied, ValidationError by field."""
    kini, peran = _kunci(bimbingan, oleh, StatusBimbingan.SELESAI)
    if peran != PEGAWAI:
        raise PermissionDenied("Tanggapan ditulis pegawai yang dibimbing.")
    if kini.tanggapan:
        raise ValidationError("Tanggapan Anda sudah tersimpan.")
    if not tanggapan.strip():
        raise ValidationError({"tanggapan": "Isi bagian ini."})
    kini.tanggapan = tanggapan.strip()
    kini.save(update_fields=["tanggapan"])
    kabari(kini, kecuali=oleh, kunci="tanggapan", judul="Pegawai menanggapi tinjauan bimbingan")
    return kini


@transaction.atomic
def hentikan(*, bimbingan: Bimbingan, alasan: str, oleh: Pengguna) -> Bimbingan:
    """HR of the person ends a plan that has lost its ground (result corrected, person leaves), with a reason that both
    sides read. Never one's own. Raises PermissionDenied, ValidationError by field."""
    kini = Bimbingan.objects.select_for_update(of=("self",)).select_related("pegawai").get(pk=bimbingan.pk)
    if not Pegawai.objects.dikelola_oleh(oleh).filter(pk=kini.pegawai_id).exists():
        raise PermissionDenied("Bimbingan dihentikan admin kepegawaian yang mengelola pegawai itu.")
    if not kini.terbuka:
        raise ValidationError("Bimbingan ini sudah berakhir.")
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; dibaca pegawai dan atasannya."})
    kini.status, kini.tinjauan = StatusBimbingan.DIHENTIKAN, alasan.strip()
    kini.selesai, kini.selesai_oleh, kini.revisi = timezone.now(), oleh, kini.revisi + 1
    with karena(alasan.strip()):
        kini.save()
    kabari(kini, kecuali=oleh, kunci="henti", judul="Bimbingan kinerja dihentikan")
    return kini
