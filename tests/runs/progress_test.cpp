#include "runs/progress.hpp"

#include <cstdio>
#include <stdexcept>
#include <string>

#include "tests/catch.hpp"

namespace minori::runs {
namespace {

/// Everything that `report` writes.
template <class Report>
std::string written(ProgressForm form, bool colour, Report report) {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  {
    Progress progress(form, colour, file);
    report(progress);
  }
  std::string text(static_cast<std::size_t>(std::ftell(file)), '\0');
  std::rewind(file);
  CHECK(std::fread(text.data(), 1, text.size(), file) == text.size());
  std::fclose(file);
  return text;
}

/// Two runs of 50 quarters, of which the second fails.
void two_runs(Progress& progress) {
  progress.plan(2, 100.0);
  for (int i = 0; i < 50; ++i) progress.advance(1.0);
  progress.run_done();
  for (int i = 0; i < 50; ++i) progress.advance(1.0);
  progress.runs_failed(1, "short, seed 0x7: no firm is left");
  progress.finish();
}

std::size_t lines_in(const std::string& text) {
  std::size_t lines = 0;
  for (const char each : text) lines += each == '\n' ? 1 : 0;
  return lines;
}

}  // namespace

TEST_CASE("the form of the progress follows the stream unless it is asked for", "[progress]") {
  CHECK(progress_form("auto", true) == ProgressForm::line);
  CHECK(progress_form("auto", false) == ProgressForm::plain);
  CHECK(progress_form("plain", true) == ProgressForm::plain);
  CHECK(progress_form("json", true) == ProgressForm::json);
  CHECK(progress_form("none", true) == ProgressForm::none);
  CHECK_THROWS_WITH(progress_form("loud", true), "--progress loud is not one of auto, plain, json, none");
}

TEST_CASE("durations read like a clock", "[progress]") {
  CHECK(duration_text(0.2) == "0 s");
  CHECK(duration_text(59.4) == "59 s");
  CHECK(duration_text(59.6) == "1 min 00 s");
  CHECK(duration_text(185.0) == "3 min 05 s");
  CHECK(duration_text(2 * 3600.0 + 7 * 60.0 + 30.0) == "2 h 07 min");
}

TEST_CASE("a standing tells what is done, how fast, until when and what failed", "[progress]") {
  Standing standing{12, 40, 1, 300.0, 1000.0, 60.0};
  CHECK(standing.seconds_left() == Approx(140.0));
  CHECK(standing_text(standing) == "12/40 runs  30 %  5 quarters/s  ETA 2 min 20 s  1 failed");
  standing.work_done = 0.0;
  standing.failed = 0;
  CHECK(standing_text(standing) == "12/40 runs  0 %  ETA unknown");
  CHECK(standing_json({1, 2, 0, 50.0, 100.0, 10.0}, false) ==
        R"({"done":1,"total":2,"failed":0,"share":0.5000,"quarters_per_second":5.0,"seconds":10.0,)"
        R"("eta_seconds":10.0,"final":false})");
}

TEST_CASE("plain progress is a line every 5 %", "[progress]") {
  const std::string text = written(ProgressForm::plain, false, two_runs);
  CHECK(lines_in(text) == 20 + 2);  // one every 5 %, the failure, the last word
  CHECK(text.find("failed: short, seed 0x7: no firm is left\n") != std::string::npos);
  CHECK(text.find("2/2 runs in 0 s, 1 failed\n") != std::string::npos);
  CHECK(text.find('\033') == std::string::npos);
}

TEST_CASE("on a terminal failures are red, unless colours are unwanted", "[progress]") {
  CHECK(written(ProgressForm::line, true, two_runs).find("\033[31mfailed:") != std::string::npos);
  CHECK(written(ProgressForm::line, false, two_runs).find("\033[31m") == std::string::npos);
  setenv("NO_COLOR", "1", 1);
  CHECK_FALSE(Progress::colour_wanted(true));
  unsetenv("NO_COLOR");
  CHECK(Progress::colour_wanted(true));
  CHECK_FALSE(Progress::colour_wanted(false));
}

TEST_CASE("silent progress writes nothing, JSON progress only objects", "[progress]") {
  CHECK(written(ProgressForm::none, true, two_runs).empty());
  const std::string json = written(ProgressForm::json, true, two_runs);
  CHECK(lines_in(json) == 21);
  for (std::size_t start = 0; start < json.size(); start = json.find('\n', start) + 1) {
    CHECK(json.substr(start, 8) == R"({"done":)");
  }
  CHECK(json.find(R"("failed":1,)") != std::string::npos);
  CHECK(json.find(R"("final":true)") != std::string::npos);
}

}  // namespace minori::runs
