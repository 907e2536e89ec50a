/// Held against published facts: each fact with its range, what the model shows, and whether that is evidence.

import { html, nothing, type TemplateResult } from "lit-html";
import { curveAxes, factCurve, pointsOf } from "../charts/fact_curve";
import { factStrip } from "../charts/fact_strip";
import type { Fact, FactRole, Facts, FactVerdict } from "../data";
import { downloadButton, figure, tableOf, type Column, type Table } from "../figure";
import type { View } from "../view";
import type { Word } from "../words";
import type { Section } from "./section";

const roles: FactRole[] = ["emergent", "fit", "input"];
const glyphs: Record<FactVerdict, string> = { met: "●", near: "◐", missed: "✕", "not measured": "–" };
const wordOf = (verdict: FactVerdict) => `fact_${verdict.replace(" ", "_")}` as Word;

function verdictMark(view: View, verdict: FactVerdict): TemplateResult {
  return html`<span class="mark fact-${verdict.replace(" ", "-")}"><span aria-hidden="true">${glyphs[verdict]}</span> ${view.say(wordOf(verdict))}</span>`;
}

/// Why a fact is not met, where that is known; nothing for a fact that is met.
function reasonOf(view: View, fact: Fact): string {
  if (fact.verdict === "met") return "";
  return view.text(fact.note) || (fact.verdict === "near" ? "" : view.say("reason_open"));
}

/// The interval only where there is one: a value that is fed in has none.
function simulated(view: View, fact: Fact): TemplateResult {
  const uncertain = fact.low !== null && fact.high !== null && fact.high > fact.low;
  const words = uncertain ? view.estimate(fact, "number") : view.number(fact.mean);
  const ends = [...new Set(fact.published.map((end) => view.number(end)))];
  const range = `${ends.join(view.language === "ja" ? "～" : " to ")} ${view.unit(fact.unit)}`.trim();
  return html`${words} <span class="versus">${view.say("fact_published", { range: view.language === "ja" ? ` ${range}` : range })}</span>`;
}

function shownColumns(view: View): Column<Fact>[] {
  return [
    {
      head: view.say("fact"),
      value: (fact) => view.text(fact.title),
      show: (fact) => html`${view.text(fact.title)} <small class="source">${view.text(fact.source)}</small>`,
    },
    { head: view.say("fact_range"), value: () => "", show: (fact) => factStrip(view, fact) },
    { head: view.say("simulated"), value: () => "", show: (fact) => simulated(view, fact) },
    {
      head: view.say("verdict"),
      value: () => "",
      show: (fact) => html`${verdictMark(view, fact.verdict)}
        <small class="reason">${reasonOf(view, fact)}</small>`,
    },
  ];
}

function fullTable(view: View, rows: Fact[]): Table<Fact> {
  return {
    rows,
    columns: [
      { head: view.say("fact"), value: (fact) => view.text(fact.title) },
      { head: view.say("role"), value: (fact) => view.say(`short_${fact.role}`) },
      { head: view.say("unit"), value: (fact) => view.unit(fact.unit) },
      { head: view.say("published_low"), value: (fact) => fact.published[0] },
      { head: view.say("published_high"), value: (fact) => fact.published[1] },
      { head: view.say("simulated"), value: (fact) => fact.mean },
      { head: view.say("low"), value: (fact) => fact.low },
      { head: view.say("high"), value: (fact) => fact.high },
      { head: view.say("verdict"), value: (fact) => view.say(wordOf(fact.verdict)) },
      { head: view.say("reason"), value: (fact) => reasonOf(view, fact) },
      { head: view.say("published_source"), value: (fact) => view.text(fact.source) },
    ],
  };
}

/// On a phone what is no evidence opens on demand: its rows would fill many screens.
function folded(view: View, title: string, folds: boolean, body: TemplateResult): TemplateResult {
  return folds && view.narrow ? html`<details><summary>${view.say("table_of", { title })}</summary>${body}</details>` : body;
}

function group(view: View, facts: Facts, role: FactRole): TemplateResult {
  const rows = facts.list.filter((fact) => fact.role === role);
  if (rows.length === 0) return html``;
  const title = view.say(`role_${role}`);
  const id = `facts_${role}`;
  return html`<section class="plain-table facts" id=${id} aria-labelledby="${id}-title">
    <h3 id="${id}-title">${title}</h3>
    ${folded(view, title, role !== "emergent", html`<div class="scroll">${tableOf(view, title, { rows, columns: shownColumns(view) })}</div>`)}
    ${downloadButton(view, { id, title, table: fullTable(view, rows) })}
  </section>`;
}

interface CurveRow {
  series: string;
  x: number;
  y: number;
}

/// The curve of a fact with what its laws are, in words, and the points as a table.
function curve(view: View, fact: Fact): TemplateResult | typeof nothing {
  const axes = curveAxes[fact.id];
  if (!axes || !fact.curve) return nothing;
  const nameOf = (name: string) => view.say(name === "" ? "curve_simulated" : (`law_${name}` as Word));
  const rows: CurveRow[] = [fact.curve.simulated, ...fact.curve.laws].flatMap((points) =>
    pointsOf(points).map((point) => ({ series: nameOf(points.name), ...point })),
  );
  const keys = [view.say(axes.joined ? "curve_key_joined" : "curve_key"), ...fact.curve.laws.map((law) => view.say(`key_${law.name}` as Word))];
  const title = view.text(fact.title);
  return figure<CurveRow>(view, {
    id: `curve_${fact.id}`,
    title,
    caption: view.join(keys),
    chart: factCurve(view, axes, fact.curve, `${title}. ${view.say(axes.up)}, ${view.say(axes.across)}`),
    table: {
      rows,
      columns: [
        { head: view.say("curve_series"), value: (row) => row.series },
        { head: view.say(axes.across), value: (row) => row.x },
        { head: view.say(axes.up), value: (row) => row.y },
      ],
    },
  });
}

function curves(view: View, facts: Facts): TemplateResult | typeof nothing {
  const shown = facts.list.filter((fact) => fact.curve && curveAxes[fact.id]);
  if (shown.length === 0) return nothing;
  return html`<h3>${view.say("curves_title")}</h3>
    <p class="small">${view.say("curves_lead")}</p>
    <div class="curves">${shown.map((fact) => curve(view, fact))}</div>`;
}

function lead(view: View, facts: Facts): TemplateResult {
  const { met, near, missed, "not measured": not_measured } = facts.counts.emergent;
  const { seeds, innovation_scale: innovation, population_scale: population } = facts.worlds;
  const sentences = [
    view.say("facts_worlds", { seeds, innovation, population }),
    seeds < 2 ? view.say("facts_one_world") : "",
    view.say("facts_key"),
  ];
  return html`<p class="facts-count"><strong>${view.say("facts_count", { all: met + near + missed + not_measured, met, near, missed, not_measured })}</strong>
    ${view.sentences([seeds > 1 ? view.say("facts_surely", { n: facts.surely_met, met }) : "", view.say("facts_evidence")])}</p>
    <p class="small">${view.sentences(sentences)}</p>`;
}

export const facts: Section = {
  id: "facts",
  title: "facts",
  body: (view) => {
    const { facts: checked } = view.report;
    if (!checked) return html`<p class="absent">${view.say("facts_absent")}</p>`;
    return html`${lead(view, checked)}${roles.map((role) => group(view, checked, role))}${curves(view, checked)}`;
  },
};
