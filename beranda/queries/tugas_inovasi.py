"""What waits for a person in innovation: invitations, parts of others to confirm, reviews."""

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from beranda.queries.tugas_belajar_saya import lengan
from inovasi.choices import DAPAT_DITULIS, StatusAnggota
from inovasi.models import Anggota, PersetujuanBagian, Telaah
from pegawai.models import Pengguna

# Word of an arm → title, sentence.
BUNYI_INOVASI = {
    "inovasi_undangan": ("Jawab {} undangan tim inovasi", "Rekan mengajak Anda ikut."),
    "inovasi_bagian": ("Benarkan {} bagian rekan satu tim", "Bagian sah bila semua anggota membenarkannya."),
    "inovasi_telaah": ("Telaah {} usulan inovasi", "Nilai menurut rubrik, atau mundur bila ada kepentingan."),
}


def menunggu_inovasi(pengguna: Pengguna) -> list[QuerySet]:
    """Counts as arms for the statement of `beranda.queries.tugas`; one that is empty gives no row."""
    saya = pengguna.pegawai_id
    terbuka = Anggota.objects.filter(usulan__status__in=DAPAT_DITULIS)
    undangan = terbuka.filter(pegawai=saya, status=StatusAnggota.DIUNDANG)
    di_tim = Anggota.objects.filter(usulan=OuterRef("usulan"), pegawai=saya, status=StatusAnggota.IKUT)
    sudah = PersetujuanBagian.objects.filter(anggota=OuterRef("pk"), oleh__pegawai=saya)
    bagian = terbuka.filter(Exists(di_tim), ~Exists(sudah), ~Q(pegawai=saya), ~Q(bagian=""), status=StatusAnggota.IKUT)
    telaah = Telaah.objects.filter(penelaah=saya, selesai=None, benturan="", gerbang__putusan="")
    return [
        lengan(undangan, "inovasi_undangan"),
        lengan(bagian, "inovasi_bagian"),
        lengan(telaah, "inovasi_telaah", Min("gerbang__tenggat")),
    ]
