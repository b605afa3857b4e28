"""A feedback report as one account may read it: the same object feeds the screen and the printed document."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from pegawai.models import Pegawai, Pengguna
from penilaian.choices import NilaiDasar, Predikat, Rating
from penilaian.models import SKP, Laporan
from penilaian.queries.laporan_orang import Orang

JUMLAH_TOPIK = 6


@dataclass(frozen=True)
class Topik:
    """What training might help with: the name of a value or of an indicator, and for whom."""

    judul: str
    jenis: str
    orang: tuple[str, ...]


@dataclass(frozen=True)
class Batang:
    """One bar of the distribution: label, tone of the tag, count."""

    label: str
    nada: str
    jumlah: int


@dataclass(frozen=True)
class LaporanTampil:
    """The whole report. `tersembunyi` counts rows left out because the reader may no longer open those plans."""

    laporan: Laporan
    orang: tuple[Orang, ...]
    bulan: date | None
    tersembunyi: int

    @property
    def unit(self) -> str | None:
        return self.laporan.isi["sebagai"][1] if self.laporan.isi["sebagai"] else None

    @property
    def jabatan(self) -> str:
        """Position and unit of the superior when the report was composed."""
        return ", ".join(self.laporan.isi["sebagai"])

    @cached_property
    def jumlah_orang(self) -> int:
        return len({o.pegawai for o in self.orang})

    @cached_property
    def rerata(self) -> Decimal | None:
        return _rerata([o.nilai_hasil for o in self.orang if o.nilai_hasil is not None])

    @cached_property
    def perubahan(self) -> Decimal | None:
        """Mean change against the period before, over those who have a figure in both."""
        return _rerata([o.selisih for o in self.orang if o.selisih is not None])

    @property
    def perubahan_mutlak(self) -> Decimal | None:
        return None if self.perubahan is None else abs(self.perubahan)

    @cached_property
    def bantuan(self) -> list[Orang]:
        """Those who need help: most reasons first, then the lowest figure."""
        perlu = [o for o in self.orang if o.alasan]
        return sorted(perlu, key=lambda o: (-len(o.alasan), o.nilai_hasil is None, o.nilai_hasil or 0))

    @cached_property
    def belum(self) -> list[Orang]:
        """Of whom nothing can be said yet; counted as `Laporan.jumlah_belum` does."""
        return [o for o in self.orang if not o.alasan and not o.nilai_hasil]

    @cached_property
    def berutang(self) -> list[Orang]:
        """People, each once, who heard nothing in the month or period; the longest silence first."""
        satu = {o.pegawai: o for o in self.orang if o.berutang}
        return sorted(satu.values(), key=lambda o: (o.umpan_terakhir or date.min, o.nama))

    @cached_property
    def menunggu(self) -> list[Orang]:
        return [o for o in self.orang if o.skp and o.menunggu]

    @cached_property
    def jumlah_menunggu(self) -> int:
        return sum(o.menunggu for o in self.menunggu)

    @cached_property
    def umpan(self) -> dict[str, int]:
        """Feedback given in the period, each person counted once."""
        satu = {o.pegawai: o for o in self.orang}.values()
        return {k: sum(getattr(o, k) for o in satu) for k in ("apresiasi", "perbaikan")}

    @property
    def jumlah_umpan(self) -> int:
        return sum(self.umpan.values())

    @cached_property
    def dinilai(self) -> int:
        return sum(1 for o in self.orang if o.skp and o.predikat)

    @cached_property
    def ber_skp(self) -> int:
        return sum(1 for o in self.orang if o.skp)

    @cached_property
    def sebaran(self) -> list[Batang]:
        """Plans by predikat once something is decided, by proposed rating of the results before that."""
        pilihan, kolom, sisa = (
            (Predikat, "predikat", "Belum dinilai") if self.dinilai else (Rating, "usulan_hasil", "Belum ada usulan")
        )
        hitung = Counter(getattr(o, kolom) or "" for o in self.orang if o.skp)
        baris = [(str(p.label), p.value, hitung[p.value]) for p in pilihan] + [(sisa, "netral", hitung[""])]
        return [Batang(*b) for b in baris]

    @cached_property
    def topik(self) -> list[Topik]:
        """Values rated *di bawah*, and each person's lowest indicator below the threshold; most people first."""
        semua: dict[tuple[str, str], list[str]] = {}
        for o in (o for o in self.orang if o.skp):
            for a in o.perilaku_rendah:
                semua.setdefault((str(NilaiDasar(a).label), "Nilai BerAKHLAK"), []).append(o.nama)
            terendah = o.terendah
            if terendah and terendah.capaian is not None and terendah.capaian < o.ambang:
                semua.setdefault((terendah.uraian, "Indikator terendah"), []).append(o.nama)
        daftar = [Topik(judul, jenis, tuple(nama)) for (judul, jenis), nama in semua.items()]
        return sorted(daftar, key=lambda t: (-len(t.orang), t.judul))[:JUMLAH_TOPIK]


def _rerata(angka: list[Decimal]) -> Decimal | None:
    return sum(angka, Decimal(0)) / len(angka) if angka else None


def baca(laporan: Laporan, pengguna: Pengguna) -> LaporanTampil:
    """The report as this account may read it, in two statements: a person who has moved away since then, and whose
    part is decided, is no longer shown to the old superior."""
    isi = laporan.isi
    baris = isi["orang"]
    skp = SKP.objects.terlihat_oleh(pengguna).filter(publik__in=[b["skp"] for b in baris if b["skp"]])
    pegawai = Pegawai.objects.terlihat_oleh(pengguna).filter(publik__in=[b["pegawai"] for b in baris if not b["skp"]])
    boleh = {str(x) for x in skp.order_by().values_list("publik", flat=True)}
    boleh |= {str(x) for x in pegawai.order_by().values_list("publik", flat=True)}
    orang = tuple(
        Orang.dari(b, Decimal(isi["ambang"]), isi["bulan"] is not None)
        for b in baris
        if (b["skp"] or b["pegawai"]) in boleh
    )
    bulan = date.fromisoformat(isi["bulan"]) if isi["bulan"] else None
    return LaporanTampil(laporan, orang, bulan, len(baris) - len(orang))
