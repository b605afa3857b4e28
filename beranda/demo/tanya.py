"""Questions of the demo city: two that wait, one without a name, some answered and shown beside pages."""

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from sosialisasi.domain import tanya, tanya_jawab
from sosialisasi.models import Materi

# Question, answer, page beside which it stands, subject.
_UMUM = (
    (
        "Mengapa capaian saya berhenti di 120?",
        "Capaian satu indikator paling tinggi dihitung 120 supaya satu target yang mudah tidak menutupi yang lain.",
        "penilaian:mengapa",
        "dari-mana-nilai",
    ),
    (
        "Bolehkah target diubah di tengah periode?",
        "Boleh bila keadaan berubah. Ubah SKP, tulis alasannya, lalu minta persetujuan atasan.",
        "penilaian:skp_saya",
        "dari-mana-nilai",
    ),
    (
        "Siapa yang dapat membaca umpan balik saya?",
        "Anda, penulisnya, dan atasan di atas Anda. Rekan kerja tidak.",
        "penilaian:umpan_balik_saya",
        "aman-berpendapat",
    ),
)


def buat_tanya(susunan: Susunan, akun: Akun) -> None:
    """Three answers for everybody, one answered question, two that wait."""
    materi = {m.kode: m for m in Materi.objects.all()}
    staf = akun[susunan.staf_unit(SEKSI_CONTOH)[0].pegawai.pk]
    for urutan, (soal, balas, halaman, kode) in enumerate(_UMUM, 1):
        asal = None
        if urutan == 2:
            asal = tanya.tanyakan(teks=soal, penanya=staf, tanda="", materi=materi[kode], halaman=halaman)
            tanya.jawab(pertanyaan=asal, versi=asal.versi, jawaban=balas)
        data = {"tanya": soal, "jawab": balas, "halaman": halaman, "materi": materi[kode], "urutan": urutan}
        tanya_jawab.simpan(tanya_jawab=None, versi=0, data=data, asal=asal)
    tanya.tanyakan(teks="Apakah cuti melahirkan memengaruhi penilaian saya?", penanya=staf, tanda="")
    soal = "Atasan saya tidak pernah memberi umpan balik. Apa yang dapat saya lakukan?"
    tanya.tanyakan(teks=soal, penanya=None, tanda="", materi=materi["aman-berpendapat"])
