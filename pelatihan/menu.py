"""Entries of navigation."""


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
