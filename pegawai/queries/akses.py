"""What an account is allowed today: read once a request, in three statements, whatever the size of the city."""

from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef

from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran, PeranTim
from pegawai.models import AnggotaTim, Pegawai, Penempatan, Pengguna, Peran

SELURUH_KOTA = None


@dataclass(frozen=True)
class Akses:
    """Roles and offices of one account on one day.

    `peran` maps a role to the ids of its units, None among them meaning the whole city. `unit_dipimpin` are the
    units whose head the person is (definitif, plt or plh). `menilai` says whether anyone has them as assessor.
    """

    pegawai_id: int | None
    peran: dict[str, frozenset[int | None]] = field(default_factory=dict)
    unit_dipimpin: frozenset[int] = frozenset()
    unit_sendiri: int | None = None
    menilai: bool = False
    tim_dipimpin: frozenset[int] = frozenset()

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
    """Read the roles and offices of an account as of today."""
    tanggal = hari_ini()
    peran: dict[str, set[int | None]] = {}
    for nama, unit_id in Peran.objects.pada(tanggal).filter(pengguna=pengguna).values_list("nama", "unit_id"):
        peran.setdefault(nama, set()).add(unit_id)
    beku = {nama: frozenset(unit) for nama, unit in peran.items()}
    if pengguna.pegawai_id is None:
        return Akses(pegawai_id=None, peran=beku)
    penempatan = list(
        Penempatan.objects.pada(tanggal)
        .filter(pegawai_id=pengguna.pegawai_id)
        .order_by("jenis")
        .values_list("unit_id", "kepala", "jenis")
    )
    dipimpin = AnggotaTim.objects.filter(pegawai=OuterRef("pk"), peran=PeranTim.KETUA, masa__contains=tanggal)
    dinilai = Penempatan.objects.pada(tanggal).filter(penilai=OuterRef("pk"))
    menilai, tim = (
        Pegawai.objects.filter(pk=pengguna.pegawai_id)
        .order_by()
        .values_list(Exists(dinilai), ArraySubquery(dipimpin.order_by().values("tim_id")))
        .get()
    )
    return Akses(
        pegawai_id=pengguna.pegawai_id,
        peran=beku,
        unit_dipimpin=frozenset(unit for unit, kepala, _ in penempatan if kepala),
        unit_sendiri=penempatan[0][0] if penempatan else None,
        menilai=menilai,
        tim_dipimpin=frozenset(tim),
    )
