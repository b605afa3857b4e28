"""Is a plan ready to be sent: what is missing, section by section."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from penilaian.choices import JenisHasil, Pendekatan, StatusPeriode, SumberIndikator
from penilaian.models import SKP, HasilKerja, Indikator, Kebijakan, Periode
from penilaian.queries.halaman_skp import rincian_rencana
from penilaian.queries.lampiran import lampiran_skp
from penilaian.queries.tautan import belum_tertaut, hasil_atasan, memakai_perspektif

SERATUS = Decimal(100)


@dataclass(frozen=True)
class Masalah:
    """One thing to mend: the section (`penilai`, `hasil`, `tautan`, `target`, `lampiran`) and what to do."""

    bagian: str
    pesan: str


def periode_sasaran(skp: SKP) -> QuerySet[Periode]:
    """Running and coming periods of the plan's kind in its range, oldest first: those that need targets."""
    return (
        Periode.objects.filter(jenis=skp.jenis_periode, rentang__overlap=skp.rentang)
        .exclude(status=StatusPeriode.DITUTUP)
        .select_related("kebijakan")
        .order_by("rentang")
    )


def periksa(
    skp: SKP,
    hasil: list[Any] | None = None,
    periode: list[Periode] | None = None,
    pilihan: list[HasilKerja] | None = None,
) -> list[Masalah]:
    """Everything that keeps a plan from being sent, in the order of the page; empty when it is ready.

    `hasil` as of `rincian_rencana`, `periode` as of `periode_sasaran` and `pilihan` as of `hasil_atasan` are read when
    the caller has none.
    """
    hasil = rincian_rencana(skp) if hasil is None else hasil
    periode = list(periode_sasaran(skp)) if periode is None else periode
    indikator = [i for h in hasil for i in h.daftar_indikator]
    return [
        *_penilai(skp),
        *_bobot(hasil, indikator),
        *_survei(indikator, periode),
        *_tautan(skp, hasil, pilihan),
        *_target(skp, indikator, periode),
        *_lampiran(skp),
    ]


def _penilai(skp: SKP) -> list[Masalah]:
    if skp.penempatan.penilai_id:
        return []
    return [Masalah("penilai", "Atasan langsung Anda belum tercatat. Laporkan ke admin kepegawaian, yang mengisinya.")]


def _bobot(hasil: list[HasilKerja], indikator: list[Indikator]) -> list[Masalah]:
    utama = [h for h in hasil if h.jenis == JenisHasil.UTAMA]
    if not utama:
        return [Masalah("hasil", "Tambahkan paling sedikit satu hasil kerja utama.")]
    masalah = []
    jumlah = sum(h.bobot for h in utama)
    if jumlah != SERATUS:
        masalah.append(Masalah("hasil", f"Bobot hasil kerja utama berjumlah {_id(jumlah)} %. Ubah sampai 100 %."))
    bagian: dict[int, Decimal] = defaultdict(Decimal)
    for i in indikator:
        bagian[i.hasil_id] += i.bagian
    for h in hasil:
        if h.pk not in bagian:
            masalah.append(Masalah("hasil", f"“{h.uraian}” belum punya indikator. Tambahkan satu."))
        elif bagian[h.pk] != SERATUS:
            pesan = f"Bagian indikator “{h.uraian}” berjumlah {_id(bagian[h.pk])} %. Ubah sampai 100 %."
            masalah.append(Masalah("hasil", pesan))
    return masalah


def _survei(indikator: list[Indikator], periode: list[Periode]) -> list[Masalah]:
    survei = sum((i.bobot for i in indikator if i.sumber == SumberIndikator.LAYANAN), Decimal(0))
    kebijakan = periode[0].kebijakan if periode else Kebijakan.objects.first()
    if kebijakan is None or survei <= kebijakan.bobot_survei_maks:
        return []
    batas = _id(kebijakan.bobot_survei_maks)
    return [Masalah("hasil", f"Bobot indeks kepuasan layanan {_id(survei)} %. Kurangi sampai paling banyak {batas} %.")]


def _tautan(skp: SKP, hasil: list[Any], pilihan: list[HasilKerja] | None) -> list[Masalah]:
    """Main results name the superior's result that they support, or a *perspektif* where there is none by rule. The
    message names who has to act."""
    if memakai_perspektif(skp):
        tanpa = [h for h in hasil if h.jenis == JenisHasil.UTAMA and not h.perspektif]
        return [Masalah("tautan", f"Pilih perspektif “{h.uraian}”.") for h in tanpa]
    penilai = skp.penempatan.penilai
    if penilai is None:
        return []
    pilihan = list(hasil_atasan(skp)) if pilihan is None else pilihan
    if not pilihan:
        return [Masalah("tautan", f"Menunggu {penilai} menetapkan SKP-nya. Rancangan Anda tetap dapat diubah.")]
    return [
        Masalah("tautan", f"Pilih hasil {penilai} yang didukung “{h.uraian}”. Anda yang menautkannya.")
        for h in belum_tertaut(hasil, pilihan)
    ]


def _target(skp: SKP, indikator: list[Any], periode: list[Periode]) -> list[Masalah]:
    if skp.pendekatan == Pendekatan.KUALITATIF:
        return []
    ada = {(i.pk, t.periode_id) for i in indikator for t in i.daftar_target}
    masalah = []
    for i in indikator:
        kurang = [p.nama for p in periode if (i.pk, p.pk) not in ada]
        if kurang:
            masalah.append(Masalah("target", f"Isi target “{i.uraian}” untuk {', '.join(kurang)}."))
    return masalah


def _lampiran(skp: SKP) -> list[Masalah]:
    """The form has three annexes (PermenPANRB 6/2022 art. 11–13): none is empty unless both agree that it is."""
    return [
        Masalah("lampiran", f"Isi {x.label.lower()}, atau tandai disepakati tidak ada.")
        for x in lampiran_skp(skp)
        if not x.terjawab
    ]


def _id(angka: Decimal) -> str:
    """A number as people here write it, without useless zeros."""
    return f"{angka.normalize():f}".replace(".", ",")
