#include "analysis/report_data.hpp"

#include <cstdlib>
#include <fstream>

#include "analysis/report_sections.hpp"
#include "tests/analysis/example_experiment.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::analysis;
using nlohmann::json;

namespace {

ReportSource example_source() {
  ReportSource source;
  source.source_file = "example.h5";
  source.digest = "sha256:00";
  source.history = "2026-04-01T09:30:00Z minori collect example";
  source.provenance.program_version = "0.1.0";
  source.provenance.end = "2026-04-01T09:30:00Z";
  return source;
}

}  // namespace

TEST_CASE("numbers of the report have five significant digits, and none where there is none", "[analysis]") {
  CHECK(number(123456.7) == json(123460));
  CHECK(number(-0.00123456).get<double>() == Approx(-0.0012346).epsilon(1e-12));
  CHECK(number(0.0) == json(0.0));
  CHECK(number(2.0).dump() == "2");
  CHECK(number(missing).is_null());
  CHECK(number(std::numeric_limits<double>::infinity()).is_null());
  CHECK(number(1e300).get<double>() == Approx(1e300));
}

TEST_CASE("the report data hold every section, for every scenario but the baseline", "[analysis]") {
  const testing::ExampleExperiment example(3, 40);
  const ReportOptions options;
  const json report = report_data(example.data(), example_source(), options);
  for (const char* key :
       {"meta", "scenarios", "indicators", "time", "fans", "differences", "difference_paths", "outcomes", "contrasts",
        "findings", "self_running", "lasting", "spending", "map", "money_flows", "notes"})
    CHECK(report.contains(key));
  CHECK(report["scenarios"].size() == 16);
  CHECK(report["time"].size() == 40);
  CHECK(report["fans"]["commercialisations"]["none"]["mean"].size() == 40);
  CHECK_FALSE(report["differences"]["commercialisations"].contains("none"));
  CHECK(report["differences"]["commercialisations"]["slots_5"]["pairs"] == 3);
  CHECK(report["map"]["values"]["slots_5"]["commercialisations"]["2011"].size() == 47);
  CHECK(report["map"]["years"].size() == 8);
  CHECK(report["money_flows"]["slots_5"]["matrix"].size() == 5);
  CHECK(report["money_flows"]["slots_5"]["matrix"][0][0] == 160);  // 40 Myen a quarter
  CHECK(report["meta"]["seeds"].size() == 3);
  CHECK(report["notes"][0]["id"] == "not_calibrated");
  if (const char* target = std::getenv("MINORI_EXAMPLE_REPORT")) std::ofstream(target) << report.dump(1);
}
