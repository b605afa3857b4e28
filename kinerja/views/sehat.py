"""Health of this process for load balancers and monitoring."""

import structlog
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)


@login_not_required
@never_cache
@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """`{"db": true, "redis": true}` with 200, or 503 when one of them does not answer. Causes go to the log only."""
    hasil = {"db": _db(), "redis": _redis()}
    return JsonResponse(hasil, status=200 if all(hasil.values()) else 503)


def _db() -> bool:
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
    except DatabaseError as galat:
        log.error("basis data tidak menjawab", galat=str(galat))
        return False
    return True


def _redis() -> bool:
    try:
        cache.get("sehat")
    except (RedisError, OSError) as galat:
        log.error("redis tidak menjawab", galat=str(galat))
        return False
    return True
