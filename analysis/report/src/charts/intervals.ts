/// Means with intervals: one row per funding period, one panel per budget rule.

import * as Plot from "@observablehq/plot";
import type { Estimate, Value } from "../data";
import type { Form, View } from "../view";
import { Grid, picture, placed, style } from "./common";

export interface IntervalRow extends Estimate {
  period: string;
  rule: string;
}

export interface IntervalChart {
  rows: IntervalRow[];
  label: string;
  form: Form;
  /// A line to compare with, e.g. 0 or the reference.
  line?: number;
  /// Also compare with the reference period's mean in each panel.
  referenceLine?: boolean;
}

/// Room for the longest name at the axis.
function marginFor(view: View, periods: string[]): number {
  const wide = view.language === "ja" ? 104 : 92;
  return Math.max(wide, Math.min(0.4 * view.width, 18 + 6.6 * Math.max(0, ...periods.map((period) => view.mark(period).length))));
}

export function intervalChart(view: View, chart: IntervalChart): Element {
  const { designs } = view;
  const rules = designs.rules.filter((rule) => chart.rows.some((row) => row.rule === rule));
  const grid = new Grid(rules, view, 270);
  const possible = (value: Value) => (value === null ? null : view.possible(value, chart.form));
  const rows = chart.rows.map((row) => ({ ...row, from: possible(row.low), until: possible(row.high), ...grid.place(row.rule), look: designs.look(row.period) }));
  const shownPeriods = designs.periods.filter((period) => rows.some((row) => row.period === period));
  const panelHeight = 30 * shownPeriods.length;
  const references = chart.referenceLine ? rows.filter((row) => row.period === designs.reference) : [];
  const tick = (value: number) => view.show(value, chart.form, undefined, chart.form !== "points");
  const colour = (row: { look: { colour: string } }) => row.look.colour;
  const drawn = Plot.plot({
    width: view.width,
    height: panelHeight * grid.rows + 40 * (grid.rows - 1) + 72,
    marginLeft: marginFor(view, shownPeriods),
    marginTop: 30,
    marginBottom: 44,
    marginRight: 18,
    style,
    ...grid.facets,
    x: { label: `${chart.label} →`, labelAnchor: "right", labelArrow: "none", nice: true, grid: true, ticks: Math.max(2, Math.floor((view.width - 120) / grid.columns / (view.narrow ? 60 : 80))), tickFormat: tick, inset: 8 },
    y: { domain: shownPeriods, label: null, tickFormat: (period: string) => view.mark(period), tickSize: 0 },
    marks: [
      chart.line === undefined ? null : Plot.ruleX([chart.line], { stroke: "var(--ink)", strokeWidth: 1.2 }),
      Plot.ruleX(references, { x: "mean", ...placed, stroke: "var(--muted)", strokeDasharray: "3 3" }),
      Plot.ruleY(rows, { x1: "from", x2: "until", y: "period", ...placed, stroke: colour, strokeWidth: 3, strokeOpacity: 0.75 }),
      Plot.dot(rows, { x: "mean", y: "period", ...placed, fill: colour, symbol: (row: (typeof rows)[number]) => row.look.symbol, r: 5.5, stroke: "var(--paper)", title: (row: Estimate) => view.estimate(row, chart.form) }),
      grid.titles((rule) => (rules.length > 1 || rule !== "none" ? view.rule(rule) : "")),
    ],
  });
  const words = rows.map((row) => `${view.rule(row.rule)}, ${view.period(row.period)}: ${view.estimate(row, chart.form)}`);
  return picture(drawn, `${chart.label}. ${words.join("; ")}`);
}
