"""The Emergency Commission's report on the flight that was flown last."""

from __future__ import annotations

from star_city_game.tui.screens.document import DocumentScreen
from star_city_game.tui.widgets.typescript import Sheet


class ReportScreen(DocumentScreen):
    """Its sections in order."""

    TITLE = "The Commission’s report"
    NAME = "report"
    NONE = "There has been no flight to report on."

    def sheets(self) -> tuple[Sheet, ...]:
        """The heading and what it is about, then the sections, each under its title."""
        view = self.star_city.current.commission()
        if view is None:
            return ()
        return (
            Sheet((view.heading, view.about), 1, lit=True),
            *(Sheet((section.title, *section.lines), 1) for section in view.sections),
        )

    def lines(self) -> tuple[str, ...]:
        """The whole report."""
        view = self.star_city.current.commission()
        return () if view is None else view.lines
