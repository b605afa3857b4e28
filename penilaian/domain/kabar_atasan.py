"""News for those whose draft waits for the plan of their superior."""

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from kinerja.domain.pemberitahuan import beri_tahu_dari
from penilaian.choices import SKP_DAPAT_DIUBAH
from penilaian.models import SKP


def kabari_bawahan(*, skp: SKP) -> int:
    """Tell the direct people with a draft that this plan now runs and can be supported. Returns how many were told."""
    menunggu = SKP.objects.filter(
        penempatan__penilai=skp.pegawai_id, status__in=SKP_DAPAT_DIUBAH, pegawai__akun__isnull=False
    )
    tautan = Concat(Value(reverse("penilaian:skp_saya")), Cast("publik", CharField()), Value("/"))
    return beri_tahu_dari(
        kueri=menunggu.filter(rentang__overlap=skp.rentang)
        .order_by()
        .values_list(
            F("pegawai__akun__pk"),
            Value("SKP atasan Anda sudah berlaku"),
            Value("Tautkan hasil kerja Anda ke hasil atasan, lalu kirim SKP Anda."),
            tautan,
            Concat(Value(f"atasan-siap-{skp.pk}-"), Cast("pk", CharField())),
        )
    )
