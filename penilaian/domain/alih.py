"""When the assessor has not rated by the deadline, or has left the service, the case passes to the assessor's superior
(or Plt./Plh.)."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.pelacakan import karena
from pegawai.choices import SELESAI_DINAS
from pegawai.models import Pengguna
from penilaian.choices import StatusPeriode
from penilaian.domain.keberatan_kabar import akun_hr_kota
from penilaian.models import SKP, AlihPenilaian, Periode
from penilaian.queries.alih import belum_dinilai, pengganti, penilai_pergi
from penilaian.queries.tenggat import aturan_pada, tenggat


def lewat_tenggat_menilai(periode: Periode) -> bool:
    """Past the deadline and the days that the settings of that day add to it."""
    saat = periode.tenggat_penilaian
    aturan = aturan_pada(saat)
    batas = tenggat(saat, aturan.hari_alih, aturan.jenis_alih) if aturan.hari_alih else saat
    return timezone.now() > batas


@transaction.atomic
def alihkan(*, periode: Periode) -> int:
    """Pass every plan that is not rated in time, once, and tell the person, the assessor and who rates now; returns
    how many passed. Who has left the service is not waited for: their part passes when it is over. Where nobody stands
    above, HR is told once and the assessor keeps it. The statements do not grow with the number of plans."""
    if periode.status == StatusPeriode.RENCANA:
        return 0
    sudah = AlihPenilaian.objects.filter(periode=periode).order_by().values("skp")
    calon = belum_dinilai(periode).filter(penilai__isnull=False).exclude(pk__in=sudah)
    if not lewat_tenggat_menilai(periode):
        calon = calon.filter(penilai_pergi(periode))
    dikunci = [*SKP.objects.filter(pk__in=calon.values("pk")).select_for_update(no_key=True, skip_locked=True)]
    # Read again under the lock: a decision may have come meanwhile.
    skp = list(calon.filter(pk__in=[s.pk for s in dikunci]).select_related("pegawai", "penilai"))
    if not skp:
        return 0
    baru = pengganti({s.pk: (s.penilai_id, s.pegawai_id) for s in skp if s.penilai_id})
    baris = [
        AlihPenilaian(skp=s, periode=periode, dari=s.penilai, kepada=baru[s.pk])
        for s in skp
        if s.pk in baru and s.penilai
    ]
    with karena("Penilai belum menilai sampai tenggat, atau tidak berdinas lagi"):
        AlihPenilaian.objects.bulk_create(baris)
    beri_tahu(pemberitahuan=[*_kabar(periode, baris), *_kabar_hr(periode, len(skp) - len(baris))])
    return len(baris)


def _kabar(periode: Periode, baris: list[AlihPenilaian]) -> list[Pemberitahuan]:
    """One notice for each of the three; titles name nobody, because they are mailed."""
    orang = {o for b in baris for o in (b.skp.pegawai_id, b.dari_id, b.kepada_id)}
    akun = {a.pegawai_id: a for a in Pengguna.objects.filter(pegawai__in=orang)}
    hasil = []
    for b in baris:
        menilai = reverse("penilaian:menilai", args=[b.skp.publik, periode.kode])
        tim = f"{reverse('penilaian:tim')}?periode={periode.kode}"
        sebab = "tidak berdinas lagi" if b.dari.status in SELESAI_DINAS else "belum menilai sampai tenggat"
        for penerima, judul, isi, tautan in (
            (b.kepada_id, "Satu penilaian beralih kepada Anda", f"{b.skp.pegawai}: {b.dari} {sebab}.", menilai),
            (b.dari_id, "Satu penilaian beralih ke atasan Anda", f"{b.skp.pegawai}: kini dinilai {b.kepada}.", tim),
            (
                b.skp.pegawai_id,
                f"Penilai Anda untuk {periode.nama} berganti",
                f"Penilai {sebab}. Kini {b.kepada} yang menilai.",
                reverse("penilaian:nilai_saya"),
            ),
        ):
            if penerima in akun:
                kunci = f"alih:{periode.kode}:{b.skp_id}"
                hasil.append(
                    Pemberitahuan(penerima=akun[penerima], judul=judul[:160], isi=isi, tautan=tautan, kunci=kunci)
                )
    return hasil


def _kabar_hr(periode: Periode, banyak: int) -> list[Pemberitahuan]:
    if not banyak:
        return []
    judul = f"{banyak} penilaian {periode.nama} tidak dapat beralih: tanpa atasan penilai"
    tautan = reverse("penilaian:periode", args=[periode.kode])
    kunci = f"alih-buntu:{periode.kode}"
    isi = "Tidak ada pejabat di atas penilainya. Penilai yang sama tetap menilai."
    return [Pemberitahuan(penerima=a, judul=judul, isi=isi, tautan=tautan, kunci=kunci) for a in akun_hr_kota()]
