"""What waits for a person in innovation: invitations, parts of others to confirm, reviews; gates for managers."""

from datetime import datetime

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from beranda.queries.tugas_belajar_saya import lengan
from beranda.queries.tugas_dasar import Tugas, alamat
from inovasi.choices import DAPAT_DITULIS, StatusAnggota
from inovasi.izin import boleh_mengelola_inovasi
from inovasi.models import Anggota, PersetujuanBagian, Telaah
from inovasi.queries.antrean import gerbang_menunggu, titipan_menunggu
from kinerja.waktu import akhir_hari
from pegawai.models import Pengguna

# Word of an arm → title, sentence, URL name.
BUNYI_INOVASI = {
    "inovasi_undangan": ("Jawab {} undangan tim inovasi", "Rekan mengajak Anda ikut.", "saya"),
    "inovasi_bagian": ("Benarkan {} bagian rekan satu tim", "Bagian sah bila semua anggota membenarkannya.", "saya"),
    "inovasi_telaah": ("Telaah {} usulan inovasi", "Nilai menurut rubrik, atau mundur bila ada kepentingan.", "saya"),
    "inovasi_gerbang": ("Urus {} usulan yang menunggu putusan", "Tunjuk penelaah, lalu putuskan.", "kelola"),
    "inovasi_titipan": ("Jawab {} ide titipan", "Angkat menjadi usulan, atau jawab pengirimnya.", "kelola"),
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
    lain = [lengan(bagian, "inovasi_bagian"), lengan(telaah, "inovasi_telaah", Min("gerbang__tenggat"))]
    if boleh_mengelola_inovasi(pengguna):
        lain.append(lengan(gerbang_menunggu(pengguna), "inovasi_gerbang", Min("tenggat")))
        lain.append(lengan(titipan_menunggu(pengguna), "inovasi_titipan"))
    return [lengan(undangan, "inovasi_undangan"), *lain]


def tugas_inovasi(kata: str, n: str, batas: datetime | None) -> Tugas:
    """The row of an arm; it is due at the end of its day."""
    judul, keterangan, url = BUNYI_INOVASI[kata]
    akhir = akhir_hari(timezone.localdate(batas)) if batas else None
    return Tugas(judul.format(n), keterangan, alamat(f"inovasi:{url}"), akhir)
