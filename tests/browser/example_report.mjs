// A report of invented numbers in the shape that analysis/report_data gives, for looking at the page and testing it.
// Places are Japan's; every figure comes from a fixed formula and says nothing about anything.
import { readFileSync } from "node:fs";
import { exampleFacts } from "./example_facts.mjs";

const root = new URL("../../", import.meta.url);
const periods = ["3", "5", "5+3", "8", "10"];
const rules = ["slots", "cohort_regions", "cohort_grants"];
const years = Array.from({ length: 40 }, (_, i) => 2011 + i);
const lengths = { 3: 3, 5: 5, "5+3": 6, 8: 8, 10: 10 };

const indicators = [
  ["coordinators", "1", "coordinators in post", "コーディネータ在任者数", 1900, 0.01],
  ["seeds", "1", "research results usable by firms (seeds)", "研究シーズ数", 21000, 0.004],
  ["needs", "1", "needs formed by firms", "企業ニーズ数", 30000, 0.001],
  ["matches", "1", "seeds matched with needs", "シーズとニーズのマッチング数", 9100, 0.012],
  ["project_starts", "1", "projects started", "プロジェクト開始数", 7200, 0.015],
  ["private_money", "million yen", "private money into projects", "民間資金(プロジェクト投入額)", 81000, 0.008],
  ["prototypes", "1", "prototypes", "試作品数", 1500, 0.006],
  ["commercialisations", "1", "commercialisations (prototypes, products, start-ups)", "事業化等件数(試作・製品・起業)", 2600, 0.006],
  ["product_sales", "Myen", "sales of new products", "新製品売上高", 410000, 0.002],
  ["area_starts", "1", "projects in the cluster's area and fields without national money", "クラスター地域・関連分野の国費によらないプロジェクト開始数", 900, 0.03],
  ["area_money", "Myen", "private and local money into young projects of the area", "クラスター地域の新しいプロジェクトへの民間・地方資金", 5000, 0.02],
];

const outcomes = [
  ["self_running_share_area", "1", "share of clusters that go on by themselves (area)", "自走化したクラスターの割合(地域)", "additional", true, 0.45],
  ["lasting_area_starts_5", "1/year/cluster", "additional projects in the cluster's area, 5 years after support", "支援終了5年後の追加的なプロジェクト開始数(地域)", "additional", true, 0.9],
  ["additional_commercialisations", "1/billion yen", "additional commercialisations", "追加的な事業化等件数", "additional", true, 11],
  ["additional_product_sales", "Myen/billion yen", "additional sales of new products", "追加的な新製品売上高", "additional", true, 3810],
  ["attributed_commercialisations", "1/billion yen", "attributed commercialisations", "事業帰属の事業化等件数", "attributed", true, 8.3],
  ["self_running_index_area", "1", "self-running index (area)", "自走化指数(地域)", "additional", false, 0.5],
  ["admitted_projects", "1/billion yen", "projects ever funded (gross)", "採択プロジェクト数(総数)", "gross", false, 40],
];

// xorshift32: the same numbers wherever this runs.
let state = 20110401;
function uniform() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 4294967296;
}
const noise = () => uniform() + uniform() + uniform() - 1.5;
const rounded = (value) => (Number.isFinite(value) ? Number(value.toPrecision(5)) : null);
const estimate = (mean, half, pairs) => ({
  mean: rounded(mean),
  low: rounded(mean - half),
  high: rounded(mean + half),
  pairs,
  same_sign: rounded(Math.min(1, 0.5 + Math.abs(mean) / (half * 2.2 + 1e-12) / 2)),
});
const verdict = ({ low, high }) => (low > 0 ? "more" : high < 0 ? "less" : "unresolved");
const text = (en, ja) => ({ en, ja });

const scenarios = [
  { name: "none", title: text("No programme", "プログラムなし"), level: "none", rule: "none", baseline: true },
  ...rules.flatMap((rule) =>
    periods.map((period) => ({
      name: `${rule}_${period.replace("+", "_")}`,
      title: text(`${rule}, ${period} years`, `${rule}、${period}年`),
      level: period, rule,
      baseline: false,
    })),
  ),
];
const supported = scenarios.filter((each) => !each.baseline);
const byScenario = (list, of) => Object.fromEntries(list.map((each) => [each.name, of(each)]));

// Longer support helps under one rule, hardly matters under the second, and hurts under the third.
function lift(scenario) {
  const slope = { slots: 0.05, cohort_regions: 0.004, cohort_grants: -0.03 }[scenario.rule] ?? 0;
  return 1 + slope * (lengths[scenario.level] - 5);
}

