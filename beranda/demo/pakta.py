"""The integrity pact of the demo city: heads of agencies signed, some of their people too, others wait."""

from datetime import date

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from beranda.demo.unit import DUKCAPIL
from sosialisasi.domain import pakta

_TEKS = """Saya tidak menerima, meminta, atau memberi imbalan apa pun di luar ketentuan dalam tugas saya.
Saya melayani setiap orang dengan cara, waktu, dan biaya yang sama menurut standar layanan.
Saya menghindari benturan kepentingan, dan menyatakannya bila tidak dapat dihindari.
Saya melaporkan pemberian yang terkait jabatan, dan pungutan liar yang saya ketahui, lewat saluran yang tersedia.
Bila saya melanggar pernyataan ini, saya bersedia menerima akibatnya menurut peraturan."""


def buat_pakta(susunan: Susunan, akun: Akun, kini: date) -> None:
    """From the top down: the mayor's signature comes first; the example seksi is half done."""
    data = {"tahun": kini.year, "teks": _TEKS, "tenggat": date(kini.year, 12, 31)}
    satu = pakta.simpan(pakta=None, versi=0, data=data)
    satu, _ = pakta.terbitkan(pakta=satu, versi=satu.versi)
    atas = [susunan.kepala_unit(n) for n in ("Pemerintah Kota Palembang", "Sekretariat Daerah", DUKCAPIL)]
    kasi = susunan.kepala_unit(SEKSI_CONTOH)
    bidang = [k for k in susunan.kursi if k.kepala and k.unit.pk == kasi.unit.parent_id]
    opd = [k for k in susunan.kursi if k.kepala and k.unit.opd_id == k.unit.pk and k not in atas]
    berurut = [*atas, *opd[: len(opd) // 2], *bidang, kasi, *susunan.staf_unit(SEKSI_CONTOH)[2:6]]
    # Signed by the domain's own rule where it is one's turn; the others wait for somebody above.
    sidik = pakta.sidik(satu)
    for kursi in berurut:
        pengguna = akun[kursi.pegawai.pk]
        if pakta.giliran(pengguna, satu).boleh:
            pakta.tandatangani(pakta=satu, oleh=pengguna, dibaca=sidik)
