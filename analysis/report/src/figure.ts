/// A chart with its title, controls, caption, table and CSV: the one form in which the page shows results.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Value } from "./data";
import type { View } from "./view";

export interface Column<Row> {
  head: string;
  /// What the CSV holds, and what the table shows unless `show` words it.
  value: (row: Row) => string | Value | undefined;
  show?: (row: Row) => string | TemplateResult;
}

export interface Table<Row> {
  columns: Column<Row>[];
  rows: Row[];
}

export interface Figure<Row> {
  id: string;
  title: string;
  caption?: string;
  controls?: TemplateResult[];
  legend?: TemplateResult | typeof nothing;
  chart?: Element;
  table: Table<Row>;
}

export function figure<Row>(view: View, shown: Figure<Row>): TemplateResult {
  const heading = `${shown.id}-title`;
  return html`<figure id=${shown.id} aria-labelledby=${heading}>
    <h3 id=${heading}>${shown.title}</h3>
    ${shown.controls?.length ? html`<div class="controls">${shown.controls}</div>` : nothing}
    ${shown.legend ?? nothing}
    ${shown.chart ? html`<div class="chart">${shown.chart}</div>` : nothing}
    ${shown.caption ? html`<figcaption>${shown.caption}</figcaption>` : nothing}
    ${dataTable(view, shown)}
  </figure>`;
}

/// The same numbers as a table that opens on demand.
function dataTable<Row>(view: View, shown: Figure<Row>): TemplateResult {
  return html`<details class="data">
    <summary>${view.say("table_of", { title: shown.title })}</summary>
    ${downloadButton(view, shown)}
    <div class="scroll" tabindex="0" role="region" aria-label=${shown.title}>${tableOf(view, shown.title, shown.table)}</div>
  </details>`;
}

function isNumeric<Row>(table: Table<Row>, column: Column<Row>): boolean {
  const first = table.rows[0];
  return first !== undefined && typeof column.value(first) !== "string";
}

export function tableOf<Row>(view: View, title: string, table: Table<Row>): TemplateResult {
  const cell = (row: Row, column: Column<Row>, first: boolean) => {
    const value = column.value(row);
    const shown = column.show ? column.show(row) : typeof value === "string" ? value : view.number(value);
    const numeric = typeof value !== "string";
    return first ? html`<th scope="row">${shown}</th>` : html`<td class=${numeric ? "number" : ""}>${shown}</td>`;
  };
  return html`<table>
    <caption>${title}</caption>
    <thead><tr>${table.columns.map((column) => html`<th scope="col" class=${isNumeric(table, column) ? "number" : ""}>${column.head}</th>`)}</tr></thead>
    <tbody>
      ${table.rows.map((row) => html`<tr>${table.columns.map((column, at) => cell(row, column, at === 0))}</tr>`)}
    </tbody>
  </table>`;
}

/// A result that is best read as a table: shown open, with the same controls and download as a chart.
export function openTable<Row>(view: View, shown: Omit<Figure<Row>, "chart" | "legend">): TemplateResult {
  const heading = `${shown.id}-title`;
  return html`<section class="plain-table" id=${shown.id} aria-labelledby=${heading}>
    <h3 id=${heading}>${shown.title}</h3>
    ${shown.controls?.length ? html`<div class="controls">${shown.controls}</div>` : nothing}
    ${shown.caption ? html`<p>${shown.caption}</p>` : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label=${shown.title}>${tableOf(view, shown.title, shown.table)}</div>
    ${downloadButton(view, shown)}
  </section>`;
}

export function downloadButton<Row>(view: View, shown: { id: string; title: string; table: Table<Row> }): TemplateResult {
  return html`<button type="button" class="download" aria-label=${view.say("download_of", { title: shown.title })}
    @click=${() => download(`minori_${shown.id}.csv`, csv(shown.table))}>${view.say("download")}</button>`;
}

/// RFC 4180; full precision, empty for a missing number.
export function csv<Row>(table: Table<Row>): string {
  const field = (value: string | Value | undefined) => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [table.columns.map((column) => field(column.head))];
  for (const row of table.rows) lines.push(table.columns.map((column) => field(column.value(row))));
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

function download(name: string, text: string): void {
  // Excel takes a file for UTF-8 only if it starts with a byte order mark.
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/// [value, label] or [value, label, heading of its group].
export type Option = [string, string, string?];

/// A labelled choice; options of one group must stand together.
export function select(
  view: View,
  choice: { section: string; name: string; label: string; options: Option[] },
): TemplateResult {
  const id = `${choice.section}-${choice.name}`;
  const values = choice.options.map(([value]) => value);
  const chosen = view.chosen(choice.section, choice.name, values);
  const groups = [...new Set(choice.options.map(([, , group]) => group))];
  const option = ([value, label]: Option) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
  return html`<label for=${id}>${choice.label}
    <select id=${id} .value=${chosen}
      @change=${(event: Event) => view.choose(choice.section, choice.name, (event.target as HTMLSelectElement).value)}>
      ${groups.map((group) => {
        const members = choice.options.filter(([, , each]) => each === group).map(option);
        return group ? html`<optgroup label=${group}>${members}</optgroup>` : members;
      })}
    </select></label>`;
}
