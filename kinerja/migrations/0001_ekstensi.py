"""PostgreSQL extensions: exclusion constraints on ranges, search by similarity and without accents; a stub for the history triggers."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        # Statement-level history triggers call this even when, as here, the context stands as JSON in the event row.
        migrations.RunSQL(
            "CREATE FUNCTION _pgh_attach_context() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid'",
            "DROP FUNCTION _pgh_attach_context()",
        ),
    ]
