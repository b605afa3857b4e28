"""What waits for a person now: own plan and results, the people they assess, reports to the personnel office."""

from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from beranda.queries.periode import utama
from beranda.queries.tugas_belajar import USULAN, belajar_menunggu
from beranda.queries.tugas_belajar_kelola import tugas_angkatan
from beranda.queries.tugas_belajar_saya import BUNYI, ingat_menu, menunggu_belajar, tenggat_belajar
from beranda.queries.tugas_dasar import Tugas, alamat, dalam
from beranda.queries.tugas_inovasi import BUNYI_INOVASI, menunggu_inovasi, tugas_inovasi
from beranda.queries.tugas_kabar import KABAR, kabar_menunggu, tugas_kabar
from beranda.queries.tugas_penilai import sebagai_pejabat, sebagai_penilai
from beranda.queries.tugas_rekan import PENGHARGAAN, dimintai
from beranda.queries.tugas_survei import DI_TANGAN, di_tangan, tugas_di_tangan, tugas_pungli, tugas_survei
from kinerja.templatetags.ui import masa
from kinerja.waktu import akhir_hari
from pegawai.choices import StatusKoreksi
from pegawai.models import Pengguna, PermintaanKoreksi
from penilaian.choices import SKP_DAPAT_DIUBAH, StatusRealisasi, StatusSKP
from penilaian.models import SKP, Periode, Realisasi
from penilaian.queries.bimbingan import menunggu as bimbingan_menunggu
from penilaian.queries.keberatan import menunggu
from penilaian.queries.nilai import NilaiSaya
from penilaian.queries.pengingat import belum_lengkap
from penilaian.queries.susulan import batas_susulan
from penilaian.queries.tenggat_tugas import Kewajiban, tenggat_kewajiban

# Rows of one kind that a home page reads; who has more has their list.
_PALING_BANYAK = 40


def tugas(pengguna: Pengguna, periode: list[Periode], nilai: list[NilaiSaya]) -> list[Tugas]:
    """What this account has to do now, most pressing first. At most five statements, five more for
    survey managers, one more for training managers, whatever the number of rows.

    `periode` are the open ones, one a kind; `nilai` are the person's scores with `hak`, from `dengan_hak`.
    """
    akses = pengguna.akses
    daftar: list[Tugas] = []
    if akses.pegawai_id:
        daftar += _rencana_sendiri(akses.pegawai_id, periode) if akses.dinilai else []
        daftar += _hasil_disampaikan(nilai)
        daftar += _menunggu(pengguna)
    if akses.menilai:
        daftar += sebagai_penilai(akses.pegawai_id, periode)
        daftar += sebagai_pejabat(akses.pegawai_id, utama(periode, ""))
    if akses.admin_kota:
        daftar += _kepegawaian()
    daftar += tugas_angkatan(pengguna)
    daftar += [Tugas(*t) for t in (*tugas_survei(pengguna), *tugas_pungli(pengguna))]
    return sorted(daftar, key=lambda t: (t.tenggat is None, t.tenggat.timestamp() if t.tenggat else 0))


def _rencana_sendiri(pegawai_id: int, periode: list[Periode]) -> list[Tugas]:
    belum = {p: dalam(p) & belum_lengkap(p) for p in periode}
    kena = reduce(or_, (Q(rentang__overlap=p.rentang) for p in periode), Q(status__in=SKP_DAPAT_DIUBAH))
    baris = SKP.objects.filter(pegawai=pegawai_id).filter(kena)
    baris = baris.annotate(**{f"batas_{p.pk}": batas_susulan(p) for p in periode})
    baris = baris.annotate(**{f"belum_{p.pk}": Case(When(q, then=True), default=False) for p, q in belum.items()})
    baris = baris.annotate(**{f"kembali_{p.pk}": Exists(_dikembalikan(p)) for p in periode})
    pertama = utama(periode, "")
    daftar = [] if baris or not pertama else [_belum_ada(pertama)]
    for skp in baris:
        if skp.dapat_diubah:
            ulang = skp.status == StatusSKP.DIKEMBALIKAN
            judul = "Perbaiki SKP Anda" if ulang else "Selesaikan dan ajukan SKP Anda"
            sebab = skp.catatan or "Atasan belum dapat menyetujuinya."
            tombol = "Perbaiki" if ulang else "Lanjutkan"
            daftar.append(Tugas(judul, sebab, alamat("penilaian:skp", skp.publik), tombol=tombol))
            continue
        daftar += [
            _lapor(skp, p, kembali=getattr(skp, f"kembali_{p.pk}")) for p in belum if getattr(skp, f"belum_{p.pk}")
        ]
    return daftar


def _dikembalikan(periode: Periode) -> QuerySet[Realisasi]:
    return Realisasi.objects.filter(skp=OuterRef("pk"), periode=periode, status=StatusRealisasi.DIKEMBALIKAN)


def _lapor(skp: SKP, p: Periode, *, kembali: bool) -> Tugas:
    """Results that were returned come before those that were never sent."""
    sebab = "atasan mengembalikan hasil dengan catatan." if kembali else "ada indikator tanpa hasil."
    berversi = skp.versi > 1 or skp.status == StatusSKP.DISESUAIKAN
    versi = f", SKP versi {skp.versi} ({masa(skp.rentang)})" if berversi else ""
    return Tugas(
        "Perbaiki hasil kerja" if kembali else "Laporkan hasil kerja",
        f"{p.nama}{versi}: {sebab}",
        alamat("penilaian:realisasi", skp.publik, p.kode),
        tenggat_kewajiban(Kewajiban.MELAPOR, p, getattr(skp, f"batas_{p.pk}")),
        "Perbaiki" if kembali else "Laporkan",
    )


