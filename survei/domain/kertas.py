"""Keying of paper sheets: first keying, a drawn tenth keyed again, differences decided, then all of it into the survey
in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from random import SystemRandom

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kinerja.pelacakan import karena
from pegawai.domain.galat import tolak
from pegawai.models import Pengguna
from survei.choices import PROFIL_KERTAS, JenisInstrumen, Kanal, StatusKertas
from survei.domain.lembar import URUTAN, salin
from survei.domain.saran import rapikan, simpan_saran
from survei.models import KelompokKertas, LembarKertas, PeriodeSurvei
from survei.rumus import NILAI_MAKS, NILAI_MIN, UNSUR

# Another sitting: the sheet is no longer in one's head.
JEDA_ORANG_SAMA = timedelta(hours=1)
_BELUM_SEMUA = "Putuskan semua kolom yang berbeda."
Nilai = Sequence[int | None]
Profil = Mapping[str, str]
_TANPA: Profil = {}


@transaction.atomic
def mulai_kelompok(*, periode: PeriodeSurvei, urutan: str, oleh: Pengguna) -> KelompokKertas:
    """Begin a batch whose sheets ask in the order "kuesioner" or "resmi". Raises ValidationError: a frozen period, a
    questionnaire that is not the one of nine items."""
    terkunci = PeriodeSurvei.objects.select_for_update().select_related("instrumen").get(pk=periode.pk)
    _tolak_beku(terkunci)
    if terkunci.instrumen.jenis != JenisInstrumen.SEMBILAN:
        raise ValidationError("Lembar kertas hanya untuk kuesioner sembilan unsur.")
    if urutan not in URUTAN:
        raise tolak("urutan", "Pilih urutan pertanyaan pada lembar.")
    akhir = terkunci.kertas.aggregate(n=Max("nomor"))["n"] or 0
    persen = settings.KERTAS_PERIKSA_PERSEN
    return KelompokKertas.objects.create(periode=terkunci, nomor=akhir + 1, urutan=urutan, oleh=oleh, persen=persen)


@transaction.atomic
def ketik(
    *, kelompok: KelompokKertas, nomor: int, nilai: Nilai, profil: Profil = _TANPA, saran: str = ""
) -> LembarKertas:
    """Store a sheet: nine values 1–4 or None in the order of the batch's sheets, and what the respondent says of
    themselves and in their own words, if anything. Raises ValidationError: a number keyed already in this period,
    nothing ticked at all, a batch that is closed."""
    terkunci = _kunci(kelompok, StatusKertas.ENTRI)
    baku = _baku(terkunci.urutan, nilai)
    lama = LembarKertas.objects.filter(periode=terkunci.periode_id, nomor=nomor).select_related("kelompok").first()
    if lama:
        raise tolak("nomor", f"Lembar {nomor} sudah diketik di kelompok {lama.kelompok.nomor}. Periksa nomornya.")
    kata = rapikan(saran)
    return LembarKertas.objects.create(
        kelompok=terkunci,
        periode_id=terkunci.periode_id,
        nomor=nomor,
        nilai=baku,
        profil=_profil(profil),
        saran=kata,
        bersaran=bool(kata),
    )


@transaction.atomic
def buang(*, lembar: LembarKertas) -> None:
    """Take back a sheet keyed wrongly, while the batch is still being keyed."""
    _kunci(lembar.kelompok, StatusKertas.ENTRI)
    with karena("lembar diketik ulang"):
        lembar.delete()


@transaction.atomic
def akhiri_entri(*, kelompok: KelompokKertas) -> list[LembarKertas]:
    """End the first keying and draw the sheets to be keyed again: the set share, rounded up, one at least. The words of
    the sheets become comments now: what speaks of illegal fees does not wait for the check. Raises ValidationError for
    an empty batch."""
    terkunci = _kunci(kelompok, StatusKertas.ENTRI)
    semua = list(terkunci.lembar.all())
    if not semua:
        raise ValidationError("Belum ada lembar yang diketik.")
    banyak = max(1, -(-len(semua) * terkunci.persen // 100))
    terpilih = SystemRandom().sample(semua, banyak)
    terkunci.lembar.filter(pk__in=[x.pk for x in terpilih]).update(diperiksa=True)
    _pindahkan_saran(terkunci)
    terkunci.status, terkunci.selesai_entri = StatusKertas.PERIKSA, timezone.now()
    terkunci.save(update_fields=["status", "selesai_entri"])
    return terpilih


def tolak_orang_sama(kelompok: KelompokKertas, oleh: Pengguna) -> None:
    """Raises ValidationError when the one who keyed first would key again in the same sitting."""
    bebas = (kelompok.selesai_entri or timezone.now()) + JEDA_ORANG_SAMA
    if oleh.pk == kelompok.oleh_id and timezone.now() < bebas:
        raise ValidationError(
            f"Anda mengetik kelompok ini pertama kali. Mintalah orang lain, atau ulangi sendiri mulai pukul "
            f"{timezone.localtime(bebas):%H.%M} WIB."
        )


@transaction.atomic
def ketik_ulang(
    *, lembar: LembarKertas, nilai: Nilai, oleh: Pengguna, profil: Profil = _TANPA, saran: str = ""
) -> LembarKertas:
    """The second keying of a drawn sheet, once. Words are kept where the first keying left them out. Raises
    ValidationError: the same person in the same sitting, a sheet that was keyed again already."""
    kelompok = _kunci(lembar.kelompok, StatusKertas.PERIKSA)
    tolak_orang_sama(kelompok, oleh)
    terkunci = LembarKertas.objects.select_for_update().get(pk=lembar.pk, diperiksa=True)
    if terkunci.ulang is not None:
        raise ValidationError(f"Lembar {terkunci.nomor} sudah diketik ulang orang lain.")
    terkunci.ulang, terkunci.ulang_oleh = _baku(kelompok.urutan, nilai), oleh
    terkunci.profil_ulang = _profil(profil)
    if rapikan(saran) and not terkunci.bersaran:
        simpan_saran(periode_id=terkunci.periode_id, teks=saran)
        terkunci.bersaran = True
    terkunci.save(update_fields=["ulang", "ulang_oleh", "profil_ulang", "bersaran"])
    return terkunci


@transaction.atomic
def putuskan(
    *, lembar: LembarKertas, akhir: Mapping[str, int | None], oleh: Pengguna, profil: Profil = _TANPA
) -> LembarKertas:
    """Decide every field in which the two keyings differ, after a look at the paper; `akhir` maps the unsur to its
    value, `profil` the field of the profile to its choice ("" is open). Raises ValidationError when a field is missing
    or was decided already."""
    _kunci(lembar.kelompok, StatusKertas.PERIKSA)
    terkunci = LembarKertas.objects.select_for_update().get(pk=lembar.pk)
    if not terkunci.berbeda:
        raise ValidationError(f"Lembar {terkunci.nomor} tidak menunggu putusan.")
    isi = list(terkunci.nilai)
    for n, (unsur, satu, dua) in enumerate(zip(UNSUR, terkunci.nilai, terkunci.ulang or [], strict=True)):
        if satu != dua:
            if unsur not in akhir:
                raise ValidationError(_BELUM_SEMUA)
            isi[n] = _nilai(akhir[unsur])
    beda = {k for k in PROFIL_KERTAS if terkunci.profil.get(k) != terkunci.profil_ulang.get(k)}
    if not beda <= profil.keys():
        raise ValidationError(_BELUM_SEMUA)
    terkunci.profil_akhir = _profil(terkunci.profil | {k: profil[k] for k in beda})
    terkunci.akhir, terkunci.diputus_oleh = isi, oleh
    terkunci.save(update_fields=["akhir", "diputus_oleh", "profil_akhir"])
    return terkunci


@transaction.atomic
def masukkan(*, kelompok: KelompokKertas) -> int:
    """Count the batch: all sheets become answers on paper, together. Returns how many. Raises ValidationError while
    the check is not complete or when the period is frozen."""
    terkunci = _kunci(kelompok, StatusKertas.PERIKSA)
    periode = PeriodeSurvei.objects.select_for_update().get(pk=terkunci.periode_id)
    _tolak_beku(periode)
    semua = list(terkunci.lembar.all())
    if any(x.berbeda or (x.diperiksa and x.ulang is None) for x in semua):
        raise ValidationError("Masih ada lembar yang belum diketik ulang atau berbeda.")
    baris = [[None if n is None else Decimal(n) for n in (x.akhir or x.nilai)] for x in semua]
    salin(periode, baris, Kanal.MANUAL, [x.profil_akhir if x.akhir else x.profil for x in semua])
    terkunci.status = StatusKertas.MASUK
    terkunci.save(update_fields=["status"])
    return len(baris)


def _pindahkan_saran(kelompok: KelompokKertas) -> None:
    """The words into the table of comments, in an order that tells nothing about their sheets."""
    kata = list(kelompok.lembar.filter(bersaran=True).values_list("saran", flat=True))
    SystemRandom().shuffle(kata)
    for teks in kata:
        simpan_saran(periode_id=kelompok.periode_id, teks=teks)
    kelompok.lembar.filter(bersaran=True).update(saran="")


def _kunci(kelompok: KelompokKertas, status: str) -> KelompokKertas:
    terkunci = KelompokKertas.objects.select_for_update().select_related("periode").get(pk=kelompok.pk)
    if terkunci.status != status:
        raise ValidationError(f"{terkunci}: {terkunci.get_status_display().lower()}. Muat ulang halaman.")
    _tolak_beku(terkunci.periode)
    return terkunci


def _tolak_beku(periode: PeriodeSurvei) -> None:
    if periode.beku:
        raise ValidationError(f"Periode {periode.kode} sudah disahkan: jawabannya tidak berubah lagi.")


def _baku(urutan: str, nilai: Nilai) -> list[int | None]:
    """From the order of the sheet to that of the rule's list."""
    if len(nilai) != len(UNSUR):
        raise ValidationError(f"Satu lembar berisi {len(UNSUR)} jawaban.")
    menurut = dict(zip(URUTAN[urutan], (_nilai(n) for n in nilai), strict=True))
    if not any(menurut.values()):
        raise ValidationError("Lembar ini kosong. Isi sedikitnya satu jawaban, atau sisihkan lembarnya.")
    return [menurut[u] for u in UNSUR]


def _profil(profil: Profil) -> dict[str, str]:
    """What is ticked, without the fields left open."""
    for kolom, pilih in profil.items():
        if kolom not in PROFIL_KERTAS or (pilih and pilih not in PROFIL_KERTAS[kolom][1].values):
            raise ValidationError(f"Pilihan {pilih} tidak ada pada lembar.")
    return {kolom: pilih for kolom, pilih in profil.items() if pilih}


def _nilai(nilai: int | None) -> int | None:
    if nilai is not None and not NILAI_MIN <= nilai <= NILAI_MAKS:
        raise ValidationError(f"Jawaban harus {NILAI_MIN} sampai {NILAI_MAKS} atau kosong, bukan {nilai}.")
    return nilai
