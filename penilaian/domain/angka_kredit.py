"""Angka kredit: written once a yearly predikat is final, corrected by a new row when an input changes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from pegawai.models import Pengguna
from penilaian.choices_lanjut import SebabKredit
from penilaian.models import AngkaKredit, KoefisienKredit
from penilaian.queries.angka_kredit import Hitungan, hitungan

_BKN = "Peraturan BKN 3/2023"
_INGATAN = f"{_BKN}, diturunkan dari angka kumulatif; koefisiennya belum dibaca"
# jenjang: (koefisien, kumulatif pangkat, kumulatif jenjang, source, read in the text itself)
BAWAAN: Mapping[str, tuple[str, int, int | None, str, bool]] = {
    "Ahli Pertama": ("12.5", 50, 100, _BKN, True),
    "Ahli Muda": ("25", 100, 200, _BKN, True),
    "Ahli Madya": ("37.5", 150, 450, _INGATAN, False),
    "Ahli Utama": ("50", 200, None, _INGATAN, False),
    "Pemula": ("3.75", 15, 15, _INGATAN, False),
    "Terampil": ("5", 20, 60, _INGATAN, False),
    "Mahir": ("12.5", 50, 100, _INGATAN, False),
    "Penyelia": ("25", 100, None, _INGATAN, False),
}
MULAI_BAWAAN = date(2023, 7, 1)


def pasang_bawaan() -> int:
    """The coefficients of the regulation with their sources; those that stand are kept. Returns how many stand."""
    baris = [
        KoefisienKredit(
            jenjang=jenjang,
            mulai=MULAI_BAWAAN,
            koefisien=Decimal(koefisien),
            kumulatif_pangkat=pangkat,
            kumulatif_jenjang=naik,
            sumber=sumber,
            pasti=pasti,
        )
        for jenjang, (koefisien, pangkat, naik, sumber, pasti) in BAWAAN.items()
    ]
    with karena("Koefisien menurut peraturan"):
        KoefisienKredit.objects.bulk_create(baris, ignore_conflicts=True)
    return KoefisienKredit.objects.count()


@transaction.atomic
def tetapkan_koefisien(*, isi: Mapping[str, object], oleh: Pengguna) -> KoefisienKredit:
    """A coefficient in force for years that end on or after `mulai`; rows already computed are corrected by the next
    run. Raises PermissionDenied for anyone but HR of the city, ValidationError by field."""
    if not oleh.akses.admin_kota:
        raise PermissionDenied("Koefisien angka kredit ditetapkan admin kepegawaian kota.")
    baru = KoefisienKredit(oleh=oleh, **isi)
    if KoefisienKredit.objects.filter(jenjang=baru.jenjang, mulai=baru.mulai).exists():
        raise ValidationError({"mulai": "Sudah ada koefisien jenjang ini mulai tanggal itu. Pilih tanggal lain."})
    baru.full_clean(exclude=["oleh"])
    baru.save()
    return baru


@transaction.atomic
def hitung_semua() -> int:
    """Write what is missing and correct what has changed; returns the number of new rows. The statements do not grow
    with the number of people; run twice, nothing happens twice, and a second run waits for the first."""
    if not KoefisienKredit.objects.exists():
        pasang_bawaan()
    # The row locks of two runs would not meet: what they write is not there yet.
    list(KoefisienKredit.objects.select_for_update().order_by("pk").values_list("pk"))
    kini = {(a.periode_id, a.penempatan_id): a for a in AngkaKredit.objects.berlaku()}
    baris = [b for h in hitungan() if (b := _baris(h, kini.get((h.putusan.periode_id, h.penempatan.pk))))]
    if not baris:
        return 0
    with karena("Penghitungan angka kredit"):
        AngkaKredit.objects.bulk_create(baris, batch_size=2000)
    _kabari(baris)
    return len(baris)


def _baris(h: Hitungan, lama: AngkaKredit | None) -> AngkaKredit | None:
    """The row to write, None when the present one still says the same or no month counts."""
    sebab = _sebab(h, lama)
    if not sebab:
        return None
    return AngkaKredit(
        pegawai_id=h.penempatan.pegawai_id,
        periode=h.putusan.periode,
        penempatan=h.penempatan,
        putusan=h.putusan,
        dasar=h.dasar,
        jenjang=h.penempatan.jabatan.jenjang,
        predikat=h.putusan.predikat,
        persen=h.persen,
        koefisien=h.dasar.koefisien,
        bulan=h.bulan,
        angka=h.angka,
        sebab=sebab,
        menggantikan=lama,
    )


def _sebab(h: Hitungan, lama: AngkaKredit | None) -> str:
    if lama is None:
        return SebabKredit.HITUNG if h.bulan else ""
    if lama.predikat != h.putusan.predikat:
        return SebabKredit.PREDIKAT
    if lama.bulan != h.bulan or lama.jenjang != h.penempatan.jabatan.jenjang:
        return SebabKredit.MASA
    return SebabKredit.KOEFISIEN if lama.koefisien != h.dasar.koefisien else ""


def _kabari(baris: list[AngkaKredit]) -> None:
    akun = Pengguna.objects.filter(pegawai__in={b.pegawai_id for b in baris}).select_related("pegawai")
    milik = {a.pegawai_id: a for a in akun}
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=milik[b.pegawai_id],
                judul=f"Angka kredit {b.periode.nama} {'dikoreksi' if b.menggantikan else 'dihitung'}"[:160],
                isi="Buka untuk melihat tiap angka yang dipakai.",
                tautan=reverse("penilaian:angka_kredit", args=[milik[b.pegawai_id].pegawai.publik]),
                kunci=f"angka-kredit:{b.pk}",
            )
            for b in baris
            if b.pegawai_id in milik
        ]
    )
