/// Why: where along the chain from money to market the designs gain or lose against no programme.

import { html, type TemplateResult } from "lit-html";
import { periodLegend } from "../charts/common";
import { intervalChart, type IntervalRow } from "../charts/intervals";
import { verdictOf, type Difference, type Indicator } from "../data";
import { figure, openTable, select, type Column, type Option } from "../figure";
import { capital, type View } from "../view";
import { designRows, estimateColumns, pairColumns, ruleSelect } from "./outcomes";
import { absent, type Section } from "./section";

/// The main links, in the order in which an idea passes them.
const chain = [
  "coordinators", "coordinator_skill", "seeds", "needs", "matches", "ties", "project_starts", "joint_project_starts",
  "projects_stage2", "projects_stage3", "private_money", "prototypes", "products_launched", "startups",
  "commercialisations", "product_sales", "bank_loans", "employment",
];

/// Main links first, in their order; then the others as the file has them.
export function orderedIndicators(view: View): { main: Indicator[]; others: Indicator[] } {
  const { indicators, fans, differences } = view.report;
  const known = indicators.filter((each) => each.name in fans || each.name in differences);
  const main = chain.flatMap((name) => known.find((each) => each.name === name) ?? []);
  return { main, others: known.filter((each) => !chain.includes(each.name)) };
}

export function indicatorSelect(view: View, section: string, within: (indicator: Indicator) => boolean, preferred: string[]) {
  const { main, others } = orderedIndicators(view);
  const rank = (each: Indicator) => (preferred.includes(each.name) ? preferred.indexOf(each.name) : preferred.length);
  const first = main.filter(within).sort((left, right) => rank(left) - rank(right));
  const offered = [...first, ...others.filter(within)];
  const name = view.chosen(section, "indicator", offered.map((each) => each.name));
  const options = offered.map((each): Option => [
    each.name,
    capital(view.text(each.long_name)),
    view.say(main.includes(each) ? "chain_indicators" : "all_indicators"),
  ]);
  return {
    indicator: offered.find((each) => each.name === name),
    control: select(view, { section, name: "indicator", label: view.say("indicator"), options }),
  };
}

const glyph = { more: "▲", less: "▼", unresolved: "○" } as const;

function chainCell(view: View, difference: Difference | undefined): TemplateResult | string {
  if (!difference) return "–";
  const verdict = verdictOf(difference);
  return html`<span class="mark ${verdict}"><span aria-hidden="true">${glyph[verdict]}</span>
    ${view.percent(difference.relative, true)}<span class="aside">${view.aside(view.say(verdict))}</span></span>`;
}

function chainTable(view: View): TemplateResult {
  const rule = view.chosen("why", "rule", view.designs.rules);
  const shown = view.chosen("why", "show", ["main", "all"]);
  const { main, others } = orderedIndicators(view);
  const differs = (each: Indicator) => each.name in view.report.differences;
  const rows = (shown === "all" ? [...main, ...others] : main).filter(differs);
  const of = (indicator: Indicator, period: string) =>
    view.report.differences[indicator.name]?.[view.designs.scenario(period, rule)?.name ?? ""];
  const columns: Column<Indicator>[] = [
    { head: view.say("indicator"), value: (each) => capital(view.text(each.long_name)) },
    ...view.designs.periods.map((period) => ({
      head: view.mark(period),
      value: (each: Indicator) => of(each, period)?.relative,
      show: (each: Indicator) => chainCell(view, of(each, period)),
    })),
  ];
  return openTable(view, {
    id: "chain",
    folds: true,
    title: view.say("chain_title"),
    caption: view.say("chain_caption"),
    controls: [
      ruleSelect(view, "why"),
      select(view, { section: "why", name: "show", label: view.say("show"), options: [["main", view.say("chain_indicators")], ["all", view.say("all_indicators")]] }),
    ],
    table: { rows, columns },
  });
}

function indicatorForest(view: View): TemplateResult {
  const { indicator, control } = indicatorSelect(view, "why", (each) => each.name in view.report.differences, ["project_starts"]);
  if (!indicator) return absent(view);
  const rows = designRows(view, (scenario) => view.report.differences[indicator.name]?.[scenario]);
  const relative = (row: IntervalRow) => (row as IntervalRow & Difference).relative;
  return figure(view, {
    id: "differences",
    title: view.say("indicator_forest_title", { indicator: view.text(indicator.long_name) }),
    controls: [control],
    legend: periodLegend(view, view.designs.periods),
    unit: view.unitOfTotal(indicator),
    caption: view.say("interval_key"),
    chart: intervalChart(view, { rows, label: view.say("difference"), form: "signed", line: 0 }),
    table: {
      rows,
      columns: [
        ...estimateColumns<IntervalRow>(view, "signed"),
        { head: view.say("relative"), value: relative, show: (row) => view.percent(relative(row), true) },
        ...pairColumns<IntervalRow>(view),
      ],
    },
  });
}

export const why: Section = {
  id: "why",
  title: "why",
  body: (view) =>
    Object.keys(view.report.differences).length > 0
      ? html`<p>${view.say("why_lead")}</p>${chainTable(view)}${indicatorForest(view)}`
      : absent(view),
};
