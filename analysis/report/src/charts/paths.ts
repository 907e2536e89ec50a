/// Paths over years: one panel per funding period, bands for uncertainty, the baseline behind in grey.

import * as Plot from "@observablehq/plot";
import type { Path, Value } from "../data";
import type { View } from "../view";
import { Grid, picture, placed, style } from "./common";

export interface PathPanel {
  period: string;
  path: Path;
}

export interface PathChart {
  panels: PathPanel[];
  xs: number[];
  baseline?: Path | undefined;
  label: string;
  xLabel: string;
  unit: "number" | "percent" | "signed";
  line?: number;
  /// Shaded stretch of the axis, e.g. the window in which self-running is judged.
  window?: [number, number];
}

interface Point {
  x: number;
  mean: Value;
  low: Value;
  high: Value;
  q10: Value;
  q90: Value;
  fx: number;
  fy: number;
}

/// Range of the vertical axis where bands would flatten the lines: with few pairs an interval may be many times as wide as
/// all that the lines do. Undefined where the whole of the bands fits, and for charts of levels, whose bands are the point.
export function frameOf(chart: Pick<PathChart, "panels" | "line">): [number, number] | undefined {
  if (chart.line === undefined) return undefined;
  const known = (values: (Value | undefined)[]) => values.filter((value): value is number => typeof value === "number");
  const paths = chart.panels.map((panel) => panel.path);
  const lines = known([...paths.flatMap((path) => path.mean), chart.line]);
  const bands = known(paths.flatMap((path) => [...path.low, ...path.high]));
  if (lines.length === 0 || bands.length === 0) return undefined;
  const [low, high] = [Math.min(...lines), Math.max(...lines)];
  const span = high - low;
  const most = 3 * span;
  if (span === 0 || (Math.min(...bands) >= low - most && Math.max(...bands) <= high + most)) return undefined;
  return [low - span, high + span];
}

/// Room for the longest label of the axis.
function marginFor(view: View, labels: string[]): number {
  const widest = Math.max(...labels.map((label) => label.length));
  return Math.max(view.narrow ? 50 : 62, 14 + 8 * widest);
}

export function pathChart(view: View, chart: PathChart): Element {
  const keys = chart.panels.map((panel) => panel.period);
  const grid = new Grid(keys, view, view.narrow ? 150 : 250);
  const marks: Plot.Markish[] = [grid.titles((period) => view.mark(period))];
  if (chart.window) marks.push(Plot.rectX([chart.window], { x1: "0", x2: "1", fill: "var(--muted)", fillOpacity: 0.12 }));
  if (chart.line !== undefined) marks.push(Plot.ruleY([chart.line], { stroke: "var(--ink)", strokeWidth: 1 }));
  for (const panel of chart.panels) marks.push(...panelMarks(view, chart, panel, grid));
  const frame = frameOf(chart);
  const everything = chart.panels.flatMap(({ path }) => [...path.mean, ...path.low, ...path.high]);
  const ends = frame ?? everything.filter((value): value is number => typeof value === "number");
  const drawn = Plot.plot({
    width: view.width,
    height: (view.narrow ? 170 : 215) * grid.rows + 50,
    marginLeft: marginFor(view, [Math.min(0, ...ends), Math.max(0, ...ends)].map((end) => tick(view, chart, Math.round(end)))),
    marginTop: 34,
    marginBottom: 44,
    marginRight: 20,
    style,
    ...grid.facets,
    x: { label: `${chart.xLabel} →`, labelArrow: "none", tickFormat: (x: number) => String(x).replace("-", "−"), ticks: view.narrow ? 2 : 5 },
    y: { label: null, grid: true, nice: true, ticks: 5, ...(frame ? { domain: frame } : {}), tickFormat: (y: number) => tick(view, chart, y) },
    marks,
  });
  return picture(drawn, `${chart.label}. ${spoken(view, chart)}`);
}

function tick(view: View, chart: PathChart, value: number): string {
  if (chart.unit === "percent") return view.percent(value);
  const notation = Math.abs(value) >= 1e6 ? "compact" : "standard";
  const text = new Intl.NumberFormat(view.language, { notation, maximumSignificantDigits: 6 }).format(value);
  return (chart.unit === "signed" && value > 0 ? "+" : "") + text.replace("-", "−");
}

function pointsOf(path: Path, xs: number[], at: { fx: number; fy: number }): Point[] {
  const value = (values: Value[] | undefined, i: number) => values?.[i] ?? null;
  return xs.map((x, i) => ({
    x,
    mean: value(path.mean, i),
    low: value(path.low, i),
    high: value(path.high, i),
    q10: value(path.q10, i),
    q90: value(path.q90, i),
    ...at,
  }));
}

function panelMarks(view: View, chart: PathChart, panel: PathPanel, grid: Grid): Plot.Markish[] {
  const at = grid.place(panel.period);
  const points = pointsOf(panel.path, chart.xs, at);
  const look = view.designs.look(panel.period);
  const known = (low: "low" | "q10", high: "high" | "q90") =>
    points.filter((point) => point[low] !== null && point[high] !== null);
  const marks: Plot.Markish[] = [
    Plot.areaY(known("q10", "q90"), { x: "x", y1: "q10", y2: "q90", ...placed, clip: true, fill: look.colour, fillOpacity: 0.12 }),
    Plot.areaY(known("low", "high"), { x: "x", y1: "low", y2: "high", ...placed, clip: true, fill: look.colour, fillOpacity: 0.3 }),
  ];
  if (chart.baseline) {
    marks.push(Plot.line(pointsOf(chart.baseline, chart.xs, at), { x: "x", y: "mean", ...placed, stroke: "var(--none)", strokeDasharray: "4 3", strokeWidth: 1.5 }));
  }
  marks.push(Plot.line(points, { x: "x", y: "mean", ...placed, stroke: look.colour, strokeWidth: 2 }));
  return marks;
}

/// First, middle and last value of each panel in words.
function spoken(view: View, chart: PathChart): string {
  const format = (value: Value | undefined) => (chart.unit === "percent" ? view.percent(value) : view.number(value));
  const marked = [0, Math.floor((chart.xs.length - 1) / 2), chart.xs.length - 1];
  return chart.panels
    .map((panel) => `${view.period(panel.period)}: ${marked.map((i) => `${chart.xs[i]}: ${format(panel.path.mean[i])}`).join(", ")}`)
    .join("; ");
}
