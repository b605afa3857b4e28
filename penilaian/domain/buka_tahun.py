"""Opening a year in one act: prepared step by step in a draft that is kept, then made whole or not at all."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Value
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from kinerja.domain.pemberitahuan import beri_tahu_dari
from kinerja.models import Pekerjaan
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from penilaian.choices import StatusKebijakan
from penilaian.domain import bagikan
from penilaian.domain import periode as periode_domain
from penilaian.domain.skp import BENTROK
from penilaian.models import BukaTahun, Kebijakan, Periode, TemplatSKP
from penilaian.queries.buka_tahun import JenisDipakai, Rencana, jenis_dipakai, penerima_kabar, rencana_periode
from penilaian.queries.templat import Saringan

# What each step saves, in the order of the page; the last one opens the year.
LANGKAH = {
    "aturan": ("kebijakan",),
    "periode": ("jadwal",),
    "templat": ("templat",),
    "kesiapan": ("kesiapan_diperiksa",),
    "kabar": ("judul", "isi"),
}
HARI_MAKS = 90


def tahun_dapat_dibuka(tahun: int) -> bool:
    """This year and the next: an earlier one is over."""
    return tahun in (hari_ini().year, hari_ini().year + 1)


def _wajib_admin(oleh: Pengguna) -> None:
    if not oleh.akses.admin_kota:
        raise PermissionDenied("Hanya admin kepegawaian kota yang membuka tahun.")


def _kunci(tahun: int, oleh: Pengguna) -> BukaTahun:
    if not tahun_dapat_dibuka(tahun):
        raise ValidationError("Yang dapat dibuka hanya tahun ini dan tahun depan.")
    BukaTahun.objects.get_or_create(tahun=tahun, defaults={"diubah_oleh": oleh})
    terkunci = BukaTahun.objects.select_for_update(of=("self",)).select_related("diubah_oleh").get(tahun=tahun)
    if terkunci.dibuka:
        raise ValidationError(f"Tahun {tahun} sudah dibuka {terkunci.dibuka_oleh}. Tidak ada yang dibuat lagi.")
    return terkunci


def _tolak_bentrok(buka: BukaTahun, revisi: int) -> None:
    if buka.revisi != revisi:
        jam = date_format(timezone.localtime(buka.diubah), "DATETIME_FORMAT")
        raise ValidationError(
            f"{buka.diubah_oleh} menyimpan langkah lain pada {jam} WIB. Periksa, lalu simpan lagi.", code=BENTROK
        )


@transaction.atomic
def simpan(*, tahun: int, langkah: str, data: Mapping[str, object], revisi: int, oleh: Pengguna) -> BukaTahun:
    """Keep one step of `LANGKAH`; `revisi` is the one that the form was shown with (0: nothing was kept yet).

    Raises PermissionDenied, ValidationError by field, with code `bentrok` when somebody else saved meanwhile, and when
    the year is open.
    """
    _wajib_admin(oleh)
    terkunci = _kunci(tahun, oleh)
    _tolak_bentrok(terkunci, revisi)
    if set(data) != set(LANGKAH[langkah]):
        raise ValueError(f"langkah {langkah}: {sorted(data)}")
    for kolom, nilai in data.items():
        setattr(terkunci, kolom, nilai)
    _periksa(terkunci, langkah)
    terkunci.revisi += 1
    terkunci.diubah_oleh, terkunci.diubah = oleh, timezone.now()
    with karena(f"Menyiapkan tahun {tahun}: {langkah}"):
        terkunci.save()
    return terkunci


def _periksa(buka: BukaTahun, langkah: str) -> None:
    if langkah == "aturan" and (buka.kebijakan is None or buka.kebijakan.status != StatusKebijakan.BERLAKU):
        raise ValidationError({"kebijakan": "Pilih aturan yang sudah berlaku."})
    if langkah == "kabar" and not buka.judul.strip():
        raise ValidationError({"judul": "Tulis judul kabarnya."})
    if langkah == "periode":
        galat = {}
        for jenis, (hasil, nilai) in buka.jadwal.items():
            if not 0 <= hasil <= HARI_MAKS:
                galat[f"hasil_{jenis}"] = f"Isi 0 sampai {HARI_MAKS} hari."
            if not hasil <= nilai <= HARI_MAKS:
                galat[f"nilai_{jenis}"] = f"Isi {hasil} sampai {HARI_MAKS} hari: penilaian sesudah hasil dikirim."
        if galat:
            raise ValidationError(galat)


def belum(buka: BukaTahun) -> list[str]:
    """Steps that are not done yet, in the order of the page."""
    selesai = {
        "aturan": buka.kebijakan_id is not None,
        "periode": bool(buka.jadwal),
        "templat": buka.templat is not None,
        "kesiapan": buka.kesiapan_diperiksa is not None,
        "kabar": bool(buka.judul),
    }
    return [langkah for langkah in LANGKAH if not selesai[langkah]]


@transaction.atomic
def buka(*, tahun: int, revisi: int, oleh: Pengguna, alasan: str) -> BukaTahun:
    """Make every missing period of the year, open those whose first day has come, and tell everybody: one transaction.

    Raises PermissionDenied, ValidationError without a reason, with a step undone, when the draft changed since the
    preview (`revisi`) or the policy is no longer in force, and when the year is open already: a second press makes
    nothing.
    """
    _wajib_admin(oleh)
    terkunci = _kunci(tahun, oleh)
    _tolak_bentrok(terkunci, revisi)
    if sisa := belum(terkunci):
        raise ValidationError(f"Langkah ini belum selesai: {', '.join(sisa)}.")
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; alasan ini tercatat dalam riwayat."})
    kebijakan = Kebijakan.objects.get(pk=terkunci.kebijakan_id)
    with karena(alasan.strip()):
        for r in rencana_periode(terkunci, _jenis_disetujui(terkunci)):
            if r.dibuat:
                _buat(r, kebijakan, alasan)
        terkunci.dikabari = _kabari(terkunci)
        terkunci.dibuka, terkunci.dibuka_oleh = timezone.now(), oleh
        terkunci.revisi += 1
        terkunci.save()
    return terkunci


def _jenis_disetujui(buka: BukaTahun) -> list[JenisDipakai]:
    """The kinds of today; one that came after its step was saved has no deadlines that anybody agreed to."""
    jenis = jenis_dipakai()
    if baru := [j.label for j in jenis if j.jenis not in buka.jadwal]:
        raise ValidationError(f"Tenggat periode {', '.join(baru).lower()} belum diisi. Simpan lagi langkah Periode.")
    return jenis


def _buat(r: Rencana, kebijakan: Kebijakan, alasan: str) -> Periode:
    periode = periode_domain.buat(
        kode=r.kode,
        nama=r.nama,
        jenis=r.jenis,
        awal=r.awal,
        akhir=r.akhir,
        tenggat_realisasi=r.tenggat_realisasi,
        tenggat_penilaian=r.tenggat_penilaian,
        kebijakan=kebijakan,
    )
    return periode_domain.buka(periode=periode, alasan=alasan) if r.langsung else periode


def _kabari(buka: BukaTahun) -> int:
    return beri_tahu_dari(
        kueri=penerima_kabar().values_list(
            "pk",
            Value(buka.judul),
            Value(buka.isi),
            Value(reverse("penilaian:skp_saya")),
            Value(f"buka-tahun:{buka.tahun}"),
        )
    )


@transaction.atomic
def bagikan_yang_tiba() -> list[Pekerjaan]:
    """Queue the chosen templates of the opened year that has begun, once; the caller nudges the jobs after commit.

    A template that lacks something by now, or that nobody needs any more, is passed over.
    """
    pekerjaan = []
    siap = BukaTahun.objects.filter(tahun=hari_ini().year, dibuka__isnull=False, dibagikan=None)
    for b in siap.select_for_update(of=("self",), skip_locked=True).select_related("dibuka_oleh"):
        for t in TemplatSKP.objects.filter(pk__in=b.templat or []).select_related("unit").order_by("nama"):
            saringan = Saringan(
                opd=(t.unit.opd_id or t.unit_id) if t.unit else None,
                jenis_jabatan=t.jenis_jabatan,
                kata_jabatan=t.kata_jabatan,
            )
            try:
                pekerjaan.append(bagikan.buat_pembagian(templat=t, saringan=saringan, oleh=b.dibuka_oleh))
            except (ValidationError, PermissionDenied):
                continue
        b.dibagikan = timezone.now()
        b.save(update_fields=["dibagikan"])
    return pekerjaan
