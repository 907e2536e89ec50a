/// The answer: sentences computed from the paired differences, and one table of periods by budget rules.

import { html, nothing, type TemplateResult } from "lit-html";
import { verdictOf, type Contrast, type Outcome, type Verdict } from "../data";
import { downloadButton, type Table } from "../figure";
import { capital, type View } from "../view";
import { mainOutcomes, outcomeSelect } from "./outcomes";
import { absent, type Section } from "./section";

const glyphs = { better: "▲", worse: "▼", unresolved: "○", reference: "◆" };
type Standing = keyof typeof glyphs;

export function contrastOf(view: View, outcome: string, rule: string, period: string): Contrast | undefined {
  return view.report.contrasts.find((each) => each.outcome_id === outcome && each.rule === rule && each.to === period);
}

/// A verdict on the amount as a verdict on the design.
export function standing(outcome: Outcome, verdict: Verdict): Standing {
  if (verdict === "unresolved") return "unresolved";
  return (verdict === "more") === outcome.higher_is_better ? "better" : "worse";
}

export function mark(view: View, kind: Standing): TemplateResult {
  return html`<span class="mark ${kind}"><span aria-hidden="true">${glyphs[kind]}</span> ${view.say(kind)}</span>`;
}

/// "10 years gives more under all 3 budget rules; 3 years gives less under “…”; the rest cannot be told apart".
export function sentence(view: View, outcome: Outcome): string {
  const { designs } = view;
  const found = new Map<string, string[]>();
  let resolved = 0;
  const others = designs.periods.filter((period) => period !== designs.reference);
  const directions = new Map<string, Set<Verdict>>();
  for (const period of others) {
    for (const verdict of ["more", "less"] as const) {
      const rules = designs.rules.filter((rule) => verdictOf(contrastOf(view, outcome.id, rule, period)) === verdict);
      if (rules.length === 0) continue;
      resolved += 1;
      directions.set(period, (directions.get(period) ?? new Set<Verdict>()).add(verdict));
      const key = `${verdict}|${rules.join("|")}`;
      found.set(key, [...(found.get(key) ?? []), period]);
    }
  }
  if (resolved === 0) return view.say("finding_none", { reference: view.reference });
  const parts = [...found].map(([key, periods]) => clause(view, key, periods));
  if (directions.size < others.length) parts.push(view.say("finding_rest", { reference: view.reference }));
  const opposed = [...directions.values()].some((each) => each.size > 1);
  const end = view.language === "ja" ? "。" : ".";
  return parts.join(view.language === "ja" ? "。" : "; ") + end + (opposed ? ` ${view.say("finding_opposed")}` : "");
}

function clause(view: View, key: string, periods: string[]): string {
  const [verdict = "more", ...rules] = key.split("|");
  const all = rules.length === view.designs.rules.length && rules.length > 1;
  const where = all
    ? view.say("finding_all_rules", { n: rules.length })
    : view.say("finding_some_rules", { rules: view.list(rules.map((rule) => view.rule(rule))) });
  const word = `finding_${verdict}${periods.length === 1 ? "_one" : ""}` as "finding_more";
  return view.say(word, { periods: view.list(periods.map((period) => view.period(period))), where });
}

function findings(view: View): TemplateResult {
  const main = mainOutcomes(view);
  const item = (outcome: Outcome) =>
    html`<li><strong>${capital(view.text(outcome.title))}</strong>${view.language === "ja" ? "：" : ": "}${sentence(view, outcome)}</li>`;
  const rest = view.report.outcomes.filter((each) => !main.includes(each));
  return html`<ul class="findings">${main.map(item)}</ul>
    ${rest.length > 0
      ? html`<details><summary>${view.say("other_measures")}</summary><ul class="findings">${rest.map(item)}</ul></details>`
      : nothing}
    ${view.report.findings.length > 0
      ? html`<details><summary>${view.say("each_comparison")}</summary><ul class="findings">${view.report.findings.map(
          (each) => html`<li>${view.text(each.text)}${each.robust ? html` <span class="small">✓ ${view.say("robust")}</span>` : nothing}</li>`,
        )}</ul></details>`
      : nothing}`;
}

