#include "analysis/patterns/facts_file.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace minori::analysis {

namespace {

using Ordered = nlohmann::ordered_json;

Ordered finite_or_null(double value) { return std::isfinite(value) ? Ordered(value) : Ordered(nullptr); }

Ordered points_json(const CurvePoints& points) {
  Ordered json = Ordered::object();
  if (!points.name.empty()) json["name"] = points.name;
  json["x"] = points.x;
  json["y"] = points.y;
  return json;
}

Ordered curve_json(const FactCurve& curve) {
  Ordered json{{"simulated", points_json(curve.simulated)}, {"laws", Ordered::array()}};
  for (const CurvePoints& law : curve.laws) json["laws"].push_back(points_json(law));
  return json;
}

Ordered fact_json(const CheckedFact& each) {
  Ordered json{{"fact", each.fact.id},
               {"meaning", each.fact.fact},
               {"role", name_of(each.fact.role)},
               {"unit", each.fact.unit},
               {"published", {each.fact.low, each.fact.high}},
               {"source", each.fact.source},
               {"simulated", finite_or_null(each.measured.value)},
               {"low", finite_or_null(each.measured.low)},
               {"high", finite_or_null(each.measured.high)},
               {"seeds", each.measured.seeds},
               {"measured_on", each.how},
               {"verdict", name_of(each.verdict)},
               {"note", each.note.en},
               {"note_ja", each.note.ja}};
  if (each.curve) json["curve"] = curve_json(*each.curve);
  return json;
}

}  // namespace

std::string facts_text(const CheckedFacts& checked) {
  const FactWorlds& worlds = checked.worlds;
  Ordered json{{"format", facts_format},
               {"format_version", facts_format_version},
               {"program_version", worlds.program_version},
               {"commit", worlds.commit},
               {"dirty", worlds.dirty},
               {"command_line", worlds.command_line},
               {"country", worlds.country},
               {"regions", worlds.regions},
               {"innovation_scale", worlds.innovation_scale},
               {"population_scale", worlds.population_scale},
               {"seed", worlds.seed},
               {"seeds", worlds.seeds},
               {"patterns", Ordered::array()}};
  for (const CheckedFact& each : checked.facts) json["patterns"].push_back(fact_json(each));
  return json.dump(1) + "\n";
}

}  // namespace minori::analysis
