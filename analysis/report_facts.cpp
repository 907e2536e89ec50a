#include "analysis/report_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/patterns/fact_titles.hpp"
#include "analysis/report_sections.hpp"

namespace minori::analysis {

namespace {

using nlohmann::json;

json points_section(const CurvePoints& points) {
  return {{"name", points.name}, {"x", numbers(points.x)}, {"y", numbers(points.y)}};
}

json curve_section(const FactCurve& curve) {
  json laws = json::array();
  for (const CurvePoints& law : curve.laws) laws.push_back(points_section(law));
  return {{"simulated", points_section(curve.simulated)}, {"laws", laws}};
}

json checked_fact(const CheckedFact& each) {
  json made = {{"id", each.fact.id},
               {"title", text(fact_title(each.fact.id))},
               {"role", name_of(each.fact.role)},
               {"unit", each.fact.unit},
               {"published", {number(each.fact.low), number(each.fact.high)}},
               {"source", text(fact_source(each.fact))},
               {"mean", number(each.measured.value)},
               {"low", number(each.measured.low)},
               {"high", number(each.measured.high)},
               {"seeds", each.measured.seeds},
               {"verdict", name_of(each.verdict)},
               {"note", text(each.note)}};
  if (each.curve) made["curve"] = curve_section(*each.curve);
  return made;
}

json counts_section(const CheckedFacts& checked) {
  json counts = json::object();
  for (const Role role : {Role::emergent, Role::fit, Role::input})
    for (const auto verdict :
         {PatternVerdict::met, PatternVerdict::near, PatternVerdict::missed, PatternVerdict::not_measured})
      counts[name_of(role)][name_of(verdict)] =
          std::count_if(checked.facts.begin(), checked.facts.end(),
                        [&](const CheckedFact& each) { return each.fact.role == role && each.verdict == verdict; });
  return counts;
}

/// Met not by the mean alone: a wide interval around a mean in the range shows little.
auto surely_met(const CheckedFacts& checked) {
  return std::count_if(checked.facts.begin(), checked.facts.end(), [](const CheckedFact& each) {
    return each.fact.role == Role::emergent && each.measured.low >= each.fact.low &&
           each.measured.high <= each.fact.high;
  });
}

json worlds_section(const FactWorlds& worlds, const FactsSource& source) {
  return {{"version", worlds.program_version},
          {"commit", worlds.commit},
          {"dirty", worlds.dirty},
          {"command_line", worlds.command_line},
          {"innovation_scale", worlds.innovation_scale},
          {"population_scale", worlds.population_scale},
          {"seed", worlds.seed},
          {"seeds", worlds.seeds},
          {"source_file", source.source_file},
          {"digest", source.digest}};
}

}  // namespace

void check_same_worlds(const FactWorlds& worlds, const ReportedWorlds& reported) {
  if (worlds.program_version != reported.program_version)
    throw AnalysisError(
        fmt::format("program_version is \"{}\"; accepted is \"{}\", with which the reported runs were "
                    "made: both must come from one version",
                    worlds.program_version, reported.program_version));
  if (worlds.regions != reported.regions)
    throw AnalysisError(
        fmt::format("regions is {} ({}); accepted is {}, as in the reported runs: facts of one country "
                    "say nothing about another",
                    worlds.regions, worlds.country, reported.regions));
  if (worlds.innovation_scale != reported.innovation_scale || worlds.population_scale != reported.population_scale)
    throw AnalysisError(
        fmt::format("its worlds have innovation.scale = {} and population.scale = {}; accepted are {} "
                    "and {}, as in the reported runs: make the facts with -s innovation.scale={} -s "
                    "population.scale={}",
                    worlds.innovation_scale, worlds.population_scale, reported.innovation_scale,
                    reported.population_scale, reported.innovation_scale, reported.population_scale));
}

json facts_section(const CheckedFacts& checked, const FactsSource& source) {
  json list = json::array();
  for (const CheckedFact& each : checked.facts) list.push_back(checked_fact(each));
  return {{"worlds", worlds_section(checked.worlds, source)},
          {"counts", counts_section(checked)},
          {"surely_met", surely_met(checked)},
          {"list", list}};
}

}  // namespace minori::analysis
