/// What all charts share: type size, facets that become rows on a narrow page, legends.

import { html, type TemplateResult } from "lit-html";
import type { MarkOptions, Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { Look } from "../designs";
import type { View } from "../view";

export const style = { fontSize: "13px", fontFamily: "inherit", background: "none", overflow: "visible" };

/// Panels side by side as the width allows, row by row.
export class Grid {
  readonly columns: number;
  readonly rows: number;

  constructor(
    private readonly keys: string[],
    view: View,
    narrowest: number,
  ) {
    const most = Math.max(1, Math.min(keys.length, Math.floor(view.width / narrowest)));
    this.rows = Math.max(1, Math.ceil(keys.length / most));
    this.columns = Math.max(1, Math.ceil(keys.length / this.rows));
  }

  place(key: string): { fx: number; fy: number } {
    const at = Math.max(0, this.keys.indexOf(key));
    return { fx: at % this.columns, fy: Math.floor(at / this.columns) };
  }

  /// Title above each panel; the facet axes themselves are hidden.
  titles(name: (key: string) => string): Markish {
    return Plot.text(this.keys.map((key) => ({ key, ...this.place(key) })), {
      fx: "fx",
      fy: "fy",
      text: (each: { key: string }) => name(each.key),
      frameAnchor: "top-left",
      dy: -10,
      lineAnchor: "bottom",
      fontWeight: 600,
      fill: "var(--ink)",
    });
  }

  get facets() {
    const inside = { axis: null, paddingOuter: 0 } as const;
    return { fx: { ...inside, paddingInner: 0.12 }, fy: { ...inside, paddingInner: 0.22 } };
  }
}

export const placed = { fx: "fx", fy: "fy" } satisfies MarkOptions;

/// A swatch drawn as the series is drawn: colour, dash and symbol.
export function swatch(look: Look, dashed: boolean): TemplateResult {
  const symbol = Plot.plot({
    width: 34,
    height: 14,
    margin: 0,
    axis: null,
    x: { domain: [0, 2] },
    y: { domain: [0, 2] },
    marks: [
      Plot.line([[0, 1], [2, 1]], { stroke: look.colour, strokeWidth: 2, strokeDasharray: dashed ? look.dash : "" }),
      Plot.dot([[1, 1]], { fill: look.colour, symbol: look.symbol, r: 4 }),
    ],
  });
  symbol.setAttribute("aria-hidden", "true");
  return html`<span class="swatch">${symbol}</span>`;
}

/// A level's mark in charts, with its title where that says more.
function named(view: View, period: string): string {
  const [mark, title] = [view.mark(period), view.period(period)];
  return mark === title ? title : `${mark}${view.language === "ja" ? "：" : ": "}${title}`;
}

export function periodLegend(view: View, periods: string[], dashed = false): TemplateResult {
  return html`<ul class="legend">${periods.map(
    (period) => html`<li>${swatch(view.designs.look(period), dashed)}${named(view, period)}${
      period === view.designs.reference ? html`<small>${view.aside(view.say("reference"))}</small>` : ""
    }</li>`,
  )}</ul>`;
}

/// One picture for assistive technology, with the finding in words; the numbers are in the table below.
export function picture(chart: Element, label: string): Element {
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", label);
  return chart;
}
