/// Over time: national fan charts, and the paired difference by fiscal year.

import { html, type TemplateResult } from "lit-html";
import { frameOf, pathChart, type PathPanel } from "../charts/paths";
import type { Indicator, Path } from "../data";
import { periodOf } from "../designs";
import { figure, type Table } from "../figure";
import { capital, type View } from "../view";
import { ruleSelect } from "./outcomes";
import { absent, type Section } from "./section";
import { indicatorSelect } from "./why";

interface YearRow {
  series: string;
  year: number;
  path: Path;
  at: number;
}

function panelsOf(view: View, paths: Record<string, Path> | undefined): PathPanel[] {
  const rule = view.chosen("time", "rule", view.designs.rules);
  return view.designs.byRule(rule).flatMap((scenario) => {
    const path = paths?.[scenario.name];
    return path ? [{ period: periodOf(scenario), path }] : [];
  });
}

function pathTable(view: View, panels: PathPanel[], baseline?: Path): Table<YearRow> {
  const { time } = view.report;
  const series = panels.map((panel) => ({ name: view.period(panel.period), path: panel.path }));
  if (baseline) series.unshift({ name: view.say("no_programme"), path: baseline });
  const quantiles = series.some((each) => each.path.q10);
  return {
    rows: series.flatMap(({ name, path }) => time.map((year, at) => ({ series: name, year, path, at }))),
    columns: [
      { head: view.say("period"), value: (row) => row.series },
      { head: view.say("fiscal_year"), value: (row) => row.year, show: (row) => String(row.year) },
      { head: view.say("mean"), value: (row) => row.path.mean[row.at] },
      { head: view.say("low"), value: (row) => row.path.low[row.at] },
      { head: view.say("high"), value: (row) => row.path.high[row.at] },
      ...(quantiles
        ? [
            { head: view.say("q10"), value: (row: YearRow) => row.path.q10?.[row.at] },
            { head: view.say("q90"), value: (row: YearRow) => row.path.q90?.[row.at] },
          ]
        : []),
    ],
  };
}

/// How far the programme moves the national total over the whole horizon, in any design.
function lead(view: View, indicator: Indicator): string {
  const differences = Object.values(view.report.differences[indicator.name] ?? {});
  const sizes = differences.flatMap((each) => (each.relative === null ? [] : Math.abs(each.relative)));
  if (!view.report.difference_paths[indicator.name]) return "";
  if (sizes.length === 0) return view.say("time_lead_plain");
  return view.say("time_lead", { share: view.percent(Math.max(...sizes), true).replace("+", "") });
}

function fans(view: View, indicator: Indicator, controls: TemplateResult[]): TemplateResult {
  const paths = view.report.fans[indicator.name];
  const panels = panelsOf(view, paths);
  const baseline = view.designs.baseline && paths?.[view.designs.baseline.name];
  const title = view.say("fan_title", { indicator: capital(view.text(indicator.long_name)) });
  return figure(view, {
    id: "fans",
    title,
    controls,
    unit: view.unitOf(indicator),
    caption: view.join([view.say("band_key"), baseline ? view.say("grey_line") : ""].filter(Boolean)),
    chart: pathChart(view, { panels, xs: view.report.time, baseline, label: title, xLabel: view.say("fiscal_year"), unit: "number" }),
    table: pathTable(view, panels, baseline),
  });
}

function differences(view: View, indicator: Indicator): TemplateResult {
  const panels = panelsOf(view, view.report.difference_paths[indicator.name]);
  if (panels.length === 0) return html``;
  const title = view.say("path_title", { indicator: view.text(indicator.long_name) });
  return figure(view, {
    id: "difference_paths",
    title,
    unit: view.unitOf(indicator),
    caption: view.join([view.say("difference_band_key"), frameOf({ panels, line: 0 }) ? view.say("bands_cut") : ""].filter(Boolean)),
    chart: pathChart(view, { panels, xs: view.report.time, label: title, xLabel: view.say("fiscal_year"), unit: "signed", line: 0 }),
    table: pathTable(view, panels),
  });
}

export const overTime: Section = {
  id: "time",
  title: "time",
  body: (view) => {
    const within = (each: Indicator) => each.name in view.report.fans;
    const { indicator, control } = indicatorSelect(view, "time", within, ["project_starts", "joint_project_starts"]);
    if (!indicator) return absent(view);
    return html`<p>${lead(view, indicator)}</p>
      ${fans(view, indicator, [control, ruleSelect(view, "time")])}${differences(view, indicator)}`;
  },
};
