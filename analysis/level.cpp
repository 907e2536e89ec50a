#include "analysis/level.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace minori::analysis {

Level funding_period(const std::string& label) {
  return {label, {label + (label == "1" ? " year" : " years"), label + "年"}, true};
}

Level scenario_level(const std::string& name, const Text& title) {
  return {name, {"“" + title.en + "”", "「" + title.ja + "」"}};
}

Text beside(const Level& level) { return level.is_period ? Text{level.label, level.title.ja} : level.title; }

Text listed(std::span<const Level> levels) {
  const bool periods = levels.front().is_period;
  std::vector<std::string> en;
  std::vector<std::string> ja;
  for (const Level& each : levels) {
    en.push_back(periods ? each.label : each.title.en);
    ja.push_back(each.title.ja);
  }
  return {enumeration_en(en) + (periods ? " years" : ""), fmt::format("{}", fmt::join(ja, "・"))};
}

Text sort_of(const Level& level) { return level.is_period ? Text{"period", "支援期間"} : Text{"design", "設計"}; }

}  // namespace minori::analysis
