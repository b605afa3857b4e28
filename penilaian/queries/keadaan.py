"""Where a result stands: not rated, rated, delivered, under objection, received, final. Derived from what happened, so
that no job has to tick over at the end of a term."""

from dataclasses import dataclass
from datetime import datetime

from penilaian.choices import JenisPutusan, KeadaanHasil, StatusKeberatan
from penilaian.models import Keberatan, Periode, PutusanNilai
from penilaian.queries.tenggat import batas_ajukan, masih_sementara


@dataclass(frozen=True)
class Keadaan:
    """The state; `sampai`: when an unanswered delivery becomes final by itself; `sejak`: since when it is final."""

    kode: KeadaanHasil
    sampai: datetime | None = None
    sejak: datetime | None = None

    @property
    def label(self) -> str:
        return str(self.kode.label)

    @property
    def final(self) -> bool:
        return self.kode == KeadaanHasil.FINAL


def keadaan(
    putusan: PutusanNilai | None, *, batas: datetime | None, keberatan: Keberatan | None, ditutup: datetime | None
) -> Keadaan:
    """Of the latest decision, with the term to object, the latest objection to it and when its period was closed.

    Provisional until received or the term has passed (PP 30/2019 art. 59); a running period still lets the assessor
    rate again, so that nothing in it is final before the close."""
    if putusan is None:
        return Keadaan(KeadaanHasil.BELUM)
    if putusan.disampaikan is None:
        return Keadaan(KeadaanHasil.DINILAI)
    diputus = putusan.jenis == JenisPutusan.KEBERATAN or _diputus(keberatan)
    if keberatan is not None and keberatan.berjalan:
        return Keadaan(KeadaanHasil.KEBERATAN)
    if not diputus and masih_sementara(putusan, batas=batas, berjalan=False):
        return Keadaan(KeadaanHasil.DISAMPAIKAN, sampai=batas)
    if diputus:
        sejak = keberatan.diputus if keberatan is not None and keberatan.diputus else putusan.disampaikan
        return Keadaan(KeadaanHasil.FINAL, sejak=sejak)
    if ditutup is None:
        return Keadaan(KeadaanHasil.DITERIMA)
    return Keadaan(KeadaanHasil.FINAL, sejak=max(putusan.diterima or batas or putusan.disampaikan, ditutup))


def _diputus(keberatan: Keberatan | None) -> bool:
    return keberatan is not None and keberatan.status == StatusKeberatan.DIPUTUS


def keadaan_putusan(putusan: PutusanNilai | None, periode: Periode) -> Keadaan:
    """The same with what is stored."""
    if putusan is None:
        return keadaan(None, batas=None, keberatan=None, ditutup=None)
    keberatan = Keberatan.objects.filter(skp=putusan.skp_id, periode=putusan.periode_id).order_by("-pk").first()
    return keadaan(putusan, batas=batas_ajukan(putusan), keberatan=keberatan, ditutup=periode.ditutup)
