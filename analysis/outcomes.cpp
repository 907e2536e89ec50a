#include "analysis/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "analysis/statistics.hpp"

namespace minori::analysis {

namespace {

constexpr double myen_per_billion = 1000.0;

/// An outcome that is an amount of some variable per billion yen.
struct AmountRule {
  std::string_view variable;
  std::string_view id;
  std::string_view en;
  std::string_view ja;
  Attribution attribution;
  bool money;  ///< discounted like the cost; counts are not
  bool higher_is_better;
  bool key;
  bool milestones;  ///< also counted until each milestone
};

// clang-format off
constexpr auto amount_rules = std::to_array<AmountRule>({
    {"commercialisations", "commercialisations", "additional commercialisations", "追加的な事業化等件数", Attribution::additional, false, true, true, true},
    {"project_starts", "project_starts", "additional projects started", "追加的なプロジェクト開始数", Attribution::additional, false, true, true, true},
    {"joint_project_starts", "joint_project_starts", "additional joint projects started", "追加的な共同研究開始数", Attribution::additional, false, true, false, false},
    {"products_launched", "products_launched", "additional products launched", "追加的な製品化数", Attribution::additional, false, true, false, false},
    {"startups", "startups", "additional start-ups", "追加的な大学等発ベンチャー数", Attribution::additional, false, true, false, false},
    {"patents_domestic", "patents_domestic", "additional domestic patent applications", "追加的な国内特許出願数", Attribution::additional, false, true, false, false},
    {"related_revenue", "related_revenue", "additional sales from supported projects", "追加的な関連売上高", Attribution::additional, true, true, false, false},
    {"product_sales", "product_sales", "additional sales of new products", "追加的な新製品売上高", Attribution::additional, true, true, true, true},
    {"private_money", "private_money", "additional private money into projects", "追加的な民間資金", Attribution::additional, true, true, true, false},
    {"attributed_commercialisations", "attributed_commercialisations", "attributed commercialisations", "事業帰属の事業化等件数", Attribution::attributed, false, true, true, false},
    {"attributed_revenue", "attributed_revenue", "attributed revenue", "事業帰属の売上高", Attribution::attributed, true, true, false, false},
    {"admitted_projects", "admitted_projects", "projects ever funded (gross)", "採択プロジェクト数(総数)", Attribution::gross, false, true, false, false},
});
// clang-format on

const char* attribution_words(Attribution attribution, bool japanese) {
  switch (attribution) {
    case Attribution::additional:
      return japanese ? "施策ありとなしの差(同じ乱数、全地域の合計)"
                      : "with minus without programme on common random numbers, summed over all regions";
    case Attribution::attributed:
      return japanese ? "成果×プロジェクト総費用に占める事業費の割合"
                      : "outcome times the programme's share in all money spent on the project";
    case Attribution::gross:
      return japanese ? "支援を受けたものすべて(短い支援を多数行う設計に有利)"
                      : "everything ever funded; favours many short awards";
  }
  return "";
}

Text amount_definition(const AmountRule& rule, const OutcomeOptions& options, bool discounted, int years) {
  const double percent = 100.0 * options.discount;
  const bool national = options.cost == Cost::national_money;
  const std::string until_en = years == 0 ? "over the whole horizon" : fmt::format("in the first {} years", years);
  const std::string until_ja = years == 0 ? "全期間" : fmt::format("最初の{}年間", years);
  return {fmt::format("{}, {}{}, per billion yen of {} money spent in present value ({:g} % a year)",
                      attribution_words(rule.attribution, false), until_en, discounted ? ", discounted" : "",
                      national ? "national" : "public", percent),
          fmt::format("{}、{}{}、{}支出10億円(年{:g}%の割引現在価値)当たり", attribution_words(rule.attribution, true),
                      until_ja, discounted ? "、割引後" : "", national ? "国費" : "公費(国費と地方負担)", percent)};
}

std::vector<double> per_billion(const std::vector<double>& amounts, const std::vector<Spending>& spending, Cost cost) {
  std::vector<double> made;
  for (std::size_t run = 0; run < amounts.size(); ++run) {
    const double money = spending[run].cost_pv(cost);
    made.push_back(money > 0.0 ? amounts[run] / money * myen_per_billion : missing);
  }
  return made;
}

/// Assembles the outcomes of one file.
class Collector {
 public:
  Collector(const LabelledData& data, const RunsInFile& runs, const OutcomeOptions& options)
      : data_(data), runs_(runs), options_(options), spending_(spending_by_run(data, runs, options)) {}

