// Published facts with invented results, in the shape that analysis/report_facts gives. Identifiers, ranges, roles and
// sources are those of the project's table, names those of the program; every simulated number is invented.
import { readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

/// Cells of a line; a cell with a comma stands in double quotes.
const cells = (line) => [...line.matchAll(/("([^"]*)"|[^,"]*)(?:,|$)/g)].slice(0, 8).map((each) => each[2] ?? each[1]);
const names = Object.fromEntries(
  [...read("analysis/patterns/fact_titles.cpp").matchAll(/\{"(\w+)", "([^"]+)", "([^"]+)"\}/g)].map(([, id, en, ja]) => [id, { en, ja }]),
);

/// In turns: in the middle of the range, near, missed a little, missed by far on either side, not measured.
const turns = [
  { verdict: "met", at: 0.5, half: 0.2 },
  { verdict: "near", at: 1.3, half: 0.6 },
  { verdict: "missed", at: 1.4, half: 0.1 },
  { verdict: "missed", at: 30, half: 1 },
  { verdict: "missed", at: -30, half: 1 },
  { verdict: "not measured" },
];

function curveOf(id) {
  const x = Array.from({ length: 20 }, (_, i) => (id === "growth_laplace" ? (i - 10) / 2 : 2 ** (i / 2)));
  const falling = x.map((each) => (id.includes("ties") || id === "distance_half" ? 1 - 1 / (1 + each / 50) : Math.exp(-Math.abs(each) / 60)));
  const laws = { growth_laplace: ["laplace", "normal"], size_variance: ["line"], size_tail: ["power_law"], degree_tail: ["power_law"] }[id] ?? [];
  return { simulated: { name: "", x, y: falling }, laws: laws.map((name) => ({ name, x, y: falling })) };
}
const withCurves = ["growth_laplace", "size_variance", "size_tail", "degree_tail", "clustering_degree", "distance_half", "long_ties"];

function factOf(line, number) {
  const [id, , from, until, unit, role, , source] = cells(line);
  const [low, high] = [Number(from), Number(until)];
  const { verdict, at, half } = turns[number % turns.length];
  const width = high - low || 1;
  const value = (place) => (at === undefined ? null : low + width * place);
  return {
    id, title: names[id], role, unit, published: [low, high], source: { en: source, ja: source },
    mean: value(at), low: value(at - half), high: value(at + half), seeds: 4, verdict,
    note: number % 2 ? { en: "an invented reason", ja: "架空の理由" } : { en: "", ja: "" },
    ...(withCurves.includes(id) ? { curve: curveOf(id) } : {}),
  };
}

export function exampleFacts() {
  const list = read("analysis/patterns/stylised_facts.csv").trim().split("\n").slice(1).map(factOf);
  const count = (role) => Object.fromEntries(["met", "near", "missed", "not measured"].map((verdict) => [verdict, list.filter((each) => each.role === role && each.verdict === verdict).length]));
  return {
    worlds: {
      version: "0.1.0", commit: "0".repeat(40), dirty: false, command_line: "minori check-patterns -o facts.json", innovation_scale: 0.2,
      population_scale: 0.01, seed: "0x0000000000000001", seeds: 4, source_file: "facts.json", digest: `sha256:${"0".repeat(64)}`,
    },
    counts: Object.fromEntries(["emergent", "fit", "input"].map((role) => [role, count(role)])),
    surely_met: list.filter((each) => each.role === "emergent" && each.verdict === "met").length,
    list,
  };
}
