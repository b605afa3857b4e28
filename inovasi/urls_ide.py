"""Pages of everybody in service: find, propose, support, take part, review."""

from django.urls import URLPattern, path

from inovasi.views import hasil, isi, langkah, suara, telaah, tim, titip, usulan

_SATU = "inovasi/<uuid:publik>/"

rute_ide: list[URLPattern] = [
    path("inovasi/", usulan.Daftar.as_view(), name="daftar"),
    path("inovasi/baru/", isi.baru, name="baru"),
    path("inovasi/serupa/", isi.serupa_potongan, name="serupa"),
    path("inovasi/saya/", usulan.saya, name="saya"),
    path("inovasi/telaah/<int:pk>/", telaah.telaah, name="telaah"),
    path("inovasi/telaah/<int:pk>/mundur/", telaah.mundur, name="telaah_mundur"),
    path("pendapat/ide/", titip.titip, name="titip"),
    path("pendapat/ide/maju/", titip.maju, name="ide_maju"),
    path(_SATU, usulan.usulan, name="usulan"),
    path(f"{_SATU}ubah/", isi.ubah, name="ubah"),
    path(f"{_SATU}ubah/<slug:bagian>/", isi.ubah, name="ubah_bagian"),
    path(f"{_SATU}ajukan/", langkah.ajukan, name="ajukan"),
    path(f"{_SATU}tarik/", langkah.tarik, name="tarik"),
    path(f"{_SATU}gabung/", langkah.gabung, name="gabung"),
    path(f"{_SATU}uji-coba/", hasil.uji_coba, name="uji_coba"),
    path(f"{_SATU}jangkauan/", hasil.jangkauan, name="jangkauan"),
    path(f"{_SATU}replikasi/", hasil.replikasi, name="replikasi"),
    path(f"{_SATU}tim/", tim.tim, name="tim"),
    path(f"{_SATU}tim/undang/", tim.undang, name="tim_undang"),
    path(f"{_SATU}tim/bagian/", tim.bagian, name="tim_bagian"),
    path(f"{_SATU}tim/<int:pk>/jawab/", tim.jawab, name="tim_jawab"),
    path(f"{_SATU}tim/<int:pk>/setujui/", tim.setujui, name="tim_setujui"),
    path(f"{_SATU}tim/<int:pk>/keluar/", tim.keluar, name="tim_keluar"),
    path(f"{_SATU}tim/<int:pk>/serahkan/", tim.serahkan, name="tim_serahkan"),
    path(f"{_SATU}dukung/", suara.dukung, name="dukung"),
    path(f"{_SATU}komentar/", suara.komentar, name="komentar"),
    path(f"{_SATU}komentar/<int:pk>/sembunyikan/", suara.sembunyikan, name="komentar_sembunyikan"),
    path(f"{_SATU}lampiran/", suara.lampiran, name="lampiran"),
    path(f"{_SATU}lampiran/<int:pk>/", suara.berkas, name="lampiran_berkas"),
    path(f"{_SATU}lampiran/<int:pk>/hapus/", suara.lampiran_hapus, name="lampiran_hapus"),
]
