"""Password hashing."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Owasp(Argon2PasswordHasher):
    """Argon2id with OWASP's parameters (19 MiB, t=2, p=1): strong, a quarter of the time at the morning peak."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
