#include "analysis/gate.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <regex>
#include <string_view>

namespace minori::analysis {

namespace {

constexpr std::array<std::string_view, 7> fields = {"mean", "low", "high", "same_sign", "pairs", "relative", "value"};

double field_of(const Comparison& found, const std::string& field) {
  if (field == "mean") return found.difference.mean;
  if (field == "low") return found.difference.low;
  if (field == "high") return found.difference.high;
  if (field == "same_sign") return found.difference.same_sign;
  if (field == "pairs") return static_cast<double>(found.difference.count);
  if (field == "relative") return found.relative;
  return found.value.mean;
}

bool holds(double value, const std::string& comparison, double bound) {
  if (std::isnan(value)) return false;
  if (comparison == ">") return value > bound;
  if (comparison == ">=") return value >= bound;
  if (comparison == "<") return value < bound;
  return value <= bound;
}

GateTerm parse_term(const std::string& text) {
  static const std::regex form(
      R"(\s*([\w*+-]+)\.(\w+)(?:\.(\w+))?\s*(>=|<=|>|<)\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*)");
  std::smatch parts;
  if (!std::regex_match(text, parts, form))
    throw GateError(
        fmt::format("cannot read the gate '{}': expected SCENARIO.QUANTITY[.FIELD] followed by >, >=, < or "
                    "<= and a number, e.g. 'slots_10.commercialisations.low > 0'",
                    text));
  GateTerm term{parts[1], parts[2], "mean", parts[4], std::stod(parts[5])};
  if (parts[3].matched) term.field = parts[3];
  for (const std::string_view field : fields)
    if (term.field == field) return term;
  throw GateError(
      fmt::format("gate '{}': unknown field '{}'; fields are mean, low, high, same_sign, pairs, relative, "
                  "value",
                  text, term.field));
}

}  // namespace

std::vector<GateTerm> parse_gate(const std::string& text) {
  static const std::regex joint(R"(\s+and\s+)");
  std::vector<GateTerm> terms;
  for (std::sregex_token_iterator part(text.begin(), text.end(), joint, -1), end; part != end; ++part)
    terms.push_back(parse_term(*part));
  if (terms.empty()) throw GateError("the gate is empty");
  return terms;
}

GateResult check_gate(const std::vector<GateTerm>& terms, const std::vector<Comparison>& comparisons) {
  GateResult result;
  for (const GateTerm& term : terms) {
    bool met_any = false;
    for (const Comparison& each : comparisons) {
      if (each.quantity != term.quantity || (term.scenario != "*" && each.scenario != term.scenario)) continue;
      met_any = true;
      const double value = field_of(each, term.field);
      if (holds(value, term.comparison, term.bound)) continue;
      result.passed = false;
      const std::string found = std::isnan(value) ? "missing" : fmt::format("{:g}", value);
      result.failures.push_back(fmt::format("{}.{}.{} is {}, not {} {:g}", each.scenario, each.quantity, term.field,
                                            found, term.comparison, term.bound));
    }
    if (!met_any)
      throw GateError(fmt::format("gate: nothing compared is called '{}.{}'", term.scenario, term.quantity));
  }
  return result;
}

}  // namespace minori::analysis
