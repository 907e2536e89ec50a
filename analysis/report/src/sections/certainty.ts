/// How sure: paired differences to the reference period, and every verdict side by side.

import { html, type TemplateResult } from "lit-html";
import { periodLegend } from "../charts/common";
import { intervalChart } from "../charts/intervals";
import { verdictOf, type Contrast } from "../data";
import { figure, openTable, select, type Column } from "../figure";
import { capital, type View } from "../view";
import { estimateColumns, mainFirst, mainOutcomes, outcomeSelect, pairColumns, ruleSelect } from "./outcomes";
import { absent, type Section } from "./section";
import { contrastOf, differenceForm, mark, standing } from "./verdicts";

function forest(view: View): TemplateResult {
  const compared = view.report.outcomes.filter((outcome) => view.report.contrasts.some((each) => each.outcome_id === outcome.id));
  const { outcome, control } = outcomeSelect(view, "sure", compared);
  if (!outcome) return absent(view);
  const rows = view.report.contrasts
    .filter((each) => each.outcome_id === outcome.id)
    .map((each) => ({ ...each, period: each.to }));
  const form = differenceForm(outcome);
  const unit = form === "points" ? view.say("percentage_points") : view.unit(outcome.unit);
  const title = view.say("forest_title", { measure: view.text(outcome.title), reference: view.reference });
  return figure(view, {
    id: "contrasts",
    title,
    controls: [control],
    legend: periodLegend(view, view.designs.periods.filter((period) => period !== view.designs.reference)),
    caption: view.say("interval_key"),
    chart: intervalChart(view, { rows, label: unit || view.say("difference"), form, line: 0 }),
    table: {
      rows,
      columns: [
        ...estimateColumns<(typeof rows)[number]>(view, form),
        ...pairColumns<(typeof rows)[number]>(view),
        { head: view.say("verdict"), value: (row) => view.say(verdictOf(row)), show: (row) => mark(view, standing(outcome, verdictOf(row))) },
      ],
    },
  });
}

/// Pairs with the sign of the mean, of all pairs.
function agreement(contrast: Contrast): string {
  const pairs = contrast.pairs ?? 0;
  return contrast.same_sign === null || contrast.same_sign === undefined ? "" : `${Math.round(contrast.same_sign * pairs)}/${pairs}`;
}

interface VerdictRow {
  outcome: ReturnType<typeof mainFirst>[number];
}

/// Measures down, designs across: shows which verdicts hold together.
function verdicts(view: View): TemplateResult {
  const rule = view.chosen("sure", "rule", view.designs.rules);
  const periods = view.designs.periods.filter((period) => period !== view.designs.reference);
  const all = view.chosen("sure", "show", ["main", "all"]) === "all";
  const rows: VerdictRow[] = (all ? mainFirst(view, view.report.outcomes) : mainOutcomes(view))
    .filter((outcome) => periods.some((period) => contrastOf(view, outcome.id, rule, period)))
    .map((outcome) => ({ outcome }));
  const columns: Column<VerdictRow>[] = [
    { head: view.say("measure"), value: (row) => capital(view.text(row.outcome.title)) },
    ...periods.map((period) => ({
      head: view.mark(period),
      value: (row: VerdictRow) => {
        const contrast = contrastOf(view, row.outcome.id, rule, period);
        return contrast ? `${view.say(standing(row.outcome, verdictOf(contrast)))} ${agreement(contrast)}` : "–";
      },
      show: (row: VerdictRow) => {
        const contrast = contrastOf(view, row.outcome.id, rule, period);
        if (!contrast) return "–";
        const kind = standing(row.outcome, verdictOf(contrast));
        return html`${mark(view, kind)} <span class="small">${agreement(contrast)}</span>`;
      },
    })),
  ];
  return openTable(view, {
    id: "verdicts",
    folds: true,
    title: view.say("sign_title"),
    caption: view.say("sign_caption", { reference: view.reference }),
    controls: [
      ruleSelect(view, "sure"),
      select(view, { section: "sure", name: "show", label: view.say("show"), options: [["main", view.say("main_measures")], ["all", view.say("all_measures")]] }),
    ],
    table: { rows, columns },
  });
}

export const sure: Section = {
  id: "sure",
  title: "sure",
  body: (view) =>
    view.report.contrasts.length > 0
      ? html`<p>${view.say("sure_lead", { reference: view.reference })}</p>${forest(view)}${verdicts(view)}`
      : absent(view),
};