def _belum_ada(periode: Periode) -> Tugas:
    keterangan = f"Belum ada rencana kerja untuk {periode.nama}. Tanpa SKP, hasil Anda tidak dapat dinilai."
    return Tugas("Susun SKP Anda", keterangan, alamat("penilaian:skp_saya"), tombol="Mulai")


def _hasil_disampaikan(nilai: list[NilaiSaya]) -> list[Tugas]:
    return [
        Tugas(
            "Baca dan tanggapi hasil penilaian",
            f"{n.nilai.periode.nama}: tandai diterima, tanyakan, atau ajukan keberatan.",
            alamat("penilaian:mengapa", n.nilai.skp.publik, n.nilai.periode.kode),
            n.hak.batas if n.hak else None,
            "Baca",
        )
        for n in nilai
        if n.menunggu_tanggapan
    ]


def _menunggu(pengguna: Pengguna) -> list[Tugas]:
    """Objections to answer or to decide, guidance to agree to or to review, opinions and feedback asked for, learning
    of one's own and of one's people, complaints, plans and counters of the survey in one's hands: in one statement."""
    kosong = Value(None, output_field=DateTimeField())
    teks = Value("", output_field=CharField())
    keberatan = (
        menunggu(pengguna)
        .order_by()
        .values_list(
            "publik",
            "skp__pegawai__nama",
            "periode__nama",
            "nomor",
            Case(When(pemutus=pengguna.pegawai_id, then=Value("putuskan")), default=Value("tanggapi")),
            Case(When(pemutus=pengguna.pegawai_id, then="tenggat_putusan"), default="tenggat_tanggapan"),
        )
    )
    kata = Case(When(masa=None, then=Value("sepakati rencana")), default=Value("tinjau"))
    nama = Case(When(pegawai=pengguna.pegawai_id, then=Value("Anda")), default="pegawai__nama")
    bimbingan = bimbingan_menunggu(pengguna).order_by()
    bimbingan = bimbingan.values_list("publik", nama, "periode__nama", teks, kata, kosong)
    lain = [
        bimbingan,
        *dimintai(pengguna),
        *belajar_menunggu(pengguna),
        *menunggu_belajar(pengguna),
        *menunggu_inovasi(pengguna),
        *kabar_menunggu(pengguna),
    ]
    semua = keberatan.union(*lain, *di_tangan(pengguna), all=True)[:_PALING_BANYAK]
    tangan = [b for b in semua if b[4] in DI_TANGAN]
    daftar = [Tugas(*t) for t in tugas_di_tangan(tangan)]
    for publik, orang, periode, nomor, kata_kerja, batas in (b for b in semua if b not in tangan):
        if publik is None:
            daftar.append(_tugas_dimintai(kata_kerja, orang, batas))
            continue
        if kata_kerja == PENGHARGAAN:
            daftar.append(
                Tugas(f"Nilai calon {orang}", f"{periode}.", alamat("penilaian:penghargaan", publik), None, "Buka")
            )
            continue
        verba, hal = kata_kerja.capitalize(), "keberatan" if nomor else "bimbingan"
        url = f"penilaian:keberatan_{kata_kerja}" if nomor else "penilaian:bimbingan"
        keterangan = f"{nomor}, {periode}." if nomor else f"Setelah {periode}."
        tombol = verba if nomor else "Buka"
        daftar.append(Tugas(f"{verba} {hal} {orang}", keterangan, alamat(url, publik), batas, tombol))
    ingat_menu(pengguna, {b[4]: int(b[1]) for b in semua if b[0] is None and b[4] in (USULAN, *BUNYI)})
    return daftar


def _tugas_dimintai(kata: str, n: str, batas: datetime | None) -> Tugas:
    if kata in KABAR:
        return tugas_kabar(kata, n, batas)
    if kata in BUNYI:
        judul, keterangan, url, tombol = BUNYI[kata]
        return Tugas(judul.format(n), keterangan, alamat(f"pelatihan:{url}"), tenggat_belajar(batas), tombol)
    if kata in BUNYI_INOVASI:
        return tugas_inovasi(kata, n, batas)
    if kata == "umpan":
        judul = f"Jawab {n} permintaan umpan balik"
        return Tugas(judul, "Rekan meminta pandangan Anda.", alamat("penilaian:umpan_balik_saya"), tombol="Jawab")
    if kata == USULAN:
        return Tugas(f"Jawab {n} usulan pelatihan", "Dari tim Anda.", alamat("pelatihan:tim"), tombol="Jawab")
    if kata == "kebutuhan":
        sebab = "Yang dikonfirmasi didahulukan saat peserta diusulkan."
        return Tugas(f"Konfirmasi {n} kebutuhan belajar", sebab, alamat("pelatihan:tim"), tombol="Periksa")
    akhir = akhir_hari(timezone.localdate(batas)) if batas else None
    return Tugas(f"Beri pendapat tentang {n} orang", "Tanpa nama.", alamat("penilaian:pendapat_daftar"), akhir, "Isi")


def _kepegawaian() -> list[Tugas]:
    terbuka = PermintaanKoreksi.objects.filter(status=StatusKoreksi.DIAJUKAN)
    banyak, batas = terbuka.aggregate(n=Count("pk"), a=Min("tenggat")).values()
    if not banyak:
        return []
    return [
        Tugas(
            f"Tanggapi {banyak} laporan data",
            "Pegawai melaporkan data yang keliru.",
            alamat("pegawai:koreksi_daftar"),
            akhir_hari(batas),
            "Tanggapi",
        )
    ]
