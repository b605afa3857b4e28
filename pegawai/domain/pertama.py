"""The first administrator of an empty installation: roles come from administrators, so somebody must begin."""

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import CaraKode, NamaPeran
from pegawai.domain.aktivasi import KodeBaru, terbitkan
from pegawai.models import Pengguna, Peran

_ALASAN = "Admin pertama, ditetapkan dari server"


@transaction.atomic
def admin_pertama(*, username: str, nama: str = "") -> KodeBaru:
    """Make an account HR administrator and performance manager of the whole city; returns its activation code.

    The account of that name, else a new one called `nama` that belongs to no employee. Raises ValidationError when
    the city has an administrator already (who gives roles from the page), or for a new account without `nama`.
    """
    admin = Peran.objects.filter(nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None, masa__contains=hari_ini())
    if admin.exists():
        raise ValidationError("Kota ini sudah punya admin kepegawaian. Peran diberikan dari halaman Peran.")
    pengguna = Pengguna.objects.select_for_update().filter(username=username).first()
    with karena(_ALASAN):
        if pengguna is None:
            if not nama.strip():
                raise ValidationError(f"Akun {username} belum ada. Untuk membuatnya, isi --nama.")
            pengguna = Pengguna(username=username, nama=nama.strip(), is_active=False)
            pengguna.set_unusable_password()
            pengguna.save(force_insert=True)
        for peran in (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.PENGELOLA_KINERJA):
            Peran.objects.create(pengguna=pengguna, nama=peran, unit=None, masa=rentang(hari_ini()), alasan=_ALASAN)
    terbit = terbitkan(pengguna_ids=[pengguna.pk], oleh=None, cara=CaraKode.CETAK, alasan=_ALASAN)
    if not terbit:
        raise ValidationError("Pegawai ini sudah tidak berdinas. Pilih akun lain.")
    return terbit[0]