  void add_amounts() {
    for (const AmountRule& rule : amount_rules) {
      if (data_.variable(std::string(rule.variable)) == nullptr) continue;
      add_amount(rule, rule.money, 0);
      if (rule.key && !rule.money) add_amount(rule, true, 0);
    }
    for (const int years : options_.milestones)
      for (const AmountRule& rule : amount_rules)
        if (rule.milestones && data_.variable(std::string(rule.variable)) != nullptr && reaches(years))
          add_amount(rule, rule.money, years);
  }

  void add_lasting() {
    const auto state = panel(data_, "cluster_state");
    if (!state) return;
    const auto ends = support_ends(*state);
    for (const Followed& followed : followed_quantities(data_))
      for (const int lag : options_.lags) {
        const bool key = followed.id == "area_starts" && lag == 5;
        add({fmt::format("lasting_{}_{}", followed.id, lag), lasting_title(followed.id, lag), lasting_unit(followed.id),
             lasting_definition(lag), Attribution::additional, true, key,
             additional_after(followed, ends, runs_, options_.baseline, lag)});
      }
  }

  void add_surviving() {
    const auto state = panel(data_, "cluster_state");
    if (!state) return;
    const auto ends = support_ends(*state);
    for (const bool ties : {false, true}) {
      const std::string what = ties ? "ties" : "projects";
      const auto stock = panel(data_, "supported_" + what);
      if (!stock) continue;
      for (const int lag : options_.lags)
        add({fmt::format("surviving_{}_{}", what, lag), surviving_title(ties, lag), "1", surviving_definition(ties),
             Attribution::gross, true, false, surviving_after(*stock, ends, lag)});
    }
  }

  void add_self_running() {
    for (const Activity activity : {Activity::member, Activity::area}) {
      const bool member = activity == Activity::member;
      const std::string whose = member ? "member" : "area";
      if (data_.variable("cluster_state") == nullptr || data_.variable(whose + "_starts") == nullptr ||
          data_.variable(whose + "_money") == nullptr)
        continue;
      const auto summaries = self_running_by_run(
          self_running_cases(data_, runs_, options_.baseline, options_.self_running, activity), runs_.size());
      std::vector<double> share;
      std::vector<double> index;
      for (const auto& each : summaries) {
        share.push_back(each.share);
        index.push_back(each.index_mean);
      }
      add({"self_running_share_" + whose, self_running_title(true, member), "1", self_running_definition(member),
           Attribution::additional, true, true, share});
      add({"self_running_index_" + whose, self_running_title(false, member), "1", self_running_definition(member),
           Attribution::additional, true, false, index});
    }
  }

  [[nodiscard]] std::vector<Outcome> take() { return std::move(made_); }

 private:
  [[nodiscard]] bool reaches(int years) const {
    return fiscal_years_of(data_).years.size() > static_cast<std::size_t>(years);
  }

  void add(Outcome outcome) {
    const bool empty =
        std::all_of(outcome.by_run.begin(), outcome.by_run.end(), [](double value) { return std::isnan(value); });
    if (!empty) made_.push_back(std::move(outcome));
  }

  void add_amount(const AmountRule& rule, bool discounted, int years) {
    auto amounts = present_value(data_, std::string(rule.variable), discounted ? options_.discount : 0.0, years);
    const bool additional = rule.attribution == Attribution::additional;
    if (additional) amounts = minus_baseline(amounts, runs_, options_.baseline);
    const bool discounted_count = discounted && !rule.money;
    const std::string until = years == 0 ? "" : fmt::format("_first_{}_years", years);
    Outcome made;
    made.id =
        fmt::format("{}{}{}{}", additional ? "additional_" : "", rule.id, discounted_count ? "_discounted" : "", until);
    made.title.en = fmt::format("{}{}{}", rule.en, discounted_count ? ", discounted" : "",
                                years == 0 ? "" : fmt::format(", first {} years", years));
    made.title.ja = fmt::format("{}{}{}", rule.ja, discounted_count ? "(割引後)" : "",
                                years == 0 ? "" : fmt::format("(最初の{}年)", years));
    made.unit = rule.money ? "Myen/billion yen" : "1/billion yen";
    made.definition = amount_definition(rule, options_, discounted, years);
    made.attribution = rule.attribution;
    made.higher_is_better = rule.higher_is_better;
    made.key = rule.key && !discounted_count && years == 0;
    made.by_run = per_billion(amounts, spending_, options_.cost);
    add(std::move(made));
  }

