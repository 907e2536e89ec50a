#include "scenarios/resolved_text.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "scenarios/keys.hpp"
#include "scenarios/load.hpp"
#include "scenarios/value_reader.hpp"

namespace minori {

namespace {

std::string sha256_hex(const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned length = 0;
  if (EVP_Digest(text.data(), text.size(), bytes.data(), &length, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("SHA-256 is not available");
  std::string hex;
  for (unsigned i = 0; i < length; ++i) hex += fmt::format("{:02x}", bytes[i]);
  return hex;
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    if (each == '"' || each == '\\')
      result += fmt::format("\\{}", each);
    else if (byte < 0x20U || byte == 0x7FU)
      result += fmt::format("\\u{:04X}", byte);
    else
      result += each;
  }
  return result + "\"";
}

/// Values one after another, each ended by a character that no number holds; texts by their length first. The bindings
/// name every member, so that a figure which is added to a country cannot be forgotten here.
class FigureWriter {
 public:
  FigureWriter& operator<<(double figure) { return add(fmt::format("{};", figure)); }
  FigureWriter& operator<<(std::int64_t figure) { return add(fmt::format("{};", figure)); }
  FigureWriter& operator<<(std::int32_t figure) { return add(fmt::format("{};", figure)); }
  FigureWriter& operator<<(bool figure) { return add(figure ? "1;" : "0;"); }
  FigureWriter& operator<<(const std::string& figure) { return add(fmt::format("{}:{};", figure.size(), figure)); }
  template <class Element>
  FigureWriter& operator<<(const std::vector<Element>& figures) {
    add(fmt::format("{}[", figures.size()));
    for (const auto& each : figures) *this << each;
    return add("]");
  }
  FigureWriter& operator<<(const FieldFacts& it) {
    const auto& [id, name_en, name_ja, related, permission_quarters] = it;
    return *this << id << name_en << name_ja << related << permission_quarters;
  }
  FigureWriter& operator<<(const RegionFacts& it) {
    const auto& [code, name_en, name_ja, block, tile_column, tile_row, latitude, longitude, population, graduates,
                 in_migrants, out_migrants, gross_product, establishments, establishments_manufacturing,
                 establishments_ict, employees, employees_manufacturing, employees_ict, universities_national,
                 universities_other, technical_colleges, university_teachers, regional_banks, institutes,
                 institute_staff, national_institute, field_mix, field_mix_rd] = it;
    return *this << code << name_en << name_ja << block << tile_column << tile_row << latitude << longitude
                 << population << graduates << in_migrants << out_migrants << gross_product << establishments
                 << establishments_manufacturing << establishments_ict << employees << employees_manufacturing
                 << employees_ict << universities_national << universities_other << technical_colleges
                 << university_teachers << regional_banks << institutes << institute_staff << national_institute
                 << field_mix << field_mix_rd;
  }
  FigureWriter& operator<<(const SizeClass& it) {
    const auto& [industry, low, high, establishments, employees, rnd_share, sales_per_employee, value_added_share,
                 wage] = it;
    return *this << industry << low << high << establishments << employees << rnd_share << sales_per_employee
                 << value_added_share << wage;
  }
  FigureWriter& operator<<(const ClusterFacts& it) {
    const auto& [name_en, name_ja, programme, type, regions, field] = it;
    return *this << name_en << name_ja << programme << type << regions << field;
  }
  FigureWriter& operator<<(const NationalFacts& it) {
    const auto& [base_rate, loans_per_sales, guarantee_share, entry_rate, exit_rate, coordinators, local_science_budget,
                 university_research_budget, principal_investigator_share, venture_capital_stock] = it;
    return *this << base_rate << loans_per_sales << guarantee_share << entry_rate << exit_rate << coordinators
                 << local_science_budget << university_research_budget << principal_investigator_share
                 << venture_capital_stock;
  }
  FigureWriter& operator<<(const BudgetYear& it) {
    const auto& [fiscal_year, index] = it;
    return *this << fiscal_year << index;
  }
  FigureWriter& operator<<(const Country& it) {
    const auto& [name, fields, regions, distances, size_classes, clusters, national, local_science_budget_index] = it;
    return *this << name << fields << regions << distances << size_classes << clusters << national
                 << local_science_budget_index;
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  FigureWriter& add(const std::string& text) {
    text_ += text;
    return *this;
  }
  std::string text_;
};

/// Writes the keys of one owner, one line each.
class Lines {
 public:
  explicit Lines(const Comment& comment) : comment_(comment) {}

  void add(const std::string& key, const Value& value, const std::string& prefix = "") {
    text_ += fmt::format("{} = {}", key, value_text(value));
    std::string behind = comment_ ? comment_(prefix + key) : "";
    std::replace_if(
        behind.begin(), behind.end(), [](unsigned char byte) { return byte < 0x20U || byte == 0x7FU; }, '?');
    text_ += behind.empty() ? "\n" : fmt::format("  # {}\n", behind);
  }
  template <class Owner>
  void add_keys(const std::vector<Key<Owner>>& keys, const Owner& owner, const std::string& prefix = "") {
    for (const auto& key : keys)
      if (key.info.path != "budget") add(key.info.path, key.read(owner), prefix);  // checked, not part of a scenario
  }
  void add_heading(const std::string& heading) { text_ += fmt::format("\n[[{}]]\n", heading); }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  const Comment& comment_;
  std::string text_;
};

std::vector<std::string> region_codes(const std::vector<std::int32_t>& rows, const Country& country) {
  std::vector<std::string> codes;
  for (const auto row : rows) codes.push_back(std::to_string(country.regions.at(static_cast<std::size_t>(row)).code));
  return codes;
}

}  // namespace

std::string value_text(const Value& value) {
  struct Writer {
    std::string operator()(bool it) const { return it ? "true" : "false"; }
    std::string operator()(std::int64_t it) const { return std::to_string(it); }
    std::string operator()(double it) const { return number_text(it); }
    std::string operator()(const std::string& it) const { return quoted(it); }
    std::string operator()(const std::vector<std::int64_t>& it) const {
      return fmt::format("[{}]", fmt::join(it, ", "));
    }
    std::string operator()(const std::vector<std::string>& it) const {
      std::vector<std::string> texts;
      for (const auto& each : it) texts.push_back(quoted(each));
      return fmt::format("[{}]", fmt::join(texts, ", "));
    }
  };
  return std::visit(Writer{}, value);
}

std::string country_sha256(const Country& country) {
  FigureWriter writer;
  writer << country;
  return sha256_hex(writer.text());
}

std::string scenario_text(const Scenario& scenario, const Comment& comment) {
  Lines lines(comment);
  lines.add("country", scenario.country.name);
  lines.add("country_sha256", country_sha256(scenario.country));
  lines.add_keys(scenario_keys(), scenario);
  for (const auto& design : scenario.programmes) {
    lines.add_heading("programme");
    lines.add_keys(programme_keys(), {design, 0.0}, fmt::format("programme.{}.", design.name));
  }
  for (const auto& measure : scenario.measures) {
    InstrumentText written{measure, region_codes(measure.regions, scenario.country), {}};
    for (const auto row : measure.fields)
      written.fields.push_back(scenario.country.fields.at(static_cast<std::size_t>(row)).id);
    lines.add_heading("instrument");
    lines.add_keys(instrument_keys(measure.kind), written, fmt::format("instrument.{}.", measure.name));
  }
  for (const auto& shock : scenario.shocks) {
    const ShockText written{shock, region_codes(shock.regions, scenario.country)};
    lines.add_heading("shock");
    lines.add_keys(shock_keys(), written, fmt::format("shock.{}.", shock.name));
  }
  return lines.text();
}

std::string resolved_text(const Scenario& scenario) { return scenario_text(scenario, nullptr); }

}  // namespace minori
