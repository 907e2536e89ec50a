/// What a section needs to draw itself: the data, the language, the width, and the reader's choices.

import { Designs } from "./designs";
import type { Estimate, Indicator, Language, Report, Text, Value } from "./data";
import { units, words, type Word } from "./words";
import { wordsOfDesigns } from "./words_of_designs";

export type Options = Record<string, string | number>;

/// How a quantity is written: `points` is a difference of percentages.
export type Form = "number" | "signed" | "percent" | "points";

export class View {
  readonly designs: Designs;
  language: Language = "en";
  width = 960;
  private readonly choices = new Map<string, string>();

  constructor(
    readonly report: Report,
    private readonly redraw: (section: string) => void,
  ) {
    this.designs = new Designs(report);
  }

  get narrow(): boolean {
    return this.width < 620;
  }

  say(word: Word, options: Options = {}): string {
    const said = (this.designs.arePeriods ? undefined : wordsOfDesigns[word]) ?? words[word];
    return said[this.language].replace(/\{(\w+)\}/g, (_, name: string) => String(options[name] ?? ""));
  }

  text(text: Text | string | undefined): string {
    const words = typeof text === "string" ? text : (text?.[this.language] ?? text?.en ?? "");
    return this.language === "ja" ? fullWidth(words) : words;
  }

  /// The reader's choice `name` of a section if it is among `offered`, else the first offered.
  chosen(section: string, name: string, offered: string[]): string {
    const choice = this.choices.get(`${section}.${name}`);
    return choice !== undefined && offered.includes(choice) ? choice : (offered[0] ?? "");
  }

  choose(section: string, name: string, value: string): void {
    this.choices.set(`${section}.${name}`, value);
    this.redraw(section);
  }

  period(period: string): string {
    if (period === "none") return this.say("no_programme");
    const design = this.designs.arePeriods ? undefined : this.designs.supported.find((each) => each.level === period);
    if (design) return this.text(design.title);
    const [base = "", more] = period.split("+");
    if (!/^\d+$/.test(base)) return period;
    if (period === "1") return this.say("year_period");
    return more === undefined
      ? this.say("years_period", { n: base })
      : this.say("extended_period", { n: base, more });
  }

  /// What a level is called at an axis or over a panel: its scenario's name where titles are long.
  mark(period: string): string {
    const most = this.language === "ja" ? 8 : 18;
    const titles = this.designs.periods.map((each) => this.period(each));
    return this.designs.arePeriods || titles.every((each) => each.length <= most) ? this.period(period) : period;
  }

  rule(rule: string, form: "long" | "short" = "short"): string {
    const key = `rule_${rule}${form === "short" && rule !== "none" ? "_short" : ""}`;
    return key in words ? this.say(key as Word) : rule;
  }

  get reference(): string {
    return this.period(this.designs.reference);
  }

  unit(unit: string): string {
    const known = units[unit];
    return known ? known[this.language] : unit;
  }

  /// A flow is counted by the year; a level has no unit.
  unitOf(indicator: Indicator): string {
    if (indicator.unit === "1") return indicator.kind === "level" ? "" : this.say(indicator.kind === "flow" ? "number_a_year" : "number");
    const unit = this.unit(indicator.unit);
    return indicator.kind === "flow" && !indicator.unit.includes("year") ? this.say("a_year", { unit }) : unit;
  }

  /// The same over the whole horizon, where a flow is a sum.
  unitOfTotal(indicator: Indicator): string {
    return indicator.unit === "1" ? (indicator.kind === "level" ? "" : this.say("number")) : this.unit(indicator.unit);
  }