function path(size, effect, spread) {
  const mean = years.map((_, i) => size * (1 + 0.02 * Math.sin(i / 5)) + size * effect * Math.min(1, i / 8) * Math.exp(-Math.max(0, i - 20) / 12) + size * spread * noise());
  return {
    mean: mean.map(rounded),
    low: mean.map((each) => rounded(each - size * spread * 2)),
    high: mean.map((each) => rounded(each + size * spread * 2)),
    q10: mean.map((each) => rounded(each - size * spread * 4)),
    q90: mean.map((each) => rounded(each + size * spread * 4)),
  };
}

function differencePath(size, effect) {
  const { mean, low, high } = path(0, 0, 0);
  years.forEach((_, i) => {
    mean[i] = rounded(size * effect * Math.min(1, i / 8) * Math.exp(-Math.max(0, i - 20) / 12) + size * 0.002 * noise());
    low[i] = rounded(mean[i] - size * 0.004);
    high[i] = rounded(mean[i] + size * 0.004);
  });
  return { mean, low, high };
}

function selfRunning(scenario, pairs) {
  const index = 0.45 * lift(scenario) + 0.02 * noise();
  const share = 0.4 * lift(scenario) + 0.03 * noise();
  const clusters = Math.round(400 / lengths[scenario.level]);
  return {
    index_mean: rounded(index), index_low: rounded(index - 0.12), index_high: rounded(index + 0.12), index_median: rounded(index - 0.03),
    share: rounded(share), share_low: rounded(share - 0.09), share_high: rounded(share + 0.09),
    pairs, clusters, ends: clusters + 40, censored: 40, censored_refunded: 25, censored_horizon: 15, undefined: 0,
    by_years_after: Array.from({ length: 15 }, (_, i) => i - 2).map((year) => {
      const activity = year < 0 ? 1 : lift(scenario) * (0.35 + 0.55 * Math.exp(-year / 2)) + 0.03 * noise();
      return { years: year, activity_mean: rounded(activity), low: rounded(activity - 0.15), high: rounded(activity + 0.15), pairs, clusters };
    }),
  };
}

function regions() {
  const [head, ...lines] = readFileSync(new URL("scenarios/countries/japan/regions.csv", root), "utf8").trim().split(/\r?\n/);
  const at = (name) => head.split(",").indexOf(name);
  return lines.map((line) => line.split(",")).map((cells) => ({
    code: Number(cells[at("code")]),
    name: text(cells[at("name_en")], cells[at("name_ja")]),
    column: Number(cells[at("tile_column")]),
    row: Number(cells[at("tile_row")]),
  }));
}

function contrastsOf(pairs) {
  return outcomes.flatMap(([id, , , , , , size]) =>
    rules.flatMap((rule) =>
      periods.filter((period) => period !== "5").map((to) => {
        const scenario = supported.find((each) => each.rule === rule && each.level === to);
        const found = estimate(size * (lift(scenario) - 1) + size * 0.03 * noise(), size * 0.09, pairs);
        return { ...found, outcome_id: id, rule, from: "5", to, from_mean: size, relative: rounded(found.mean / size), holm_p: 0.04, verdict: verdict(found) };
      }),
    ),
  );
}

function findingsOf(contrasts) {
  const key = new Set(outcomes.filter(([, , , , , main]) => main).map(([id]) => id));
  return contrasts.filter((each) => key.has(each.outcome_id)).map(({ rule, outcome_id, from, to, verdict: found }) => ({
    rule, outcome_id, from, to, verdict: found, robust: found === "more",
    text: text(`Under ${rule}, ${to} years against ${from}: ${outcome_id} ${found} (invented).`, `${rule}では、${to}年は${from}年に比べて${outcome_id}：${found}（架空）。`),
  }));
}

/// As analysis/headlines words them: what differs under a rule in one sentence a measure.
function headlinesOf(contrasts) {
  return rules.flatMap((rule) => outcomes.filter(([, , , , , main]) => main).map(([id, , en, ja]) => {
    const mine = contrasts.filter((each) => each.rule === rule && each.outcome_id === id);
    const differing = mine.filter((each) => each.verdict !== "unresolved");
    return {
      rule, outcome_id: id, differing: differing.length, robust: 0, fewest_pairs: mine[0].pairs,
      text: text(`${en}: ${differing.map((each) => `${each.to} years ${each.verdict} than 5 (invented)`).join("; ")}`, `${ja}:${differing.map((each) => `${each.to}年(架空)`).join("、")}。`),
    };
  }));
}

function mapOf() {
  const places = regions();
  const steps = years.filter((_, i) => i % 5 === 0);
  const mapped = ["commercialisations", "project_starts"];
  const values = byScenario(supported, (scenario) =>
    Object.fromEntries(mapped.map((name) => [name, Object.fromEntries(steps.map((year, i) => [
      String(year),
      places.map(({ code }) => rounded(3 * lift(scenario) * Math.max(0, Math.sin(code * 1.7)) * Math.exp(-i / 5) + noise() * 0.5)),
    ]))])),
  );
  return { regions: places, period_years: 5, indicators: mapped, years: steps, values };
}

