"""Awards: the committee votes with reasons, the official decides, the person consents to be shown. Nobody votes or
decides about themselves, nor about own direct people without being named for it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.nomor import ambil
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from pegawai.models import Pengguna
from penilaian.choices_lanjut import KeputusanPenghargaan, PilihanPanitia, StatusPenghargaan
from penilaian.domain.penghargaan import kunci_program, pindah
from penilaian.domain.semula import tolak_bila_berubah
from penilaian.models import CalonPenghargaan, PanitiaPenghargaan, ProgramPenghargaan, SuaraPanitia
from penilaian.queries.penghargaan import hasil_berubah, mengelola_program, menilai_langsung


def bentrok_panitia(anggota: PanitiaPenghargaan, calon: CalonPenghargaan) -> str:
    """Why a member does not vote on a candidate, "" when nothing stands against it."""
    if anggota.pegawai_id == calon.pegawai_id:
        return "Anda tidak menilai diri sendiri."
    if not anggota.menilai_bawahan and menilai_langsung(anggota.pegawai_id, calon):
        return "Calon ini bawahan langsung Anda; anggota lain yang menilainya."
    return ""


@transaction.atomic
def beri_suara(
    *, calon: CalonPenghargaan, pilihan: str, alasan: str, oleh: Pengguna, semula: str | None = None
) -> SuaraPanitia:
    """Vote on a candidate, or change one's vote while the committee is asked; `semula` as of `domain.semula`. Votes of
    one programme wait for each other, so that none falls behind its hand-over. Raises PermissionDenied for whoever is
    no member or has a conflict of interest, ValidationError by field."""
    program = kunci_program(calon.program, StatusPenghargaan.PANITIA)
    calon = CalonPenghargaan.objects.select_related("putusan__skp").get(pk=calon.pk, program=program)
    anggota = program.panitia.filter(pegawai=oleh.pegawai_id, pegawai__isnull=False).first()
    if anggota is None:
        raise PermissionDenied("Hanya panitia yang memberi suara.")
    if sebab := bentrok_panitia(anggota, calon):
        raise PermissionDenied(sebab)
    galat = {}
    if pilihan not in PilihanPanitia.values:
        galat["pilihan"] = "Pilih salah satu."
    if not alasan.strip():
        galat["alasan"] = "Tulis alasannya; dibaca pejabat yang memutus."
    if galat:
        raise ValidationError(galat)
    suara = calon.suara.filter(anggota=anggota).first() or SuaraPanitia(calon=calon, anggota=anggota)
    tolak_bila_berubah(suara, ["pilihan", "alasan"], semula)
    suara.pilihan, suara.alasan = pilihan, alasan.strip()
    suara.save()
    return suara


def bentrok_pejabat(program: ProgramPenghargaan, calon: CalonPenghargaan) -> str:
    """Why the official does not decide about a candidate, "" when nothing stands against it."""
    if program.pejabat_id == calon.pegawai_id:
        return "Anda tidak memutus penghargaan untuk diri sendiri."
    if not program.pejabat_menilai_bawahan and menilai_langsung(program.pejabat_id, calon):
        return "Calon ini bawahan langsung Anda, dan Anda tidak ditunjuk untuk memutusnya."
    return ""


@transaction.atomic
def putuskan(
    *, calon: CalonPenghargaan, keputusan: str, pertimbangan: str, oleh: Pengguna, semula: str | None = None
) -> CalonPenghargaan:
    """The official decides about a candidate whom the committee has judged, with a reason. Raises PermissionDenied,
    ValidationError by field."""
    program = kunci_program(calon.program, StatusPenghargaan.PEJABAT)
    calon = CalonPenghargaan.objects.select_for_update(of=("self",)).select_related("putusan__skp").get(pk=calon.pk)
    _wajib_pejabat(program, oleh)
    if sebab := bentrok_pejabat(program, calon):
        raise PermissionDenied(sebab)
    tolak_bila_berubah(calon, ["keputusan", "pertimbangan"], semula)
    galat = {}
    if keputusan not in KeputusanPenghargaan.values:
        galat["keputusan"] = "Pilih salah satu."
    elif keputusan == KeputusanPenghargaan.TERPILIH and not calon.suara.exists():
        galat["keputusan"] = "Calon ini belum dinilai panitia, jadi tidak dapat dipilih."
    if not pertimbangan.strip():
        galat["pertimbangan"] = "Tulis pertimbangannya; dibaca penerima dan tercetak pada piagam."
    if galat:
        raise ValidationError(galat)
    calon.keputusan, calon.pertimbangan = keputusan, pertimbangan.strip()
    calon.diputus, calon.diputus_oleh = timezone.now(), oleh
    calon.save()
    return calon


def _wajib_pejabat(program: ProgramPenghargaan, oleh: Pengguna) -> None:
    if oleh.pegawai_id is None or oleh.pegawai_id != program.pejabat_id:
        raise PermissionDenied("Penghargaan diputus pejabat yang disebut pada programnya.")


@transaction.atomic
def tetapkan(*, program: ProgramPenghargaan, oleh: Pengguna, revisi: int) -> ProgramPenghargaan:
    """Close it: the chosen receive a number and a notice, the others are not chosen; final. Raises ValidationError
    when nobody or too many are chosen."""
    kini = kunci_program(program, StatusPenghargaan.PEJABAT)
    _wajib_pejabat(kini, oleh)
    if kini.revisi != revisi:
        raise ValidationError("Penghargaan ini baru saja berubah. Periksa lagi, lalu tetapkan.")
    terpilih = list(kini.calon.filter(keputusan=KeputusanPenghargaan.TERPILIH).select_related("pegawai").order_by("pk"))
    if not 1 <= len(terpilih) <= kini.penerima_maks:
        raise ValidationError(f"Pilih 1 sampai {kini.penerima_maks} penerima; sekarang {len(terpilih)}.")
    if berubah := [str(c) for c in terpilih if c.pk in hasil_berubah(kini)]:
        raise ValidationError(f"Hasil {', '.join(berubah)} berubah sesudah calon disusun. Putuskan lagi tanpa itu.")
    kini.ditetapkan = timezone.now()
    tahun = timezone.localdate(kini.ditetapkan).year
    for c, urut in zip(terpilih, ambil(deret="PH", tahun=tahun, banyak=len(terpilih)), strict=True):
        c.nomor = f"PH-{tahun}-{urut:06d}"
    CalonPenghargaan.objects.bulk_update(terpilih, ["nomor"])
    sisa = kini.calon.filter(keputusan="").exclude(pegawai=kini.pejabat_id)
    if not kini.pejabat_menilai_bawahan:
        sisa = sisa.exclude(putusan__skp__penilai=kini.pejabat_id)
    sisa.update(
        keputusan=KeputusanPenghargaan.TIDAK,
        pertimbangan="Tidak termasuk penerima.",
        diputus=kini.ditetapkan,
        diputus_oleh=oleh,
    )
    pindah(kini, StatusPenghargaan.SELESAI)
    akun = {a.pegawai_id: a for a in Pengguna.objects.filter(pegawai__in=[c.pegawai_id for c in terpilih])}
    judul = f"Anda menerima penghargaan {kini.nama}"[:160]
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=akun[c.pegawai_id],
                judul=judul,
                isi="Unduh piagamnya, dan putuskan apakah nama Anda boleh tampil di dinding apresiasi.",
                tautan=reverse("penilaian:penghargaan_milik", args=[c.publik]),
                kunci=f"penghargaan:{c.pk}",
            )
            for c in terpilih
            if c.pegawai_id in akun
        ]
    )
    return kini


@transaction.atomic
def izinkan_tampil(*, calon: CalonPenghargaan, tampil: bool, oleh: Pengguna) -> CalonPenghargaan:
    """The person agrees to be shown on the public wall, or takes that back, which counts at once. HR may take a name
    off (somebody has died, or asks by letter), never put it on."""
    kini = CalonPenghargaan.objects.select_for_update(of=("self",)).select_related("program__unit").get(pk=calon.pk)
    sendiri = oleh.pegawai_id is not None and oleh.pegawai_id == kini.pegawai_id
    if not sendiri and (tampil or not mengelola_program(oleh, kini.program.unit)):
        raise PermissionDenied("Hanya penerima yang memutuskan apakah namanya tampil.")
    selesai = kini.program.status == StatusPenghargaan.SELESAI
    if tampil and not (selesai and kini.keputusan == KeputusanPenghargaan.TERPILIH):
        raise ValidationError("Penghargaan ini belum ditetapkan.")
    kini.tampil, kini.tampil_sejak = tampil, timezone.now() if tampil else None
    kini.save(update_fields=["tampil", "tampil_sejak"])
    return kini
