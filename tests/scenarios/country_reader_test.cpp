#include "scenarios/country_reader.hpp"

#include <cmath>
#include <cstdlib>
#include <numeric>
#include <set>

#include "tests/catch.hpp"
#include "tests/scenarios/country_copy.hpp"

using namespace minori;
using minori::test::shipped_country;

namespace {

const Country& japan() {
  static const Country country = read_country(shipped_country("japan"));
  return country;
}

/// Row of the region with a code.
std::size_t row_of(const Country& country, std::int32_t code) {
  for (std::size_t i = 0; i < country.regions.size(); ++i)
    if (country.regions[i].code == code) return i;
  throw std::out_of_range("no region " + std::to_string(code));
}

template <class Number>
auto total(const Country& country, Number RegionFacts::*member) {
  std::conditional_t<std::is_floating_point_v<Number>, double, std::int64_t> sum = 0;
  for (const auto& region : country.regions) sum += region.*member;
  return sum;
}

template <class Member>
std::int64_t total_of_classes(const Country& country, const std::string& industry, Member SizeClass::*member) {
  std::int64_t sum = 0;
  for (const auto& each : country.size_classes)
    if (industry.empty() || each.industry == industry) sum += each.*member;
  return sum;
}

/// Establishments that do R&D over establishments, in the classes that `chosen` accepts.
template <class Chosen>
double rnd_share(const Country& country, Chosen chosen) {
  double with = 0.0;
  double all = 0.0;
  for (const auto& each : country.size_classes)
    if (chosen(each)) {
      with += each.rnd_share * static_cast<double>(each.establishments);
      all += static_cast<double>(each.establishments);
    }
  return with / all;
}

double knowledge_using(const Country& country) {
  double sum = 0.0;
  for (const auto& each : country.size_classes) sum += each.rnd_share * static_cast<double>(each.establishments);
  return sum;
}

}  // namespace

TEST_CASE("Japan has the published totals of its 47 prefectures", "[country]") {
  CHECK(japan().name == "japan");
  REQUIRE(japan().regions.size() == 47);
  REQUIRE(japan().fields.size() == 12);
  CHECK(total(japan(), &RegionFacts::population) == 128057352.0);  // Population Census 2010
  CHECK(total(japan(), &RegionFacts::in_migrants) == 2332392.0);   // Internal Migration 2010
  CHECK(total(japan(), &RegionFacts::out_migrants) == 2332392.0);  // who leaves one prefecture enters another
  // Economic Census 2016
  CHECK(total(japan(), &RegionFacts::establishments) == 5340783);
  CHECK(total(japan(), &RegionFacts::employees) == 56872826);
  CHECK(total(japan(), &RegionFacts::establishments_manufacturing) == 454800);
  CHECK(total(japan(), &RegionFacts::employees_manufacturing) == 8864253);
  CHECK(total(japan(), &RegionFacts::establishments_ict) == 63574);
  CHECK(total(japan(), &RegionFacts::employees_ict) == 1642042);
  // School Basic Survey 2010: 778 universities
  CHECK(total(japan(), &RegionFacts::universities_national) == 86);
  CHECK(total(japan(), &RegionFacts::universities_other) == 778 - 86);
  CHECK(total(japan(), &RegionFacts::university_teachers) == 174403);
  CHECK(total(japan(), &RegionFacts::technical_colleges) == 57);
  CHECK(total(japan(), &RegionFacts::regional_banks) == 64 + 41);
  CHECK(total(japan(), &RegionFacts::institutes) == 157);  // January 2004
}

TEST_CASE("rows of Japan are the prefectures that they name", "[country]") {
  const RegionFacts& tokyo = japan().regions[row_of(japan(), 13)];
  CHECK(tokyo.name_en == "Tokyo");
  CHECK(tokyo.name_ja == "東京都");
  CHECK(tokyo.block == "Kanto");
  CHECK(tokyo.in_migrants - tokyo.out_migrants == 48331.0);  // published net inflow of 2010
  CHECK(tokyo.establishments == 621671);
  CHECK(tokyo.universities_national == 12);
  CHECK(tokyo.national_institute);
  const RegionFacts& okinawa = japan().regions[row_of(japan(), 47)];
  CHECK(okinawa.name_en == "Okinawa");
  CHECK_FALSE(okinawa.national_institute);
  for (const auto& region : japan().regions) CHECK(region.institutes >= 1);
}

