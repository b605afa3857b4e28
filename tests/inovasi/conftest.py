from tests.inovasi.contoh import rubrik

__all__ = ["rubrik"]
