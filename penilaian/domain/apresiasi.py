"""Decisions on recognition that citizens' answers propose: written appreciation for those who serve, or none, either
with a reason. Nobody decides on what is about themselves."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from kinerja.domain.nomor import ambil
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, rentang, tambah_bulan
from pegawai.models import HukumanDisiplin, Pegawai, Pengguna
from penilaian.choices_lanjut import KeputusanApresiasi
from penilaian.models import Apresiasi, UsulanApresiasi
from penilaian.queries.usulan_survei import UsulanSurvei, mengelola_unit

# Months without a disciplinary measure, as awards ask for by default.
BEBAS_HUKUMAN = 24


def bentrok_usulan(usulan: UsulanSurvei, oleh: Pengguna) -> str:
    """Why this account does not decide, "" when nothing stands against it."""
    if oleh.pegawai_id is None:
        return "Apresiasi ditetapkan oleh akun seorang pegawai."
    if any(o.pk == oleh.pegawai_id for o in usulan.siapa):
        return "Anda termasuk yang diusulkan; admin kepegawaian lain yang memutusnya."
    return ""


@transaction.atomic
def putuskan(
    *, usulan: UsulanSurvei, keputusan: str, pertimbangan: str, penerima: Collection[int], oleh: Pengguna
) -> UsulanApresiasi:
    """Accept an open proposal for these of its people (ids), or decline it. The proof is kept as it stands now;
    receivers get a number and a notice. Raises PermissionDenied, ValidationError by field (also when somebody was
    faster)."""
    if not mengelola_unit(oleh, usulan.unit):
        raise PermissionDenied("Usulan dari survei diputus admin kepegawaian unitnya.")
    if sebab := bentrok_usulan(usulan, oleh):
        raise PermissionDenied(sebab)
    dipilih = [o for o in usulan.siapa if o.pk in set(penerima)]
    pertimbangan = pertimbangan.replace("\x00", "").strip()
    _periksa(keputusan, pertimbangan, dipilih)
    with karena(pertimbangan[:200]):
        putusan = _catat(usulan, keputusan, pertimbangan, oleh)
        if keputusan == KeputusanApresiasi.DITERIMA:
            tahun = hari_ini().year
            urut = ambil(deret="AP", tahun=tahun, banyak=len(dipilih))
            baru = Apresiasi.objects.bulk_create(
                Apresiasi(usulan=putusan, pegawai=o, nomor=f"AP-{tahun}-{n:06d}")
                for o, n in zip(dipilih, urut, strict=True)
            )
            _kabari(baru)
    return putusan


def _periksa(keputusan: str, pertimbangan: str, penerima: list[Pegawai]) -> None:
    galat = {}
    if keputusan not in KeputusanApresiasi.values:
        galat["keputusan"] = "Pilih salah satu."
    elif keputusan == KeputusanApresiasi.DITERIMA and not penerima:
        galat["penerima"] = "Pilih paling sedikit satu orang."
    elif keputusan == KeputusanApresiasi.DITERIMA and (nama := _dihukum(penerima)):
        galat["penerima"] = f"Dihukum disiplin dalam {BEBAS_HUKUMAN} bulan terakhir: {', '.join(nama)}."
    if not pertimbangan:
        galat["pertimbangan"] = "Tulis alasannya: dibaca penerima, atau menjelaskan mengapa tidak diberi apresiasi."
    if galat:
        raise ValidationError(galat)


def _dihukum(orang: list[Pegawai]) -> list[str]:
    """Names of those with a disciplinary measure in the last months: awards ask the same."""
    kini = hari_ini()
    masa = rentang(tambah_bulan(kini, -BEBAS_HUKUMAN), kini)
    baris = HukumanDisiplin.objects.filter(pegawai__in=orang, masa__overlap=masa)
    kena = set(baris.values_list("pegawai", flat=True))
    return [o.nama_lengkap for o in orang if o.pk in kena]


def _catat(usulan: UsulanSurvei, keputusan: str, pertimbangan: str, oleh: Pengguna) -> UsulanApresiasi:
    isi = {
        "judul": usulan.judul[:200],
        "unit": usulan.unit,
        "layanan": usulan.layanan,
        "bukti": usulan.alasan,
        "n": usulan.n,
        "nilai": usulan.nilai,
        "selang_bawah": usulan.selang[0],
        "selang_atas": usulan.selang[1],
        "keputusan": keputusan,
        "pertimbangan": pertimbangan,
        "oleh": oleh,
    }
    putusan, baru = UsulanApresiasi.objects.select_related("oleh").get_or_create(kunci=usulan.kunci, defaults=isi)
    if not baru:
        kata = putusan.get_keputusan_display().lower()
        raise ValidationError(f"Usulan ini sudah diputus {putusan.oleh}: {kata}. Muat ulang halaman.")
    return putusan


def _kabari(apresiasi: list[Apresiasi]) -> None:
    akun = dict(Pengguna.objects.filter(pegawai__in=[a.pegawai_id for a in apresiasi]).values_list("pegawai", "pk"))
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima_id=akun[a.pegawai_id],
                judul="Anda menerima apresiasi tertulis atas kata warga",
                isi="Baca alasannya dan unduh suratnya.",
                tautan=reverse("penilaian:apresiasi_milik", args=[a.publik]),
                kunci=f"apresiasi:{a.pk}",
            )
            for a in apresiasi
            if a.pegawai_id in akun
        ]
    )
