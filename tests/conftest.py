"""Fixtures for all tests."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.orang", "tests.pembersih"]

# How fast the machine is decides no test.
settings.register_profile("tanpa_waktu", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tanpa_waktu")
