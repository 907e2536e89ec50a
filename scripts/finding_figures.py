"""The figure of a page of findings: what each entry adds, with its interval, beside the reference entry."""

import pathlib
import sys

try:
    import matplotlib
except ImportError:
    sys.exit("scripts/findings: figures need matplotlib (Debian: scripts/install-packages findings)")

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "minori", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9})
from matplotlib import pyplot  # noqa: E402 - after the choice of the drawing engine

MARKS = {"more": ("^", "#0b6e4f", "more"), "less": ("v", "#a23b12", "less"), "unresolved": ("o", "#6b7280", "cannot be told apart")}
WIDTH_OF_PANEL, HEIGHT_OF_ROW, HEIGHT_OF_TITLE = 3.1, 0.24, 1.2


def panel(axes, entries, title, names):
    """Paired differences as dots on whiskers; shape and colour both say the verdict."""
    axes.axvline(0.0, color="#111827", linewidth=0.8)
    for each in entries:
        row = names.index(each["scenario"])
        mark, colour, _ = MARKS[each["verdict"]]
        difference = each["difference"]
        axes.plot([difference["low"], difference["high"]], [row, row], color=colour, linewidth=1.4)
        axes.plot([difference["mean"]], [row], mark, color=colour, markersize=5)
    axes.set_title(title, loc="left", fontsize=9)
    axes.grid(axis="x", color="#e5e7eb", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    axes.locator_params(axis="x", nbins=4)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def legend(figure):
    handles = [pyplot.Line2D([], [], color=colour, marker=mark, linewidth=1.4, markersize=5, label=label)
               for mark, colour, label in MARKS.values()]
    figure.legend(handles=handles, loc="lower left", ncol=len(handles), frameon=False, fontsize=8)


def draw(compared, titles, path):
    """Writes an SVG with a panel for each outcome of `titles` (quantity to title) among `compared`; False if there is none.

    The same entries give the same bytes: no date, no random identifiers.
    """
    shown = {quantity: [each for each in compared if each["quantity"] == quantity] for quantity in titles}
    shown = {quantity: entries for quantity, entries in shown.items() if entries}
    names = list(dict.fromkeys(each["scenario"] for entries in shown.values() for each in entries))
    if not names:
        return False
    height = HEIGHT_OF_TITLE + HEIGHT_OF_ROW * len(names)
    figure, panels = pyplot.subplots(1, len(shown), sharey=True, squeeze=False, figsize=(1.4 + WIDTH_OF_PANEL * len(shown), height))
    for axes, (quantity, entries) in zip(panels[0], shown.items()):
        panel(axes, entries, titles[quantity], names)
    panels[0][0].set_yticks(range(len(names)), names)
    panels[0][0].set_ylim(len(names) - 0.5, -0.5)
    figure.tight_layout(rect=(0.0, 0.3 / height, 1.0, 1.0))
    legend(figure)
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None, "Creator": None}, facecolor="white")
    pyplot.close(figure)
    return True
