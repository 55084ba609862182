"""The map of the overview: where the 1325 plans of a region stand; a click leads to the country."""

from collections.abc import Callable, Mapping

from wpstracker.figures.map_figures import CountryPlan
from wpstracker.gui.language import tr
from wpstracker.gui.pages.country_map import plan_data, region_names
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.map import MapWidget
from wpstracker.gui.widgets.panel import Panel

_HEIGHT = 300


class MapPanel(Panel):
    """A small map; the region is the one most records are from until another is chosen."""

    def __init__(self, open_country: Callable[[str], object]) -> None:
        super().__init__(tr("1325 NAPs on the map"))
        self.region = ChoiceBox(region_names(), empty=None, name=tr("Region"))
        self._is_chosen = False
        self.map = MapWidget(name=self.title())
        self.map.setFixedHeight(_HEIGHT)
        self.map.chosen.connect(open_country)
        self.map.opened.connect(open_country)
        self.region.changed.connect(self._choose)
        self.set_about(tr("Newest 1325 NAP as of today"))
        self.body.addWidget(self.region)
        self.body.addWidget(self.map)
        self.body.addStretch(1)

    def fill(self, plans: Mapping[str, CountryPlan], usual: str) -> None:
        """Show the plans; `usual` is the region shown until one is chosen."""
        if not self._is_chosen:
            self.region.set_value(usual)
        self.map.set_region(self.region.value())
        self.map.show_data(plan_data(plans))

    def chosen_region(self) -> str:
        """The region that was chosen, "" for the usual one."""
        return str(self.region.value()) if self._is_chosen else ""

    def set_region(self, region: str) -> None:
        """Show a region that was chosen before; "" for the usual one."""
        self._is_chosen = bool(region)
        if region:
            self.region.set_value(region)

    def _choose(self) -> None:
        self._is_chosen = True
        self.map.set_region(self.region.value())