TEST_CASE("distances are great circles between the seats of government", "[country]") {
  const std::size_t tokyo = row_of(japan(), 13);
  const std::size_t osaka = row_of(japan(), 27);
  CHECK(japan().distance(tokyo, osaka) == Approx(395.0).margin(0.5));
  CHECK(japan().distance(osaka, tokyo) == japan().distance(tokyo, osaka));
  CHECK(japan().distance(row_of(japan(), 1), row_of(japan(), 47)) == Approx(2246.0).margin(0.5));  // Sapporo to Naha
  CHECK(japan().distance(osaka, row_of(japan(), 26)) == Approx(43.0).margin(0.5));                 // to Kyoto
  CHECK(japan().distance(tokyo, tokyo) == 0.0);
}

TEST_CASE("size classes add up to the establishments and employees of the regions", "[country]") {
  for (const std::string name : {"japan", "small"}) {
    const Country country = read_country(shipped_country(name));
    CAPTURE(name);
    CHECK(total_of_classes(country, "", &SizeClass::establishments) == total(country, &RegionFacts::establishments));
    CHECK(total_of_classes(country, "", &SizeClass::employees) == total(country, &RegionFacts::employees));
    CHECK(total_of_classes(country, "manufacturing", &SizeClass::establishments) ==
          total(country, &RegionFacts::establishments_manufacturing));
    CHECK(total_of_classes(country, "manufacturing", &SizeClass::employees) ==
          total(country, &RegionFacts::employees_manufacturing));
    CHECK(total_of_classes(country, "ict", &SizeClass::establishments) ==
          total(country, &RegionFacts::establishments_ict));
    CHECK(total_of_classes(country, "ict", &SizeClass::employees) == total(country, &RegionFacts::employees_ict));
  }
}

TEST_CASE("firms with R&D are as common as surveys say", "[country]") {
  const auto small_maker = [](const SizeClass& each) { return each.industry == "manufacturing" && each.low < 300; };
  const auto large_maker = [](const SizeClass& each) { return each.industry == "manufacturing" && each.low >= 300; };
  CHECK(rnd_share(japan(), small_maker) == Approx(0.112).margin(0.005));  // survey of 1998
  CHECK(rnd_share(japan(), large_maker) == Approx(0.696).margin(0.005));
  const double all = knowledge_using(japan());
  CHECK(all > 40e3);
  CHECK(all < 100e3);
  double small = 0.0;
  for (const auto& each : japan().size_classes)
    if (each.low < 300) small += each.rnd_share * static_cast<double>(each.establishments);
  CHECK(small / 3578176.0 == Approx(0.022).margin(0.002));  // of the small and medium enterprises of 2016
}

TEST_CASE("in every size class an employee earns the firm more than the wage", "[country]") {
  for (const std::string name : {"japan", "small"})
    for (const auto& each : read_country(shipped_country(name)).size_classes) {
      CAPTURE(name, each.industry, each.low);
      CHECK(each.sales_per_employee * each.value_added_share > each.wage);
    }
}

TEST_CASE("the Regional Innovation Strategy Support Programme lists 14, 15 and 4 places", "[country]") {
  int international = 0;
  int research_industry = 0;
  int reconstruction = 0;
  for (const auto& cluster : japan().clusters) {
    international += cluster.programme == "risp_international" ? 1 : 0;
    research_industry += cluster.programme == "risp_research_industry" ? 1 : 0;
    reconstruction += cluster.programme == "risp_reconstruction" ? 1 : 0;
  }
  CHECK(international == 14);
  CHECK(research_industry == 15);
  CHECK(reconstruction == 4);
  CHECK(japan().clusters.size() == 426);
  const ClusterFacts& hokuriku = japan().clusters[3];
  CHECK(hokuriku.name_en == "Hokuriku Life Science Cluster");
  CHECK(japan().fields[static_cast<std::size_t>(hokuriku.field)].id == "life_medical");
  REQUIRE(hokuriku.regions.size() == 3);
  CHECK(japan().regions[static_cast<std::size_t>(hokuriku.regions[0])].name_en == "Ishikawa");  // the seat first
  CHECK(japan().regions[static_cast<std::size_t>(hokuriku.regions[1])].name_en == "Toyama");
}

