/// Where the money went: project money by stage and source, as amounts or as change against no programme.

import { html, type TemplateResult } from "lit-html";
import * as Plot from "@observablehq/plot";
import { Grid, picture, placed, style } from "../charts/common";
import type { MoneyFlow } from "../data";
import { periodOf } from "../designs";
import { figure, openTable, select, type Column, type Option } from "../figure";
import type { View } from "../view";
import { words, type Word } from "../words";
import { ruleSelect } from "./outcomes";
import { absent, type Section } from "./section";

const colours: Record<string, string> = {
  national: "var(--blue)",
  local: "var(--green)",
  firm: "var(--orange)",
  bank: "var(--none)",
  fund: "var(--purple)",
};

interface Flow {
  period: string;
  source: string;
  stage: string;
  amount: number | null;
}

function named(view: View, kind: "source" | "stage", name: string): string {
  const key = `${kind}_${name}`;
  return key in words ? view.say(key as Word) : name;
}

function flowsOf(period: string, flow: MoneyFlow, without: MoneyFlow | undefined): Flow[] {
  return flow.sources.flatMap((source, i) =>
    flow.stages.map((stage, j) => {
      const amount = flow.matrix[i]?.[j] ?? null;
      const other = without ? (without.matrix[i]?.[j] ?? null) : 0;
      return { period, source, stage, amount: amount === null || other === null ? null : amount - other };
    }),
  );
}

function flowsShown(view: View, change: boolean): Flow[] {
  const rule = view.chosen("money", "rule", view.designs.rules);
  const baseline = view.designs.baseline && view.report.money_flows[view.designs.baseline.name];
  const supported = view.designs.byRule(rule).flatMap((scenario) => {
    const flow = view.report.money_flows[scenario.name];
    return flow ? flowsOf(periodOf(scenario), flow, change ? baseline : undefined) : [];
  });
  return !change && baseline ? [...flowsOf("none", baseline, undefined), ...supported] : supported;
}

function flowChart(view: View, flows: Flow[], label: string, total: (period: string) => string): Element {
  const periods = [...new Set(flows.map((flow) => flow.period))];
  const stages = [...new Set(flows.map((flow) => flow.stage))];
  const grid = new Grid(periods, view, 300);
  const placedFlows = flows.map((flow) => ({ ...flow, ...grid.place(flow.period) }));
  const drawn = Plot.plot({
    width: view.width,
    height: (30 * stages.length + 50) * grid.rows + 70,
    marginLeft: view.language === "ja" ? 122 : 146,
    marginTop: 34,
    marginBottom: 44,
    marginRight: 34,
    style,
    ...grid.facets,
    x: { label: `${view.say("myen_a_year")} →`, labelArrow: "none", grid: true, nice: true, ticks: 3, tickFormat: (value: number) => view.number(value) },
    y: { domain: stages, label: null, tickSize: 0, tickFormat: (stage: string) => named(view, "stage", stage) },
    marks: [
      grid.titles((period) => `${view.mark(period)}${view.language === "ja" ? "：" : ": "}${total(period)}`),
      Plot.barX(placedFlows, {
        x: "amount", y: "stage", ...placed, fill: (flow: Flow) => colours[flow.source] ?? "var(--none)",
        stroke: "var(--paper)", strokeWidth: 0.6,
        title: (flow: Flow) => `${named(view, "source", flow.source)}: ${view.number(flow.amount)}`,
      }),
      Plot.ruleX([0], { stroke: "var(--ink)" }),
    ],
  });
  return picture(drawn, label);
}

function sourceLegend(view: View, flows: Flow[]): TemplateResult {
  const sources = [...new Set(flows.map((flow) => flow.source))];
  return html`<ul class="legend">${sources.map(
    (source) => html`<li><span class="block" style="background:${colours[source] ?? "var(--none)"}"></span>${named(view, "source", source)}</li>`,
  )}</ul>`;
}

const sumOf = (flows: Flow[]) => flows.reduce((total, flow) => total + (flow.amount ?? 0), 0);

/// Per design what each source gives, and its share of all project money.
function shares(view: View): TemplateResult {
  const flows = flowsShown(view, false);
  const of = (period: string, source?: string) =>
    sumOf(flows.filter((flow) => flow.period === period && (source === undefined || flow.source === source)));
  const cell = (period: string, source: string) => {
    const all = of(period);
    const share = all > 0 ? ` (${view.show(of(period, source) / all, "percent", 1)})` : "";
    return view.number(of(period, source)) + share;
  };
  const columns: Column<string>[] = [
    { head: view.say("period"), value: (period) => view.period(period) },
    { head: view.say("money_total"), value: (period) => of(period) },
    ...[...new Set(flows.map((flow) => flow.source))].map((source) => ({
      head: named(view, "source", source),
      value: (period: string) => of(period, source),
      show: (period: string) => cell(period, source),
    })),
  ];
  return openTable(view, {
    id: "money_shares",
    title: view.say("money_shares_title"),
    caption: view.say("money_shares_caption"),
    controls: [ruleSelect(view, "money")],
    table: { rows: [...new Set(flows.map((flow) => flow.period))], columns },
  });
}

function moneyFigure(view: View): TemplateResult {
  const views: Option[] = [["change", view.say("money_change")], ["amounts", view.say("money_view")]];
  // Programme money is a small part of all: the change shows it, the amounts hardly do.
  const offered = view.designs.baseline ? views : views.slice(1);
  const change = view.chosen("money", "view", offered.map(([value]) => value)) === "change";
  const flows = flowsShown(view, change);
  const title = view.say("money_title");
  const total = (period: string) => {
    const sum = sumOf(flows.filter((flow) => flow.period === period));
    return change ? view.signed(sum) : view.number(sum);
  };
  const totals = [...new Set(flows.map((flow) => flow.period))].map((period) => `${view.period(period)} ${total(period)}`);
  return figure(view, {
    id: "money_flows",
    title: change ? `${title}${view.language === "ja" ? "：" : ": "}${view.say("money_change")}` : title,
    controls: [
      select(view, { section: "money", name: "view", label: view.say("show"), options: offered }),
    ],
    legend: sourceLegend(view, flows),
    caption: `${view.say("money_total")}${view.language === "ja" ? "：" : ": "}${view.join(totals)}`,
    chart: flowChart(view, flows, `${title}. ${totals.join("; ")}`, total),
    table: {
      rows: flows,
      columns: [
        { head: view.say("period"), value: (flow) => view.period(flow.period) },
        { head: view.say("stage"), value: (flow) => named(view, "stage", flow.stage) },
        { head: view.say("source"), value: (flow) => named(view, "source", flow.source) },
        { head: view.say("myen_a_year"), value: (flow) => flow.amount },
      ],
    },
  });
}

export const money: Section = {
  id: "money",
  title: "money",
  body: (view) =>
    Object.keys(view.report.money_flows).length > 0 ? html`<p>${view.say("money_lead")}</p>${shares(view)}${moneyFigure(view)}` : absent(view),
};
