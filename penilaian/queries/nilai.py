"""A person's own scores over the periods."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

from django.db.models import Exists, OuterRef, Subquery

from pegawai.models import Pegawai, Pengguna
from penilaian.models import SKP, AngkaKredit, Bimbingan, Nilai, PutusanNilai

if TYPE_CHECKING:
    from penilaian.queries.keberatan import Hak


@dataclass(frozen=True)
class NilaiSaya:
    """A machine score with the decision that counts; `putusan` is None while nobody has decided. `hak`, what may be
    done about it, is read only where it is shown (`penilaian.queries.keberatan`)."""

    nilai: Nilai
    putusan: PutusanNilai | None
    hak: Optional["Hak"] = None

    @property
    def menunggu_tanggapan(self) -> bool:
        """Delivered, still provisional, and neither received nor objected to by the person (needs `hak`)."""
        if not self.putusan or not self.hak or not self.hak.sementara:
            return False
        dibantah = self.hak.keberatan is not None and self.hak.keberatan.berjalan
        return self.putusan.disampaikan is not None and self.putusan.diterima is None and not dibantah


def nilai_sendiri(pegawai_id: int | None) -> list[NilaiSaya]:
    """Scores of one person, newest period first, in two statements; a decision shows once it was delivered."""
    if pegawai_id is None:
        return []
    terbaru = PutusanNilai.objects.filter(
        skp=OuterRef("skp"), periode=OuterRef("periode"), disampaikan__isnull=False
    ).order_by("-id")
    nilai = list(
        Nilai.objects.filter(skp__pegawai=pegawai_id)
        .select_related("skp__unit", "periode", "kebijakan")
        .annotate(putusan_id=Subquery(terbaru.values("pk")[:1]))
        .order_by("-periode__rentang__endswith", "-periode__rentang__startswith", "-skp_id")
    )
    putusan = PutusanNilai.objects.in_bulk([n.putusan_id for n in nilai if n.putusan_id])
    return [NilaiSaya(n, putusan.get(n.putusan_id)) for n in nilai]


def tanpa_uji_coba(daftar: list[NilaiSaya]) -> list[NilaiSaya]:
    """Those that count later. A trial stands in the list under its name; it is nobody's latest predikat and no point
    of the trend."""
    return [n for n in daftar if not n.nilai.periode.uji_coba]


def tindak_lanjut(pegawai_id: int | None) -> Pegawai | None:
    """The person with what followed from the results: whether there is guidance (`ada_bimbingan`) and angka kredit
    (`ada_kredit`); one statement."""
    ada = {
        "ada_bimbingan": Exists(Bimbingan.objects.filter(pegawai=OuterRef("pk"))),
        "ada_kredit": Exists(AngkaKredit.objects.filter(pegawai=OuterRef("pk"))),
    }
    return Pegawai.objects.filter(pk=pegawai_id).only("publik").annotate(**ada).first()


def putusan_tampak(terbaru: PutusanNilai | None, pengguna: Pengguna, skp: SKP) -> PutusanNilai | None:
    """The decision this user may read: the employee only what was delivered, everybody else the latest one."""
    if terbaru is None or terbaru.disampaikan or skp.pegawai_id != pengguna.pegawai_id:
        return terbaru
    return (
        PutusanNilai.objects.select_related("oleh")
        .filter(skp=skp, periode=terbaru.periode_id, disampaikan__isnull=False)
        .order_by("-id")
        .first()
    )
