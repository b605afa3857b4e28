"""Ideas left without a name: taken in, answered or taken up as a proposal; the sender follows by code."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import get_random_string

from inovasi.choices import BERAKHIR, AsalTitipan, Inisiator, StatusAnggota, StatusTitipan
from inovasi.domain.kabar import kabari_orang
from inovasi.domain.usulan import buat
from inovasi.models import Anggota, Telaah, Titipan, Usulan
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan, tolak
from pegawai.models import Pegawai, UnitKerja
from survei.domain.kupon import HURUF
from survei.domain.saran import samarkan
from survei.models import Layanan

PANJANG_MAKS = 3000
PANJANG_KODE = 10
_PENDEK = 10


@transaction.atomic
def titipkan(
    *,
    asal: str,
    masalah: str,
    ide: str,
    layanan: Layanan | None = None,
    unit: UnitKerja | None = None,
    kunci: str = "",
) -> Titipan:
    """Take an idea in; its code is told to the sender once. Of the sender nothing is kept; names and numbers in the
    text are masked. The same `kunci` sent again gives the same idea. Raises ValidationError by field."""
    isi = {nama: " ".join(samarkan(teks.replace("\x00", "")).split()) for nama, teks in _teks(masalah, ide)}
    galat = {nama: _TANYA[nama] for nama, teks in isi.items() if len(teks) < _PENDEK}
    if galat:
        raise ValidationError(galat)
    baru = Titipan(
        kode=get_random_string(PANJANG_KODE, HURUF),
        sidik=hashlib.sha256(kunci.encode()).hexdigest() if kunci else None,
        asal=asal,
        layanan=layanan,
        unit=unit or (layanan.unit if layanan else None),
        tanggal=hari_ini(),
        **{nama: teks[:PANJANG_MAKS] for nama, teks in isi.items()},
    )
    # Two at once cannot both be the first; the other one gives what the first has stored.
    Titipan.objects.bulk_create([baru], ignore_conflicts=True)
    return Titipan.objects.get(sidik=baru.sidik) if kunci else Titipan.objects.get(kode=baru.kode)


_TANYA = {
    "masalah": "Ceritakan apa yang menyulitkan, paling sedikit sepuluh huruf.",
    "ide": "Tulis ide Anda, paling sedikit sepuluh huruf.",
}


def _teks(masalah: str, ide: str) -> tuple[tuple[str, str], ...]:
    return (("masalah", masalah), ("ide", ide))


@transaction.atomic
def angkat(*, titipan: Titipan, versi: int, judul: str, ketua: Pegawai, unit: UnitKerja) -> Usulan:
    """Take the idea up as a draft led by `ketua`, who is told; the sender reads so by the code. Raises
    SuntingBersamaan, ValidationError by field."""
    satu = _kunci(titipan, versi)
    usulan = buat(
        ketua=ketua,
        data={
            "judul": judul.strip(),
            "unit": unit,
            "layanan": satu.layanan,
            "masalah": satu.masalah,
            "ide": satu.ide,
            "inisiator": Inisiator.MASYARAKAT if satu.asal == AsalTitipan.WARGA else Inisiator.ASN,
        },
    )
    satu.usulan = usulan
    _simpan(satu, StatusTitipan.DIANGKAT)
    kabari_orang([ketua], usulan, f"Anda diminta mengembangkan ide: {usulan.judul}", isi="Ide titipan tanpa nama.")
    return usulan


@transaction.atomic
def jawab(*, titipan: Titipan, versi: int, jawaban: str) -> Titipan:
    """Answer an idea that is not taken up; the sender reads it by the code. Raises SuntingBersamaan, ValidationError
    by field."""
    satu = _kunci(titipan, versi)
    if not jawaban.strip():
        raise tolak("jawaban", "Tulis jawaban; pengirim membacanya dengan kodenya.")
    satu.jawaban = samarkan(jawaban.strip())
    return _simpan(satu, StatusTitipan.DIJAWAB)


@transaction.atomic
def akui(*, kode: str, pegawai: Pegawai) -> Anggota:
    """The sender, who alone holds the code, comes forward and takes part in what became of the idea; from here on the
    name is known. Again is no error. Raises ValidationError by field."""
    satu = Titipan.objects.select_for_update(of=("self",)).select_related("usulan").filter(kode=kode).first()
    if satu is None:
        raise tolak("kode", "Kode ini tidak dikenal. Periksa huruf dan angkanya.")
    if satu.usulan is None:
        raise tolak("kode", "Ide ini belum menjadi usulan. Tunggu sampai diangkat, lalu kembali ke sini.")
    if satu.usulan.status in BERAKHIR:
        raise tolak("kode", f"Usulannya sudah {satu.usulan.get_status_display().lower()}.")
    if Telaah.objects.filter(gerbang__usulan=satu.usulan, gerbang__putusan="", benturan="", penelaah=pegawai).exists():
        raise tolak("kode", "Anda sedang menelaah usulan ini. Mundur dulu sebagai penelaah.")
    anggota, baru = Anggota.objects.get_or_create(
        usulan=satu.usulan,
        pegawai=pegawai,
        defaults={"status": StatusAnggota.IKUT, "bagian": "Pengirim ide awal"},
    )
    if not baru and anggota.status != StatusAnggota.IKUT:
        anggota.status = StatusAnggota.IKUT
        anggota.versi += 1
        anggota.save()
    ketua = satu.usulan.anggota.select_related("pegawai").filter(peran="ketua").exclude(pegawai=pegawai)
    kabari_orang([k.pegawai for k in ketua], satu.usulan, f"Pengirim ide ikut dalam tim: {satu.usulan.judul}")
    return anggota


def _kunci(titipan: Titipan, versi: int) -> Titipan:
    """Its history is not kept, so that a conflict names neither person nor hour."""
    satu = Titipan.objects.select_for_update(of=("self",)).select_related("layanan", "unit").get(pk=titipan.pk)
    if satu.versi != versi:
        raise SuntingBersamaan(versi=satu.versi, berbeda={}, oleh=None, kapan=None)
    if satu.status != StatusTitipan.BARU:
        raise ValidationError(f"Ide ini sudah {satu.get_status_display().lower()}.")
    return satu


def _simpan(satu: Titipan, status: StatusTitipan) -> Titipan:
    satu.status = status
    satu.versi += 1
    satu.save()
    return satu
