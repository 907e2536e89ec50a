/// minori report: one self-contained HTML file about an analysis file.

#include "analysis/report_data.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/report/page.hpp"
#include "analysis/report_facts.hpp"
#include "cli/verb.hpp"
#include "output/digest.hpp"
#include "output/file.hpp"
#include "output/provenance.hpp"
#include "output/reader.hpp"

namespace minori::cli::report_verb {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string file;
  std::string facts;
  std::string output;
  std::string language = "en";
  std::string baseline;
  std::string reference;
  double discount = 0.03;
  bool json = false;
};

/// Where the report goes: what was asked for, else report.html beside the analysis file.
fs::path target_of(const Options& options) {
  const fs::path beside = fs::path(options.file).parent_path() / "report.html";
  fs::path target = options.output.empty() ? beside : fs::path(options.output);
  std::error_code ignored;
  if (fs::equivalent(target, options.file, ignored))
    throw UsageError(fmt::format("report: {} is the file to report on; -o names another", target.string()));
  return target;
}

/// Nothing is written over but an older report, which names its maker near its beginning.
void check_target(const fs::path& target) {
  std::error_code ignored;
  if (!fs::is_regular_file(target, ignored)) return;
  std::string start(1024, '\0');
  std::ifstream(target, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
  if (start.find(R"(<meta name="generator" content="minori">)") != std::string::npos) return;
  throw OutputError(target, "exists and is no report; it stays as it is: choose another place with --output", "");
}

/// A reference that was asked for must be a funding period of the file, or one of its scenarios if it has none.
void check_reference(const nlohmann::json& data, const std::string& reference) {
  std::string known;
  for (const auto& scenario : data.at("scenarios")) {
    const std::string level = scenario.at("level");
    if (reference.empty() || level == reference) return;
    if ((", " + known).find(", " + level + ", ") == std::string::npos) known += level + ", ";
  }
  if (known.empty()) return;
  known.resize(known.size() - 2);
  const bool periods = data.at("meta").at("levels") == "periods";
  throw UsageError(fmt::format("report: {} '{}'; there are: {}",
                               periods ? "no scenario has the funding period" : "this file has no scenario", reference,
                               known));
}

nlohmann::json data_of(const Reader& reader, const Options& options) {
  analysis::ReportOptions asked;
  asked.baseline = options.baseline;
  asked.reference = options.reference;
  asked.outcomes.discount = options.discount;
  const analysis::ReportSource source{reader.path().filename().string(), reader.digest(), reader.history(),
                                      reader.provenance()};
  try {
    nlohmann::json data = analysis::report_data(reader.read_all(), source, asked);
    check_reference(data, options.reference);
    const Provenance program = provenance_of_this_program(command_line());
    data["meta"]["report"] = {{"version", program.program_version},
                              {"commit", program.commit},
                              {"dirty", program.dirty},
                              {"command_line", program.command_line}};
    return data;
  } catch (const analysis::AnalysisError& error) {
    throw OutputError(reader.path(), "cannot be reported on", error.what());
  }
}

constexpr const char* facts_remedy = "; `minori check-patterns -o FILE` makes a file of facts";

std::string text_of(const fs::path& file) {
  std::error_code ignored;
  if (fs::is_directory(file, ignored)) throw OutputError(file, "is a folder" + std::string(facts_remedy), "");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw OutputError(file, "cannot be read", std::generic_category().message(errno) + facts_remedy);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Facts that were measured on worlds like those of the report.
nlohmann::json facts_of(const Reader& reader, const nlohmann::json& data, const Options& options) {
  const std::string text = text_of(options.facts);
  analysis::ReportedWorlds reported;
  reported.program_version = reader.provenance().program_version;
  for (const Dimension& each : reader.dimensions())
    if (each.name == "region") reported.regions = each.size();
  reported.innovation_scale = data.at("meta").at("innovation_scale");
  reported.population_scale = data.at("meta").at("population_scale");
  try {
    const auto checked = analysis::read_facts(text);
    analysis::check_same_worlds(checked.worlds, reported);
    return analysis::facts_section(checked, {fs::path(options.facts).filename().string(), "sha256:" + sha256(text)});
  } catch (const analysis::AnalysisError& error) {
    throw OutputError(options.facts, "cannot be shown in this report", error.what() + std::string(facts_remedy));
  }
}

int report(const Options& options) {
  const fs::path target = target_of(options);
  const Reader reader(options.file);
  check_target(target);
  const auto language = options.language == "ja" ? analysis::Language::ja : analysis::Language::en;
  nlohmann::json data = data_of(reader, options);
  if (!options.facts.empty()) data["facts"] = facts_of(reader, data, options);
  const std::string page = analysis::report_page(data, language);
  write_text_file(target, page);
  if (options.json) {
    const nlohmann::json made = {{"report", target.string()},
                                 {"language", options.language},
                                 {"bytes", page.size()},
                                 {"digest", reader.digest()}};
    fmt::print("{}\n", made.dump(2));
  } else {
    fmt::print("{}\n", target.string());
  }
  return exit_ok;
}

Action add_report(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("file", options->file, "analysis file that `minori collect` or `minori sweep` made")
      ->required()
      ->type_name("FILE");
  verb.add_option("-o,--output", options->output, "HTML file to write; default: report.html beside FILE")
      ->type_name("PATH");
  verb.add_option("--facts", options->facts, "file of `minori check-patterns -o`: the model against published facts")
      ->type_name("FILE");
  verb.add_option("--lang", options->language, "language that the page opens in; it holds both")
      ->check(CLI::IsMember({"en", "ja"}))
      ->capture_default_str();
  verb.add_option("--baseline", options->baseline, "scenario without programme; default: the experiment's own")
      ->type_name("SCENARIO");
  verb.add_option("--reference", options->reference,
                  "funding period, or scenario where there is no period, that the others are compared with; default: "
                  "5, or the first")
      ->type_name("YEARS");
  verb.add_option("--discount", options->discount, "rate of present values, a year")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return report(*options); };
}

const RegisterVerb registered{{"report",
                               "writes one HTML file that shows the answer",
                               {"minori report results/funding_period/analysis.h5",
                                "minori report results/funding_period/analysis.h5 -o houkoku.html --lang ja",
                                "minori report results/funding_period/analysis.h5 --facts facts.json"},
                               add_report}};

}  // namespace
}  // namespace minori::cli::report_verb