  /// Three significant digits, thousands grouped, true minus sign; "–" for a missing number.
  number(value: Value | undefined, digits = 3): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return "–";
    const whole = Math.abs(value) >= 1000;
    const format = whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: digits };
    return new Intl.NumberFormat(this.language, format).format(value).replace("-", "−");
  }

  signed(value: Value | undefined): string {
    return this.show(value, "signed");
  }

  /// `decimals` as `decimalsOf` gives them; without, three significant digits.
  show(value: Value | undefined, form: Form, decimals?: number, unit = true): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return "–";
    const scaled = form === "percent" || form === "points" ? value * 100 : value;
    const text = decimals === undefined ? this.number(scaled) : this.fixed(scaled, decimals);
    const isZero = !/[1-9]/.test(text);
    const sign = (form === "signed" || form === "points") && scaled > 0 && !isZero ? "+" : "";
    const units = { number: "", signed: "", percent: this.language === "en" ? "\u00a0%" : "％", points: this.say("points") };
    return sign + (isZero ? text.replace("−", "") : text) + (unit ? units[form] : "");
  }

  private fixed(value: number, decimals: number): string {
    const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return new Intl.NumberFormat(this.language, options).format(value).replace("-", "−");
  }

  /// Decimals that show two digits of half the interval: more would claim what is not known. Up to two more where an end
  /// close to zero would otherwise lose the sign that the verdict beside it rests on.
  decimalsOf(estimate: Pick<Estimate, "low" | "high"> | undefined, form: Form): number | undefined {
    if (!estimate || estimate.low === null || estimate.high === null || estimate.high <= estimate.low) return undefined;
    const scale = form === "percent" || form === "points" ? 100 : 1;
    const half = (scale * (estimate.high - estimate.low)) / 2;
    const usual = Math.max(0, 1 - Math.floor(Math.log10(half)));
    const ends = [estimate.low, estimate.high].map((end) => Math.abs(scale * end)).filter((end) => end > 0);
    const losesSign = (decimals: number) => ends.some((end) => end < 0.5 * 10 ** -decimals);
    return Math.min(6, [usual, usual + 1].find((decimals) => !losesSign(decimals)) ?? usual + 2);
  }

  /// A share lies between 0 and 1 and a difference of shares between -1 and 1, whatever the interval's formula says.
  possible(value: number, form: Form): number {
    if (form !== "percent" && form !== "points") return value;
    return Math.min(1, Math.max(form === "percent" ? 0 : -1, value));
  }

  /// "[0.40, 0.50]", or nothing if there is no interval.
  interval(estimate: Pick<Estimate, "low" | "high"> | undefined, form: Form): string {
    if (!estimate || estimate.low === null || estimate.high === null) return "";
    const decimals = this.decimalsOf(estimate, form);
    const ends = [this.possible(estimate.low, form), this.possible(estimate.high, form)].map((end) => this.show(end, form, decimals, form !== "points"));
    return this.language === "en" ? `[${ends.join(", ")}]` : `［${ends.join("，")}］`;
  }

  /// "0.45 [0.40, 0.50]"
  estimate(estimate: Pick<Estimate, "mean" | "low" | "high">, form: Form): string {
    return `${this.show(estimate.mean, form, this.decimalsOf(estimate, form))} ${this.interval(estimate, form)}`.trim();
  }

  percent(value: Value | undefined, signed = false): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return "–";
    const percents = value * 100;
    const digits = Math.abs(percents) < 1 && signed ? 2 : Math.abs(percents) < 10 && signed ? 1 : 0;
    const text = this.fixed(percents, digits);
    const isZero = !/[1-9]/.test(text);
    const sign = signed && percents > 0 && !isZero ? "+" : "";
    return sign + (isZero ? text.replace("−", "") : text) + (this.language === "en" ? "\u00a0%" : "％");
  }

  /// What a design is called: its budget rule and its period.
  design(rule: string, period: string): string {
    return [this.rule(rule), this.period(period)].join(this.language === "ja" ? "、" : ", ");
  }

  /// Sentences one after the other; Japanese puts no space between them.
  sentences(sentences: string[]): string {
    return sentences.filter(Boolean).join(this.language === "ja" ? "" : " ");
  }

  /// Clauses in one line.
  join(clauses: string[]): string {
    return clauses.join(this.language === "ja" ? "、" : "; ");
  }

  list(items: string[]): string {
    if (this.language === "ja") return items.join("・");
    return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(items);
  }

  /// What follows a word in brackets: narrow ones after a space, or wide ones.
  aside(text: string): string {
    return this.language === "en" ? ` (${text})` : `（${text}）`;
  }

  /// "5+3, 8 and 10 years"
  periods(periods: string[]): string {
    const plain = periods.length > 1 && periods.every((period) => /^\d+(\+\d+)?$/.test(period));
    if (this.language === "en" && plain) return this.say("years_period", { n: this.list(periods) });
    return this.list(periods.map((period) => this.period(period)));
  }
}

/// Texts of the data are typed with narrow brackets; beside Japanese words they are wide.
const wide: Record<string, string> = { "(": "（", ")": "）", "~": "～", "%": "％", ":": "：" };
const fullWidth = (text: string) =>
  /[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? text.replace(/[()~%]|:(?!\/\/)/g, (each) => wide[each] ?? each) : text;

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
