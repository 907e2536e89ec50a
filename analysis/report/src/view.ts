/// What a section needs to draw itself: the data, the language, the width, and the reader's choices.

import { Designs } from "./designs";
import type { Estimate, Language, Report, Text, Value } from "./data";
import { units, words, type Word } from "./words";

export type Options = Record<string, string | number>;

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
    return words[word][this.language].replace(/\{(\w+)\}/g, (_, name: string) => String(options[name] ?? ""));
  }

  text(text: Text | string | undefined): string {
    return typeof text === "string" ? text : (text?.[this.language] ?? text?.en ?? "");
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
    const [base = "", more] = period.split("+");
    if (!/^\d+$/.test(base)) return period;
    return more === undefined
      ? this.say("years_period", { n: base })
      : this.say("extended_period", { n: base, more });
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

  /// Three significant digits, thousands grouped, true minus sign; "–" for a missing number.
  number(value: Value | undefined, digits = 3): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return "–";
    const whole = Math.abs(value) >= 1000;
    const format = whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: digits };
    return new Intl.NumberFormat(this.language, format).format(value).replace("-", "−");
  }

  signed(value: Value | undefined): string {
    const text = this.number(value);
    return value !== null && value !== undefined && value > 0 ? `+${text}` : text;
  }

  percent(value: Value | undefined, signed = false): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return "–";
    const percents = value * 100;
    const digits = Math.abs(percents) < 1 && signed ? 2 : Math.abs(percents) < 10 && signed ? 1 : 0;
    const text = new Intl.NumberFormat(this.language, { maximumFractionDigits: digits }).format(percents);
    const sign = signed && percents > 0 ? "+" : "";
    return sign + text.replace("-", "−") + (this.language === "en" ? "%" : "％");
  }

  interval(estimate: Pick<Estimate, "low" | "high"> | undefined, format = (value: Value) => this.number(value)): string {
    if (!estimate || estimate.low === null || estimate.high === null) return "";
    return this.language === "en"
      ? `[${format(estimate.low)}, ${format(estimate.high)}]`
      : `［${format(estimate.low)}, ${format(estimate.high)}］`;
  }

  list(items: string[]): string {
    if (this.language === "ja") return items.join("・");
    return new Intl.ListFormat("en", { type: "conjunction" }).format(items);
  }
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
