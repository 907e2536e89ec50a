/// Where: one tile per prefecture, coloured by the mean difference to the same prefecture without programme.

import { html, type TemplateResult } from "lit-html";
import * as Plot from "@observablehq/plot";
import { picture, style } from "../charts/common";
import type { Value } from "../data";
import { periodOf, ruleOf } from "../designs";
import { figure, select, type Option } from "../figure";
import { capital, type View } from "../view";
import { absent, type Section } from "./section";

interface Tile {
  code: number;
  name: string;
  column: number;
  row: number;
  value: Value;
}

/// Light in the middle, so that a sign can be told from nothing; orange and blue are safe for all colour vision.
const ramp = ["#a24a00", "#d9822b", "#f3c48f", "#f4f4f2", "#9fc9ea", "#3b8fd0", "#005690"];

function chosenMap(view: View) {
  const { map } = view.report;
  const scenarios = view.designs.rules.flatMap((rule) => view.designs.byRule(rule)).filter((each) => each.name in map.values);
  const scenario = view.chosen("where", "scenario", scenarios.map((each) => each.name));
  const indicator = view.chosen("where", "indicator", map.indicators);
  const middle = map.years[Math.floor(map.years.length / 4)] ?? 0;
  const year = Number(view.chosen("where", "year", [String(middle), ...map.years.map(String)]));
  return { scenarios, scenario, indicator, year, byYear: map.values[scenario]?.[indicator] ?? {} };
}

/// One scale for all years of a scenario, so that sliding compares; the few largest values may saturate.
function scaleOf(byYear: Record<string, Value[]>): number {
  const sizes = Object.values(byYear).flat().flatMap((value) => (value === null ? [] : Math.abs(value))).sort((a, b) => a - b);
  return sizes[Math.floor(0.99 * (sizes.length - 1))] || 1;
}

function tilesOf(view: View, values: Value[] | undefined): Tile[] {
  return view.report.map.regions.map((region, i) => ({
    code: region.code,
    name: view.text(region.name),
    column: region.column,
    row: region.row,
    value: values?.[i] ?? null,
  }));
}

/// Three consonants of a name: "Kumamoto" is Kmm; where two names share them, the fourth instead of the third.
function consonants(name: string, all: string[]): string {
  const skeleton = (each: string) => each.charAt(0) + each.slice(1).replace(/[aeiou]/g, "");
  const [own, first] = [skeleton(name), skeleton(name).slice(0, 3)];
  const shared = all.some((other) => other !== name && other.length > 4 && skeleton(other).slice(0, 3) === first);
  return shared && own.length > 3 ? own.slice(0, 2) + own.charAt(3) : first;
}

/// What fits on a tile: the name without its suffix; on a small tile two characters or three consonants.
export function shortName(name: string, all: string[], language: string, wide: boolean): string {
  if (language === "ja") return name === "北海道" ? name.slice(0, wide ? 3 : 2) : name.replace(/[都府県]$/, "").slice(0, wide ? 4 : 2);
  return wide || name.length <= 4 ? name : consonants(name, all);
}

function tileChart(view: View, tiles: Tile[], limit: number, label: string): Element {
  const columns = tiles.map((tile) => tile.column);
  const rows = tiles.map((tile) => tile.row);
  const across = Math.max(...columns) - Math.min(...columns) + 1;
  const down = Math.max(...rows) - Math.min(...rows) + 1;
  const width = Math.min(view.width, 860);
  const side = width / across;
  const wide = side > 50;
  const names = tiles.map((tile) => tile.name);
  const dark = (tile: Tile) => tile.value !== null && Math.abs(tile.value) / limit > 0.62;
  const ink = (tile: Tile) => (dark(tile) ? "#ffffff" : "#1a1a1a");
  const place = { x: "column", y: "row" } as const;
  const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
  const drawn = Plot.plot({
    width,
    height: side * down,
    margin: 1,
    style: { ...style, fontSize: wide ? (view.language === "ja" ? "12px" : "10.5px") : view.language === "ja" ? "10px" : "9px" },
    x: { axis: null, domain: range(Math.min(...columns), across), padding: 0.06 },
    y: { axis: null, domain: range(Math.min(...rows), down), padding: 0.06 },
    color: { type: "linear", domain: [-1, -0.66, -0.33, 0, 0.33, 0.66, 1].map((share) => share * limit), range: ramp, clamp: true, unknown: "#cccccc" },
    marks: [
      Plot.cell(tiles, { ...place, fill: "value", rx: 3, stroke: "#00000022", title: (tile: Tile) => `${tile.name} ${view.signed(tile.value)}` }),
      Plot.text(tiles, { ...place, text: (tile: Tile) => shortName(tile.name, names, view.language, wide), fill: ink, dy: wide ? -7 : 0 }),
      wide ? Plot.text(tiles, { ...place, text: (tile: Tile) => compact(view, tile.value, limit), fill: ink, dy: 8, fontWeight: 600 }) : null,
    ],
  });
  return picture(drawn, label);
}

