/// Verdicts on designs: which contrast says what, and how it is marked so that colour is not needed.

import { html, type TemplateResult } from "lit-html";
import { verdictOf, type Contrast, type Outcome, type Verdict } from "../data";
import type { Form, View } from "../view";

const glyphs = { better: "▲", worse: "▼", unresolved: "○", reference: "◆" };
export type Standing = keyof typeof glyphs;

export function contrastOf(view: View, outcome: string, rule: string, period: string): Contrast | undefined {
  return view.report.contrasts.find((each) => each.outcome_id === outcome && each.rule === rule && each.to === period);
}

/// A verdict on the amount as a verdict on the design.
export function standing(outcome: Outcome, verdict: Verdict): Standing {
  if (verdict === "unresolved") return "unresolved";
  return (verdict === "more") === outcome.higher_is_better ? "better" : "worse";
}

/// How a period does against the reference under a rule; undefined if they were not compared.
export function standingOf(view: View, outcome: Outcome, rule: string, period: string): Standing | undefined {
  const contrast = contrastOf(view, outcome.id, rule, period);
  return contrast && standing(outcome, verdictOf(contrast));
}

export function mark(view: View, kind: Standing, words?: string): TemplateResult {
  return html`<span class="mark ${kind}"><span aria-hidden="true">${glyphs[kind]}</span>
    ${words === undefined ? view.say(kind) : html`<span class="aside">${view.say(kind)}: </span>${words}`}</span>`;
}

/// Shares are shown in percent, differences of shares in points.
const isShare = (outcome: Outcome) => outcome.unit === "1" && outcome.id.includes("share");
export const formOf = (outcome: Outcome): Form => (isShare(outcome) ? "percent" : "number");
export const differenceForm = (outcome: Outcome): Form => (isShare(outcome) ? "points" : "signed");