TEST_CASE("a field mix is a share of 1, with and without the themes of programmes", "[country]") {
  const Country plain = read_country(shipped_country("japan"), FieldMix::without_themes);
  for (std::size_t i = 0; i < plain.regions.size(); ++i)
    for (const auto& mix : {japan().regions[i].field_mix, japan().regions[i].field_mix_rd, plain.regions[i].field_mix,
                            plain.regions[i].field_mix_rd}) {
      REQUIRE(mix.size() == 12);
      CHECK(std::accumulate(mix.begin(), mix.end(), 0.0) == Approx(1.0).epsilon(1e-12));
    }
  // Hamamatsu was funded for photonics and is remembered for it: Shizuoka's share must fall without both.
  const std::size_t shizuoka = row_of(plain, 22);
  REQUIRE(plain.fields[7].id == "photonics");
  CHECK(japan().regions[shizuoka].field_mix[7] > 1.5 * plain.regions[shizuoka].field_mix[7]);
}

TEST_CASE("every field is related to one to three others, both ways", "[country]") {
  for (const auto& field : japan().fields) {
    CAPTURE(field.id);
    CHECK(field.related.size() >= 1);
    CHECK(field.related.size() <= 3);
  }
}

TEST_CASE("tiles put neighbours side by side", "[country]") {
  const auto tile = [](std::int32_t code) {
    const RegionFacts& region = japan().regions[row_of(japan(), code)];
    return std::pair(region.tile_column, region.tile_row);
  };
  CHECK(tile(1) == std::pair(13, 1));   // Hokkaido: top right
  CHECK(tile(47) == std::pair(1, 12));  // Okinawa: bottom left
  std::set<std::pair<std::int32_t, std::int32_t>> taken;
  for (const auto& region : japan().regions) taken.insert({region.tile_column, region.tile_row});
  CHECK(taken.size() == 47);
  const std::pair<std::int32_t, std::int32_t> neighbours[] = {{13, 11}, {26, 25}, {23, 21}, {36, 39}, {43, 46}, {4, 7}};
  for (const auto& [one, other] : neighbours) {
    CAPTURE(one, other);
    const int apart = std::abs(tile(one).first - tile(other).first) + std::abs(tile(one).second - tile(other).second);
    CHECK(apart <= 2);
  }
}

TEST_CASE("national figures and the decline of local budgets are read", "[country]") {
  CHECK(japan().national.base_rate == 0.0119);
  CHECK(japan().national.principal_investigator_share == 0.36);
  CHECK(japan().national.university_research_budget == Approx(1e3 * (334.3 + 733.3 + 145.2 + 1158.2)));
  CHECK(japan().national.coordinators == 1800.0);
  const auto& index = japan().local_science_budget_index;
  REQUIRE(index.size() == 10);
  CHECK(index.front().fiscal_year == 2001);
  CHECK(index.front().index == 1.0);
  CHECK(index[8].fiscal_year == 2009);
  CHECK(index[8].index == Approx(1.0 - 0.24));
}

TEST_CASE("the small country has every kind of institution and the gaps that tests need", "[country]") {
  const Country small = read_country(shipped_country("small"));
  CHECK(small.regions.size() == 6);
  CHECK(small.fields.size() == 4);
  CHECK(small.clusters.size() == 3);
  CHECK(total(small, &RegionFacts::in_migrants) == total(small, &RegionFacts::out_migrants));
  CHECK(total(small, &RegionFacts::technical_colleges) > 0);
  CHECK(total(small, &RegionFacts::institutes) >= 6);
  int without_university = 0;
  int without_bank = 0;
  for (const auto& region : small.regions) {
    CHECK(region.establishments >= 200);
    CHECK(region.establishments <= 1000);
    without_university += region.universities_national + region.universities_other == 0 ? 1 : 0;
    without_bank += region.regional_banks == 0 ? 1 : 0;
  }
  CHECK(without_university == 1);
  CHECK(without_bank == 1);
}

TEST_CASE("a country says how lists call it", "[country]") {
  const CountryTitle title = read_country_title(shipped_country("japan"));
  CHECK(title.name == "japan");
  CHECK(title.title_en == "Japan, 47 prefectures");
  CHECK(title.title_ja == "日本（47都道府県）");
}
