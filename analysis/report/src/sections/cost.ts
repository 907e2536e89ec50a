/// At what cost: outcomes per billion yen, and whether the designs really spent the same.

import { html, type TemplateResult } from "lit-html";
import * as Plot from "@observablehq/plot";
import { Grid, periodLegend, picture, placed, style } from "../charts/common";
import { intervalChart, type IntervalRow } from "../charts/intervals";
import type { Scenario, Spending } from "../data";
import { periodOf, ruleOf } from "../designs";
import { figure, openTable, type Table } from "../figure";
import type { View } from "../view";
import { designRows, estimateColumns, outcomeSelect, pairColumns } from "./outcomes";
import { absent, type Section } from "./section";
import { measureNote } from "./summary";

const perMoney = (unit: string) => unit.includes("billion yen");

function perBillion(view: View): TemplateResult {
  const offered = view.report.outcomes.filter((each) => perMoney(each.unit));
  const outcomes = offered.length > 0 ? offered : view.report.outcomes;
  const { outcome, control } = outcomeSelect(view, "cost", outcomes);
  if (!outcome) return absent(view);
  const rows = designRows(view, (scenario) => outcome.by_scenario[scenario]);
  const unit = view.unit(outcome.unit);
  return figure(view, {
    id: "cost_per_outcome",
    title: view.say("cost_title", { measure: view.text(outcome.title) }),
    controls: [control],
    legend: periodLegend(view, view.designs.periods),
    caption: `${view.say("interval_key")}${view.language === "ja" ? "。" : ". "}${measureNote(view, outcome)}`,
    chart: intervalChart(view, { rows, label: unit || view.say("estimate"), form: "number", line: 0, referenceLine: true }),
    table: {
      rows,
      columns: [
        ...estimateColumns<IntervalRow>(view),
        ...(outcome.unit === "1/billion yen"
          ? [{ head: view.say("inverse_title"), value: (row: IntervalRow) => (row.mean !== null && row.mean > 0 ? 1000 / row.mean : null) }]
          : []),
        ...pairColumns<IntervalRow>(view),
      ],
    },
  });
}

interface SpendingRow {
  scenario: Scenario;
  spending: Spending;
  programme: number;
  deviation: number | null;
}

/// What budget rules make equal: the programme's money spent, year by year without discount. Local money that follows it is an outcome.
const programmeSpent = (spending: Spending) => spending.by_year.reduce((sum: number, each) => sum + (each ?? 0), 0);

export function spendingRows(view: View): SpendingRow[] {
  const known = view.designs.rules.flatMap((rule) => view.designs.byRule(rule)).flatMap((scenario) => {
    const spending = view.report.spending[scenario.name];
    return spending ? [{ scenario, spending }] : [];
  });
  return known.map(({ scenario, spending }) => {
    const alike = known.filter((each) => ruleOf(each.scenario) === ruleOf(scenario)).map((each) => programmeSpent(each.spending));
    const mean = alike.reduce((sum, each) => sum + each, 0) / alike.length;
    const programme = programmeSpent(spending);
    return { scenario, spending, programme, deviation: mean > 0 ? programme / mean - 1 : null };
  });
}

function spendingTable(view: View, rows: SpendingRow[]): Table<SpendingRow> {
  const deviation = (row: SpendingRow) => {
    const apart = row.deviation === null || Math.abs(row.deviation) > 0.05;
    return html`<span class=${apart ? "warn" : ""}>${view.percent(row.deviation, true)}${apart ? html` <span class="small">⚠ ${view.say("unequal")}</span>` : ""}</span>`;
  };
  return {
    rows,
    columns: [
      { head: view.say("design"), value: (row) => view.design(ruleOf(row.scenario), periodOf(row.scenario)) },
      { head: view.say("allocated"), value: (row) => row.spending.allocated_pv },
      { head: view.say("spent"), value: (row) => row.spending.spent_pv },
      { head: view.say("national"), value: (row) => row.spending.national_pv },
      { head: view.say("local"), value: (row) => row.spending.local_pv },
      { head: view.say("programme_spent"), value: (row) => row.programme },
      { head: view.say("deviation"), value: (row) => row.deviation, show: deviation },
    ],
  };
}

function equality(view: View): TemplateResult {
  const rows = spendingRows(view);
  if (rows.length === 0) return absent(view);
  return openTable(view, {
    id: "spending",
    folds: true,
    title: view.say("spending_title"),
    caption: view.say("spending_caption"),
    table: spendingTable(view, rows),
  });
}

interface YearRow {
  period: string;
  rule: string;
  year: number;
  amount: number | null;
}

function spendingByYear(view: View): TemplateResult {
  const rows: YearRow[] = view.designs.supported.flatMap((scenario) =>
    (view.report.spending[scenario.name]?.by_year ?? []).map((amount, i) => ({
      period: periodOf(scenario),
      rule: ruleOf(scenario),
      year: view.report.time[i] ?? i,
      amount,
    })),
  );
  if (rows.length === 0) return html``;
  return figure(view, {
    id: "spending_by_year",
    title: view.say("spending_year_title"),
    legend: periodLegend(view, view.designs.periods, true),
    unit: view.unit("Myen/year"),
    caption: view.say("spending_year_caption"),
    chart: yearChart(view, rows),
    table: {
      rows,
      columns: [
        { head: view.say("design"), value: (row) => view.design(row.rule, row.period) },
        { head: view.say("fiscal_year"), value: (row) => row.year, show: (row) => String(row.year) },
        { head: view.unit("Myen"), value: (row) => row.amount },
      ],
    },
  });
}

function yearChart(view: View, rows: YearRow[]): Element {
  const { designs } = view;
  const grid = new Grid(designs.rules, view, 300);
  const lines = designs.periods.map((period) => {
    const look = designs.look(period);
    const mine = rows.filter((row) => row.period === period).map((row) => ({ ...row, ...grid.place(row.rule) }));
    return Plot.line(mine, { x: "year", y: "amount", z: "rule", ...placed, stroke: look.colour, strokeDasharray: look.dash, strokeWidth: 2 });
  });
  const drawn = Plot.plot({
    width: view.width,
    height: 210 * grid.rows + 70,
    marginLeft: 62,
    marginTop: 34,
    marginBottom: 44,
    style,
    ...grid.facets,
    x: { label: `${view.say("fiscal_year")} →`, labelArrow: "none", tickFormat: (year: number) => String(year), ticks: 5 },
    y: { label: null, grid: true, zero: true, nice: true, ticks: 5, tickFormat: (value: number) => view.number(value) },
    marks: [grid.titles((rule) => view.rule(rule)), Plot.ruleY([0]), ...lines],
  });
  return picture(drawn, view.say("spending_year_title"));
}

export const cost: Section = {
  id: "cost",
  title: "cost",
  body: (view) => html`<p>${view.say("cost_lead", { rate: view.percent(view.report.meta.discount ?? 0.03), reference: view.reference })}</p>${perBillion(view)}${equality(view)}${spendingByYear(view)}`,
};
