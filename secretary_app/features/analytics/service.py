"""Reports, made when they are asked for."""

from __future__ import annotations

from secretary_app.features.analytics.models import Period, Report
from secretary_app.features.analytics.repo import ReportRepo
from secretary_app.features.analytics.rights import VIEW_REPORTS
from secretary_app.features.promises.models import PromiseKind
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database


class ReportService:
    """Sums over what calls have written; all of one report see the same moment."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @needs(VIEW_REPORTS)
    async def report(self, period: Period) -> Report:
        """The figures of some days."""
        async with self._database.read() as session:
            repo = ReportRepo(session, period)
            dialled, connected = await repo.dialled()
            talk, wait = await repo.means()
            promises = await repo.promises()
            return Report(
                period=period,
                days=tuple(await repo.days()),
                hours=await repo.hours(),
                dialled=dialled,
                connected=connected,
                mean_talk_s=talk,
                mean_wait_s=wait,
                mean_answer_ms=await repo.mean_answer_ms(),
                messages=promises[PromiseKind.DELIVER],
                callbacks=promises[PromiseKind.CALL_BACK] + promises[PromiseKind.FIND_OUT],
                answers=tuple(await repo.answers()),
                questions=tuple(await repo.questions()),
                recognisers=tuple(await repo.recognisers()),
            )
