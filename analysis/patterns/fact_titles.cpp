#include "analysis/patterns/fact_titles.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace minori::analysis {

namespace {

struct FactName {
  std::string_view id;
  const char* en;
  const char* ja;
};

struct SourceName {
  std::string_view en;
  const char* ja;
};

// clang-format off
constexpr auto fact_names = std::to_array<FactName>({
    // Firms.
    {"growth_laplace", "Growth rates of firms: shape (1 tent-shaped, 2 normal)", "企業成長率の分布の形（1＝テント型、2＝正規分布）"},
    {"growth_tail", "Large growth rates of firms: exponent of the tail", "大きな企業成長率：裾のべき指数"},
    {"size_variance", "Spread of growth falls with firm size: power", "企業規模とともに縮む成長率のばらつき：べき指数"},
    {"size_tail", "Sizes of firms: index of the Pareto tail", "企業規模：パレート分布の裾の指数"},
    {"entry_firms", "Firms founded in a year, share of firms", "年間の開業率"},
    {"exit_firms", "Firms closed in a year, share of firms", "年間の廃業率"},
    {"bankruptcy", "Bankruptcies, share of closures", "廃業に占める倒産の割合"},
    {"rd_sales", "R&D grows in step with sales: elasticity", "研究開発費の売上高弾力性"},
    {"rd_additionality", "Private R&D added per unit of public R&D money", "公的研究開発費1単位が誘発する民間研究開発費"},
    {"sme_credit_guarantee", "Small and medium firms with a credit guarantee, share", "信用保証を利用する中小企業の割合"},
    // Networks.
    {"degree_tail", "Partners per organisation: exponent of the tail", "共同研究の相手数：裾のべき指数"},
    {"clustering_degree", "Partners of the well-connected know one another less: correlation", "次数とクラスター係数の順位相関（相手が多いほど相手どうしは疎遠）"},
    {"degree_assortativity", "The well-connected among themselves: correlation of degrees", "相手数の多い者どうしの結び付き：次数相関"},
    {"giant_component", "Organisations that hang together, share", "最大連結成分に属する組織の割合"},
    {"distance_half", "Joint projects within 100 km, share", "100km以内の共同プロジェクトの割合"},
    {"long_ties", "Ties longer than 100 km, share", "100kmを超えるつながりの割合"},
    {"bridge_decay", "Ties without a common partner gone in a year, share", "共通の相手のないつながりが1年で消える割合"},
    {"old_ties", "Old ties outlive a year more often than new ones: difference", "古いつながりと新しいつながりの1年残存率の差"},
    // Universities.
    {"joint_research_count", "Joint research projects with firms, FY2012", "民間企業との共同研究件数（2012年度）"},
    {"joint_research_growth", "Joint research projects, FY2019 over FY2012", "共同研究件数の伸び（2019年度／2012年度）"},
    {"joint_research_size", "Money per joint research project, FY2012", "共同研究1件当たりの受入額（2012年度）"},
    {"joint_research_large", "Joint research money from large firms, share, FY2017", "共同研究費に占める大企業の割合（2017年度）"},
    {"univ_patents", "Patent applications of universities, FY2012", "大学等の特許出願件数（2012年度）"},
    {"univ_patents_foreign", "Foreign ones among them, share", "うち外国出願の割合"},
    {"univ_licences", "Licences in force per patent held", "保有特許1件当たりの実施許諾件数"},
    {"univ_startups_1998", "University start-ups in existence, 1998", "大学発ベンチャーの存続数（1998年）"},
    {"univ_startups_2004", "University start-ups in existence, 2004", "大学発ベンチャーの存続数（2004年）"},
    {"univ_startups_2008", "University start-ups in existence, 2008", "大学発ベンチャーの存続数（2008年）"},
    {"univ_startups_2018", "University start-ups in existence, 2018", "大学発ベンチャーの存続数（2018年）"},
    {"startup_regions", "University start-ups outside metropolitan areas, share", "大都市圏以外の大学発ベンチャーの割合"},
    // Policy.
    {"cluster_rd", "R&D of cluster participants: relative change", "クラスター参加企業の研究開発費の変化率"},
    {"cluster_sales", "Sales of cluster participants: relative change", "クラスター参加企業の売上高の変化率"},
    {"indirect_over_direct", "Effect of networks and advice over that of direct grants", "ネットワーク支援・助言と直接補助の効果の比"},
    {"startup_lag", "Effect on start-ups, year 8 over year 3", "起業への効果の時間差（8年目／3年目）"},
    {"structure_lags", "Ties gained after support over those gained in its first year", "つながりの増加（支援終了1年後／初年度）"},
    {"small_first", "Small first award: chance of later outside finance", "少額の初回助成が外部資金の獲得確率を高める比"},
    {"large_later", "Large later award: chance of outside finance", "多額の二次助成が外部資金の獲得確率を高める比"},
    {"centres_survive", "Clusters active three years after a long grant, share", "長期助成の終了3年後も活動するクラスターの割合"},
    {"centres_shrink", "Of those, smaller than when funded, share", "うち助成期間中より縮小した割合"},
    {"feasibility_success", "Feasibility projects that reach the market, share", "実現可能性調査から市場投入に至る割合"},
    {"grads_to_tokyo", "Years in which the Tokyo area gains young people, share", "若者が東京圏に転入超過となる年の割合"},
});

/// Sources that are no mere list of authors and years.
constexpr auto source_names = std::to_array<SourceName>({
    {"Axtell (2001); Fujiwara et al. (2003)", "Axtell (2001)、Fujiwara et al. (2003)"},
    {"White Paper on Small and Medium Enterprises 2008", "中小企業白書 2008年版"},
    {"White Papers on Small and Medium Enterprises 2008 and 2019", "中小企業白書 2008年版・2019年版"},
    {"White Paper on Small and Medium Enterprises 2016", "中小企業白書 2016年版"},
    {"press reports of 2019", "2019年の報道"},
    {"press reports of 2016: 46 of 288", "2016年の報道：288件中46件"},
    {"two meta-analyses of 2013 and 2016", "2013年・2016年の二つのメタ分析"},
    {"survey of university-industry cooperation by the ministry: 16925", "文部科学省 産学連携等実施状況調査：16,925件"},
    {"surveys of university-industry cooperation by the ministry: 1.73", "文部科学省 産学連携等実施状況調査：1.73倍"},
    {"survey of university-industry cooperation by the ministry: 2.0", "文部科学省 産学連携等実施状況調査：2.0百万円"},
    {"survey of university-industry cooperation by the ministry: 9104", "文部科学省 産学連携等実施状況調査：9,104件"},
    {"survey of university-industry cooperation by the ministry: 0.28", "文部科学省 産学連携等実施状況調査：0.28"},
    {"survey of university-industry cooperation by the ministry: 8808 of 19825", "文部科学省 産学連携等実施状況調査：19,825件中8,808件"},
    {"survey of university start-ups by the ministry: 215", "経済産業省 大学発ベンチャー調査：215社"},
    {"survey of university start-ups by the ministry: 1207", "経済産業省 大学発ベンチャー調査：1,207社"},
    {"survey of university start-ups by the ministry: 1807", "経済産業省 大学発ベンチャー調査：1,807社"},
    {"survey of university start-ups by the ministry: 2278", "経済産業省 大学発ベンチャー調査：2,278社"},
    {"survey of university start-ups by the ministry: 0.51", "経済産業省 大学発ベンチャー調査：0.51"},
    {"NISTEP: 0.80", "科学技術・学術政策研究所（NISTEP）：0.80"},
    {"ESRI discussion paper 252", "内閣府経済社会総合研究所 ESRI Discussion Paper 252"},
    {"studies of the BioRegio contest", "ドイツBioRegio事業の研究"},
    {"ERC Association: 0.8 of 31", "ERC Association：31拠点の0.8"},
    {"reports on internal migration of the Statistics Bureau", "総務省統計局 住民基本台帳人口移動報告"},
});
// clang-format on

}  // namespace

Text fact_title(const std::string& id) {
  const auto found =
      std::find_if(fact_names.begin(), fact_names.end(), [&](const FactName& each) { return each.id == id; });
  return found == fact_names.end() ? Text{id, id} : Text{found->en, found->ja};
}

Text fact_source(const StylisedFact& fact) {
  const auto found = std::find_if(source_names.begin(), source_names.end(),
                                  [&](const SourceName& each) { return each.en == fact.source; });
  return {fact.source, found == source_names.end() ? fact.source : found->ja};
}

}  // namespace minori::analysis
