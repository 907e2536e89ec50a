/// What goes on after support: self-running index and share by design, the curve by years, lasting additionality.

import { html, type TemplateResult } from "lit-html";
import { intervalChart, type IntervalRow } from "../charts/intervals";
import { frameOf, pathChart } from "../charts/paths";
import { periodLegend } from "../charts/common";
import type { Estimate, Lasting, SelfRunning, Value } from "../data";
import { periodOf } from "../designs";
import { figure, select } from "../figure";
import { capital, type View } from "../view";
import { designRows, estimateColumns, pairColumns, ruleSelect } from "./outcomes";
import { absent, type Section } from "./section";

/// Judged by the members of a cluster, or by everybody in its prefectures and related fields.
function chosenActivity(view: View): Record<string, SelfRunning> {
  const area = view.chosen("after", "whose", ["member", "area"]) === "area";
  const { self_running, self_running_area } = view.report;
  const known = (records: Record<string, SelfRunning>) => Object.keys(records).length > 0;
  return (area && known(self_running_area)) || !known(self_running) ? self_running_area : self_running;
}

function activitySelect(view: View): TemplateResult {
  return select(view, {
    section: "after",
    name: "whose",
    label: view.say("whose"),
    options: [["member", view.say("whose_member")], ["area", view.say("whose_area")]],
  });
}

const selfRunningOf = (view: View, row: { period: string; rule: string }): SelfRunning | undefined =>
  chosenActivity(view)[view.designs.scenario(row.period, row.rule)?.name ?? ""];

function selfRunning(view: View, kind: "index" | "share"): TemplateResult {
  const rows = designRows(view, (scenario) => {
    const each = chosenActivity(view)[scenario];
    if (!each) return undefined;
    return kind === "index"
      ? { mean: each.index_mean, low: each.index_low, high: each.index_high }
      : { mean: each.share, low: each.share_low, high: each.share_high };
  });
  const form = kind === "share" ? "percent" as const : "number" as const;
  return figure(view, {
    id: `self_running_${kind}`,
    title: view.say(`${kind}_title`),
    caption: `${view.join([view.say("interval_key"), kind === "index" ? view.say("index_line") : ""].filter(Boolean))}${view.language === "ja" ? "。" : ". "}${view.say("clusters_note")}`,
    chart: intervalChart(view, { rows, label: view.say(`${kind}_axis`), form, ...(kind === "index" ? { line: 0.5 } : {}) }),
    table: {
      rows,
      columns: [
        ...estimateColumns<IntervalRow>(view, form),
        { head: view.say("pairs"), value: (row) => selfRunningOf(view, row)?.pairs },
        { head: view.say("clusters"), value: (row) => selfRunningOf(view, row)?.clusters },
        { head: view.say("censored"), value: (row) => selfRunningOf(view, row)?.censored },
      ],
    },
  });
}

function curve(view: View): TemplateResult {
  const rule = view.chosen("after", "rule", view.designs.rules);
  const scenarios = view.designs.byRule(rule);
  const curves = scenarios.flatMap((scenario) => {
    const points = chosenActivity(view)[scenario.name]?.by_years_after ?? [];
    return points.length > 0 ? [{ period: periodOf(scenario), points }] : [];
  });
  const xs = [...new Set(curves.flatMap((each) => each.points.map((point) => point.years)))].sort((a, b) => a - b);
  const along = (points: SelfRunning["by_years_after"], key: "activity_mean" | "low" | "high"): Value[] =>
    xs.map((x) => points.find((point) => point.years === x)?.[key] ?? null);
  const panels = curves.map(({ period, points }) => ({
    period,
    path: { mean: along(points, "activity_mean"), low: along(points, "low"), high: along(points, "high") },
  }));
  const rows = curves.flatMap(({ period, points }) => points.map((point) => ({ period, ...point })));
  return figure(view, {
    id: "activity_after",
    title: view.say("curve_title"),
    controls: [ruleSelect(view, "after")],
    unit: view.say("curve_axis"),
    caption: view.join([view.say("difference_band_key_short"), frameOf({ panels, line: 0 }) ? view.say("bands_cut") : ""].filter(Boolean)),
    chart: pathChart(view, { panels, xs, label: view.say("curve_axis"), xLabel: view.say("years_after"), unit: "percent", line: 0 }),
    table: {
      rows,
      columns: [
        { head: view.say("period"), value: (row) => view.period(row.period) },
        { head: view.say("years_after"), value: (row) => row.years, show: (row) => String(row.years) },
        { head: view.say("mean"), value: (row) => row.activity_mean, show: (row) => view.percent(row.activity_mean) },
        { head: view.say("low"), value: (row) => row.low, show: (row) => view.percent(row.low) },
        { head: view.say("high"), value: (row) => row.high, show: (row) => view.percent(row.high) },
      ],
    },
  });
}

