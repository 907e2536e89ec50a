/// What lies behind a fact that is one number: points of one simulated world, and the laws they are held against.

import * as Plot from "@observablehq/plot";
import type { CurvePoints } from "../data";
import type { View } from "../view";
import type { Word } from "../words";
import { picture, style } from "./common";

type Scale = "linear" | "log";

/// How the axes of a fact's curve are drawn and called.
export interface CurveAxes {
  x: Scale;
  y: Scale;
  across: Word;
  up: Word;
  /// Joined by a line: the points are one profile and no scatter.
  joined?: boolean;
}

export const curveAxes: Record<string, CurveAxes> = {
  growth_laplace: { x: "linear", y: "log", across: "curve_growth", up: "curve_density" },
  size_variance: { x: "log", y: "log", across: "curve_sales", up: "curve_spread" },
  size_tail: { x: "log", y: "log", across: "curve_employees", up: "curve_firms_above" },
  degree_tail: { x: "log", y: "log", across: "curve_partners", up: "curve_organisations_above" },
  clustering_degree: { x: "log", y: "linear", across: "curve_partners", up: "curve_clustering" },
  distance_half: { x: "linear", y: "linear", across: "curve_kilometres", up: "curve_projects_within", joined: true },
  long_ties: { x: "linear", y: "linear", across: "curve_kilometres", up: "curve_ties_within", joined: true },
};

interface Point {
  x: number;
  y: number;
}
export const pointsOf = (points: CurvePoints): Point[] => points.x.map((x, i) => ({ x, y: points.y[i] as number }));

const dashes: Record<string, string> = { laplace: "", normal: "5 4", power_law: "", line: "" };

/// Laws are drawn only where the points are: their tails would squeeze what was simulated.
function visible(law: Point[], points: Point[], axes: CurveAxes): Point[] {
  const least = Math.min(...points.map((point) => point.y));
  return axes.y === "log" ? law.filter((point) => point.y >= least / 3) : law;
}

/// "0.01", "10⁻⁴"
function powerOfTen(view: View, value: number): string {
  const power = Math.round(Math.log10(value));
  if (value !== 10 ** power || (power >= -2 && power <= 4)) return view.number(value);
  return `10${[...String(power)].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)))).join("")}`;
}

/// Ticks of a logarithmic axis: powers of ten if there are two or more, else what lies between them too.
function logTicks(values: number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const powers = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.log10(most); power += 1) powers.push(10 ** power);
  const inside = (ticks: number[]) => ticks.filter((tick) => tick >= least && tick <= most);
  return inside(powers).length > 1 ? inside(powers) : inside(powers.flatMap((power) => [1, 1.5, 2, 3, 5, 7].map((times) => times * power)));
}

function axisOf(view: View, scale: Scale, values: number[]) {
  return scale === "log"
    ? { type: "log" as const, ticks: logTicks(values), tickFormat: (value: number) => powerOfTen(view, value) }
    : { ticks: 5, tickFormat: (value: number) => view.number(value) };
}

export function factCurve(view: View, axes: CurveAxes, curve: { simulated: CurvePoints; laws: CurvePoints[] }, label: string): Element {
  const points = pointsOf(curve.simulated);
  const drawn = Plot.plot({
    width: curveWidth(view),
    height: 230,
    marginLeft: 52,
    marginBottom: 46,
    marginTop: 24,
    marginRight: 14,
    style,
    x: { ...axisOf(view, axes.x, curve.simulated.x), label: `${view.say(axes.across)} →`, labelArrow: "none", labelAnchor: "right", labelOffset: 38, inset: 6 },
    y: { ...axisOf(view, axes.y, curve.simulated.y), ...(axes.y === "linear" ? { domain: [0, axes.joined ? 1 : Math.max(...curve.simulated.y) || 1] } : {}), label: view.say(axes.up), labelArrow: "none", labelAnchor: "top", grid: true },
    marks: [
      ...curve.laws.map((law) => Plot.line(visible(pointsOf(law), points, axes), { x: "x", y: "y", stroke: "var(--vermillion)", strokeWidth: 1.8, strokeDasharray: dashes[law.name] ?? "" })),
      axes.joined ? Plot.line(points, { x: "x", y: "y", stroke: "var(--blue)", strokeWidth: 2 }) : Plot.dot(points, { x: "x", y: "y", fill: "var(--blue)", r: 3 }),
      axes.joined ? Plot.ruleX([100], { stroke: "var(--muted)", strokeDasharray: "3 3" }) : null,
    ],
  });
  return picture(drawn, label);
}

/// Three side by side where there is room, else as many as fit.
export function curveWidth(view: View): number {
  const columns = Math.max(1, Math.min(3, Math.floor(view.width / 300)));
  return Math.floor((view.width - (columns - 1) * 24) / columns);
}