function summaryCell(view: View, outcome: Outcome, rule: string, period: string): TemplateResult {
  const scenario = view.designs.scenario(period, rule);
  const estimate = scenario && outcome.by_scenario[scenario.name];
  const isReference = period === view.designs.reference;
  if (!estimate) return html`<td data-rule=${view.rule(rule)}>–</td>`;
  const contrast = contrastOf(view, outcome.id, rule, period);
  const kind = isReference ? "reference" : standing(outcome, verdictOf(contrast));
  return html`<td class="verdict ${kind}" data-rule=${view.rule(rule)}>
    <strong>${view.number(estimate.mean)}</strong> <span class="interval">${view.interval(estimate)}</span>
    ${mark(view, kind)}
    ${!isReference && contrast
      ? html`<span class="versus">${view.say("versus", {
          reference: view.reference,
          difference: `${view.signed(contrast.mean)} ${view.interval(contrast, (value) => view.signed(value))}`,
        })}${contrast.same_sign === null || contrast.same_sign === undefined
          ? nothing
          : html`<br>${view.say("agree", { share: view.percent(contrast.same_sign), pairs: contrast.pairs ?? "–" })}`}</span>`
      : nothing}
  </td>`;
}

interface SummaryRow {
  period: string;
  rule: string;
}

function summaryRows(view: View, outcome: Outcome): Table<SummaryRow> {
  const rows = view.designs.periods.flatMap((period) => view.designs.rules.map((rule) => ({ period, rule })));
  const estimate = ({ period, rule }: SummaryRow) => outcome.by_scenario[view.designs.scenario(period, rule)?.name ?? ""];
  const contrast = ({ period, rule }: SummaryRow) => contrastOf(view, outcome.id, rule, period);
  return {
    rows,
    columns: [
      { head: view.say("period"), value: (row) => view.period(row.period) },
      { head: view.say("rule"), value: (row) => view.rule(row.rule) },
      { head: view.say("estimate"), value: (row) => estimate(row)?.mean },
      { head: view.say("low"), value: (row) => estimate(row)?.low },
      { head: view.say("high"), value: (row) => estimate(row)?.high },
      { head: view.say("difference"), value: (row) => contrast(row)?.mean },
      { head: view.say("low"), value: (row) => contrast(row)?.low },
      { head: view.say("high"), value: (row) => contrast(row)?.high },
      { head: view.say("pairs"), value: (row) => contrast(row)?.pairs },
      { head: view.say("same_sign"), value: (row) => contrast(row)?.same_sign },
      { head: view.say("verdict"), value: (row) => view.say(verdictOf(contrast(row))) },
    ],
  };
}

function summary(view: View): TemplateResult {
  const { outcomes } = view.report;
  const { outcome, control } = outcomeSelect(view, "answer", outcomes);
  if (!outcome) return absent(view);
  const title = view.say("summary_title", { measure: view.text(outcome.title) });
  const shown = { id: "summary", title, table: summaryRows(view, outcome) };
  return html`<div class="summary" id="summary">
    <h3>${title}</h3>
    <div class="controls">${control}</div>
    <p class="measure-note">${view.text(outcome.definition)} ${view.say("unit")}: ${view.unit(outcome.unit)}${outcome.higher_is_better ? "" : ` (${view.say("lower_is_better")})`}</p>
    <table class="verdicts">
      <caption>${view.say("summary_caption", { reference: view.reference })}</caption>
      <thead><tr><th scope="col">${view.say("period")}</th>${view.designs.rules.map((rule) => html`<th scope="col">${view.rule(rule, "long")}</th>`)}</tr></thead>
      <tbody>${view.designs.periods.map(
        (period) => html`<tr><th scope="row">${view.period(period)}</th>${view.designs.rules.map((rule) => summaryCell(view, outcome, rule, period))}</tr>`,
      )}</tbody>
    </table>
    ${downloadButton(view, shown)}
    <p class="small">${view.say("chance_note", { n: (view.designs.periods.length - 1) * view.designs.rules.length })}</p>
  </div>`;
}

export const answer: Section = {
  id: "answer",
  title: "answer",
  body: (view) => html`<p>${view.say("answer_lead", { reference: view.reference })}</p>${findings(view)}${summary(view)}`,
};
