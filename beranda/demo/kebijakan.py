"""Policy texts of the demo city, with two versions of one, and the measured benefits."""

from pegawai.models import Pengguna
from penilaian.domain.manfaat import ukur
from sosialisasi.choices import Kelompok
from sosialisasi.domain import materi
from sosialisasi.models import Materi

# Code, title, one sentence, words, what it means for whom.
_MATERI = (
    (
        "mengapa-kinerja",
        "Mengapa hasil, bukan kehadiran",
        "Yang dinilai ialah hasil kerja dan cara Anda bekerja bersama orang lain.",
        "Kinerja tidak menghitung jam datang dan pulang. Yang dilihat ialah yang berubah bagi warga dan rekan kerja "
        "karena pekerjaan Anda.\n\nHasil disepakati di awal, dibicarakan sepanjang jalan, dan dinilai di akhir.",
        {
            Kelompok.PEGAWAI: "Tulis hasil, bukan kegiatan. Bertanyalah bila target tidak masuk akal.",
            Kelompok.PENILAI: "Bicarakan hasil sedikitnya sekali tiap bulan; jangan menunggu akhir periode.",
            Kelompok.PIMPINAN: "Target unit Anda menjadi pegangan semua rencana di bawahnya.",
        },
    ),
    (
        "dari-mana-nilai",
        "Dari mana nilai berasal",
        "Capaian indikator dihitung; atasan memutuskan rating dengan alasan.",
        "Tiap indikator bertarget dan berbobot. Capaian dihitung dari hasil. Atasan melihat usulan dan memutuskan.\n\n"
        "Buka Nilai saya, lalu Mengapa nilai ini? untuk melihat semua angkanya.",
        {
            Kelompok.PEGAWAI: "Periksa angkanya. Bila keliru, tanyakan dulu, lalu ajukan keberatan.",
            Kelompok.PENILAI: "Berbeda dari usulan boleh, dengan alasan yang dapat dibaca pegawai.",
        },
    ),
    (
        "aman-berpendapat",
        "Aman menyampaikan pendapat",
        "Keberatan dan pendapat tidak pernah menjadi alasan menurunkan nilai.",
        "Pendapat rekan dan pertanyaan tanpa nama tidak menyimpan siapa yang menulisnya. Keberatan diputus bukan oleh "
        "penilai Anda.",
        {Kelompok.PEGAWAI: "Pertanyaan tanpa nama mendapat kode. Simpan kodenya untuk membaca jawaban."},
    ),
)


def buat_kebijakan(oleh: Pengguna) -> None:
    """Three subjects; the second has changed since it was first published."""
    for urutan, (kode, judul, ringkas, isi, arti) in enumerate(_MATERI, 1):
        data = {"kode": kode, "judul": judul, "ringkas": ringkas, "urutan": urutan}
        satu = materi.simpan(materi=None, versi=0, data=data, isi=isi, perubahan="", arti=arti, oleh=oleh).materi
        materi.terbitkan(materi=satu, versi=satu.versi)
        if urutan == 2:
            satu = Materi.objects.get(pk=satu.pk)
            baru = isi + "\n\nNilai yang sudah disampaikan dapat ditanyakan langsung dari halamannya."
            materi.simpan(
                materi=satu,
                versi=satu.versi,
                data=data,
                isi=baru,
                perubahan="Nilai yang disampaikan dapat ditanyakan langsung dari halamannya.",
                arti=arti,
                oleh=oleh,
            )
            materi.terbitkan(materi=satu, versi=satu.versi + 1)
    ukur()
