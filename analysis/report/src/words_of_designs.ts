/// What is said otherwise where an experiment compares scenarios that are no funding periods.

import type { Word } from "./words";

export const wordsOfDesigns: Partial<Record<Word, { en: string; ja: string }>> = {
  period: { en: "Design", ja: "設計" },
  answer_lead: {
    en: "Each design is compared with “{reference}” on the same random numbers.",
    ja: "各設計を「{reference}」と比べた結果です。同じ乱数を用いた計算を対にしています。",
  },
  found_title: { en: "What is found", ja: "結果" },
  found_open: {
    en: "No design can be told apart from “{reference}” in: {list}.",
    ja: "どの設計も「{reference}」と区別できない指標：{list}。",
  },
  found_nothing: {
    en: "No design can be told apart from “{reference}” in any main measure.",
    ja: "主な指標のいずれでも、「{reference}」と区別できる設計はない。",
  },
  equal_money: {
    en: "Programme money spent is the same within {share} in all designs.",
    ja: "事業費の支出額は、全設計を通じて{share}以内の差に収まっています。",
  },
  unequal_money: {
    en: "Programme money spent differs by up to {share} from the mean of the designs: look at measures per billion yen.",
    ja: "事業費の支出額は、設計間の平均と最大{share}異なります。10億円当たりの指標で比べてください。",
  },
  finding_pattern: { en: "{verdicts}", ja: "{verdicts}" },
  finding_open: { en: "no design can be told apart from “{reference}”", ja: "「{reference}」との差を判定できない" },
  finding_open_all: { en: "no design can be told apart from “{reference}”", ja: "「{reference}」との差を判定できない" },
  overview_title: { en: "Which designs do better or worse than “{reference}”", ja: "「{reference}」より優る・劣る設計" },
  overview_caption: {
    en: "▲ better, ▼ worse with 95 % confidence; ○ no design resolved. Designs not named are unresolved.",
    ja: "▲優る、▼劣る（95％）。○判定できる設計なし。記載のない設計は判定不能。",
  },
  summary_title: { en: "What each design leaves: {measure}", ja: "各設計が残すもの：{measure}" },
  chance_note: {
    en: "With {n} comparisons per measure, about one in twenty would look resolved by chance alone: trust patterns that hold across measures over single cells.",
    ja: "一指標あたり{n}件の比較があり、差がなくても20件に1件程度は偶然に差があると判定されます。個々のセルよりも、指標を通じて一貫する傾向を重視してください。",
  },
  spending_caption: {
    en: "Whole horizon, million yen, mean of the runs; present values but for the programme's money. The last column is the deviation of the programme's money from the mean of the designs. Local money follows from the programme: own projects, and schemes of the region's own after support.",
    ja: "全期間（百万円、計算の平均）。事業費の合計以外は現在価値。最右列は事業費の支出額の、設計間の平均からの乖離です。地方費は自主事業や支援終了後の独自施策など、事業に続いて生じるものです。",
  },
  method_rules: {
    en: "Designs are the scenarios of this experiment; what each of them sets stands in the experiment's file.",
    ja: "「設計」とはこの実験のシナリオです。各設計の設定は実験ファイルに記載されています。",
  },
};
