"""Withdrawing an issued document: by HR of the city or the issuing official, with a reason, told to its owner."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from kinerja.domain.dokumen import cabut
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import DokumenTerbit, Pemberitahuan
from pegawai.models import Pengguna
from penilaian.queries.dokumen import Pokok, mencabut_dokumen, pokok_dokumen


@transaction.atomic
def cabut_dokumen(*, dokumen: DokumenTerbit, oleh: Pengguna, alasan: str) -> DokumenTerbit:
    """Withdraw it for good. Raises PermissionDenied for others and for a document about oneself, ValidationError
    without a reason or when it was withdrawn before."""
    pokok = pokok_dokumen([dokumen]).get(dokumen.kunci, Pokok())
    # Whether it is withdrawn already is told below, by the row that is locked.
    if not mencabut_dokumen(oleh, DokumenTerbit(), pokok):
        raise PermissionDenied("Dokumen dicabut admin kepegawaian kota atau pejabat yang menerbitkannya.")
    kini = cabut(dokumen=dokumen, alasan=alasan)
    penerima = Pengguna.objects.filter(pegawai_id=pokok.pemilik_id).first() if pokok.pemilik_id else None
    if penerima:
        kabar = Pemberitahuan(
            penerima=penerima,
            judul=f"{kini.get_jenis_display()} berkode {kini.kode_cetak} dicabut: {alasan}"[:200],
            tautan=reverse("kinerja:periksa_dokumen", args=[kini.kode]),
            kunci=f"dokumen-cabut-{kini.pk}",
        )
        beri_tahu(pemberitahuan=[kabar])
    return kini
