"""What an account is allowed today: read once a request, in one statement, whatever the size of the city."""

from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from kinerja.slot import isi_slot
from kinerja.waktu import hari_ini
from pegawai.choices import JenisPegawai, NamaPeran, PeranTim
from pegawai.models import AnggotaTim, Penempatan, Pengguna, Peran

SELURUH_KOTA = None
# Slot of upper apps: (name, function of the reference to the person and of the day that gives an `Exists`). What holds
# stands in `Akses.tugas`, read in the same statement.
SLOT_TUGAS = "tugas_akses"


@dataclass(frozen=True)
class Akses:
    """Roles and offices of one account on one day.

    `peran` maps a role to the ids of its units, None among them meaning the whole city. `unit_dipimpin` are the
    units whose head the person is (definitif, plt or plh). `menilai` says whether anyone has them as assessor,
    `dinilai` whether they have a plan and a score of their own (not so an official outside the service). `tugas` are
    the duties of today that upper apps know of (`SLOT_TUGAS`).
    """

    pegawai_id: int | None
    peran: dict[str, frozenset[int | None]] = field(default_factory=dict)
    unit_dipimpin: frozenset[int] = frozenset()
    unit_sendiri: int | None = None
    menilai: bool = False
    dinilai: bool = False
    tim_dipimpin: frozenset[int] = frozenset()
    tugas: frozenset[str] = frozenset()

    def punya(self, *nama: str) -> bool:
        return any(n in self.peran for n in nama)

    def seluruh_kota(self, *nama: str) -> bool:
        return any(SELURUH_KOTA in self.peran.get(n, ()) for n in nama)

    def unit_peran(self, *nama: str) -> frozenset[int]:
        """Roots of the unit trees of these roles (without the whole city)."""
        return frozenset(u for n in nama for u in self.peran.get(n, ()) if u is not None)

    @property
    def admin_kota(self) -> bool:
        return self.seluruh_kota(NamaPeran.ADMIN_KEPEGAWAIAN)

    @property
    def admin(self) -> bool:
        return self.punya(NamaPeran.ADMIN_KEPEGAWAIAN)

    @property
    def auditor(self) -> bool:
        return self.punya(NamaPeran.AUDITOR)

    @property
    def pimpinan(self) -> bool:
        return bool(self.unit_dipimpin) or self.punya(NamaPeran.PIMPINAN)


def baca_akses(pengguna: Pengguna) -> Akses:
    """Read the roles and offices of an account as of today, in one statement."""
    tanggal = hari_ini()
    orang = OuterRef("pegawai_id")
    peran = Peran.objects.pada(tanggal).filter(pengguna=OuterRef("pk")).order_by()
    jabatan = Penempatan.objects.pada(tanggal).filter(pegawai=orang).order_by("jenis")
    dipimpin = AnggotaTim.objects.filter(pegawai=orang, peran=PeranTim.KETUA, masa__contains=tanggal).order_by()
    tambahan = dict(isi_slot(SLOT_TUGAS))
    daftar_peran, daftar_jabatan, menilai, tim, jenis, *ada = (
        Pengguna.objects.filter(pk=pengguna.pk)
        .values_list(
            ArraySubquery(peran.values(isi=JSONObject(nama="nama", unit="unit_id"))),
            ArraySubquery(jabatan.values(isi=JSONObject(unit="unit_id", kepala="kepala"))),
            Exists(Penempatan.objects.pada(tanggal).filter(penilai=orang)),
            ArraySubquery(dipimpin.values("tim_id")),
            "pegawai__jenis",
            *(buat(orang, tanggal) for buat in tambahan.values()),
        )
        .get()
    )
    unit_peran: dict[str, set[int | None]] = {}
    for p in daftar_peran:
        unit_peran.setdefault(p["nama"], set()).add(p["unit"])
    return Akses(
        pegawai_id=pengguna.pegawai_id,
        peran={nama: frozenset(unit) for nama, unit in unit_peran.items()},
        unit_dipimpin=frozenset(j["unit"] for j in daftar_jabatan if j["kepala"]),
        unit_sendiri=daftar_jabatan[0]["unit"] if daftar_jabatan else None,
        menilai=menilai,
        dinilai=jenis is not None and jenis != JenisPegawai.PEJABAT,
        tim_dipimpin=frozenset(tim),
        tugas=frozenset(nama for nama, benar in zip(tambahan, ada, strict=True) if benar),
    )
