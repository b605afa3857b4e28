"""What a proposal must hold before it may ask for the next stage."""

from inovasi.choices import StatusAnggota, Tahap
from inovasi.models import Anggota, PersetujuanBagian, UjiCoba, Usulan
from inovasi.rumus import jumlah_kata

KATA_RANCANGAN = 300
_WAJIB = {
    Tahap.INISIATIF: ("kebaruan", "manfaat", "risiko"),
    Tahap.UJI_COBA: ("bentuk", "jenis", "urusan", "tujuan", "hasil", "rancangan"),
}


def kurang(usulan: Usulan) -> dict[str, str]:
    """What is missing for the next stage, by field, empty when nothing is: first the idea and a pilot plan; after the
    pilot the official form (design text of 300 words), the outcome, and every part confirmed by the others."""
    galat = {
        nama: f"Isi {Usulan._meta.get_field(nama).verbose_name} sebelum mengajukan."
        for nama in _WAJIB.get(Tahap(usulan.tahap), ())
        if not str(getattr(usulan, nama) or "").strip()
    }
    uji = UjiCoba.objects.filter(usulan=usulan).first()
    if usulan.anggota.filter(status=StatusAnggota.DIUNDANG).exists():
        galat["tim"] = "Masih ada undangan yang belum dijawab. Tunggu jawabannya, atau batalkan undangannya."
    if usulan.tahap == Tahap.INISIATIF:
        return galat if uji else galat | {"uji_coba": "Susun rencana uji coba dengan ukuran keberhasilannya."}
    if uji is None or uji.akhir is None or not uji.pelajaran.strip():
        galat["uji_coba"] = "Catat hasil uji coba dan apa yang dipelajari."
    kata = jumlah_kata(usulan.rancangan)
    if "rancangan" not in galat and kata < KATA_RANCANGAN:
        galat["rancangan"] = f"Rancang bangun paling sedikit {KATA_RANCANGAN} kata; sekarang {kata}."
    belum = belum_dibenarkan(usulan)
    if belum:
        nama = ", ".join(str(a.pegawai) for a in belum)
        galat["tim"] = f"Bagian {nama} belum ditulis atau belum dibenarkan semua anggota lain."
    return galat


def belum_dibenarkan(usulan: Usulan) -> list[Anggota]:
    """Those whose part is not confirmed by all the others who take part, in the order of the team."""
    ikut = list(usulan.anggota.filter(status=StatusAnggota.IKUT).select_related("pegawai"))
    sudah = set(PersetujuanBagian.objects.filter(anggota__in=ikut, oleh__in=ikut).values_list("anggota_id", "oleh_id"))
    return [a for a in ikut if not a.bagian or any((a.pk, b.pk) not in sudah for b in ikut if b.pk != a.pk)]
