"""Reminders of gates that are due."""

from datetime import timedelta

from django.db.models import CharField, Exists, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, Left
from django.urls import reverse
from django_cte import CTE, with_cte

from inovasi.models import Gerbang, Telaah
from kinerja.domain.pemberitahuan import beri_tahu_dari
from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.models import Peran, UnitKerja

# Days before the decision is due: reviewers need time to read, managers to decide.
SEBELUM_TELAAH = timedelta(days=5)
SEBELUM_PUTUSAN = timedelta(days=2)


def ingatkan_penelaah() -> int:
    """Who has been asked to review and has not, once a week from five days before the decision is due. One statement;
    returns how many notices are new."""
    hari = hari_ini()
    belum = Telaah.objects.filter(
        selesai=None,
        benturan="",
        gerbang__putusan="",
        gerbang__tenggat__lte=hari + SEBELUM_TELAAH,
        penelaah__akun__isnull=False,
    )
    kueri = belum.order_by("gerbang__tenggat", "pk").values_list(
        F("penelaah__akun"),
        Left(Concat(Value("Telaah Anda ditunggu: "), "gerbang__usulan__judul"), 160),
        Value("Batas putusannya segera tiba atau sudah lewat."),
        Value(reverse("inovasi:saya")),
        Concat(Value("telaah:"), Cast("pk", CharField()), Value(f":ingat:{hari:%G%V}")),
    )
    return beri_tahu_dari(kueri=kueri, harian=hari)


def ingatkan_pengelola() -> int:
    """Who looks after an innovation whose gate is due in two days or late, once a day. One statement; returns how many
    notices are new."""
    hari = hari_ini()
    mendesak = Gerbang.objects.filter(putusan="", tenggat__lte=hari + SEBELUM_PUTUSAN).order_by()
    peran = Peran.objects.pada(hari).filter(nama=NamaPeran.PENGELOLA_INOVASI, pengguna__is_active=True)
    kueri = peran.filter(Q(unit__in=_unit_dan_atasannya(mendesak)) | Q(Exists(mendesak), unit=None)).order_by()
    return beri_tahu_dari(
        kueri=kueri.values_list(
            F("pengguna_id"),
            Value("Usulan inovasi menunggu putusan"),
            Value("Batasnya dua hari lagi, lebih dekat, atau sudah lewat."),
            Value(reverse("inovasi:kelola")),
            Value(f"gerbang:ingat:{hari}"),
        ),
        harian=hari,
    )


def _unit_dan_atasannya(gerbang: QuerySet[Gerbang]) -> QuerySet:
    """Ids of the units that run the proposals of these gates, and of everything above them."""
    unit = UnitKerja.objects.without_tree_fields().order_by()

    def rekursi(cte: CTE) -> QuerySet:
        awal = unit.filter(pk__in=gerbang.values("usulan__unit")).values(di=F("pk"), atas=F("parent_id"))
        return awal.union(cte.join(unit, pk=cte.col.atas).values(di=F("pk"), atas=F("parent_id")))

    cte = CTE.recursive(rekursi, name="garis_unit")
    return with_cte(cte, select=cte.queryset().order_by().values("di"))
