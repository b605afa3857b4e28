"""What a trial of a policy version would change: counts from → to, and the list of people."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from penilaian.choices import Predikat, Rating
from penilaian.models import AndaiNilai
from penilaian.models.kebijakan import ANGKA

# What a trial reads of a version: a change of its name alone makes no trial old.
DIPAKAI = ("matriks", *ANGKA)
# Axis: (heading, column before, column after, labels in order from the best).
SUMBU: dict[str, tuple[str, str, str, type[Predikat] | type[Rating]]] = {
    "predikat": ("Predikat usulan", "lama_predikat", "predikat", Predikat),
    "hasil": ("Usulan rating hasil", "lama_usulan_hasil", "usulan_hasil", Rating),
    "perilaku": ("Usulan rating perilaku", "lama_usulan_perilaku", "usulan_perilaku", Rating),
}
TANPA = "tanpa"


@dataclass(frozen=True)
class Matriks:
    """Counts of plans from → to on one axis. `baris`: (label, cells); a cell is (count, from, to, unchanged)."""

    judul: str
    kepala: list[str]
    baris: list[tuple[str, list[tuple[int, str, str, bool]]]]
    perubahan: list[tuple[str, int]]

    @property
    def berubah(self) -> int:
        return sum(n for _, n in self.perubahan)


def hitung_ringkasan(andai_id: int) -> dict:
    """Counts of one trial as plain values: {"jumlah", "angka", "predikat": [[from, to, n], …], "hasil", "perilaku"}."""
    baris = AndaiNilai.objects.filter(andai=andai_id).order_by()
    isi: dict = baris.aggregate(jumlah=Count("pk"), angka=Count("pk", filter=Q(angka_berubah=True)))
    for nama, (_, dari, ke, _label) in SUMBU.items():
        isi[nama] = [list(b) for b in baris.values_list(dari, ke).annotate(n=Count("pk")).order_by(dari, ke)]
    return isi


def matriks(nama: str, hitungan: list[list]) -> Matriks:
    """The table of one axis from the counts of `hitung_ringkasan`; "tanpa usulan" only where it occurs."""
    judul, _, _, pilihan = SUMBU[nama]
    banyak = {(dari or TANPA, ke or TANPA): n for dari, ke, n in hitungan}
    label = {p.value: str(p.label) for p in pilihan}
    if any(TANPA in pasangan for pasangan in banyak):
        label[TANPA] = "Tanpa usulan"
    baris = [(label[dari], [(banyak.get((dari, ke), 0), dari, ke, dari == ke) for ke in label]) for dari in label]
    perubahan = [
        (f"{label[dari]} → {label[ke]}", n)
        for (dari, ke), n in sorted(banyak.items(), key=lambda b: -b[1])
        if dari != ke
    ]
    return Matriks(judul, list(label.values()), baris, perubahan)


def baris_andai(andai_id: int) -> QuerySet[AndaiNilai]:
    """Rows of a trial with the people they are about, in one statement."""
    return AndaiNilai.objects.filter(andai=andai_id).select_related("skp__pegawai", "skp__unit", "skp__unit__opd")


def beda(dari: str, ke: str) -> Q:
    """Rows whose two columns differ; an absent proposal differs from a present one."""
    kosong = Q(**{f"{dari}__isnull": True}) ^ Q(**{f"{ke}__isnull": True})
    return kosong | ~Q(**{dari: F(ke)}) & Q(**{f"{dari}__isnull": False, f"{ke}__isnull": False})
