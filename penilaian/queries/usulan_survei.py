"""Recognition that citizens' answers propose: service teams and officers whom they surely rate very well."""

from dataclasses import dataclass

from kinerja.waktu import hari_ini, rentang, tambah_bulan
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.queries.lingkup import unit_dikelola
from survei.models import Layanan, Petugas
from survei.queries.penghargaan import layanan_dipuji, petugas_dipuji

BULAN = 12


@dataclass(frozen=True)
class UsulanSurvei:
    """`kunci` names it in an address, `siapa` are the people (a team of those who serve today, or one officer)."""

    kunci: str
    judul: str
    unit: str
    alasan: str
    siapa: list[Pegawai]


def usulan_survei(pengguna: Pengguna) -> list[UsulanSurvei]:
    """Within the units that this account is HR of: services by their newest approved index, then officers by the last
    twelve months at their counters. Five statements at most, by name: who has more forms does not come first."""
    unit = unit_dikelola(pengguna)
    return [*_layanan(Layanan.objects.aktif().filter(unit__in=unit.values("pk"))), *_petugas(unit)]


def _layanan(layanan) -> list[UsulanSurvei]:
    dipuji = layanan_dipuji(layanan)
    tim: dict[int, list[Pegawai]] = {h.periode.layanan_id: [] for h, _ in dipuji}
    hari_ini_bertugas = Petugas.objects.pada().filter(layanan__in=tim).select_related("pegawai")
    for t in hari_ini_bertugas.order_by("pegawai__nama"):
        tim[t.layanan_id].append(t.pegawai)
    return [
        UsulanSurvei(f"layanan-{s.kode}", f"Tim layanan {s.nama}", s.unit.nama_jelas, alasan, tim[s.pk])
        for s, alasan in ((h.periode.layanan, alasan) for h, alasan in dipuji)
    ]


def _petugas(unit) -> list[UsulanSurvei]:
    kini = hari_ini()
    poin = petugas_dipuji(rentang(tambah_bulan(kini, -BULAN), kini))
    tempat = Penempatan.objects.pada().filter(pegawai__in=poin, unit__in=unit.values("pk"))
    orang = {p.pegawai_id: p for p in tempat.select_related("pegawai", "unit__opd").order_by("pk")}
    return [
        UsulanSurvei(
            f"petugas-{p.pegawai.publik}", p.pegawai.nama_lengkap, p.unit.nama_jelas, poin[pk].alasan, [p.pegawai]
        )
        for pk, p in sorted(orang.items(), key=lambda isi: isi[1].pegawai.nama)
    ]


def awal_dari_usulan(pengguna: Pengguna, kunci: str) -> dict[str, object]:
    """Fields of a new award that starts from a proposal; empty when there is none of that key any more. People still
    have to fulfil the criteria of the award: a proposal is no shortcut."""
    satu = next((u for u in usulan_survei(pengguna) if u.kunci == kunci), None) if kunci else None
    if satu is None:
        return {}
    return {"nama": f"Apresiasi {satu.judul}"[:120], "tentang": satu.alasan[:240], "sumber": ["warga"]}
