"""Logging: one JSON object a line, with the request id across web and worker."""

import logging

import structlog

_BERSAMA = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]

# Under this path people say something without their name: who came there, and when, is not logged at all.
JALUR_ANONIM = "/pendapat/"


def tanpa_anonim(catatan: logging.LogRecord) -> bool:
    """Let a record through unless it tells of a request to an anonymous page."""
    return f" {JALUR_ANONIM}" not in f"{catatan.msg} {catatan.args}"


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processor": structlog.processors.JSONRenderer(ensure_ascii=False),
            "foreign_pre_chain": _BERSAMA,
        }
    },
    "filters": {"tanpa_anonim": {"()": lambda: tanpa_anonim}},
    "handlers": {"layar": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["tanpa_anonim"]}},
    "root": {"handlers": ["layar"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": ["layar"], "level": "WARNING", "propagate": False},
        "axes": {"level": "WARNING"},
    },
}

structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *_BERSAMA,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
