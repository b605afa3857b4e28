"""Data quality for HR: warnings, each with the way to mend it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from kinerja.views.daftar import DaftarView
from pegawai import izin
from pegawai.forms.isian import unit_dikelola
from pegawai.models import Pegawai
from pegawai.queries.daftar import dengan_penempatan
from pegawai.queries.mutu import PEMERIKSAAN, PER_KODE, bertanda, jumlah_tanda, perkembangan


class Mutu(DaftarView):
    """Counts of every kind for the people whom the user manages, and the people of one kind."""

    template_name = "pegawai/mutu.html"
    urutan = {"nama": ("nama", "id"), "-nama": ("-nama", "-id")}
    nama_berkas = "mutu-data"

    def get_queryset(self) -> QuerySet:
        if not izin.boleh_mengelola_pegawai(self.request.user):
            raise PermissionDenied
        dikelola = Pegawai.objects.dikelola_oleh(self.request.user)
        self.jumlah = jumlah_tanda(dikelola)
        diminta = self.request.GET.get("jenis", "")
        ada = next((p.kode for p in PEMERIKSAAN if self.jumlah[p.kode]), PEMERIKSAAN[0].kode)
        self.pilihan = PER_KODE.get(diminta) or PER_KODE[ada]
        self.queryset = dengan_penempatan(dikelola.filter(bertanda()[self.pilihan.kode]))
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pengguna = self.request.user
        opd = (
            None
            if pengguna.akses.admin_kota
            else list(unit_dikelola(pengguna).values_list("opd", flat=True).distinct())
        )
        sejak, per_opd = perkembangan(opd)
        return super().get_context_data(**kwargs) | {
            "pemeriksaan": [(p, self.jumlah[p.kode]) for p in PEMERIKSAAN],
            "pilihan": self.pilihan,
            "sejak": sejak,
            "per_opd": per_opd,
        }
