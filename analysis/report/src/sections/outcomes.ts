/// Outcomes as choices, and as rows of interval charts.

import type { TemplateResult } from "lit-html";
import type { Estimate, Outcome } from "../data";
import type { IntervalRow } from "../charts/intervals";
import { select, type Column, type Option } from "../figure";
import { capital, type Form, type View } from "../view";

/// Key measures come first, what goes on after support before what was gained on the way.
export function mainOutcomes(view: View): Outcome[] {
  const { outcomes } = view.report;
  const named = outcomes.filter((each) => each.key);
  const main = named.length > 0 ? named : outcomes.slice(0, 6);
  const kinds = ["self_running", "lasting", "additional", ""];
  const rank = (outcome: Outcome) => kinds.findIndex((kind) => outcome.id.startsWith(kind));
  return [...main].sort((left, right) => rank(left) - rank(right));
}

export function mainFirst(view: View, outcomes: Outcome[]): Outcome[] {
  const main = mainOutcomes(view).filter((each) => outcomes.includes(each));
  return [...main, ...outcomes.filter((each) => !main.includes(each))];
}

/// The chosen outcome of a section, and the control that chooses it.
export function outcomeSelect(
  view: View,
  section: string,
  outcomes: Outcome[],
  order: (left: Outcome, right: Outcome) => number = () => 0,
): { outcome: Outcome | undefined; control: TemplateResult } {
  const main = new Set(mainOutcomes(view));
  const rank = (each: Outcome) => (main.has(each) ? 0 : 1);
  const ordered = mainFirst(view, outcomes).sort((left, right) => rank(left) - rank(right) || order(left, right));
  const options = ordered.map((each): Option => [each.id, capital(view.text(each.title)), view.say(main.has(each) ? "main_measures" : "more_measures")]);
  const id = view.chosen(section, "measure", ordered.map((each) => each.id));
  return {
    outcome: ordered.find((each) => each.id === id),
    control: select(view, { section, name: "measure", label: view.say("measure"), options }),
  };
}

export function ruleSelect(view: View, section: string): TemplateResult {
  const options = view.designs.rules.map((rule): Option => [rule, view.rule(rule)]);
  return select(view, { section, name: "rule", label: view.say("rule"), options });
}

/// One row per design of what `of` gives for its scenario.
export function designRows(view: View, of: (scenario: string) => Estimate | undefined): IntervalRow[] {
  const { designs } = view;
  return designs.rules.flatMap((rule) =>
    designs.periods.flatMap((period) => {
      const scenario = designs.scenario(period, rule);
      const estimate = scenario && of(scenario.name);
      return estimate ? [{ period, rule, ...estimate }] : [];
    }),
  );
}

/// The columns that every table of estimates has.
export function estimateColumns<Row extends IntervalRow>(view: View, form: Form = "number"): Column<Row>[] {
  const shown = (row: Row, value: number | null) =>
    view.show(value === null ? null : view.possible(value, form), form, view.decimalsOf(row, form));
  return [
    { head: view.say("period"), value: (row) => view.period(row.period) },
    { head: view.say("rule"), value: (row) => view.rule(row.rule) },
    { head: view.say("mean"), value: (row) => row.mean, show: (row) => shown(row, row.mean) },
    { head: view.say("low"), value: (row) => row.low, show: (row) => shown(row, row.low) },
    { head: view.say("high"), value: (row) => row.high, show: (row) => shown(row, row.high) },
  ];
}

export function pairColumns<Row extends IntervalRow>(view: View): Column<Row>[] {
  return [
    { head: view.say("pairs"), value: (row) => row.pairs },
    { head: view.say("same_sign"), value: (row) => row.same_sign, show: (row) => view.percent(row.same_sign) },
  ];
}
