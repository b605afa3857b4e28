"""The list of awards: one's own, and the programmes in which one has a part."""

from typing import Any, ClassVar

from django.db.models import Count, Q, QuerySet

from kinerja.views.daftar import DaftarView
from penilaian import izin
from penilaian.models import ProgramPenghargaan
from penilaian.queries import penghargaan as queries
from penilaian.queries.usulan_survei import apresiasi_milik


class ProgramDaftar(DaftarView):
    """One's own awards, then the programmes in which one has a part."""

    template_name = "penilaian/penghargaan/daftar.html"
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {"-dibuat": ("-dibuat", "-pk"), "nama": ("nama", "pk")}

    def get_queryset(self) -> QuerySet[ProgramPenghargaan]:
        terlihat = ProgramPenghargaan.objects.terlihat_oleh(self.request.user)
        self.queryset = terlihat.select_related("periode", "unit").annotate(
            banyak_calon=Count("calon"), penerima=Count("calon", filter=Q(calon__keputusan="terpilih"))
        )
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "milik": queries.penghargaan_milik(self.request.user.pegawai_id)[:10],
            "apresiasi": apresiasi_milik(self.request.user.pegawai_id)[:10],
            "membuat": izin.boleh_membuat_program(self.request.user),
        }
