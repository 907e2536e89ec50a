/// What `minori report` puts into the page: one JSON object, made by analysis/report_data.
///
/// Money in million yen, shares as fractions. A missing number is null. Every part but `meta` and `scenarios` may be
/// absent: the page then says that the file holds no such result.

export type Language = "en" | "ja";
export type Text = Record<Language, string>;
export type Value = number | null;
export type Verdict = "more" | "less" | "unresolved";

/// A mean and its 95 % interval; where it is a paired difference, over `pairs` pairs.
export interface Estimate {
  mean: Value;
  low: Value;
  high: Value;
  pairs?: number;
  same_sign?: Value;
  verdict?: Verdict;
}

export interface Scenario {
  name: string;
  title: Text;
  level: string; // funding period, or the scenario's name; "none" for the baseline
  rule: string; // budget rule, "none" if that is no factor
  baseline: boolean;
}

export interface Indicator {
  name: string;
  unit: string;
  long_name: Text;
  kind: "flow" | "stock" | "level";
}

export interface Path {
  mean: Value[];
  low: Value[];
  high: Value[];
  q10?: Value[];
  q90?: Value[];
}

export interface Difference extends Estimate {
  baseline_mean: Value;
  relative: Value;
}

export interface Outcome {
  id: string;
  title: Text;
  unit: string;
  definition: Text;
  attribution: "additional" | "attributed" | "gross";
  higher_is_better: boolean;
  key?: boolean;
  by_scenario: Record<string, Estimate>;
}

export interface Contrast extends Estimate {
  outcome_id: string;
  rule: string;
  from: string;
  to: string;
  relative?: Value;
  holm_p?: Value;
}

export interface SelfRunning {
  index_mean: Value;
  index_low: Value;
  index_high: Value;
  share: Value;
  share_low: Value;
  share_high: Value;
  clusters: Value;
  censored: Value;
  pairs?: number;
  by_years_after: { years: number; activity_mean: Value; low: Value; high: Value }[];
}

export interface Lasting {
  years_after: number;
  [measure: string]: Estimate | number | null;
}

export interface Spending {
  allocated_pv: Value;
  spent_pv: Value;
  national_pv: Value;
  local_pv: Value;
  by_year: Value[];
}

export interface TileMap {
  regions: { code: number; name: Text; column: number; row: number }[];
  indicators: string[];
  period_years?: number;
  years: number[];
  values: Record<string, Record<string, Record<string, Value[]>>>;
}

export interface MoneyFlow {
  sources: string[];
  stages: string[];
  matrix: Value[][];
}

/// One contrast in words. `robust`: still resolved when adjusted for all contrasts of the outcome.
export interface Finding {
  rule: string;
  outcome_id: string;
  from: string;
  to: string;
  verdict: Verdict;
  robust: boolean;
  text: Text;
}

/// What is found on one key outcome under one budget rule, in a sentence. `differing`: periods that differ.
export interface Headline {
  rule: string;
  outcome_id: string;
  differing: number;
  robust: number;
  fewest_pairs: number;
  text: Text;
}

export interface Meta {
  title?: Text;
  question?: Text;
  experiment_json?: Record<string, unknown>;
  calibrated?: boolean;
  innovation_scale?: number;
  population_scale?: number;
  discount?: number;
  reference?: string; // level that contrasts start from
  levels?: "periods" | "designs";
  program?: Record<string, unknown>;
  created?: string;
  source_file?: string;
  digest?: string;
  runs?: number;
  replicates?: number;
  seeds?: string[];
  history?: string;
  report?: Record<string, unknown>;
}

export type FactRole = "emergent" | "fit" | "input";
export type FactVerdict = "met" | "near" | "missed" | "not measured";

export interface CurvePoints {
  name: string;
  x: number[];
  y: number[];
}

/// A published fact and what the model shows of it. `curve`: the distribution or slope behind it, where there is one.
export interface Fact {
  id: string;
  title: Text;
  role: FactRole;
  unit: string;
  published: [number, number];
  source: Text;
  mean: Value;
  low: Value;
  high: Value;
  seeds: number;
  verdict: FactVerdict;
  note: Text;
  curve?: { simulated: CurvePoints; laws: CurvePoints[] };
}

/// What `minori check-patterns` found; absent unless the report was given its file.
export interface Facts {
  worlds: {
    version: string;
    commit: string;
    dirty: boolean;
    command_line: string;
    innovation_scale: number;
    population_scale: number;
    seeds: number;
    source_file: string;
    digest: string;
  };
  counts: Record<FactRole, Record<FactVerdict, number>>;
  /// Emergent facts that are met with the whole interval.
  surely_met: number;
  list: Fact[];
}

export interface Report {
  meta: Meta;
  scenarios: Scenario[];
  indicators: Indicator[];
  time: number[];
  fans: Record<string, Record<string, Path>>;
  differences: Record<string, Record<string, Difference>>;
  difference_paths: Record<string, Record<string, Path>>;
  outcomes: Outcome[];
  contrasts: Contrast[];
  self_running: Record<string, SelfRunning>;
  self_running_area: Record<string, SelfRunning>;
  lasting: Record<string, Lasting[]>;
  spending: Record<string, Spending>;
  map: TileMap;
  money_flows: Record<string, MoneyFlow>;
  notes: Text[];
  findings: Finding[];
  headlines: Headline[];
  between_rules: Text;
  facts?: Facts;
}

const empty: Report = {
  meta: {},
  scenarios: [],
  indicators: [],
  time: [],
  fans: {},
  differences: {},
  difference_paths: {},
  outcomes: [],
  contrasts: [],
  self_running: {},
  self_running_area: {},
  lasting: {},
  spending: {},
  map: { regions: [], indicators: [], years: [], values: {} },
  money_flows: {},
  notes: [],
  findings: [],
  headlines: [],
  between_rules: { en: "", ja: "" },
};

export function readReport(text: string): Report {
  const given = JSON.parse(text) as Partial<Report>;
  const present = Object.entries(given).filter(([, part]) => part !== null && part !== undefined);
  return { ...empty, ...Object.fromEntries(present) };
}

/// The interval's own verdict, where analysis gave none: resolved if it leaves 0 out.
export function verdictOf(difference: Estimate | undefined): Verdict {
  if (!difference) return "unresolved";
  if (difference.verdict) return difference.verdict;
  if (difference.low !== null && difference.low > 0) return "more";
  if (difference.high !== null && difference.high < 0) return "less";
  return "unresolved";
}
