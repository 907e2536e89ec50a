/// A design is a funding period under a budget rule or, in an experiment on something else, a scenario of its own.

import type { Report, Scenario } from "./data";

/// Okabe-Ito colours, dash patterns and symbols, so that no series is known by colour alone.
export interface Look {
  colour: string;
  dash: string;
  symbol: "circle" | "square" | "triangle" | "diamond" | "star" | "wye";
}

const looks: Record<string, Look> = {
  none: { colour: "var(--none)", dash: "2 3", symbol: "circle" },
  "3": { colour: "var(--vermillion)", dash: "7 3", symbol: "triangle" },
  "5": { colour: "var(--ink)", dash: "", symbol: "circle" },
  "5+3": { colour: "var(--purple)", dash: "9 3 2 3", symbol: "diamond" },
  "8": { colour: "var(--blue)", dash: "4 2", symbol: "square" },
  "10": { colour: "var(--green)", dash: "12 3", symbol: "star" },
};
const spare: Look[] = [
  { colour: "var(--orange)", dash: "3 2", symbol: "wye" },
  { colour: "var(--sky)", dash: "6 2 1 2", symbol: "square" },
  { colour: "var(--vermillion)", dash: "7 3", symbol: "triangle" },
  { colour: "var(--blue)", dash: "4 2", symbol: "diamond" },
  { colour: "var(--green)", dash: "12 3", symbol: "star" },
  { colour: "var(--purple)", dash: "9 3 2 3", symbol: "circle" },
];
/// Of an experiment on something else than funding periods: the reference stands out as five years do.
const plain = looks["5"] as Look;

export const knownRules = ["slots", "cohort_regions", "cohort_grants"];

/// A scenario that is neither a design nor the baseline goes by its own name.
export const periodOf = (scenario: Scenario) => (scenario.level === "none" && !scenario.baseline ? scenario.name : scenario.level);

export const ruleOf = (scenario: Scenario) => scenario.rule;

/// Length in years for sorting: "5+3" lies between 5 and 8; labels that are no number keep their order.
function length(period: string): number {
  const [base, more] = period.split("+").map(Number);
  if (base === undefined || Number.isNaN(base)) return Number.POSITIVE_INFINITY;
  return base + (more === undefined || Number.isNaN(more) ? 0 : more * 0.5);
}

export class Designs {
  readonly baseline: Scenario | undefined;
  readonly supported: Scenario[];
  readonly periods: string[];
  readonly rules: string[];
  readonly reference: string;
  readonly arePeriods: boolean;

  constructor(report: Report) {
    this.arePeriods = report.meta.levels !== "designs";
    this.baseline = report.scenarios.find((each) => each.baseline);
    this.supported = report.scenarios.filter((each) => !each.baseline);
    this.periods = unique(this.supported.map(periodOf)).sort((left, right) => length(left) - length(right));
    const rules = unique(this.supported.map(ruleOf));
    this.rules = [...knownRules.filter((rule) => rules.includes(rule)), ...rules.filter((rule) => !knownRules.includes(rule))];
    const asked = report.meta.reference ?? report.contrasts[0]?.from;
    this.reference = asked !== undefined && this.periods.includes(asked) ? asked : (this.periods[0] ?? "");
  }

  scenario(period: string, rule: string): Scenario | undefined {
    return this.supported.find((each) => periodOf(each) === period && ruleOf(each) === rule);
  }

  byRule(rule: string): Scenario[] {
    return this.periods.flatMap((period) => this.scenario(period, rule) ?? []);
  }

  look(period: string): Look {
    const known = looks[period];
    if (known) return known;
    if (!this.arePeriods && period === this.reference) return plain;
    const position = this.periods.filter((each) => !looks[each] && (this.arePeriods || each !== this.reference)).indexOf(period);
    return spare[Math.max(0, position) % spare.length] as Look;
  }
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
