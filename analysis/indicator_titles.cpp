#include "analysis/indicator_titles.hpp"

#include <array>

namespace minori::analysis {

namespace {

// clang-format off
constexpr auto titles = std::to_array<IndicatorTitle>({
    // Research and needs, by region.
    {"papers_domestic", "papers in domestic journals", "国内論文数"},
    {"papers_foreign", "papers in foreign journals", "海外論文数"},
    {"seeds", "research results usable by firms (seeds)", "研究シーズ数"},
    {"patents_domestic", "domestic patent applications", "国内特許出願数"},
    {"patents_foreign", "foreign patent applications", "海外特許出願数"},
    {"university_patents", "domestic patent applications from research alone", "研究のみによる国内特許出願数"},
    {"university_patents_foreign", "foreign patent applications from research alone", "研究のみによる海外特許出願数"},
    {"needs", "needs formed by firms", "企業ニーズ数"},
    {"matches", "seeds matched with needs", "シーズとニーズのマッチング数"},
    // Projects and the market, by region.
    {"project_starts", "projects started", "プロジェクト開始数"},
    {"joint_project_starts", "joint projects started", "共同研究開始数"},
    {"projects_failed", "projects failed", "プロジェクト中止数"},
    {"prototypes", "prototypes", "試作品数"},
    {"products_launched", "products launched", "製品化数"},
    {"licences", "licences granted", "技術移転(ライセンス)数"},
    {"startups", "start-ups from research", "大学等発ベンチャー設立数"},
    {"commercialisations", "commercialisations (prototypes, products, start-ups)", "事業化等件数(試作・製品・起業)"},
    {"related_revenue", "sales from supported projects", "関連売上高(支援プロジェクト由来)"},
    {"product_sales", "sales of new products", "新製品売上高"},
    {"overseas_sales", "sales of new products abroad", "新製品の海外売上高"},
    {"products_abroad", "products sold abroad", "海外で売れた製品数"},
    {"markets_reached", "markets' worth of buyers reached by new products", "新製品が届いた市場数(買い手換算)"},
    {"permissions", "products permitted by authorities", "許認可取得製品数"},
    {"centres", "centres with shared equipment set up", "研究センター・支援センター設立数"},
    {"sales", "sales of firms", "企業売上高"},
    {"attributed_commercialisations", "commercialisations attributed to the programme", "事業帰属の事業化等件数"},
    {"attributed_revenue", "revenue attributed to the programme", "事業帰属の売上高"},
    // Firms and people, by region.
    {"firm_entries", "firms founded", "開業企業数"},
    {"firms_located", "firms that came because of support", "誘致により進出した企業数"},
    {"firm_exits", "firms closed", "廃業企業数"},
    {"bankruptcies", "bankruptcies", "倒産件数"},
    {"graduates_staying", "graduates who stay in the region", "地元に残る卒業生数"},
    {"graduates_arriving", "graduates who come from other regions", "他地域から来る卒業生数"},
    {"graduates_leaving", "graduates who leave the region", "地域外へ出る卒業生数"},
    {"firms", "firms", "企業数", Kind::stock},
    {"knowledge_firms", "knowledge-using firms", "知識活用企業数", Kind::stock},
    {"startups_alive", "start-ups from research that are alive", "存続する大学等発ベンチャー数", Kind::stock},
    {"laboratories", "laboratories", "研究室数", Kind::stock},
    {"employment", "jobs", "従業者数", Kind::stock},
    // Money, by region.
    {"private_money", "private money into projects", "民間資金(プロジェクト投入額)"},
    {"local_money", "local government money into projects", "地方自治体資金(プロジェクト投入額)"},
    {"local_upkeep", "local money for coordinators and councils after support", "支援後の人材・会議に充てる地方資金"},
    {"instrument_money", "national money for policy instruments", "政策手段に充てる国費"},
    {"instrument_money_local", "local money for policy instruments", "政策手段に充てる地方資金"},
    {"national_money", "national money into projects", "国費(プロジェクト投入額)"},
    {"own_research", "money of firms for R&D outside projects", "企業の自社研究開発費"},
    {"large_firm_money", "joint-research money of large firms", "大企業の共同研究費"},
    {"bank_loans", "bank loans outstanding", "銀行貸出残高", Kind::stock},
    {"firm_cash", "deposits of firms", "企業預金残高", Kind::stock},
    // Stocks of the ecosystem, by region.
    {"projects_stage1", "projects in feasibility study", "実現可能性調査中のプロジェクト", Kind::stock},
    {"projects_stage2", "projects in joint research", "共同研究中のプロジェクト", Kind::stock},
    {"projects_stage3", "projects in prototype and demonstration", "試作・実証中のプロジェクト", Kind::stock},
    {"projects_stage4", "projects in commercialisation", "事業化段階のプロジェクト", Kind::stock},
    {"ties", "ties between organisations", "組織間のつながり", Kind::stock},
    {"ties_cross_region", "ties across regions", "地域を越えるつながり", Kind::stock},
    {"coordinators", "coordinators in post", "コーディネータ在任者数", Kind::stock},
    {"coordinator_skill", "skill of coordinators (0-1)", "コーディネータの能力(0~1)", Kind::level, "coordinators"},
    {"coordinators_left", "coordinators who left their work", "離職したコーディネータ数"},
    {"standing_coordinators", "coordinators outside programmes", "事業外のコーディネータ数", Kind::stock},
    {"planners", "matching planners", "マッチングプランナー数", Kind::stock},
    {"products_on_sale", "products on sale", "販売中の製品数", Kind::stock},
    // Clusters.
    {"grant", "grants to clusters", "クラスターへの交付額"},
    {"programme_money_spent", "programme money spent by clusters", "クラスターの国費支出額"},
    {"members", "members of clusters", "クラスター構成員数", Kind::stock},
    {"member_researchers", "researchers and students of member laboratories", "会員研究室の研究者・学生数", Kind::stock},
    {"firm_members", "member firms of clusters", "クラスターの会員企業数", Kind::stock},
    {"tied_members", "member firms tied to another member", "他の会員と結びつきのある会員企業数", Kind::stock},
    {"vision", "shared vision of clusters (0-1)", "ビジョンの共有度(0~1)", Kind::level},
    {"management", "management capability of clusters (0-1)", "マネジメント能力(0~1)", Kind::level},
    {"vision_index", "shared vision of clusters (0-1)", "ビジョンの共有度(0~1)", Kind::level},
    {"management_index", "management capability of clusters (0-1)", "マネジメント能力(0~1)", Kind::level},
    {"grade_index", "place at the last evaluation (1 = best, 0 = none yet)", "直近の評価での順位(1が最上位、0は未評価)", Kind::level},
    {"field_firms", "knowledge-using firms of clusters' fields", "クラスター分野の知識活用企業数", Kind::stock},
    {"supported_projects", "supported projects still running", "継続中の採択プロジェクト数", Kind::stock},
    {"supported_ties", "members' ties from the time of support", "支援中に生まれた構成員間のつながり", Kind::stock},
    {"member_starts", "projects among members without national money", "構成員間の国費によらないプロジェクト開始数"},
    {"member_money", "private and local money into young member projects", "構成員の新しいプロジェクトへの民間・地方資金"},
    {"area_starts", "projects in the cluster's area and fields without national money", "クラスター地域・関連分野の国費によらないプロジェクト開始数"},
    {"area_money", "private and local money into young projects of the area", "クラスター地域の新しいプロジェクトへの民間・地方資金"},
    {"cluster_coordinators", "coordinators of clusters", "クラスターのコーディネータ数", Kind::stock},
    {"admitted_projects", "projects admitted to the programme", "採択プロジェクト数"},
    {"admitted_products", "products of admitted projects", "採択プロジェクトの製品化数"},
    {"applications", "projects that applied to the programme", "応募プロジェクト数"},
    {"ambitious_admitted", "ambitious projects admitted to the programme", "採択された挑戦的プロジェクト数"},
    {"taken_up", "projects of members taken up by another programme", "他事業に採択された成果数"},
    {"results", "weighted results of admitted projects", "採択プロジェクトの成果(加重)"},
    {"recruited_laboratories", "laboratories recruited by clusters", "クラスターが招いた研究室数"},
    {"programme_money_returned", "programme money returned by clusters", "クラスターの国費返納額"},
    {"own_project_money", "local government money for own projects", "地方自治体の自主事業費"},
    // Programmes.
    {"own_scheme_money", "local government money for own schemes after support", "支援後の自治体独自事業費"},
    {"handovers", "awards that follow without a gap", "切れ目なく引き継がれた採択数"},
    {"targets_checked", "evaluations of awards with a target", "到達目標の評価件数"},
    {"targets_met", "of them with the target met", "到達目標の達成件数"},
    {"programme_paid", "programme money paid", "事業費支払額"},
    {"programme_returned", "programme money returned unspent", "事業費返納額"},
    {"programme_clusters", "clusters under the programme", "支援中のクラスター数", Kind::stock},
});
// clang-format on

// clang-format off
constexpr auto ratios = std::to_array<IndicatorRatio>({
    {"leverage", "private_money", "national_money", "1", "private money into projects per yen of national money", "国費1円当たりの民間資金"},
    {"productivity", "sales", "employment", "million yen", "yearly sales per job", "従業者1人当たり年間売上高"},
    {"coordinator_turnover", "coordinators_left", "coordinators", "1", "coordinators who leave in a year, as a share", "コーディネータの年間離職率"},
    {"overseas_share", "overseas_sales", "product_sales", "1", "share of new products' sales that is made abroad", "新製品売上高に占める海外の割合"},
    {"cross_region_share", "ties_cross_region", "ties", "1", "share of ties that cross regions", "地域を越えるつながりの割合"},
});
// clang-format on

}  // namespace

std::span<const IndicatorRatio> indicator_ratios() noexcept { return ratios; }

const IndicatorTitle* title_of(std::string_view name) noexcept {
  for (const auto& each : titles)
    if (each.name == name) return &each;
  return nullptr;
}

}  // namespace minori::analysis
