#include "scenarios/resolved_text.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

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

/// Values one after another, each ended by a character that no number holds; texts by their length first.
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
  FigureWriter& operator<<(const FieldFacts& it) { return *this << it.id << it.name_en << it.name_ja << it.related; }
  FigureWriter& operator<<(const RegionFacts& it) {
    return *this << it.code << it.name_en << it.name_ja << it.block << it.tile_column << it.tile_row << it.latitude
                 << it.longitude << it.population << it.graduates << it.in_migrants << it.out_migrants
                 << it.gross_product << it.establishments << it.establishments_manufacturing << it.establishments_ict
                 << it.employees << it.employees_manufacturing << it.employees_ict << it.universities_national
                 << it.universities_other << it.technical_colleges << it.university_teachers << it.regional_banks
                 << it.institutes << it.institute_staff << it.national_institute << it.field_mix << it.field_mix_rd;
  }
  FigureWriter& operator<<(const SizeClass& it) {
    return *this << it.industry << it.low << it.high << it.establishments << it.employees << it.rnd_share
                 << it.sales_per_employee << it.value_added_share << it.wage;
  }
  FigureWriter& operator<<(const ClusterFacts& it) {
    return *this << it.name_en << it.name_ja << it.programme << it.type << it.regions << it.field;
  }
  FigureWriter& operator<<(const NationalFacts& it) {
    return *this << it.base_rate << it.loans_per_sales << it.guarantee_share << it.entry_rate << it.exit_rate
                 << it.coordinators << it.local_science_budget << it.university_research_budget
                 << it.principal_investigator_share << it.venture_capital_stock;
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  FigureWriter& add(const std::string& text) {
    text_ += text;
    return *this;
  }
  std::string text_;
};

template <class Owner>
std::string key_lines(const std::vector<Key<Owner>>& keys, const Owner& owner) {
  std::string text;
  for (const auto& key : keys) text += fmt::format("{} = {}\n", key.info.path, value_text(key.read(owner)));
  return text;
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
  writer << country.name << country.fields << country.regions << country.distances << country.size_classes
         << country.clusters << country.national;
  return sha256_hex(writer.text());
}

std::string resolved_text(const Scenario& scenario) {
  std::string text = fmt::format("country = {}\ncountry_sha256 = {}\n", quoted(scenario.country.name),
                                 quoted(country_sha256(scenario.country)));
  text += key_lines(scenario_keys(), scenario);
  for (const auto& design : scenario.programmes)
    text += "\n[[programme]]\n" + key_lines(programme_keys(), {design, 0.0});
  for (const auto& shock : scenario.shocks) {
    ShockText written{shock, {}};
    for (const auto row : shock.regions)
      written.regions.push_back(std::to_string(scenario.country.regions.at(static_cast<std::size_t>(row)).code));
    text += "\n[[shock]]\n" + key_lines(shock_keys(), written);
  }
  return text;
}

}  // namespace minori
