"""Tests, passing, certificates: the end of a batch."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat
from django.utils import timezone

from kinerja.domain import nomor
from kinerja.domain.pemberitahuan import beri_tahu_dari, tautan_baris
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.versi import tolak_bila_berubah
from pelatihan.choices import BERJALAN, StatusAngkatan, StatusPeserta
from pelatihan.domain.kebutuhan import penuhi
from pelatihan.models import Angkatan, Peserta, Sertifikat
from pelatihan.queries.kelulusan import periksa
from pelatihan.queries.penandatangan import penandatangan

Tes = tuple[Decimal | None, Decimal | None]
DERET = "sertifikat pelatihan"
_TEKS = CharField()


@transaction.atomic
def catat_tes(
    *,
    angkatan: Angkatan,
    nilai: Mapping[int, Tes],
    semula: Mapping[int, Tes] | None = None,
    pencatat: int | None = None,
) -> int:
    """Scores before and after (0–100, None not taken) by participant id; who is not named keeps theirs. `semula` are
    the scores that the list showed when it was opened: what stayed as shown is left alone, and what somebody else
    changed since then is not overwritten. `pencatat` is the person (id) who writes: their own score is for somebody
    else. Returns how many changed. Raises ValidationError: the batch is over, a score out of range, changed meanwhile,
    one's own."""
    terkunci = _kunci(angkatan)
    if terkunci.status in (StatusAngkatan.SELESAI, StatusAngkatan.BATAL):
        raise ValidationError("Angkatan ini sudah berakhir: nilai tesnya tidak berubah lagi.")
    ubah = []
    for satu in terkunci.peserta.filter(pk__in=nilai, status=StatusPeserta.DITERIMA).select_related("pegawai"):
        awal, akhir = nilai[satu.pk]
        if any(n is not None and not 0 <= n <= 100 for n in (awal, akhir)):
            raise ValidationError(f"Nilai tes {satu.pegawai} harus antara 0 dan 100.")
        kini = (satu.tes_awal, satu.tes_akhir)
        if semula is not None and semula.get(satu.pk, kini) != kini and kini != (awal, akhir):
            if semula[satu.pk] == (awal, akhir):
                continue
            raise ValidationError(
                f"Nilai {satu.pegawai} diubah orang lain sejak halaman ini dibuka. Muat ulang dahulu."
            )
        if kini != (awal, akhir):
            if satu.pegawai_id == pencatat:
                raise ValidationError("Nilai tes Anda sendiri dicatat pengelola lain.")
            satu.tes_awal, satu.tes_akhir = awal, akhir
            satu.versi += 1
            ubah.append(satu)
    Peserta.objects.bulk_update(ubah, ["tes_awal", "tes_akhir", "versi"])
    return len(ubah)


@transaction.atomic
def selesaikan(*, angkatan: Angkatan, versi: int) -> Angkatan:
    """End a batch: who was there often enough and reached the score passes and gets a certificate; who still waited is
    let go. A fixed number of statements. Raises SuntingBersamaan, ValidationError: its last session is still to come,
    nobody was ever recorded as present, nobody to sign the certificates."""
    terkunci = _kunci(angkatan)
    tolak_bila_berubah(terkunci, versi, {"status": StatusAngkatan.SELESAI})
    if terkunci.status in (StatusAngkatan.SELESAI, StatusAngkatan.BATAL):
        raise ValidationError(f"Angkatan ini sudah {terkunci.get_status_display().lower()}.")
    if terkunci.sesi.filter(mulai__gt=timezone.now()).exists():
        raise ValidationError("Masih ada sesi yang belum berlangsung. Selesaikan sesudah sesi terakhir.")
    if not terkunci.sesi.filter(hadir__isnull=False).exists():
        raise ValidationError("Kehadiran belum dicatat untuk satu sesi pun. Catat kehadiran dahulu.")
    with karena("angkatan selesai"):
        _nyatakan(terkunci)
        terkunci.peserta.filter(status__in=BERJALAN).update(
            status=StatusPeserta.MUNDUR, antre=None, catatan="Angkatan selesai sebelum mendapat tempat."
        )
        terkunci.status = StatusAngkatan.SELESAI
        terkunci.versi += 1
        terkunci.save(update_fields=["status", "versi"])
    _terbitkan(terkunci)
    return terkunci


def _nyatakan(angkatan: Angkatan) -> None:
    tempat = angkatan.peserta.filter(status=StatusPeserta.DITERIMA)
    lulus = [k.peserta.pk for k in periksa(angkatan) if k.lulus]
    angkatan.peserta.filter(pk__in=lulus).update(status=StatusPeserta.LULUS, versi=F("versi") + 1)
    tempat.exclude(pk__in=lulus).update(status=StatusPeserta.TIDAK_LULUS, versi=F("versi") + 1)


def _terbitkan(angkatan: Angkatan) -> None:
    """A numbered certificate for everybody who passed, and a notice. Raises ValidationError: nobody to sign."""
    lulus = list(angkatan.peserta.filter(status=StatusPeserta.LULUS, sertifikat=None).order_by("antre", "pk"))
    if not lulus:
        return
    pejabat = penandatangan(angkatan)
    if pejabat is None:
        raise ValidationError("Penandatangan sertifikat belum ditetapkan. Tetapkan di Kelola pelatihan dahulu.")
    penuhi(angkatan=angkatan, orang=[p.pegawai_id for p in lulus])
    hari = hari_ini()
    urut = nomor.ambil(deret=DERET, tahun=hari.year, banyak=len(lulus))
    Sertifikat.objects.bulk_create(
        Sertifikat(
            peserta=satu,
            pegawai_id=satu.pegawai_id,
            nomor=f"{n:05d}/DIKLAT/{hari.year}",
            program=angkatan.program.nama,
            jp=angkatan.program.jp,
            tanggal=hari,
            pejabat=pejabat.pejabat.nama_lengkap,
            pejabat_nip=pejabat.pejabat.nip or "",
            pejabat_jabatan=pejabat.jabatan,
        )
        for n, satu in zip(urut, lulus, strict=True)
    )
    orang = angkatan.peserta.filter(pk__in=[p.pk for p in lulus], pegawai__akun__isnull=False)
    beri_tahu_dari(
        kueri=orang.order_by().values_list(
            F("pegawai__akun"),
            Value(f"Sertifikat {angkatan.program} tersedia"[:160]),
            Value("Unduh sertifikat Anda, dan sampaikan pendapat tentang pelatihannya tanpa nama."),
            tautan_baris("pelatihan:peserta"),
            Concat(Value("sertifikat:"), F("pk"), output_field=_TEKS),
        )
    )


def _kunci(angkatan: Angkatan) -> Angkatan:
    return Angkatan.objects.select_for_update(no_key=True, of=("self",)).select_related("program").get(pk=angkatan.pk)
