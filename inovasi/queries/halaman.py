"""The page of a proposal: everything about it, in a fixed number of statements."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import JSONObject

from inovasi.choices import SESUDAH, StatusAnggota, StatusUsulan, Tahap
from inovasi.models import Anggota, Dukungan, Gerbang, KomentarUsulan, LampiranUsulan, PersetujuanBagian, Telaah, Usulan
from inovasi.queries.daftar import dengan_ringkas
from pegawai.models import Pengguna


def lengkap(usulan: QuerySet[Usulan], pengguna: Pengguna) -> QuerySet[Usulan]:
    """With what the list shows, `saya_dukung`, `dikelola` (by this person), and `berkas` (id and name of each file)."""
    saya = Dukungan.objects.filter(usulan=OuterRef("pk"), pegawai=pengguna.pegawai_id)
    berkas = LampiranUsulan.objects.filter(usulan=OuterRef("pk")).order_by("pk")
    return (
        dengan_ringkas(usulan)
        .select_related("uji_coba", "tindak_lanjut__periode__layanan", "putaran__seruan", "bergabung_ke")
        .annotate(
            saya_dukung=Exists(saya),
            dikelola=Exists(Usulan.objects.dikelola_oleh(pengguna).order_by().filter(pk=OuterRef("pk"))),
            berkas=ArraySubquery(berkas.values(isi=JSONObject(pk="pk", nama="nama"))),
        )
    )


def tim(usulan: Usulan) -> list[Any]:
    """The team, invitations included, each with `benar` (who takes part and has confirmed the part) and `belum` (who
    has not); one statement."""
    setuju = PersetujuanBagian.objects.filter(anggota=OuterRef("pk")).order_by().values("oleh")
    terkait = usulan.anggota.exclude(status=StatusAnggota.MENOLAK).select_related("pegawai")
    semua: list[Any] = list(terkait.annotate(setuju=ArraySubquery(setuju)))
    ikut = [a for a in semua if a.status == StatusAnggota.IKUT]
    for a in semua:
        a.benar = [b for b in ikut if b.pk in a.setuju]
        a.belum = [b for b in ikut if b.pk not in a.setuju and b.pk != a.pk]
    return semua


def riwayat_gerbang(usulan: Usulan, *, telaah: bool) -> list[Gerbang]:
    """The gates, newest first; with `telaah` what finished reviewers said, in `telaah_selesai`."""
    gerbang = usulan.gerbang.select_related("rubrik", "diputus_oleh")
    if telaah:
        kata = Telaah.objects.filter(selesai__isnull=False, benturan="")
        gerbang = gerbang.prefetch_related(Prefetch("telaah", kata, to_attr="telaah_selesai"))
    return list(gerbang)


def komentar(usulan: Usulan) -> list[KomentarUsulan]:
    return list(usulan.komentar.select_related("oleh"))


@dataclass(frozen=True)
class Langkah:
    """One stage of the line: `keadaan` is lewat, kini or nanti."""

    tahap: Tahap
    keadaan: str
    tanggal: Any


def garis_tahap(usulan: Usulan) -> list[Langkah]:
    """The three stages with the day each began."""
    urut = list(Tahap)
    kini = urut.index(Tahap(usulan.tahap))
    tanggal = (usulan.dibuat, usulan.tanggal_uji_coba, usulan.tanggal_penerapan)
    kata = ["lewat"] * kini + ["kini"] + ["nanti"] * (len(urut) - kini - 1)
    if usulan.tahap == Tahap.PENERAPAN:
        kata[-1] = "lewat"
    return [Langkah(t, k, h if k != "nanti" else None) for t, k, h in zip(urut, kata, tanggal, strict=True)]


def tahap_berikut(usulan: Usulan) -> Tahap | None:
    """The stage that the team may ask for now; None while somebody judges and at the end."""
    if usulan.status in (StatusUsulan.DRAF, StatusUsulan.DIKEMBALIKAN, StatusUsulan.BERJALAN):
        berikut = SESUDAH.get(usulan.tahap)
        return Tahap(berikut) if berikut else None
    return None


def bagian_menunggu(anggota: Anggota, semua: list[Any]) -> list[Any]:
    """Parts of others that this member has still to confirm."""
    return [a for a in semua if a.pk != anggota.pk and a.bagian and any(b.pk == anggota.pk for b in a.belum)]
