/// Draws the page from the data in it, in the language of <html lang> until the reader chooses the other.

import { html, nothing, render, type TemplateResult } from "lit-html";
import { readReport, type Language } from "./data";
import { answer } from "./sections/answer";
import { afterSupport } from "./sections/after_support";
import { sure } from "./sections/certainty";
import { cost } from "./sections/cost";
import { facts } from "./sections/facts";
import { method, provenance } from "./sections/method";
import { money } from "./sections/money";
import { overTime } from "./sections/over_time";
import type { Section } from "./sections/section";
import { where } from "./sections/where";
import { why } from "./sections/why";
import { View } from "./view";

const sections: Section[] = [answer, afterSupport, cost, sure, why, overTime, where, money, facts, method, provenance];
const languages: [Language, string][] = [["en", "English"], ["ja", "日本語"]];

const element = (id: string) => document.getElementById(id) as HTMLElement;
const view = new View(readReport(element("report-data").textContent ?? "{}"), redraw);
view.language = document.documentElement.lang === "ja" ? "ja" : "en";

const title = () => view.text(view.report.meta.title) || view.say("default_title");

function languageSwitch(): TemplateResult {
  return html`<div class="languages" role="group" aria-label=${view.say("language")}>${languages.map(
    ([language, name]) => html`<button type="button" lang=${language} aria-pressed=${view.language === language ? "true" : "false"}
      @click=${() => speak(language)}>${name}</button>`,
  )}</div>`;
}

function banner(): TemplateResult {
  const { calibrated, innovation_scale: scale, replicates } = view.report.meta;
  return html`<aside class="banner" aria-labelledby="banner-title">
    ${calibrated === true
      ? html`<p id="banner-title">${view.say("calibrated")}</p>`
      : html`<p><strong id="banner-title">⚠ ${view.say("not_calibrated_title")}</strong> ${view.say("not_calibrated")}</p>`}
    ${scale !== undefined && scale < 1 ? html`<p>${view.say("thinned", { share: view.percent(scale) })}</p>` : nothing}
    ${replicates === undefined ? nothing : html`<p>${view.say(replicates < 6 ? "few_pairs" : "some_pairs", { pairs: replicates })}</p>`}
  </aside>`;
}

function header(): TemplateResult {
  const { meta, time } = view.report;
  const facts = [
    meta.runs === undefined ? "" : view.say("runs_line", { runs: meta.runs, replicates: meta.replicates ?? "–" }),
    time.length > 0 ? view.say("horizon_line", { first: time[0] as number, last: time[time.length - 1] as number }) : "",
  ];
  return html`<a class="skip" href="#answer">${view.say("skip")}</a>
    <header>
      ${languageSwitch()}
      <h1>${title()}</h1>
      <p class="question">${view.text(view.report.meta.question) || view.say("lead_question")}</p>
      <p class="small">${facts.filter(Boolean).join(view.language === "ja" ? "、" : "; ")}</p>
      ${banner()}
    </header>
    <nav aria-label=${view.say("contents")}><ul>${sections.map(
      (section) => html`<li><a href="#${section.id}">${view.say(section.title)}</a></li>`,
    )}</ul></nav>`;
}

function redraw(id: string): void {
  const section = sections.find((each) => each.id === id);
  if (section) render(html`<h2 id="${id}-heading">${view.say(section.title)}</h2>${section.body(view)}`, element(id));
}

function redrawAll(): void {
  document.documentElement.lang = view.language;
  document.title = title();
  render(header(), element("header"));
  for (const section of sections) redraw(section.id);
}

function speak(language: Language): void {
  view.language = language;
  redrawAll();
}

/// Charts are drawn for the width there is, and again when it changes.
function follow(main: HTMLElement): void {
  const measure = () => Math.max(280, Math.floor(main.clientWidth));
  view.width = measure();
  redrawAll();
  new ResizeObserver(() => {
    if (measure() === view.width) return;
    view.width = measure();
    requestAnimationFrame(redrawAll);
  }).observe(main);
}

render(
  html`<div id="header"></div>
    <main id="main">${sections.map((section) => html`<section id=${section.id} aria-labelledby="${section.id}-heading"></section>`)}</main>`,
  element("page"),
);
follow(element("main"));
