"""Base of the commands that scripts rely on: one JSON object on standard output, one line for an error."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Perintah(BaseCommand):
    """A CommandError is printed as its bare message on standard error, exit 1; wrong arguments exit 2."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except CommandError as galat:
            # Called from Python, the caller wants the exception itself.
            if not getattr(self, "_called_from_command_line", False) or options.get("traceback"):
                raise
            self.stderr.write(" ".join(str(galat).split()))
            sys.exit(galat.returncode)

    def tulis_json(self, isi: dict[str, Any]) -> None:
        """Decimals become strings with a point."""
        self.stdout.write(json.dumps(isi, ensure_ascii=False, default=str))
