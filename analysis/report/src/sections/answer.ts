/// The answer: sentences computed from the paired differences, an overview of verdicts, and one table per measure.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Outcome } from "../data";
import { openTable, type Column } from "../figure";
import { capital, type View } from "../view";
import { spendingRows } from "./cost";
import { mainOutcomes } from "./outcomes";
import { absent, type Section } from "./section";
import { summary } from "./summary";
import { mark, standingOf, type Standing } from "./verdicts";

const others = (view: View) => view.designs.periods.filter((period) => period !== view.designs.reference);

function periodsThatAre(view: View, kind: Standing, outcome: Outcome, rule: string): string[] {
  return others(view).filter((period) => standingOf(view, outcome, rule, period) === kind);
}

/// "8 years and 10 years better, 3 years worse", or that nothing can be told apart.
function pattern(view: View, outcome: Outcome, rule: string): string {
  const clauses = (["better", "worse"] as const).flatMap((kind) => {
    const periods = periodsThatAre(view, kind, outcome, rule);
    return periods.length > 0 ? view.say(`finding_${kind}`, { periods: view.periods(periods) }) : [];
  });
  if (clauses.length === 0) return view.say("finding_open", { reference: view.reference });
  return clauses.join(view.language === "ja" ? "、" : ", ");
}

/// One sentence on a measure, budget rules with the same verdicts taken together.
export function sentence(view: View, outcome: Outcome): string {
  const patterns = new Map<string, string[]>();
  for (const rule of view.designs.rules) {
    const verdicts = pattern(view, outcome, rule);
    patterns.set(verdicts, [...(patterns.get(verdicts) ?? []), view.rule(rule)]);
  }
  const open = view.say("finding_open", { reference: view.reference });
  const end = view.language === "ja" ? "。" : ".";
  if (patterns.size === 1 && patterns.has(open)) return capital(view.say("finding_open_all", { reference: view.reference })) + end;
  const clauses = [...patterns].map(([verdicts, rules]) => view.say("finding_pattern", { rules: view.list(rules), verdicts }));
  return clauses.join(view.language === "ja" ? "。" : ". ") + end;
}

/// What holds across budget rules, what turns around, and how much is open.
function acrossRules(view: View, outcomes: Outcome[]): string[] {
  const reference = view.reference;
  const separator = view.language === "ja" ? "、" : "; ";
  const everywhere: string[] = [];
  const opposed = new Set<string>();
  let compared = 0;
  for (const outcome of outcomes)
    for (const period of others(view)) {
      const kinds = view.designs.rules.flatMap((rule) => standingOf(view, outcome, rule, period) ?? []);
      compared += kinds.length;
      if (kinds.length > 1 && kinds.every((kind) => kind === "better")) everywhere.push(`${view.period(period)} (${view.text(outcome.title)})`);
      if (kinds.includes("better") && kinds.includes("worse")) opposed.add(view.text(outcome.title));
    }
  if (compared === 0 || view.designs.rules.length < 2) return [];
  return [
    everywhere.length > 0
      ? view.say("finding_everywhere", { reference, list: everywhere.join(separator) })
      : view.say("finding_nowhere", { reference }),
    ...(opposed.size > 0 && !view.report.between_rules.en ? [view.say("finding_opposed", { list: [...opposed].join(separator) })] : []),
  ];
}

/// How much is sure at all: verdicts on the main measures, counted, beside those that 95 % intervals give by chance.
function countLine(view: View, outcomes: Outcome[]): string {
  const kinds = outcomes.flatMap((outcome) =>
    view.designs.rules.flatMap((rule) => others(view).flatMap((period) => standingOf(view, outcome, rule, period) ?? [])));
  const count = (kind: Standing) => kinds.filter((each) => each === kind).length;
  const shown = { n: kinds.length, better: count("better"), worse: count("worse"), open: count("unresolved"), chance: Math.round(0.05 * kinds.length) };
  return kinds.length === 0 ? "" : view.say("finding_count", shown);
}

