"""Annexes of plans and expectations of superiors, in the words of a believable office."""

from beranda.demo.rencana import Rencana
from penilaian.choices import NilaiDasar, StatusSKP
from penilaian.choices_skp import JenisLampiran
from penilaian.models import EkspektasiPerilaku, LampiranSKP

_BATCH = 2000
_LAMPIRAN = {
    JenisLampiran.DUKUNGAN: "Komputer dan jaringan yang berfungsi\nAnggaran alat tulis dan perjalanan sesuai DPA\n"
    "Rekan pengganti saat cuti",
    JenisLampiran.PERTANGGUNGJAWABAN: "Hasil dilaporkan di Kinerja tiap periode, paling lambat tanggal 5\n"
    "Bukti sesuai manual indikator",
    JenisLampiran.KONSEKUENSI: "Hasil di atas ekspektasi diusulkan untuk penghargaan\n"
    "Hasil di bawah ekspektasi dibahas dalam bimbingan kinerja enam bulan",
}
_EKSPEKTASI = {
    NilaiDasar.BERORIENTASI_PELAYANAN: "Warga lanjut usia dilayani lebih dahulu.",
    NilaiDasar.AKUNTABEL: "Selisih data dilaporkan pada hari ditemukan.",
    NilaiDasar.KOLABORATIF: "Membantu rekan seksi lain pada minggu pelaporan.",
}


def buat_lampiran(daftar: list[Rencana]) -> None:
    """Nearly all plans have their annexes, every eighth says that there is none, a draft says nothing; every fifth
    superior writes expectations."""
    terkirim = [r.skp for r in daftar if r.skp.status != StatusSKP.DRAF]
    berisi = [s for n, s in enumerate(terkirim) if n % 8]
    kosong = terkirim[::8]
    LampiranSKP.objects.bulk_create(
        [LampiranSKP(skp=s, jenis=j, isi=isi) for s in berisi for j, isi in _LAMPIRAN.items()]
        + [LampiranSKP(skp=s, jenis=j) for s in kosong for j in _LAMPIRAN],
        batch_size=_BATCH,
    )
    dinilai = [s for s in berisi if s.penilai_id and s.penilai_id % 5 in (0, 1)]
    EkspektasiPerilaku.objects.bulk_create(
        [
            EkspektasiPerilaku(skp=s, nilai=n, isi=isi, penilai_id=s.penilai_id)
            for s in dinilai
            for n, isi in _EKSPEKTASI.items()
        ],
        batch_size=_BATCH,
    )