/// Measures that the lasting records hold, e.g. additional_starts.
function lastingMeasures(view: View): string[] {
  const records = Object.values(view.report.lasting).flat();
  const names = records.flatMap((record) => Object.keys(record).filter((key) => estimateIn(record, key)));
  const preferred = ["additional_area_starts", "additional_area_money"];
  const rank = (name: string) => (preferred.includes(name) ? preferred.indexOf(name) : preferred.length);
  return [...new Set(names)].sort((left, right) => rank(left) - rank(right));
}

/// "additional_seat_products_launched" is the indicator products_launched in the prefecture of the cluster's seat.
function lastingTitle(view: View, measure: string): string {
  const quantity = measure.replace(/^additional_/, "");
  const name = quantity.replace(/^seat_/, "");
  const indicator = view.report.indicators.find((each) => each.name === name);
  const title = indicator ? capital(view.text(indicator.long_name)) : name;
  return quantity === name ? title : view.say("in_seat", { title });
}

const estimateIn = (record: Lasting | undefined, measure: string): Estimate | undefined => {
  const value = record?.[measure];
  return typeof value === "object" && value !== null ? value : undefined;
};

function lasting(view: View): TemplateResult {
  const measures = lastingMeasures(view);
  const lags = [...new Set(Object.values(view.report.lasting).flat().map((each) => each.years_after))].sort((a, b) => a - b);
  const measure = view.chosen("after", "lasting", measures);
  const years = view.chosen("after", "lag", lags.map(String));
  const at = (scenario: string, lag: number) =>
    estimateIn(view.report.lasting[scenario]?.find((each) => each.years_after === lag), measure);
  const rows = designRows(view, (scenario) => at(scenario, Number(years)));
  const all = lags.flatMap((lag) => designRows(view, (scenario) => at(scenario, lag)).map((row) => ({ ...row, lag })));
  const label = lastingTitle(view, measure);
  return figure(view, {
    id: "lasting",
    title: `${view.say("lasting_title")}${view.language === "ja" ? "：" : ": "}${label}`,
    controls: [
      select(view, { section: "after", name: "lasting", label: view.say("measure"), options: measures.map((each) => [each, lastingTitle(view, each)]) }),
      select(view, { section: "after", name: "lag", label: view.say("years_after"), options: lags.map((lag) => [String(lag), view.period(String(lag))]) }),
    ],
    unit: view.unit(measure.includes("money") || measure.includes("revenue") ? "Myen/year/cluster" : "1/year/cluster"),
    caption: `${view.say("lasting_caption", { years: view.period(years) })}${view.language === "ja" ? "" : " "}${view.say("interval_key")}`,
    chart: intervalChart(view, { rows, label: view.say("difference"), form: "signed", line: 0 }),
    table: {
      rows: all,
      columns: [
        ...estimateColumns<(typeof all)[number]>(view, "signed"),
        { head: view.say("years_after"), value: (row) => row.lag, show: (row) => String(row.lag) },
        ...pairColumns<(typeof all)[number]>(view),
      ],
    },
  });
}

export const afterSupport: Section = {
  id: "after",
  title: "after",
  body: (view) => {
    const known = Object.keys(chosenActivity(view)).length > 0;
    const lastingKnown = Object.values(view.report.lasting).some((each) => each.length > 0);
    return html`<p>${view.say("after_lead")}</p>
      ${known ? html`<div class="controls">${activitySelect(view)}</div>${periodLegend(view, view.designs.periods)}${selfRunning(view, "index")}${selfRunning(view, "share")}${curve(view)}` : absent(view)}
      ${lastingKnown ? lasting(view) : absent(view)}`;
  },
};
