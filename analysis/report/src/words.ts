/// Every word of the page that does not come with the data, in both languages. `{name}` is filled in by `say`.

import type { Text } from "./data";
import { factWords } from "./words_facts";

export const words = {
  // Frame
  language: { en: "Language", ja: "言語" },
  skip: { en: "Skip to the answer", ja: "結論へ移動" },
  contents: { en: "Contents", ja: "目次" },
  default_title: { en: "Simulation report", ja: "シミュレーション報告書" },
  lead_question: {
    en: "Which lengths of support leave ecosystems that go on by themselves, at what cost, how sure is that, and why?",
    ja: "どの支援期間が自走するエコシステムを残すか。そのコスト、確からしさ、理由は何か。",
  },
  not_calibrated_title: { en: "Not yet calibrated", ja: "本モデルは未較正です" },
  not_calibrated: {
    en: "Parameters are not yet fitted to observed programmes: read directions, not magnitudes; no basis for a budget.",
    ja: "パラメータは実績値にまだ合わせていません。差の向きを読み、大きさは読まないでください。予算の根拠にはなりません。",
  },
  calibrated: {
    en: "Parameters were fitted to observed programmes; see the method notes.",
    ja: "パラメータは実績値に合わせて較正済みです。詳細は方法の注記を参照してください。",
  },
  thinned: {
    en: "Research, innovation and programme money run at {share} of their size; counts and money are those of the thinned country.",
    ja: "研究・イノベーション部門と事業費は実際の{share}の規模です（件数・金額も縮小した値）。",
  },
  few_pairs: {
    en: "Only {pairs} paired runs per design: intervals are wide and rest on the differences being about normal. More replicates narrow them.",
    ja: "一設計あたり{pairs}組の対比較のみです。区間が広く、差がほぼ正規分布に従うことを前提としています。反復を増やすと狭まります。",
  },
  some_pairs: {
    en: "{pairs} paired runs per design: a difference counts only if its 95 % interval leaves out zero and a sign-flip test agrees.",
    ja: "一設計あたり{pairs}組の対比較です。95％区間がゼロを含まず、符号反転検定も一致した場合に限り、差があると判断します。",
  },
  runs_line: { en: "{runs} runs, {replicates} paired replicates per design", ja: "全{runs}回の計算、各設計{replicates}組の対比較" },
  horizon_line: { en: "fiscal years {first} to {last}", ja: "{first}～{last}年度" },
  number: { en: "number", ja: "件（数）" },
  number_a_year: { en: "number a year", ja: "件（数）／年" },
  a_year: { en: "{unit} a year", ja: "{unit}／年" },
  unit_line: { en: "Unit: {unit}", ja: "単位：{unit}" },
  absent: { en: "This result file holds nothing for this part.", ja: "この結果ファイルには該当するデータがありません。" },

  // Charts and tables in general
  table_of: { en: "Table: {title}", ja: "表：{title}" },
  download: { en: "Download CSV", ja: "CSVを保存" },
  download_of: { en: "Download the table “{title}” as CSV", ja: "表「{title}」をCSVで保存" },
  measure: { en: "Measure", ja: "指標" },
  indicator: { en: "Indicator", ja: "指標" },
  rule: { en: "Budget rule", ja: "予算ルール" },
  period: { en: "Funding period", ja: "支援期間" },
  design: { en: "Design", ja: "設計" },
  scenario: { en: "Scenario", ja: "シナリオ" },
  fiscal_year: { en: "Fiscal year", ja: "年度" },
  mean: { en: "Mean", ja: "平均" },
  estimate: { en: "Estimate", ja: "推定値" },
  low: { en: "95 % low", ja: "95％下限" },
  high: { en: "95 % high", ja: "95％上限" },
  q10: { en: "10 % of runs below", ja: "第1十分位" },
  q90: { en: "10 % of runs above", ja: "第9十分位" },
  pairs: { en: "Pairs", ja: "対の数" },
  same_sign: { en: "Same sign", ja: "符号の一致" },
  relative: { en: "Relative", ja: "変化率" },
  difference: { en: "Difference", ja: "差" },
  verdict: { en: "Verdict", ja: "判定" },
  unit: { en: "Unit", ja: "単位" },
  interval_key: { en: "dot: mean; bar: 95 % interval", ja: "点：平均、横棒：95％区間" },
  band_key: { en: "dark band: 95 % interval of the mean; light band: 10–90 % of runs", ja: "濃い帯：平均の95％区間、淡い帯：計算結果の10～90％" },
  difference_band_key: { en: "band: 95 % interval of the mean paired difference", ja: "帯：対差の平均の95％区間" },
  difference_band_key_short: { en: "band: 95 % interval", ja: "帯：95％区間" },
  bands_cut: { en: "bands that reach the frame go on far beyond it: see the table", ja: "枠に達した帯はその外まで続く（表を参照）" },
  grey_line: { en: "grey dashed line: no programme", ja: "灰色破線：施策なし" },

  // Designs
  year_period: { en: "1 year", ja: "1年" },
  years_period: { en: "{n} years", ja: "{n}年" },
  extended_period: { en: "{n}+{more} years", ja: "{n}+{more}年" },
  no_programme: { en: "No programme", ja: "施策なし" },
  rule_slots: { en: "Steady slots: the same money every year, free places re-advertised", ja: "定常枠（毎年度同額、空き枠を再公募）" },
  rule_slots_short: { en: "Steady slots", ja: "定常枠" },
  rule_cohort_regions: { en: "One cohort: the longer, the fewer regions", ja: "一括採択・地域数調整（長いほど少数）" },
  rule_cohort_regions_short: { en: "One cohort, fewer regions", ja: "一括採択・地域数調整" },
  rule_cohort_grants: { en: "One cohort: the longer, the smaller the grants", ja: "一括採択・交付額調整（長いほど少額）" },
  rule_cohort_grants_short: { en: "One cohort, smaller grants", ja: "一括採択・交付額調整" },
  rule_none: { en: "All designs", ja: "全設計" },

  // Verdicts
  better: { en: "better", ja: "優る" },
  worse: { en: "worse", ja: "劣る" },
  unresolved: { en: "unresolved", ja: "判定不能" },
  reference: { en: "reference", ja: "基準" },
  more: { en: "more", ja: "多い" },
  less: { en: "less", ja: "少ない" },

  // Answer
  answer: { en: "The answer in short", ja: "結論の要約" },
  answer_lead: {
    en: "Each funding period is compared with {reference} on the same random numbers, under three readings of “equal money”. 5+3: three more years for those evaluated best.",
    ja: "各支援期間を{reference}と比べた結果です。同じ乱数を用いた計算を対にし、「同額」の三つの考え方ごとに示します。5+3年は、評価の高い地域のみ3年延長。",
  },
  found_title: { en: "What is found, by budget rule", ja: "予算ルール別の結果" },
  found_open: {
    en: "No period can be told apart from {reference} in: {list}.",
    ja: "どの支援期間も{reference}と区別できない指標：{list}。",
  },
  found_nothing: {
    en: "No period can be told apart from {reference} in any main measure.",
    ja: "主な指標のいずれでも、{reference}と区別できる支援期間はない。",
  },
  equal_money: {
    en: "Programme money spent is the same within {share} under each budget rule.",
    ja: "事業費の支出額は、各予算ルールの中で{share}以内の差に収まっています。",
  },
  unequal_money: {
    en: "Programme money spent differs by up to {share} from the mean of its budget rule: look at measures per billion yen.",
    ja: "事業費の支出額は、同じ予算ルールの平均と最大{share}異なります。10億円当たりの指標で比べてください。",
  },
  finding_pattern: { en: "{rules}: {verdicts}", ja: "{rules}では{verdicts}" },
  finding_better: { en: "{periods} better", ja: "{periods}が優る" },
  finding_worse: { en: "{periods} worse", ja: "{periods}が劣る" },
  finding_open: { en: "no period can be told apart from {reference}", ja: "{reference}との差を判定できない" },
  finding_open_all: {
    en: "no period can be told apart from {reference} under any budget rule",
    ja: "どの予算ルールでも{reference}との差を判定できない",
  },
  finding_everywhere: {
    en: "Better than {reference} under every budget rule: {list}.",
    ja: "すべての予算ルールで{reference}より優る：{list}。",
  },
  finding_nowhere: {
    en: "On no main measure is any period better than {reference} under every budget rule.",
    ja: "主な指標のうち、すべての予算ルールで{reference}より優る支援期間があるものはありません。",
  },
  finding_opposed: {
    en: "The budget rule turns the direction around for: {list}.",
    ja: "予算ルールによって優劣が逆転：{list}。",
  },
  finding_count: {
    en: "Of {n} comparisons on the main measures, {better} are better, {worse} worse, and {open} unresolved; about {chance} would look resolved by chance if nothing differed.",
    ja: "主な指標の比較{n}件のうち、優るもの{better}件、劣るもの{worse}件、判定不能{open}件（差がなくても約{chance}件は偶然に差があると判定される）。",
  },
  overview_title: { en: "Which periods do better or worse than {reference}", ja: "{reference}より優る・劣る支援期間" },
  overview_caption: {
    en: "▲ better, ▼ worse with 95 % confidence; ○ no period resolved. Periods not named are unresolved.",
    ja: "▲優る、▼劣る（95％）。○判定できる支援期間なし。記載のない期間は判定不能。",
  },
  none_resolved: { en: "none resolved", ja: "判定不能" },
  points: { en: " points", ja: "ポイント" },
  percentage_points: { en: "percentage points", ja: "ポイント" },
  other_measures: { en: "The other measures, one sentence each", ja: "その他の指標の結果（各一文）" },
  each_comparison: { en: "Every comparison in words", ja: "個々の比較の文章" },
  robust: { en: "holds when adjusted for all comparisons of this measure", ja: "同じ指標の全比較で調整しても有意" },
  main_measures: { en: "Main measures", ja: "主な指標" },
  all_measures: { en: "All measures", ja: "全指標" },
  more_measures: { en: "Further measures", ja: "その他の指標" },
  summary_title: { en: "What each period leaves: {measure}", ja: "各支援期間が残すもの：{measure}" },
  summary_caption: {
    en: "Bold: mean, with its 95 % interval. Then the verdict against {reference}: paired difference, its 95 % interval, and how many pairs have its sign.",
    ja: "太字：平均と95％区間。続いて{reference}に対する判定：対差、その95％区間、同符号の組数。",
  },
  per_billion: { en: "{measure} per billion yen", ja: "10億円当たりの{measure}" },
  agree: { en: "{n} of {pairs} pairs", ja: "{pairs}組中{n}組" },
  sign_flip: { en: "the sign-flip test does not agree", ja: "符号反転検定は一致せず" },
  additional: { en: "additional: with minus without the programme", ja: "追加性：施策ありとなしの差" },
  attributed: { en: "attributed: weighted by the programme's share of project money", ja: "帰属分：プロジェクト資金に占める事業費の割合で按分" },
  gross: { en: "gross: everything ever funded", ja: "総数：一度でも支援したものをすべて計上" },
  lower_is_better: { en: "lower is better", ja: "小さいほど良い" },
  chance_note: {
    en: "With {n} comparisons per measure, about one in twenty would look resolved by chance alone: trust patterns that hold across budget rules and measures over single cells.",
    ja: "一指標あたり{n}件の比較があり、差がなくても20件に1件程度は偶然に差があると判定されます。個々のセルよりも、予算ルールや指標を通じて一貫する傾向を重視してください。",
  },

  // After support
  after: { en: "What goes on after support ends", ja: "支援終了後の自走化" },
  after_lead: {
    en: "A cluster's self-running index compares years 3 to 5 after support with the last two funded years: new projects without the programme's money, and private and local money in young projects, whichever fell more; both minus the same place without the programme. At 0.5 or more a cluster counts as self-running.",
    ja: "自走化指数は、支援終了後3～5年目の活動を支援最終2年間と比べた値です。当該事業の資金によらない新規プロジェクト数と、新しいプロジェクトへの民間・地方資金のうち、低い方をとります（いずれも施策なしの同じ場所の値を差し引く）。0.5以上を「自走」と数えます。",
  },
  index_title: { en: "Self-running index by design", ja: "設計別の自走化指数" },
  index_axis: { en: "Self-running index", ja: "自走化指数" },
  index_line: { en: "solid line: 0.5, self-running from there on", ja: "実線：0.5（これ以上を自走とする）" },
  share_title: { en: "Share of clusters that are self-running", ja: "自走するクラスターの割合" },
  share_axis: { en: "Share of clusters", ja: "クラスターの割合" },
  clusters: { en: "Clusters observed", ja: "観測クラスター数" },
  censored: { en: "Not observable", ja: "観測不能" },
  clusters_note: {
    en: "Clusters funded again, or whose support ends too late for the horizon, cannot be observed and are counted in the table.",
    ja: "再度採択されたクラスターや、期間内に観測できないクラスターは除き、その数を表に示します。",
  },
  curve_title: { en: "Activity by years after support", ja: "支援終了後の年数別の活動水準" },
  curve_axis: { en: "Activity relative to the last two funded years", ja: "支援最終2年間に対する活動水準" },
  years_after: { en: "Years after support", ja: "支援終了後の年数" },
  lasting_title: { en: "Lasting additionality", ja: "支援終了後も残る追加性" },
  lasting_caption: {
    en: "Additional amount per cluster in the year that begins {years} after support ended.",
    ja: "支援終了の{years}後から1年間における、クラスター当たりの追加的な量。",
  },
  in_seat: { en: "{title} in the seat's prefecture", ja: "{title}（中核地の都道府県）" },
  whose: { en: "Activity of", ja: "対象とする活動" },
  whose_area: { en: "everybody in the cluster's area and fields", ja: "地域と関連分野の全主体" },
  whose_member: { en: "the cluster's members", ja: "クラスター構成員" },

  // Cost
  cost: { en: "At what cost", ja: "コスト" },
  cost_lead: {
    en: "Outcomes per billion yen of public money in present value ({rate} a year). The longer a bar, the less sure; the dashed line is {reference}.",
    ja: "公的資金10億円（現在価値、割引率年{rate}）当たりの成果。横棒が長いほど不確かです。破線は{reference}の平均。",
  },
  cost_title: { en: "Outcome per billion yen: {measure}", ja: "10億円当たりの成果：{measure}" },
  inverse_title: { en: "Million yen per outcome", ja: "成果1件当たりの百万円" },
  spending_title: { en: "Was the money really equal?", ja: "支出額は等しかったか" },
  spending_caption: {
    en: "Whole horizon, million yen, mean of the runs; present values but for the programme's money. Equality is demanded of the programme's money; the last column is its deviation from the mean of its budget rule. Local money follows from the programme: own projects, and schemes of the region's own after support.",
    ja: "全期間（百万円、計算の平均）。事業費の合計以外は現在価値。等しくすべきは事業費の支出額で、最右列は同じ予算ルールの平均からの乖離です。地方費は自主事業や支援終了後の独自施策など、事業に続いて生じるものです。",
  },
  spending_year_title: { en: "Programme money spent by fiscal year", ja: "年度別の事業費支出額" },
  spending_year_caption: { en: "Below zero: unspent money that was returned.", ja: "負の値は未使用額の返納です。" },
  allocated: { en: "Allocated", ja: "配分額" },
  spent: { en: "Spent", ja: "支出額" },
  national: { en: "of which national", ja: "うち国費" },
  local: { en: "of which local", ja: "うち地方費" },
  programme_spent: { en: "Programme money, sum of years", ja: "事業費の合計（割引前）" },
  deviation: { en: "Deviation", ja: "乖離" },
  unequal: { en: "more than 5 % apart", ja: "5％超の乖離" },

  // Certainty
  sure: { en: "How sure", ja: "確からしさ" },
  sure_lead: {
    en: "Paired differences to {reference} with 95 % intervals. An interval that crosses zero leaves the direction open.",
    ja: "{reference}との対差と95％区間。区間がゼロをまたぐ場合、差の向きは判定できません。",
  },
  forest_title: { en: "Difference to {reference}: {measure}", ja: "{reference}との差：{measure}" },
  sign_title: { en: "Verdicts over all measures", ja: "全指標の判定一覧" },
  sign_caption: {
    en: "Each cell: verdict against {reference}, and pairs with the same sign of all pairs.",
    ja: "各セル：{reference}に対する判定と、同符号の組数／全組数。",
  },

  // Why
  why: { en: "Why: from money to market, link by link", ja: "理由：資金から市場までの連鎖" },
  why_lead: {
    en: "Where along the chain do designs gain or lose against a country without the programme? Whole horizon, paired differences.",
    ja: "施策なしの場合と比べ、連鎖のどの段階で差が生じるか。全期間の対差を示します。",
  },
  chain_title: { en: "Change against no programme along the chain", ja: "連鎖の各段階における変化（施策なしとの比較）" },
  chain_caption: {
    en: "Percent of the no-programme total. ▲ more and ▼ less with 95 % confidence; ○ unresolved.",
    ja: "施策なしの合計に対する変化率。▲は増加、▼は減少（95％）、○は判定不能。",
  },
  indicator_forest_title: { en: "Difference to no programme: {indicator}", ja: "施策なしとの差：{indicator}" },
  all_indicators: { en: "All indicators", ja: "全指標" },
  chain_indicators: { en: "Main links", ja: "主な段階" },
  show: { en: "Show", ja: "表示" },

  // Over time
  time: { en: "Over time", ja: "時間的な推移" },
  time_lead: {
    en: "Over the whole horizon the programme moves this national total by at most {share}; the second chart shows the difference alone, taken run by run.",
    ja: "全期間で見ると、施策がこの全国合計を動かす幅は最大{share}です。二つ目の図に、計算ごとに取った差だけを示します。",
  },
  time_lead_plain: {
    en: "The second chart shows the difference alone, taken run by run.",
    ja: "二つ目の図に、計算ごとに取った差だけを示します。",
  },
  fan_title: { en: "{indicator}, national", ja: "{indicator}（全国）" },
  path_title: { en: "Difference to no programme: {indicator}", ja: "施策なしとの差：{indicator}" },

  // Map
  where: { en: "Where", ja: "地域別の変化" },
  where_lead: {
    en: "Each tile is a prefecture. The model compares designs; it does not forecast a named prefecture. A tile is the mean of {pairs} pairs and has no interval: most single tiles are noise, so look for patterns.",
    ja: "各タイルは都道府県を表します。本モデルは設計の比較を目的とし、特定の地域の将来を予測するものではありません。値は{pairs}組の平均で区間はなく、個々のタイルの多くは偶然です。全体の傾向をご覧ください。",
  },
  map_title: { en: "Difference to no programme: {indicator}, {year}", ja: "施策なしとの差：{indicator}（{year}）" },
  map_caption: { en: "Mean difference to the same prefecture without the programme. Blue with +: more; orange with −: less.", ja: "施策なしの同県との差の平均。青と＋は増加、橙と－は減少。" },
  years_span: { en: "FY{first}–{last}", ja: "{first}～{last}年度" },
  one_year: { en: "FY{first}", ja: "{first}年度" },
  prefecture: { en: "Prefecture", ja: "都道府県" },
  code: { en: "Code", ja: "コード" },
  map_summary: { en: "Largest: {top}. Sum of all prefectures: {sum}.", ja: "上位：{top}。全都道府県の合計：{sum}。" },

  // Money
  money: { en: "Where the money went", ja: "資金の流れ" },
  money_lead: {
    en: "Money put into projects, by source and stage, million yen a year, mean over horizon and runs.",
    ja: "プロジェクトへの投入資金（財源×段階、百万円／年、全期間・全計算の平均）。",
  },
  money_shares_title: { en: "Project money by source, with shares", ja: "財源別のプロジェクト資金と構成比" },
  money_shares_caption: {
    en: "Million yen a year; in brackets the source's share of all project money. The programme's own money is the national column minus that of no programme.",
    ja: "百万円／年。括弧内は全プロジェクト資金に占める割合。事業費による分は、国の列から施策なしの値を引いたもの。",
  },
  money_title: { en: "Project money by stage and source", ja: "段階別・財源別のプロジェクト資金" },
  money_view: { en: "Amounts", ja: "金額" },
  money_change: { en: "Change against no programme", ja: "施策なしとの差" },
  money_total: { en: "Total", ja: "総額" },
  myen_a_year: { en: "million yen a year", ja: "百万円／年" },
  source: { en: "Source", ja: "財源" },
  stage: { en: "Stage", ja: "段階" },
  source_national: { en: "National", ja: "国" },
  source_local: { en: "Local government", ja: "地方自治体" },
  source_firm: { en: "Firms", ja: "企業" },
  source_bank: { en: "Bank loans", ja: "銀行融資" },
  source_fund: { en: "Funds", ja: "ファンド" },
  stage_feasibility: { en: "1 Feasibility", ja: "1 実現可能性調査" },
  stage_joint_research: { en: "2 Joint research", ja: "2 共同研究" },
  stage_prototype: { en: "3 Prototype", ja: "3 試作・実証" },
  stage_commercialisation: { en: "4 Commercialisation", ja: "4 事業化" },

  ...factWords,

  // Method
  method: { en: "How to read this", ja: "読み方と方法" },
  method_pairs: {
    en: "Common random numbers: replicate k of every design uses the same seed, and two runs differ only where the policy reached. Differences are taken pair by pair; intervals are Student's t over pairs.",
    ja: "共通乱数：各設計のk番目の計算は同じ乱数種を用い、政策が及んだ箇所だけが異なります。差は対ごとに取り、区間は対の差のt分布によります。",
  },
  method_verdict: {
    en: "“Better” and “worse” need a 95 % interval that leaves out zero (and, with six pairs or more, a sign-flip test that agrees). Everything else is “unresolved”: not “no effect”.",
    ja: "「優る」「劣る」は95％区間がゼロを含まない場合に限ります（対が6以上のときは符号反転検定も満たす）。それ以外は「判定不能」であり、「効果なし」ではありません。",
  },
  method_rules: {
    en: "Equal money can mean three things, and findings differ between them: steady slots (the same money every year, free places re-advertised); one cohort with fewer regions the longer the support; one cohort with smaller grants the longer the support.",
    ja: "「同額」には三つの考え方があり、結果も異なります。①定常枠（毎年度同額、空き枠を再公募）、②一括採択で支援期間が長いほど地域数を減らす、③一括採択で支援期間が長いほど交付額を減らす。",
  },
  method_measures: {
    en: "Additional = with minus without the programme, over all regions. Attributed = outcome × programme money / all money of the project. Gross = everything ever funded, which favours many short awards; shown only for comparison with ministry totals.",
    ja: "追加性＝施策ありとなしの差（全地域）。帰属分＝成果×事業費／プロジェクト資金総額。総数＝一度でも支援したものの計上で、短期・多数の採択に有利なため、省庁公表値との比較のみに用います。",
  },
  notes: { en: "Notes to this result", ja: "この結果に関する注記" },
  definitions: { en: "Definitions of the measures", ja: "指標の定義" },
  provenance: { en: "Provenance", ja: "来歴と再現方法" },
  program: { en: "Program", ja: "プログラム" },
  created: { en: "Created (UTC)", ja: "作成日時（UTC）" },
  source_file: { en: "Result file", ja: "結果ファイル" },
  digest: { en: "Digest", ja: "ダイジェスト" },
  command: { en: "History", ja: "実行履歴" },
  report_command: { en: "This page", ja: "このページの作成" },
  seeds: { en: "Seeds", ja: "乱数種" },
  runs: { en: "Runs", ja: "計算回数" },
  experiment: { en: "Experiment", ja: "実験" },
  reproduce_text: {
    en: "With the same program version, the history below makes the result file again; its digest must be equal.",
    ja: "同じ版のプログラムで下記の実行履歴を再度行うと、同じダイジェストの結果ファイルが得られます。",
  },
} satisfies Record<string, Text>;

export type Word = keyof typeof words;

/// Units as the result files write them. Absent ones are shown as they are.
export const units: Record<string, Text> = {
  "1": { en: "", ja: "" },
  Myen: { en: "million yen", ja: "百万円" },
  "million yen": { en: "million yen", ja: "百万円" },
  "Myen/year": { en: "million yen a year", ja: "百万円／年" },
  "1/billion yen": { en: "number per billion yen", ja: "件／10億円" },
  "Myen/billion yen": { en: "million yen per billion yen", ja: "百万円／10億円" },
  "1/year/cluster": { en: "number a year per cluster", ja: "件／年・クラスター" },
  "Myen/year/cluster": { en: "million yen a year per cluster", ja: "百万円／年・クラスター" },
  years: { en: "years", ja: "年" },
  "1 per year": { en: "a year", ja: "／年" },
  projects: { en: "projects", ja: "件" },
  applications: { en: "applications", ja: "件" },
  firms: { en: "firms", ja: "社" },
};
