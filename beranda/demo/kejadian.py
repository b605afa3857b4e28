"""One natural case of each rare thing: a result that nobody sent, and a head on leave with a stand-in."""

from datetime import date, timedelta

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from beranda.demo.rencana import Rencana
from kinerja.models import Pemberitahuan
from kinerja.waktu import rentang
from pegawai.choices import JenisMasaKhusus, JenisPenempatan
from pegawai.domain.sementara import tugaskan_sementara
from pegawai.models import MasaKhusus
from penilaian.models import Periode, TargetPeriode
from penilaian.queries.pengingat import HARI_HASIL

_BIDANG_CUTI = "Bidang Pelayanan Pencatatan Sipil"
_BIDANG_PENGGANTI = "Bidang Pelayanan Pendaftaran Penduduk"
# The first staff of the example seksi have the objections.
_TANPA_KEBERATAN = 5


def target_terlupa(rencana: list[Rencana], susunan: Susunan, lalu: Periode) -> TargetPeriode:
    """The target that one person of the example seksi never reports in the last closed quarter."""
    staf = {id(k) for k in susunan.staf_unit(SEKSI_CONTOH)[_TANPA_KEBERATAN:]}
    milik = (r for r in reversed(rencana) if id(r.kursi) in staf and r.mengikat)
    return next(t for r in milik for t, _ in r.target if t.periode_id == lalu.pk and t.indikator.hasil.urutan == 2)


def ingatkan_dua_kali(target: TargetPeriode, akun: Akun) -> None:
    """The two reminders that came before the deadline, both read: the close counts the missing result as zero."""
    penerima, periode = akun[target.skp.pegawai_id], target.periode
    penerima.is_active, penerima.diaktifkan = True, periode.tenggat_realisasi - timedelta(days=120)
    penerima.save(update_fields=["is_active", "diaktifkan"])
    waktu = [(h, periode.tenggat_realisasi - timedelta(days=h, hours=14)) for h in HARI_HASIL]
    Pemberitahuan.objects.bulk_create(
        Pemberitahuan(
            penerima=penerima,
            judul=f"Hasil {periode.nama} belum lengkap",
            isi="Masih ada indikator tanpa hasil. Isi lalu kirim ke atasan sebelum tenggat.",
            tautan=f"/kinerja/skp/{target.skp.publik}/hasil/{periode.kode}/",
            kunci=f"hasil:{periode.kode}:{hari}:{target.skp_id}",
            dibuat=saat,
            dibaca=saat + timedelta(hours=3),
        )
        for hari, saat in waktu
    )


def buat_kejadian(susunan: Susunan, kini: date) -> None:
    """The head of a bidang is on long leave, the head of the other stands in."""
    cuti, pengganti = susunan.kepala_unit(_BIDANG_CUTI), susunan.kepala_unit(_BIDANG_PENGGANTI)
    mulai, selesai = kini - timedelta(days=9), kini + timedelta(days=50)
    MasaKhusus.objects.create(
        pegawai=cuti.pegawai,
        jenis=JenisMasaKhusus.CUTI_BESAR,
        masa=rentang(mulai, selesai),
        nomor_sk=f"851/901/{kini.year}",
    )
    tugaskan_sementara(
        pegawai=pengganti.pegawai,
        unit=cuti.unit,
        jabatan=cuti.jabatan,
        jenis=JenisPenempatan.PLH,
        mulai=mulai,
        selesai=selesai,
        nomor_sk=f"821/PLH/017/{kini.year}",
        alasan=f"{cuti.pegawai.nama} cuti besar",
    )
