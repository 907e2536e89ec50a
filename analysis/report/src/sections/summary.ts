/// One measure: funding periods down, budget rules across, each cell with estimate, interval, verdict and agreement.

import { html, nothing, type TemplateResult } from "lit-html";
import { verdictOf, type Contrast, type Outcome } from "../data";
import { downloadButton, type Table } from "../figure";
import { capital, type View } from "../view";
import { outcomeSelect } from "./outcomes";
import { absent } from "./section";
import { contrastOf, differenceForm, formOf, mark, standing } from "./verdicts";

/// The interval leaves out zero, yet the verdict is open: the sign-flip test does not agree.
function isDoubtful(contrast: Contrast): boolean {
  const excludesZero = (contrast.low ?? 0) > 0 || (contrast.high ?? 0) < 0;
  return excludesZero && verdictOf(contrast) === "unresolved";
}

function comparison(view: View, outcome: Outcome, contrast: Contrast): TemplateResult {
  const difference = view.estimate(contrast, differenceForm(outcome));
  const agreement = contrast.same_sign ?? null;
  const pairs = contrast.pairs ?? 0;
  const agreeing = agreement === null ? "" : view.say("agree", { n: Math.round(agreement * pairs), pairs });
  return html`<span class="versus"><span class="difference">${difference}</span> <span class="agreeing">${agreeing}</span>${isDoubtful(contrast)
    ? html`<br>${view.say("sign_flip")}`
    : nothing}</span>`;
}

function cell(view: View, outcome: Outcome, rule: string, period: string): TemplateResult {
  const estimate = outcome.by_scenario[view.designs.scenario(period, rule)?.name ?? ""];
  if (!estimate) return html`<td role="cell" data-head=${view.rule(rule)}>–</td>`;
  const form = formOf(outcome);
  const isReference = period === view.designs.reference;
  const contrast = isReference ? undefined : contrastOf(view, outcome.id, rule, period);
  const kind = isReference ? "reference" : standing(outcome, verdictOf(contrast));
  return html`<td role="cell" class="verdict ${kind}" data-head=${view.rule(rule)}>
    <strong>${view.show(estimate.mean, form, view.decimalsOf(estimate, form))}</strong>
    <span class="interval">${view.interval(estimate, form)}</span>
    ${mark(view, kind)}${contrast ? comparison(view, outcome, contrast) : nothing}
  </td>`;
}

const isPerYen = (outcome: Outcome) => outcome.unit.includes("billion yen");

/// The question is what a period leaves per yen: such measures are offered first here.
const perYenFirst = (left: Outcome, right: Outcome) => Number(isPerYen(right)) - Number(isPerYen(left));

interface SummaryRow {
  period: string;
  rule: string;
}

function tidy(view: View, outcome: Outcome): Table<SummaryRow> {
  const rows = view.designs.periods.flatMap((period) => view.designs.rules.map((rule) => ({ period, rule })));
  const estimate = ({ period, rule }: SummaryRow) => outcome.by_scenario[view.designs.scenario(period, rule)?.name ?? ""];
  const contrast = ({ period, rule }: SummaryRow) => contrastOf(view, outcome.id, rule, period);
  const difference = view.say("difference");
  return {
    rows,
    columns: [
      { head: view.say("period"), value: (row) => view.period(row.period) },
      { head: view.say("rule"), value: (row) => view.rule(row.rule) },
      { head: view.say("estimate"), value: (row) => estimate(row)?.mean },
      { head: view.say("low"), value: (row) => estimate(row)?.low },
      { head: view.say("high"), value: (row) => estimate(row)?.high },
      { head: difference, value: (row) => contrast(row)?.mean },
      { head: `${difference}, ${view.say("low")}`, value: (row) => contrast(row)?.low },
      { head: `${difference}, ${view.say("high")}`, value: (row) => contrast(row)?.high },
      { head: view.say("pairs"), value: (row) => contrast(row)?.pairs },
      { head: view.say("same_sign"), value: (row) => contrast(row)?.same_sign },
      { head: view.say("verdict"), value: (row) => (contrast(row) ? view.say(standing(outcome, verdictOf(contrast(row)))) : view.say("reference")) },
    ],
  };
}

/// Definition, unit and direction of a measure, as far as there is something to say.
export function measureNote(view: View, outcome: Outcome): string {
  const unit = view.unit(outcome.unit);
  const stop = view.language === "ja" ? "。" : ".";
  const parts = [
    capital(view.text(outcome.definition)).replace(/[.。]$/, ""),
    unit ? `${view.say("unit")}${view.language === "ja" ? "：" : ": "}${unit}` : "",
    outcome.higher_is_better ? "" : view.say("lower_is_better"),
  ];
  return parts.filter(Boolean).map((part) => part + stop).join(view.language === "ja" ? "" : " ");
}

export function summary(view: View): TemplateResult {
  const { outcome, control } = outcomeSelect(view, "answer", view.report.outcomes, perYenFirst);
  if (!outcome) return absent(view);
  const { periods, rules } = view.designs;
  const name = view.text(outcome.title);
  const measure = isPerYen(outcome) ? view.say("per_billion", { measure: name }) : name;
  const title = view.say("summary_title", { measure });
  return html`<section class="summary" id="summary" aria-labelledby="summary-title">
    <h3 id="summary-title">${title}</h3>
    <div class="controls">${control}</div>
    <table class="verdicts ${view.designs.arePeriods ? "" : "of-titles"}" role="table">
      <caption>${view.say("summary_caption", { reference: view.reference })}</caption>
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${view.say("period")}</th>${rules.map((rule) => html`<th scope="col" role="columnheader">${view.rule(rule)}</th>`)}</tr></thead>
      <tbody role="rowgroup">${periods.map(
        (period) => html`<tr role="row"><th scope="row" role="rowheader">${view.period(period)}</th>${rules.map((rule) => cell(view, outcome, rule, period))}</tr>`,
      )}</tbody>
    </table>
    ${downloadButton(view, { id: "summary", title, table: tidy(view, outcome) })}
    <p class="small">${measureNote(view, outcome)}</p>
    <p class="small">${view.say("chance_note", { n: (periods.length - 1) * rules.length })}</p>
  </section>`;
}