  static Text lasting_title(const std::string& id, int lag) {
    const bool seat = id.rfind("seat_", 0) == 0;
    const IndicatorTitle* title = title_of(seat ? id.substr(5) : id);
    const std::string en = title == nullptr ? id : std::string(title->en);
    const std::string ja = title == nullptr ? id : std::string(title->ja);
    return {fmt::format("additional {}{}, {} year{} after support", en, seat ? " in the seat's prefecture" : "", lag,
                        lag == 1 ? "" : "s"),
            fmt::format("支援終了{}年後の追加的な{}{}", lag, ja, seat ? "(中核地の都道府県)" : "")};
  }

  static std::string lasting_unit(const std::string& id) {
    return id.find("money") == std::string::npos ? "1/year/cluster" : "Myen/year/cluster";
  }

  static Text lasting_definition(int lag) {
    return {
        fmt::format("amount in the four quarters that begin {} years after support ended, per cluster, minus the "
                    "same cluster in the no-programme run; clusters supported again by then are left out",
                    lag),
        fmt::format("支援終了から{}年後に始まる4四半期の量(クラスター当たり)から、施策なしの同じクラスターの量を引いた"
                    "もの。それまでに再び支援を受けたクラスターは除く",
                    lag)};
  }

  static Text surviving_title(bool ties, int lag) {
    return {fmt::format("share of {} of the time of support left {} year{} after it",
                        ties ? "members' ties" : "supported projects", lag, lag == 1 ? "" : "s"),
            fmt::format("支援終了{}年後に残る{}の割合", lag, ties ? "支援中の構成員間のつながり" : "支援プロジェクト")};
  }

  static Text surviving_definition(bool ties) {
    return {
        fmt::format("{} in the year, over those in the last funded quarter, as a ratio of sums over clusters that "
                    "are not supported again by then",
                    ties ? "ties among members that were formed before support ended"
                         : "running projects that the cluster ever admitted and that began before support ended"),
        fmt::format("支援最後の四半期にあった{}のうち、その年にも残るものの割合。再び支援を受けたクラスターを除く合計"
                    "の比",
                    ties ? "構成員間のつながり" : "採択プロジェクト")};
  }

  static Text self_running_title(bool share, bool member) {
    return {fmt::format("{} ({})", share ? "share of clusters that go on by themselves" : "self-running index",
                        member ? "members" : "area"),
            fmt::format("{}({})", share ? "自走化したクラスターの割合" : "自走化指数", member ? "構成員" : "地域")};
  }

  [[nodiscard]] Text self_running_definition(bool member) const {
    const SelfRunningRule& rule = options_.self_running;
    return {
        fmt::format("activity of {} in quarters {} to {} after support relative to its last {} funded quarters: new "
                    "projects or private and local money, whichever kept less; each minus the no-programme run; a "
                    "funded level below {:g} projects or {:g} Myen a quarter counts as that; self-running from {:g} on",
                    member ? "the cluster's members" : "all in the cluster's area and fields", rule.first_quarter + 1,
                    rule.last_quarter + 1, rule.reference_quarters, rule.floor_starts, rule.floor_money,
                    rule.threshold),
        fmt::format("支援終了後{}~{}四半期目の活動を支援最後の{}四半期と比べた値。新規プロジェクト数と民間・地方資金の"
                    "うち低い方({}、いずれも施策なしとの差)。支援中の水準の下限は四半期当たり{:g}件・{:g}百万円。"
                    "{:g}以上を自走とする",
                    rule.first_quarter + 1, rule.last_quarter + 1, rule.reference_quarters,
                    member ? "クラスター構成員" : "地域と関連分野の全主体", rule.floor_starts, rule.floor_money,
                    rule.threshold)};
  }

  const LabelledData& data_;
  const RunsInFile& runs_;
  const OutcomeOptions& options_;
  std::vector<Spending> spending_;
  std::vector<Outcome> made_;
};

}  // namespace

std::string_view name_of(Attribution attribution) noexcept {
  switch (attribution) {
    case Attribution::additional: return "additional";
    case Attribution::attributed: return "attributed";
    case Attribution::gross: return "gross";
  }
  return "gross";
}

std::vector<Outcome> outcomes_of(const LabelledData& data, const RunsInFile& runs, const OutcomeOptions& options) {
  // Refuses a baseline that is not there, or not paired, before any number is made.
  for (const std::string& scenario : runs.scenarios()) static_cast<void>(runs.pairs(scenario, options.baseline));
  Collector collector(data, runs, options);
  collector.add_amounts();
  collector.add_lasting();
  collector.add_surviving();
  collector.add_self_running();
  return collector.take();
}

}  // namespace minori::analysis
