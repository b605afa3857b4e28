"""Competences of one person: what the position asks for beside what was assessed."""

from dataclasses import dataclass

from django.db.models import Max

from pegawai.models import Pegawai, Penempatan
from pelatihan.choices import PenilaiKompetensi, Tingkat
from pelatihan.models import Kompetensi, NilaiKompetensi, SyaratJabatan


@dataclass(frozen=True)
class BarisKompetensi:
    """`syarat` is the level asked for (None: not asked for). Of the three assessments the test counts first, then the
    superior's, then one's own."""

    kompetensi: Kompetensi
    syarat: int | None
    diri: NilaiKompetensi | None
    atasan: NilaiKompetensi | None
    uji: NilaiKompetensi | None

    @property
    def dipakai(self) -> NilaiKompetensi | None:
        return self.uji or self.atasan or self.diri

    @property
    def kurang(self) -> int:
        """Levels missing; nobody is called short of what was never assessed."""
        return max(0, (self.syarat or 0) - self.dipakai.tingkat) if self.dipakai else 0

    @property
    def berbeda(self) -> bool:
        """The person and the superior see it differently: something to talk about."""
        return bool(self.diri and self.atasan and self.diri.tingkat != self.atasan.tingkat)

    @property
    def syarat_kata(self) -> str:
        return str(Tingkat(str(self.syarat)).label) if self.syarat else ""


def tabel_kompetensi(pegawai: Pegawai) -> list[BarisKompetensi]:
    """Competences asked for by today's positions or assessed, greatest gap first, in two statements."""
    jabatan = Penempatan.objects.pada().filter(pegawai=pegawai).order_by().values("jabatan")
    syarat = SyaratJabatan.objects.filter(jabatan__in=jabatan, kompetensi__aktif=True).order_by()
    diminta = dict(syarat.values_list("kompetensi").annotate(t=Max("tingkat")))
    nilai = {(n.kompetensi_id, n.sumber): n for n in NilaiKompetensi.objects.filter(pegawai=pegawai)}
    semua = Kompetensi.objects.filter(pk__in={*diminta, *(k for k, _ in nilai)})
    baris = [
        BarisKompetensi(k, diminta.get(k.pk), *(nilai.get((k.pk, s)) for s in PenilaiKompetensi.values)) for k in semua
    ]
    return sorted(baris, key=lambda b: (-b.kurang, b.syarat is None, b.kompetensi.nama))
