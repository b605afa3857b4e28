"""Accounts for everyone; passwords only for the printed logins, one a role, made by chance once."""

import json
import os
import secrets
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from beranda.demo.penempatan import SEKSI_CONTOH, Kursi, Susunan
from beranda.demo.unit import BKPSDM, DUKCAPIL
from kinerja.waktu import rentang
from pegawai.choices import JenisPegawai, NamaPeran
from pegawai.models import Pengguna, Peran, UnitKerja

_HURUF = "abcdefghjkmnpqrstuvwxyz23456789"
# No hash algorithm yields this: nobody can sign in until HR sends an invitation.
_TANPA_SANDI = "!kota-contoh"

# Accounts by the id of their person.
Akun = dict[int | None, Pengguna]


def buat_akun(susunan: Susunan) -> Akun:
    """Create an account for every person, without a usable password; returns them by person id."""
    baris = [
        Pengguna(
            username="walikota" if k.pegawai.jenis == JenisPegawai.PEJABAT else k.pegawai.nip,
            pegawai=k.pegawai,
            nama=k.pegawai.nama,
            email=k.pegawai.surel or "walikota@contoh.test",
            password=_TANPA_SANDI,
            is_active=False,
        )
        for k in susunan.kursi
    ]
    return {a.pegawai_id: a for a in Pengguna.objects.bulk_create(baris, batch_size=2000)}


def buat_login(susunan: Susunan, akun: Akun, mulai: date) -> list[dict[str, str]]:
    """Give the people of `_pemeran` a password and their roles; returns the rows of `demo.json`."""
    hasil, berubah = [], []
    for peran, keterangan, kursi, nama_peran, unit in _pemeran(susunan):
        pengguna = akun[kursi.pegawai.pk]
        sandi = "-".join("".join(secrets.choice(_HURUF) for _ in range(4)) for _ in range(3))
        pengguna.password = make_password(sandi)
        pengguna.is_active, pengguna.diaktifkan = True, timezone.now()
        berubah.append(pengguna)
        if nama_peran:
            Peran.objects.create(
                pengguna=pengguna, nama=nama_peran, unit=unit, masa=rentang(mulai), alasan="Kota contoh"
            )
        hasil.append(
            {
                "peran": peran,
                "nama": kursi.pegawai.nama_lengkap,
                "username": pengguna.username,
                "sandi": sandi,
                "keterangan": keterangan,
            }
        )
    Pengguna.objects.bulk_update(berubah, ["password", "is_active", "diaktifkan"])
    return hasil


def _pemeran(susunan: Susunan) -> list[tuple[str, str, Kursi, str | None, UnitKerja | None]]:
    """(label, explanation, seat, role, unit of the role) of every printed login."""
    wali, dinas = susunan.kepala_unit("Pemerintah Kota Palembang"), susunan.kepala_unit(DUKCAPIL)
    kasi, staf = susunan.kepala_unit(SEKSI_CONTOH), susunan.staf_unit(SEKSI_CONTOH)
    bkpsdm = [k for k in susunan.kursi if k.unit.opd and k.unit.opd.nama == BKPSDM]
    sekretaris = next(k for k in susunan.kursi if k.kepala and k.unit.parent_id == dinas.unit.pk)
    inspektur = susunan.kepala_unit("Inspektorat")
    sekretaris_bkpsdm = next(k for k in bkpsdm if k.kepala and k.unit.parent_id == bkpsdm[0].unit.pk)
    pemeriksa = next(k for k in susunan.kursi if k.unit.opd_id == inspektur.unit.pk and k is not inspektur)
    setda = susunan.kepala_unit("Sekretariat Daerah")
    survei = next((k for k in susunan.kursi if k.unit.opd_id == setda.unit.pk and k is not setda), None)
    terpakai = [*bkpsdm, *staf, pemeriksa]
    survei = survei or next(k for k in susunan.kursi if not k.kepala and k not in terpakai)
    admin = NamaPeran.ADMIN_KEPEGAWAIAN
    # A small city has three people there, each with a login already.
    lain = (wali, dinas, kasi, staf[0], bkpsdm[0], sekretaris_bkpsdm, sekretaris, survei, inspektur, pemeriksa)
    bebas = [k for k in (*reversed(bkpsdm), *susunan.kursi) if all(k is not satu for satu in lain)]
    diklat, kabar, gagasan = bebas[:3]
    return [
        ("Pegawai", "Petugas loket dengan hasil dan umpan balik lengkap", staf[0], None, None),
        ("Penilai", "Kepala seksi: menyetujui SKP, memberi umpan balik, menilai", kasi, None, None),
        ("Kepala dinas", f"Memimpin {dinas.unit.nama}", dinas, None, None),
        ("Pimpinan", "Wali kota: seluruh kota", wali, NamaPeran.PIMPINAN, None),
        ("Admin kepegawaian kota", "Data pegawai seluruh kota", sekretaris_bkpsdm, admin, None),
        ("Admin kepegawaian OPD", f"Data pegawai {dinas.unit.nama}", sekretaris, admin, dinas.unit),
        ("Pengelola kinerja", "Periode, kebijakan, perhitungan", bkpsdm[0], NamaPeran.PENGELOLA_KINERJA, None),
        ("Pengelola survei", "Layanan dan survei seluruh kota", survei, NamaPeran.PENGELOLA_SURVEI, None),
        ("Pengelola pelatihan", "Program, angkatan, sertifikat", diklat, NamaPeran.PENGELOLA_PELATIHAN, None),
        ("Pengelola sosialisasi", "Pengumuman, kebijakan, pertanyaan", kabar, NamaPeran.PENGELOLA_SOSIALISASI, None),
        ("Pengelola inovasi", "Gerbang, ide titipan, rubrik, seruan", gagasan, NamaPeran.PENGELOLA_INOVASI, None),
        ("Inspektorat", "Laporan pungutan liar", pemeriksa, NamaPeran.INSPEKTORAT, None),
        ("Auditor", "Membaca seluruh kota, tanpa mengubah", inspektur, NamaPeran.AUDITOR, None),
        *_pemeran_pelatihan(staf, dinas, bebas[3:]),
    ]


def _pemeran_pelatihan(
    staf: list[Kursi], dinas: Kursi, bebas: list[Kursi]
) -> list[tuple[str, str, Kursi, str | None, UnitKerja | None]]:
    """A PPPK near the hours of a contract year, and who runs the training of the agency; a small city may lack them."""
    pppk = [k for k in staf[1:] if k.pegawai.jenis == JenisPegawai.PPPK][:1]
    lain = [k for k in bebas if k.unit.opd_id == dinas.unit.pk and not k.kepala and k not in staf][:1]
    kata, peran = f"Angkatan dan rencana {dinas.unit.nama}", NamaPeran.PENGELOLA_PELATIHAN
    return [
        *(("Pegawai PPPK", "Mendekati 24 JP setahun kontrak", k, None, None) for k in pppk),
        *(("Pengelola pelatihan OPD", kata, k, peran, dinas.unit) for k in lain),
    ]


def simpan_login(daftar: list[dict[str, str]]) -> Path:
    """Write `demo.json` (mode 0600) in one step, so that no reader ever sees half of it."""
    tujuan = Path(settings.DATA_DIR) / "demo.json"
    sementara = tujuan.with_suffix(".baru")
    sementara.unlink(missing_ok=True)
    with os.fdopen(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as berkas:
        json.dump(daftar, berkas, ensure_ascii=False, indent=2)
    sementara.replace(tujuan)
    return tujuan
