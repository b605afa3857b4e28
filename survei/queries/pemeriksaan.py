"""Answers that are looked at again."""

from django.db.models import Q, QuerySet

from survei.models import PeriodeSurvei, Respons


def bertanda(periode: PeriodeSurvei) -> QuerySet[Respons]:
    """Answers with a flag or an exclusion, those that still count first."""
    return (
        Respons.objects.filter(periode=periode)
        .filter(~Q(tanda=[]) | Q(pengecualian__isnull=False))
        .select_related("pengecualian", "loket")
        .order_by("pengecualian__pk", "pk")
    )
