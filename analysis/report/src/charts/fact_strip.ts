/// One fact on its own scale: the published range as a band in the middle, what the model shows as dot and whisker.

import { html, nothing, svg, type TemplateResult } from "lit-html";
import type { Fact, FactVerdict } from "../data";
import type { View } from "../view";

const height = 40;
const axis = 13;
const dotRadius = 5;

/// The range fills the middle third. A range that is one value stands in the middle, on the scale of that value.
function scaleOf([low, high]: [number, number], width: number): (value: number) => number {
  const span = high > low ? high - low : Math.abs(low) || 1;
  const middle = (low + high) / 2;
  const third = (width - 2 * dotRadius) / 3;
  return (value) => width / 2 + ((value - middle) / span) * third;
}

const shapes: Record<Exclude<FactVerdict, "not measured">, (x: number) => TemplateResult> = {
  met: (x) => svg`<circle class="dot" cx=${x} cy=${axis} r=${dotRadius}></circle>`,
  near: (x) => svg`<circle class="dot open" cx=${x} cy=${axis} r=${dotRadius}></circle>
    <path class="dot" d="M${x},${axis - dotRadius}a${dotRadius},${dotRadius} 0 0 0 0,${2 * dotRadius}z"></path>`,
  missed: (x) => svg`<path class="cross" d="M${x - 5},${axis - 5}l10,10m0,-10l-10,10"></path>`,
};

/// Beyond the scale: an arrow at the edge, and the number that lies there.
function arrow(value: string, left: boolean, width: number): TemplateResult {
  const tip = left ? 1 : width - 1;
  const back = left ? 9 : -9;
  return svg`<path class="dot" d="M${tip},${axis}l${back},-5v10z"></path>
    <text class="beyond" x=${tip + back * 1.4} y=${axis - 4} text-anchor=${left ? "start" : "end"}>${value}</text>`;
}

export function factStrip(view: View, fact: Fact): TemplateResult {
  const width = view.narrow ? Math.max(240, view.width - 8) : 252;
  const at = scaleOf(fact.published, width);
  const inside = (x: number) => Math.min(width - 1, Math.max(1, x));
  const [low, high] = fact.published.map(at) as [number, number];
  const band = { from: Math.min(low, width / 2 - 1), until: Math.max(high, width / 2 + 1) };
  const x = fact.mean === null ? undefined : at(fact.mean);
  const whisker = fact.low !== null && fact.high !== null && fact.high > fact.low;
  const edges = fact.published[0] === fact.published[1] ? [[width / 2, fact.published[0]]] : [[low, fact.published[0]], [high, fact.published[1]]];
  const mark = () => {
    if (x === undefined || fact.mean === null || fact.verdict === "not measured") return nothing;
    return x < dotRadius || x > width - dotRadius ? arrow(view.show(fact.mean, "number", view.decimalsOf(fact, "number")), x < width / 2, width) : shapes[fact.verdict](x);
  };
  return html`<svg class="strip" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <line class="base" x1="0" x2=${width} y1=${axis} y2=${axis}></line>
    <rect class="band" x=${band.from} width=${band.until - band.from} y="1" height=${2 * axis - 2}></rect>
    ${edges.map(([edge, value]) => svg`<text class="edge" x=${edge} y=${height - 3} text-anchor="middle">${view.number(value)}</text>`)}
    ${whisker ? svg`<line class="whisker" x1=${inside(at(fact.low as number))} x2=${inside(at(fact.high as number))} y1=${axis} y2=${axis}></line>` : nothing}
    ${mark()}
  </svg>`;
}
