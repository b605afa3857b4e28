"""Decisions: the assessor sets two ratings, delivers the result, the employee receives it. Append-only."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from kinerja.domain.dokumen import gantikan
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from pegawai.models import Pengguna
from penilaian.choices import SKP_MENGIKAT, JenisPutusan, Rating, StatusPeriode
from penilaian.models import SKP, Nilai, Periode, PutusanNilai
from penilaian.queries.alih import dinilai_oleh
from penilaian.queries.cuti import cuti_penuh
from penilaian.queries.evaluasi import kunci_evaluasi
from penilaian.queries.predikat_unit import usulan_organisasi
from penilaian.queries.syarat_di_bawah import kurang_untuk_keseluruhan
from penilaian.queries.tenggat import ada_keberatan_berjalan, sudah_final
from penilaian.queries.wewenang import boleh_menerima_hasil, boleh_menilai


@transaction.atomic
def tetapkan(
    *,
    skp: SKP,
    periode: Periode,
    oleh: Pengguna,
    rating_hasil: str,
    rating_perilaku: str,
    alasan_hasil: str = "",
    alasan_perilaku: str = "",
) -> PutusanNilai:
    """Append the assessor's decision, with the proposals and figures it was made against.

    A rating that differs from the proposal, or has none to follow, needs a reason; behaviour *di bawah* needs also a
    dated example and feedback given in time (`penilaian.queries.syarat_di_bawah`). The predikat comes from the
    matrix of the period's policy. The organisation's predikat, once decided, proposes the result of a unit's head.
    After closing, only a first decision is possible. What was printed before is no longer the state of things.
    Raises PermissionDenied for anyone but the plan's assessor, ValidationError by field.
    """
    # Under the lock, which the passing of a case takes too.
    skp = SKP.objects.select_for_update(no_key=True).get(pk=skp.pk)
    if not boleh_menilai(oleh, skp, periode):
        raise PermissionDenied("Hanya penilai pada SKP ini yang menetapkan penilaian.")
    _periksa_waktu(skp, periode)
    nilai = Nilai.objects.filter(skp=skp, periode=periode).first()
    organisasi = usulan_organisasi(skp, periode)
    usulan_hasil = organisasi.rating if organisasi else nilai and nilai.usulan_hasil
    usulan = {"hasil": usulan_hasil, "perilaku": nilai and nilai.usulan_perilaku}
    rating = {"hasil": rating_hasil, "perilaku": rating_perilaku}
    alasan = {"hasil": alasan_hasil.strip(), "perilaku": alasan_perilaku.strip()}
    galat = _periksa_rating(rating, usulan, alasan)
    if rating_perilaku == Rating.DI_BAWAH and (kurang := kurang_untuk_keseluruhan(skp, periode)):
        galat["rating_perilaku"] = kurang
    if galat:
        raise ValidationError(galat)
    gantikan(kunci=kunci_evaluasi(skp.pk, periode.pk))
    return PutusanNilai.objects.create(
        skp=skp,
        periode=periode,
        jenis=JenisPutusan.PENILAI,
        rating_hasil=rating_hasil,
        alasan_hasil=alasan["hasil"],
        rating_perilaku=rating_perilaku,
        alasan_perilaku=alasan["perilaku"],
        predikat=periode.kebijakan.matriks[rating_hasil][rating_perilaku],
        usulan_hasil=usulan["hasil"],
        usulan_perilaku=usulan["perilaku"],
        nilai_hasil=nilai.nilai_hasil if nilai else None,
        nilai_perilaku=nilai.nilai_perilaku if nilai else None,
        oleh=oleh,
    )


def _periksa_waktu(skp: SKP, periode: Periode) -> None:
    if periode.status == StatusPeriode.RENCANA:
        raise ValidationError("Periode ini belum dibuka.")
    if skp.status not in SKP_MENGIKAT or not SKP.objects.pada_periode(periode).filter(pk=skp.pk).exists():
        raise ValidationError("SKP ini tidak berlaku pada periode itu.")
    if periode.beku and PutusanNilai.objects.filter(skp=skp, periode=periode).exists():
        raise ValidationError("Periode sudah ditutup dan penilaian sudah ditetapkan.")
    if SKP.objects.filter(cuti_penuh(periode), pk=skp.pk).exists():
        raise ValidationError("Pegawai ini tidak dievaluasi: cuti atau tugas belajar sepanjang bagian periode ini.")
    if ada_keberatan_berjalan(skp.pk, periode.pk):
        raise ValidationError("Ada keberatan atas hasil ini. Hanya putusan keberatan yang mengubahnya.")
    if sudah_final(skp.pk, periode.pk):
        raise ValidationError("Keberatan atas hasil ini sudah diputus. Putusan itu final.")


def _periksa_rating(rating: dict[str, str], usulan: dict[str, str | None], alasan: dict[str, str]) -> dict[str, str]:
    galat: dict[str, str] = {}
    for pokok, pilihan in rating.items():
        if pilihan not in Rating.values:
            galat[f"rating_{pokok}"] = "Pilih salah satu rating."
        elif pilihan != usulan[pokok] and not alasan[pokok]:
            galat[f"alasan_{pokok}"] = (
                "Rating berbeda dari usulan. Tuliskan alasannya."
                if usulan[pokok]
                else "Belum ada usulan. Tuliskan alasan rating ini."
            )
    if rating["perilaku"] == Rating.DI_BAWAH and not alasan["perilaku"]:
        galat["alasan_perilaku"] = "Tuliskan apa yang mendasari rating di bawah ekspektasi."
    return galat


@transaction.atomic
def sampaikan(*, putusan: PutusanNilai, oleh: Pengguna) -> PutusanNilai:
    """Deliver the latest decision to the employee in the application, once, with a notice."""
    if not boleh_menilai(oleh, putusan.skp, putusan.periode):
        raise PermissionDenied("Hanya penilai pada SKP ini yang menyampaikan hasil.")
    putusan = _terbaru(putusan)
    if putusan.disampaikan:
        return putusan
    putusan.disampaikan = timezone.now()
    putusan.kanal = "aplikasi"
    putusan.save(update_fields=["disampaikan", "kanal"])
    _kabarkan([putusan])
    return putusan


@transaction.atomic
def sampaikan_banyak(*, periode: Periode, putusan_ids: Collection[int], oleh: Pengguna) -> int:
    """Deliver several decisions at once; returns how many. Passed over in silence are those delivered already, those
    that a later decision replaced, and plans that `oleh` does not rate: the page lists them again."""
    dinilai = SKP.objects.filter(pk__in=dinilai_oleh(oleh, periode).order_by().values("pk"))
    list(dinilai.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    terbaru = PutusanNilai.objects.filter(periode=periode, skp__in=dinilai.order_by().values("pk"))
    terbaru = terbaru.order_by("skp_id", "-id").distinct("skp_id")
    siap = PutusanNilai.objects.filter(pk__in=[*terbaru.values_list("pk", flat=True)], disampaikan=None)
    daftar = list(siap.filter(pk__in=putusan_ids).select_related("skp", "periode"))
    PutusanNilai.objects.filter(pk__in=[p.pk for p in daftar]).update(disampaikan=timezone.now(), kanal="aplikasi")
    _kabarkan(daftar)
    return len(daftar)


def _kabarkan(daftar: Collection[PutusanNilai]) -> None:
    """Tell each person whose result was delivered."""
    akun = Pengguna.objects.filter(pegawai__in={p.skp.pegawai_id for p in daftar})
    milik = {a.pegawai_id: a for a in akun}
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=milik[p.skp.pegawai_id],
                judul=f"Hasil penilaian {p.periode.nama} disampaikan",
                tautan=f"/kinerja/nilai/{p.skp.publik}/{p.periode.kode}/",
                kunci=f"putusan:{p.pk}",
            )
            for p in daftar
            if p.skp.pegawai_id in milik
        ]
    )


@transaction.atomic
def terima(*, putusan: PutusanNilai, oleh: Pengguna) -> PutusanNilai:
    """Note that the employee received the delivered result; the first time counts."""
    if not boleh_menerima_hasil(oleh, putusan.skp):
        raise PermissionDenied("Hanya pegawai yang dinilai yang menerima hasil ini.")
    putusan = _terbaru(putusan)
    if not putusan.disampaikan:
        raise ValidationError("Hasil belum disampaikan oleh penilai.")
    if putusan.diterima is None and ada_keberatan_berjalan(putusan.skp_id, putusan.periode_id):
        raise ValidationError("Keberatan Anda sedang berjalan. Hasilnya final sesudah diputus.")
    if putusan.diterima is None:
        putusan.diterima = timezone.now()
        putusan.save(update_fields=["diterima"])
    return putusan


def _terbaru(putusan: PutusanNilai) -> PutusanNilai:
    """The row locked; refuses one that a later decision has replaced."""
    SKP.objects.select_for_update(no_key=True).get(pk=putusan.skp_id)
    terbaru = PutusanNilai.objects.filter(skp=putusan.skp_id, periode=putusan.periode_id).order_by("-id").first()
    if terbaru is None or terbaru.pk != putusan.pk:
        raise ValidationError("Sudah ada putusan yang lebih baru. Muat ulang halaman ini.")
    return terbaru
