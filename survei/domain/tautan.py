"""Writing of the online addresses of a service: all of them at once, in their order."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from pegawai.domain.galat import SuntingBersamaan
from pegawai.queries.riwayat import pengubah_terakhir
from survei.models import Layanan, TautanLayanan

PALING_BANYAK = 10


@transaction.atomic
def atur(*, layanan: Layanan, versi: int, daftar: Sequence[tuple[str, str]]) -> Layanan:
    """The links of a service that was read as `versi` are now these (label, https address), in this order.

    Raises ValidationError (too many, an address twice or not https), SuntingBersamaan when somebody else changed the
    service or its links meanwhile.
    """
    terkunci = Layanan.objects.select_for_update().get(pk=layanan.pk)
    ada = {t.alamat: t for t in terkunci.tautan_daring.all()}
    if terkunci.versi != versi:
        oleh, kapan = pengubah_terakhir(Layanan, terkunci.pk)
        kini = {f"Tautan {n}": f"{t.label} ({t.alamat})" for n, t in enumerate(ada.values(), 1)}
        raise SuntingBersamaan(versi=terkunci.versi, berbeda=dict(kini), oleh=oleh, kapan=kapan)
    dipakai = {alamat for _, alamat in daftar}
    if len(daftar) > PALING_BANYAK:
        raise ValidationError(f"Paling banyak {PALING_BANYAK} tautan untuk satu layanan.")
    if len(dipakai) < len(daftar):
        raise ValidationError("Satu alamat cukup ditulis sekali.")
    with karena("layanan daring diatur"):
        TautanLayanan.objects.filter(pk__in=[t.pk for a, t in ada.items() if a not in dipakai]).delete()
        for urutan, (label, alamat) in enumerate(daftar, 1):
            _simpan(ada.get(alamat) or TautanLayanan(layanan=terkunci, alamat=alamat), label, urutan)
        terkunci.versi += 1
        terkunci.save(update_fields=["versi"])
    return terkunci


def _simpan(tautan: TautanLayanan, label: str, urutan: int) -> None:
    if tautan.pk and (tautan.label, tautan.urutan) == (label, urutan):
        return
    tautan.label, tautan.urutan = label, urutan
    tautan.full_clean()
    tautan.save()
