#include "scenarios/reference.hpp"

#include <fstream>
#include <iterator>
#include <set>

#include "scenarios/json_schema.hpp"
#include "scenarios/keys.hpp"
#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("the page docs/reference/scenario.md is what `minori parameters --markdown` prints",
          "[scenarios][reference]") {
  std::ifstream stream(MINORI_SOURCE_DIR "/docs/reference/scenario.md");
  const std::string page{std::istreambuf_iterator<char>(stream), {}};
  const bool is_up_to_date = page == reference_markdown();
  CHECK(is_up_to_date);
}

TEST_CASE("every key is described, once, and its default is accepted", "[scenarios][reference]") {
  for (const auto& section : reference()) {
    std::set<std::string> paths;
    for (const auto& info : section.keys) {
      INFO(section.name << " " << info.path);
      CHECK_FALSE(info.description.empty());
      CHECK(info.low <= info.high);
      CHECK(paths.insert(info.path).second);
      if (const auto* number = std::get_if<double>(&info.standard)) {
        CHECK(*number >= info.low);
        CHECK(*number <= info.high);
      }
    }
  }
}

TEST_CASE("the schema says of a key what the reader accepts", "[scenarios][schema]") {
  const auto schema = scenario_schema();
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(schema["additionalProperties"] == false);
  const auto& scale = schema["properties"]["innovation"]["properties"]["scale"];
  CHECK(scale["type"] == "number");
  CHECK(scale["minimum"] == 0.1);
  CHECK(scale["maximum"] == 1.0);
  CHECK(scale["default"] == 1.0);
  CHECK(schema["properties"]["population"]["properties"]["scale"]["exclusiveMinimum"] == 0.0);
  const auto& fading = schema["properties"]["parameters"]["properties"]["tie"]["properties"]["hazard_bridge"];
  CHECK(fading["anyOf"][0]["minimum"] == 0.3);  // the range, or the value that switches ties' fading off
  CHECK(fading["anyOf"][1]["const"] == 0.0);
  CHECK(fading["neutral"] == 0.0);
  CHECK(schema["$defs"]["policy"]["properties"]["equal_budget"]["enum"].size() == 4);
  CHECK(schema["$defs"]["programme"]["properties"]["menu"]["properties"].size() == 5);
  CHECK_FALSE(schema["$defs"]["policy"]["properties"].contains("name"));
  CHECK(experiment_schema()["properties"]["experiment"]["properties"]["replicates"]["minimum"] == 1.0);
}
