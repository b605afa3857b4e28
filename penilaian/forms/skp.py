"""Forms of the plan: a result, an indicator, the targets of all periods on one page, the superior's note."""

from collections.abc import Iterable
from decimal import Decimal
from typing import cast

from django import forms

from kinerja.forms import DesimalField, FormDasar, ModelFormDasar
from penilaian.choices import JenisUkuran, SumberIndikator
from penilaian.domain.rencana import IsianTarget
from penilaian.forms.angka import tulis
from penilaian.models import SKP, HasilKerja, Indikator, Periode, TargetPeriode
from penilaian.queries.ide_baru import berinovasi
from penilaian.queries.layanan import layanan_dilayani
from penilaian.queries.sejabatan import target_sejabatan
from penilaian.queries.tautan import hasil_atasan, memakai_perspektif


class HasilForm(ModelFormDasar):
    bobot = DesimalField(label="Bobot (%)", help_text="Bobot semua hasil utama berjumlah 100.")
    revisi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = HasilKerja
        fields = ("jenis", "uraian", "bobot", "hasil_atasan", "perspektif")
        labels = {"uraian": "Hasil kerja", "hasil_atasan": "Hasil atasan yang didukung"}
        help_texts = {
            "perspektif": "Apa yang dilayani hasil ini; dipakai bila tidak ada SKP atasan yang didukung.",
            "uraian": "Tulis keadaan yang tercapai, misalnya “Antrean loket selesai di hari yang sama”.",
        }

    def __init__(self, *args: object, skp: SKP, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revisi"].initial = skp.revisi
        if memakai_perspektif(skp):
            del self.fields["hasil_atasan"]
            return
        del self.fields["perspektif"]
        atasan = cast(forms.ModelChoiceField, self.fields["hasil_atasan"])
        atasan.queryset = hasil_atasan(skp)
        atasan.empty_label = "Belum tertaut"
        atasan.help_text = "Hasil tambahan boleh tidak tertaut. SKP atasan belum berlaku? Tautkan nanti."


class TautanForm(FormDasar):
    """A choice of the superior's result for each result that supports none yet, named `a-<result>`."""

    revisi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: object, skp: SKP, hasil: Iterable[HasilKerja], pilihan: Iterable[HasilKerja], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revisi"].initial = skp.revisi
        daftar = [("", "Pilih hasil atasan"), *((p.pk, p.uraian) for p in pilihan)]
        for h in hasil:
            self.fields[f"a-{h.pk}"] = forms.TypedChoiceField(
                label=f"“{h.uraian}” mendukung", choices=daftar, coerce=int, required=False, initial=h.saran
            )

    def pasangan(self) -> dict[int, int]:
        """Result → the superior's result, of those that were chosen."""
        return {int(n[2:]): nilai for n, nilai in self.cleaned_data.items() if n.startswith("a-") and nilai}


def batas_bawah_field() -> DesimalField:
    return DesimalField(
        label="Nilai paling rendah yang mungkin",
        required=False,
        help_text="Untuk ukuran yang makin kecil makin baik. Kosong berarti nol.",
    )


def batas_atas_field() -> DesimalField:
    return DesimalField(
        label="Nilai paling tinggi yang mungkin",
        required=False,
        help_text="Bila ada batasnya. Persen yang dikosongkan dianggap paling tinggi 100; isi bila dapat lebih.",
    )


class IndikatorForm(ModelFormDasar):
    bagian = DesimalField(
        label="Bagian dari hasil (%)",
        initial=Decimal(100),
        help_text="Bagian semua indikator satu hasil berjumlah 100.",
    )
    batas_bawah = batas_bawah_field()
    batas_atas = batas_atas_field()
    dari_inovasi = forms.BooleanField(
        label="Angka dari inovasi yang diterapkan",
        required=False,
        help_text="Menghitung inovasi tim Anda yang diterapkan pada tiap periode, dengan bagian Anda yang sudah "
        "dibenarkan anggota lain. Satuan dan arahnya diisi sendiri.",
    )
    revisi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Indikator
        fields = ("uraian", "layanan", "aspek", "ukuran", "satuan", "arah", "bagian", "batas_bawah", "batas_atas")
        labels = {"ukuran": "Cara mengukur", "satuan": "Satuan", "layanan": "Angka dari indeks kepuasan layanan"}
        help_texts = {"satuan": "Misalnya berkas, hari, atau persen."}

    def __init__(self, *args: object, skp: SKP, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revisi"].initial = skp.revisi
        layanan = cast(forms.ModelChoiceField, self.fields["layanan"])
        layanan.queryset = layanan_dilayani(skp)
        layanan.empty_label = "Saya laporkan sendiri"
        layanan.help_text = (
            "Untuk yang melayani atau memimpin layanan: angkanya datang dari survei masyarakat, satuannya nilai 25–100."
        )
        if not layanan.queryset:
            del self.fields["layanan"]
        inovasi = self.instance.sumber == SumberIndikator.INOVASI
        self.fields["dari_inovasi"].initial = inovasi
        if not inovasi and not berinovasi(skp.pegawai_id):
            del self.fields["dari_inovasi"]
        self.order_fields(("uraian", "layanan", "dari_inovasi"))

    def clean(self) -> dict[str, object]:
        isi = super().clean() or {}
        if "dari_inovasi" in self.fields:
            if isi.get("dari_inovasi"):
                self.instance.sumber = SumberIndikator.INOVASI
            elif self.instance.sumber == SumberIndikator.INOVASI:
                self.instance.sumber = SumberIndikator.MANUAL
        return isi


class TargetForm(FormDasar):
    """Two numbers for each indicator and open period, named `t-<indikator>-<periode>` and `m-…`."""

    penjelasan = "Isi batas atas hanya bila targetnya rentang, misalnya 12 sampai 15 menit."

    revisi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: object, skp: SKP, indikator: Iterable[Indikator], periode: Iterable[Periode], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        periode = list(periode)
        self.skp = skp
        lain = target_sejabatan(skp, {p.pk for p in periode})
        self.pasangan = [(i, p) for i in indikator for p in periode]
        ada = {(t.indikator_id, t.periode_id): t for t in TargetPeriode.objects.filter(skp=skp)}
        self.fields["revisi"].initial = skp.revisi
        for i, p in self.pasangan:
            lama = ada.get((i.pk, p.pk))
            bawaan = Decimal(1) if i.ukuran == JenisUkuran.YA_TIDAK else None
            label = f"{i.uraian} – {p.nama} ({i.satuan})"
            self.fields[f"t-{i.pk}-{p.pk}"] = DesimalField(
                label=label, required=False, initial=tulis(lama.target if lama else bawaan)
            )
            if i.ukuran == JenisUkuran.YA_TIDAK:
                self.fields[f"t-{i.pk}-{p.pk}"].widget = forms.Select(choices=[("", "Tanpa target"), ("1", "Ya")])
            if sama := lain.get((i.pk, p.pk)):
                bantuan = f"Median {sama.orang} orang sejabatan: {tulis(sama.median)} {i.satuan}"
                self.fields[f"t-{i.pk}-{p.pk}"].help_text = bantuan
            if i.ukuran == JenisUkuran.ANGKA:
                maks = tulis(lama.target_maks if lama else None)
                self.fields[f"m-{i.pk}-{p.pk}"] = DesimalField(
                    label=f"{label}, batas atas", required=False, initial=maks
                )

    def tersimpan(self) -> dict[str, Decimal | None]:
        """What is stored now, by field name."""
        ada = {(t.indikator_id, t.periode_id): t for t in TargetPeriode.objects.filter(skp=self.skp)}
        nilai: dict[str, Decimal | None] = {}
        for i, p in self.pasangan:
            t = ada.get((i.pk, p.pk))
            kini = {f"t-{i.pk}-{p.pk}": t and t.target, f"m-{i.pk}-{p.pk}": t and t.target_maks}
            nilai |= {n: angka for n, angka in kini.items() if n in self.fields}
        return nilai

    def isian(self) -> list[IsianTarget]:
        data = self.cleaned_data
        return [
            IsianTarget(i.pk, p.pk, data.get(f"t-{i.pk}-{p.pk}"), data.get(f"m-{i.pk}-{p.pk}"))
            for i, p in self.pasangan
        ]