/// Under each budget rule what differs, one sentence a measure; then, in one, the measures in which nothing does.
function headlines(view: View): TemplateResult {
  const { headlines: all, between_rules: between } = view.report;
  const rules = [...new Set(all.map((each) => each.rule))];
  const title = (id: string) => view.text(view.report.outcomes.find((each) => each.id === id)?.title) || id;
  return html`<h3>${view.say("found_title")}</h3>
    <dl class="found">${rules.map((rule) => {
      const mine = all.filter((each) => each.rule === rule);
      const open = mine.filter((each) => each.differing === 0);
      const list = open.map((each) => title(each.outcome_id)).join(view.language === "ja" ? "、" : "; ");
      const reference = view.reference;
      return html`<dt>${view.rule(rule, "long")}</dt>
        <dd><ul class="findings">${mine.filter((each) => each.differing > 0).map((each) => html`<li>${capital(view.text(each.text))}</li>`)}
        ${open.length === 0 ? nothing : html`<li class="open">${open.length === mine.length ? view.say("found_nothing", { reference }) : view.say("found_open", { reference, list })}</li>`}</ul></dd>`;
    })}</dl>
    ${between.en ? html`<p>${view.text(between)}</p>` : nothing}`;
}

/// Sentences on the first measure of what goes on and the first of what was gained per yen, then across rules.
function findings(view: View, main: Outcome[]): TemplateResult {
  const perMoney = main.find((each) => each.unit.includes("billion yen"));
  const spoken = view.report.headlines.length > 0;
  const leading = spoken ? [] : [...new Set([main[0], perMoney])].flatMap((each) => each ?? []);
  const stop = view.language === "ja" ? "：" : ". ";
  return html`<ul class="findings">
    ${leading.map((each) => html`<li><strong>${capital(view.text(each.title))}</strong>${stop}${sentence(view, each)}</li>`)}
    ${acrossRules(view, main).map((words) => html`<li>${words}</li>`)}
  </ul>`;
}

function overviewCell(view: View, outcome: Outcome, rule: string): TemplateResult {
  const kinds = (["better", "worse"] as const).flatMap((kind) => {
    const periods = periodsThatAre(view, kind, outcome, rule);
    return periods.length > 0 ? html`<div>${mark(view, kind, view.periods(periods))}</div>` : [];
  });
  return html`<div>${kinds.length > 0 ? kinds : mark(view, "unresolved", view.say("none_resolved"))}</div>`;
}

function overview(view: View, outcomes: Outcome[]): TemplateResult {
  const columns: Column<Outcome>[] = [
    { head: view.say("measure"), value: (outcome) => capital(view.text(outcome.title)) },
    ...view.designs.rules.map((rule) => ({
      head: view.rule(rule),
      value: (outcome: Outcome) => pattern(view, outcome, rule),
      show: (outcome: Outcome) => overviewCell(view, outcome, rule),
    })),
  ];
  return openTable(view, {
    id: "overview",
    folds: true,
    title: view.say("overview_title", { reference: view.reference }),
    caption: view.say("overview_caption"),
    table: { rows: outcomes, columns },
  });
}

function details(view: View, main: Outcome[]): TemplateResult {
  const rest = view.report.outcomes.filter((each) => !main.includes(each));
  const stop = view.language === "ja" ? "：" : ". ";
  return html`${rest.length > 0
    ? html`<details><summary>${view.say("other_measures")}</summary><ul class="findings">${rest.map(
        (each) => html`<li><strong>${capital(view.text(each.title))}</strong>${stop}${sentence(view, each)}</li>`,
      )}</ul></details>`
    : nothing}
  ${view.report.findings.length > 0
    ? html`<details><summary>${view.say("each_comparison")}</summary><ul class="findings">${view.report.findings.map(
        (each) => html`<li>${view.text(each.text)}${each.robust ? html` <span class="small">✓ ${view.say("robust")}</span>` : nothing}</li>`,
      )}</ul></details>`
    : nothing}`;
}

/// Whether the designs may be compared at all: the largest gap of money spent within a budget rule.
function moneyLine(view: View): string {
  const deviations = spendingRows(view).flatMap((row) => (row.deviation === null ? [] : Math.abs(row.deviation)));
  if (deviations.length === 0) return "";
  const largest = Math.max(...deviations);
  return view.say(largest > 0.05 ? "unequal_money" : "equal_money", { share: view.percent(Math.ceil(largest * 1000) / 1000, true).replace("+", "") });
}

export const answer: Section = {
  id: "answer",
  title: "answer",
  body: (view) => {
    const main = mainOutcomes(view);
    if (main.length === 0) return absent(view);
    return html`<p class="lead"><strong>${countLine(view, main)}</strong>${view.language === "ja" ? "" : " "}${view.sentences([view.say("answer_lead", { reference: view.reference }), moneyLine(view)])}</p>
      ${summary(view)}${view.report.headlines.length > 0 ? headlines(view) : nothing}${findings(view, main)}
      ${overview(view, main)}${details(view, main)}`;
  },
};
