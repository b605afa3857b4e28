"""The report of an agency as a file: it holds the answers of all its services, so a job composes it."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from kinerja.choices import SELESAI_APA_PUN
from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.domain.berkas import buang, simpan_buatan
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pekerjaan, Pemberitahuan
from pegawai.models import Pengguna
from survei.models import BerkasLaporan
from survei.queries.laporan import Subjek

JENIS = "laporan_skm_unit"


@transaction.atomic
def minta(*, subjek: Subjek, oleh: Pengguna) -> Pekerjaan:
    """Queue the composition, or give back the job of the same report that this person waits for already. The caller
    nudges with `kinerja.tasks.kirim` after commit."""
    parameter = {"unit": subjek.unit.pk, "kode": subjek.kode}
    terbuka = Pekerjaan.objects.filter(jenis=JENIS, parameter=parameter, diminta_oleh=oleh)
    ada = terbuka.exclude(status__in=SELESAI_APA_PUN).first()
    return ada or pekerjaan_domain.buat(
        jenis=JENIS,
        judul=f"Laporan SKM {subjek.unit.nama_jelas}, {subjek.nama}"[:200],
        bagian=[(subjek.unit.pk, subjek.unit.pk, len(subjek.periode))],
        parameter=parameter,
        diminta_oleh=oleh,
        tautan=reverse("survei:laporan_unit", args=[subjek.unit.kode, subjek.kode]),
    )


@transaction.atomic
def simpan(*, subjek: Subjek, data: bytes, pekerjaan: Pekerjaan) -> BerkasLaporan:
    """Keep the PDF in place of the one before, and tell who asked for it. Safe to repeat."""
    nama = slugify(f"laporan-skm-{subjek.unit.kode}-{subjek.kode}") + ".pdf"
    lama = BerkasLaporan.objects.select_for_update().filter(unit=subjek.unit, kode=subjek.kode).first()
    berkas = simpan_buatan(data=data, nama=nama, tipe="application/pdf", pemilik=pekerjaan.diminta_oleh)
    isi = {
        "berkas": berkas,
        "layanan": len(subjek.periode),
        "sementara": not subjek.beku,
        "disusun": timezone.now(),
    }
    baru, _ = BerkasLaporan.objects.update_or_create(unit=subjek.unit, kode=subjek.kode, defaults=isi)
    if lama:
        buang(berkas=lama.berkas)
    kabar = Pemberitahuan(
        penerima=pekerjaan.diminta_oleh,
        judul="Laporan SKM siap diunduh",
        isi=f"{subjek.unit.nama_jelas}, {subjek.nama}: {len(subjek.periode)} layanan.",
        tautan=pekerjaan.tautan,
        kunci=f"{JENIS}:{pekerjaan.pk}",
    )
    beri_tahu(pemberitahuan=[kabar])
    return baru
