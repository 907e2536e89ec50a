/// How to read the page, the notes that come with the result, and where it comes from.

import { html, nothing, type TemplateResult } from "lit-html";
import type { View } from "../view";
import type { Word } from "../words";
import { mainFirst } from "./outcomes";
import type { Section } from "./section";

const rules: Word[] = ["method_pairs", "method_verdict", "method_rules", "method_measures"];

function definitions(view: View): TemplateResult {
  const outcomes = mainFirst(view, view.report.outcomes);
  return html`<details><summary>${view.say("definitions")}</summary>
    <dl class="definitions">${outcomes.map(
      (outcome) => html`<dt>${view.text(outcome.title)}</dt>
        <dd>${view.text(outcome.definition)}${view.aside([view.say(outcome.attribution), view.unit(outcome.unit)].filter(Boolean).join("; "))}</dd>`,
    )}</dl></details>`;
}

export const method: Section = {
  id: "method",
  title: "method",
  body: (view) => html`<ul>${rules.map((rule) => html`<li>${view.say(rule)}</li>`)}</ul>
    ${view.report.notes.length > 0
      ? html`<h3>${view.say("notes")}</h3><ul>${view.report.notes.map((note) => html`<li>${view.text(note)}</li>`)}</ul>`
      : nothing}
    ${view.report.outcomes.length > 0 ? definitions(view) : nothing}`,
};

function programLine(program: Record<string, unknown>): string {
  const parts = [program["name"], program["version"], program["commit"] ? `commit ${String(program["commit"])}` : undefined];
  const dirty = program["dirty"] === true ? "(modified)" : undefined;
  return [...parts, dirty, program["compiler"], program["flags"]].filter(Boolean).map(String).join(" ");
}

function experimentLine(view: View): string {
  const { meta } = view.report;
  const scales = (["innovation_scale", "population_scale"] as const).flatMap((key) =>
    meta[key] === undefined ? [] : `${key.replace("_", ".")} = ${meta[key]}`,
  );
  return [meta.experiment_json?.["name"], ...scales].filter(Boolean).map(String).join(", ");
}

/// Where the published facts' side comes from, if it is there.
function factsLine(view: View): string | undefined {
  const worlds = view.report.facts?.worlds;
  return worlds && `${worlds.source_file}, ${worlds.digest}, ${worlds.command_line} (${programLine({ ...worlds, name: "Minori" })})`;
}

export const provenance: Section = {
  id: "provenance",
  title: "provenance",
  body: (view) => {
    const { meta, scenarios } = view.report;
    const entries: [Word, string | undefined][] = [
      ["program", programLine(meta.program ?? {})],
      ["experiment", experimentLine(view)],
      ["created", meta.created],
      ["source_file", meta.source_file],
      ["digest", meta.digest],
      ["runs", meta.runs === undefined ? undefined : view.say("runs_line", { runs: meta.runs, replicates: meta.replicates ?? "–" })],
      ["seeds", meta.seeds?.join(", ")],
      ["scenario", scenarios.map((each) => each.name).join(", ")],
      ["command", meta.history],
      ["facts_file", factsLine(view)],
      ["report_command", meta.report ? `${String(meta.report["command_line"])} (${programLine({ ...meta.report, name: "Minori" })})` : undefined],
    ];
    return html`<p>${view.say("reproduce_text")}</p>
      <dl class="provenance">${entries.map(([word, value]) => (value ? html`<dt>${view.say(word)}</dt><dd>${value}</dd>` : nothing))}</dl>`;
  },
};