/// Two digits of the largest value; all tiles with the same decimals.
function compact(view: View, value: Value, limit: number): string {
  if (limit >= 10000) return view.show(value, "signed", 0).replace(/[,，]\d{3}$/, view.language === "ja" ? "千" : "k");
  return view.show(value, "signed", Math.max(0, 1 - Math.floor(Math.log10(limit))));
}

function colourKey(view: View, limit: number): TemplateResult {
  return html`<div class="ramp" aria-hidden="true"><span>${view.signed(-limit)}</span>
    <span class="bar" style="background:linear-gradient(to right, ${ramp.join(",")})"></span><span>${view.signed(limit)}</span></div>`;
}

/// A step of the map is the mean of some fiscal years.
function span(view: View, first: number): string {
  const length = view.report.map.period_years ?? 1;
  return view.say(length > 1 ? "years_span" : "one_year", { first, last: first + length - 1 });
}

function slider(view: View, year: number): TemplateResult {
  const { years } = view.report.map;
  return html`<label class="slider" for="where-year">${view.say("fiscal_year")}
    <input id="where-year" type="range" min="0" max=${years.length - 1} step="1" .value=${String(years.indexOf(year))}
      aria-valuetext=${span(view, year)}
      @input=${(event: Event) => view.choose("where", "year", String(years[Number((event.target as HTMLInputElement).value)]))}>
    <output for="where-year">${span(view, year)}</output></label>`;
}

function summary(view: View, tiles: Tile[]): string {
  const largest = [...tiles].sort((left, right) => (right.value ?? 0) - (left.value ?? 0)).slice(0, 3);
  const sum = tiles.reduce((total, tile) => total + (tile.value ?? 0), 0);
  return view.say("map_summary", {
    top: largest.map((tile) => `${tile.name} ${view.signed(tile.value)}`).join(view.language === "ja" ? "、" : ", "),
    sum: view.signed(sum),
  });
}

export function indicatorName(view: View, name: string): string {
  const indicator = view.report.indicators.find((each) => each.name === name);
  return indicator ? view.text(indicator.long_name) : name;
}

function mapUnit(view: View, name: string): string {
  const indicator = view.report.indicators.find((each) => each.name === name);
  return indicator ? view.unitOf(indicator) : "";
}

function tileMap(view: View): TemplateResult {
  const { scenarios, indicator, year, byYear } = chosenMap(view);
  const tiles = tilesOf(view, byYear[String(year)]);
  const limit = scaleOf(byYear);
  const title = view.say("map_title", { indicator: indicatorName(view, indicator), year: span(view, year) });
  const designs = scenarios.map((each): Option => [each.name, `${view.rule(ruleOf(each))}, ${view.period(periodOf(each))}`, view.rule(ruleOf(each))]);
  const words = summary(view, tiles);
  return figure(view, {
    id: "map",
    title,
    controls: [
      select(view, { section: "where", name: "scenario", label: view.say("design"), options: designs }),
      select(view, { section: "where", name: "indicator", label: view.say("indicator"), options: view.report.map.indicators.map((each) => [each, capital(indicatorName(view, each))]) }),
      slider(view, year),
    ],
    unit: mapUnit(view, indicator),
    legend: colourKey(view, limit),
    caption: `${words} ${view.say("map_caption")}`,
    chart: tileChart(view, tiles, limit, `${title}. ${words}`),
    table: {
      rows: tiles,
      columns: [
        { head: view.say("prefecture"), value: (tile) => tile.name },
        { head: view.say("code"), value: (tile) => tile.code, show: (tile) => String(tile.code) },
        { head: view.say("difference"), value: (tile) => tile.value, show: (tile) => view.signed(tile.value) },
      ],
    },
  });
}

export const where: Section = {
  id: "where",
  title: "where",
  body: (view) =>
    view.report.map.regions.length > 0 && view.report.map.years.length > 0
      ? html`<p>${view.say("where_lead", { pairs: view.report.meta.replicates ?? "–" })}</p>${tileMap(view)}`
      : absent(view),
};