function moneyOf(scenario) {
  const base = [[900, 2100, 300, 0], [60, 350, 120, 10], [800, 3200, 5200, 4100], [0, 100, 900, 3000], [0, 0, 250, 400]];
  const more = scenario.baseline ? 0 : 0.06 * lift(scenario);
  return {
    sources: ["national", "local", "firm", "bank", "fund"],
    stages: ["feasibility", "joint_research", "prototype", "commercialisation"],
    matrix: base.map((row, i) => row.map((amount) => rounded(amount * (1 + (i === 0 ? 4 * more : more)) + 2 * noise()))),
  };
}

/// The whole object; `pairs` replicates of every scenario.
export function exampleReport({ pairs = 24 } = {}) {
  state = 20110401;
  const contrasts = contrastsOf(pairs);
  return {
    meta: {
      title: text("Funding period of regional innovation support", "地域イノベーション支援の支援期間"),
      question: text("Which funding periods leave ecosystems that go on by themselves, and at what cost?", "どの支援期間が、自走するエコシステムを、どれだけのコストで残すか。"),
      experiment_json: { name: "example", note: "invented numbers" },
      baseline: "none", calibrated: false, innovation_scale: 0.2, population_scale: 0.01, discount: 0.03, reference: "5", levels: "periods",
      created: "2026-04-01T09:30:00Z", source_file: "example.h5", digest: "0".repeat(64), history: "minori sweep funding_period -o example && minori collect example",
      runs: scenarios.length * pairs, replicates: pairs, seeds: ["0x0000000000000001"],
      program: { name: "Minori", version: "0.1.0", commit: "0".repeat(40), dirty: false, compiler: "g++ 12.2", flags: "-O3" },
    },
    scenarios,
    indicators: indicators.map(([name, unit, en, ja]) => ({ name, unit, long_name: text(en, ja), kind: "flow", place: "region" })),
    time: years,
    fans: Object.fromEntries(indicators.map(([name, , , , size, effect]) => [name, byScenario(scenarios, (each) => path(size, each.baseline ? 0 : effect * lift(each), 0.004))])),
    difference_paths: Object.fromEntries(indicators.map(([name, , , , size, effect]) => [name, byScenario(supported, (each) => differencePath(size, effect * lift(each)))])),
    differences: Object.fromEntries(indicators.map(([name, , , , size, effect]) => [name, byScenario(supported, (each) => {
      const found = estimate(40 * size * effect * lift(each) * 0.6 + 40 * size * 0.001 * noise(), 40 * size * 0.003, pairs);
      return { ...found, baseline_mean: 40 * size, relative: rounded(found.mean / (40 * size)), verdict: verdict(found) };
    })])),
    outcomes: outcomes.map(([id, unit, en, ja, attribution, key, size]) => ({
      id, unit, title: text(en, ja), definition: text(`${en}, as invented for this example`, `${ja}（この例のための架空の値）`), attribution, higher_is_better: true, key,
      by_scenario: byScenario(supported, (each) => estimate(size * lift(each) + size * 0.03 * noise(), size * 0.12, pairs)),
    })),
    contrasts,
    findings: findingsOf(contrasts),
    headlines: headlinesOf(contrasts),
    between_rules: text("The sign of 10 years against 5 differs between budget rules (invented).", "10年と5年の差の符号は予算ルールによって逆になる(架空)。"),
    self_running: byScenario(supported, (each) => selfRunning(each, pairs)),
    self_running_area: byScenario(supported, (each) => selfRunning(each, pairs)),
    lasting: byScenario(supported, (each) => [1, 3, 5, 8].map((lag) => ({
      years_after: lag, clusters: 80,
      additional_area_starts: estimate((1.6 * lift(each)) / lag + 0.05 * noise(), 0.3, pairs),
      additional_area_money: estimate((9 * lift(each)) / lag + 0.4 * noise(), 2, pairs),
    }))),
    spending: byScenario(supported, (each) => {
      const spent = 48000 * (1 + 0.02 * noise()) * (each.name === "slots_5_3" ? 1.09 : 1);
      const active = each.rule === "slots" ? 20 : lengths[each.level];
      return {
        allocated_pv: rounded(spent * 1.03), spent_pv: rounded(spent), national_pv: rounded(spent * 0.8), local_pv: rounded(spent * 0.2),
        by_year: years.map((_, i) => (i < active ? rounded((1.25 * spent) / active) : 0)), unit: "Myen",
      };
    }),
    map: mapOf(),
    money_flows: byScenario(scenarios, moneyOf),
    facts: exampleFacts(),
    notes: [
      { id: "invented", ...text("All numbers of this page are invented to show and test the page.", "このページの数値はすべて、表示確認のための架空の値です。") },
      { id: "markup", ...text("Text with </script><b>markup</b> & \u2028 separators stays text.", "</script><b>タグ</b>を含む文字列も文字のまま表示されます。") },
    ],
  };
}
