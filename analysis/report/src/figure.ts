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
  /// What the numbers on the axis count.
  unit?: string;
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
    ${shown.unit ? html`<p class="small unit">${view.say("unit_line", { unit: shown.unit })}</p>` : nothing}
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
    return first
      ? html`<th scope="row" role="rowheader">${shown}</th>`
      : html`<td role="cell" class=${numeric ? "number" : ""} data-head=${column.head}>${shown}</td>`;
  };
  // The roles are the tags' own: they stay when a narrow page lays rows out as blocks.
  return html`<table role="table">
    <caption>${title}</caption>
    <thead role="rowgroup"><tr role="row">${table.columns.map((column) => html`<th scope="col" role="columnheader" class=${isNumeric(table, column) ? "number" : ""}>${column.head}</th>`)}</tr></thead>
    <tbody role="rowgroup">
      ${table.rows.map((row) => html`<tr role="row">${table.columns.map((column, at) => cell(row, column, at === 0))}</tr>`)}
    </tbody>
  </table>`;
}

/// A result that is best read as a table: shown open, with the same controls and download as a chart. One that `folds`
/// opens on demand on a phone, where its rows would fill many screens.
export function openTable<Row>(view: View, shown: Omit<Figure<Row>, "chart" | "legend"> & { folds?: boolean }): TemplateResult {
  const heading = `${shown.id}-title`;
  return html`<section class="plain-table" id=${shown.id} aria-labelledby=${heading}>
    <h3 id=${heading}>${shown.title}</h3>
    ${shown.controls?.length ? html`<div class="controls">${shown.controls}</div>` : nothing}
    ${shown.caption ? html`<p>${shown.caption}</p>` : nothing}
    ${shown.folds && view.narrow
      ? html`<details><summary>${view.say("table_of", { title: shown.title })}</summary><div class="scroll">${tableOf(view, shown.title, shown.table)}</div></details>`
      : html`<div class="scroll">${tableOf(view, shown.title, shown.table)}</div>`}
    ${downloadButton(view, shown)}
  </section>`;
}

export function downloadButton<Row>(view: View, shown: { id: string; title: string; table: Table<Row> }): TemplateResult {
  return html`<button type="button" class="download" aria-label=${view.say("download_of", { title: shown.title })}
    @click=${() => download(`minori_${shown.id}.csv`, csv(shown.table))}>${view.say("download")}</button>`;
}

/// RFC 4180; full precision, empty for a missing number.
export function csv<Row>(table: Table<Row>): string {
  const lines = [table.columns.map((column) => csvField(column.head))];
  for (const row of table.rows) lines.push(table.columns.map((column) => csvField(column.value(row))));
  return lines.map((line) => line.join(",").concat("\r\n")).join("");
}

const csvSpecial = /["\x2c\r\n]/;

function csvField(value: string | Value | undefined): string {
  const text = value === null || value === undefined ? "" : String(value);
  return csvSpecial.test(text) ? '"'.concat(text.replaceAll('"', '""'), '"') : text;
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
