#include "output/layout.hpp"

#include "output/file.hpp"
#include "tests/catch.hpp"
#include "tests/output/example_data.hpp"

using namespace minori;
using namespace minori::testing;

TEST_CASE("text that is not UTF-8 is made readable, and the rest stays", "[output]") {
  // Well-formed and ill-formed sequences of table 3-7 of the Unicode Standard.
  CHECK(clean_text("Sendai 仙台 \xF0\x9F\x8C\xB8") == "Sendai 仙台 \xF0\x9F\x8C\xB8");
  CHECK(clean_text("a\xFF"
                   "b") == "a?b");
  CHECK(clean_text(std::string("a\0b", 3)) == "a?b");
  CHECK(clean_text("\xE4\xBB") == "??");            // cut short
  CHECK(clean_text("\xC0\xAF") == "??");            // '/' in two bytes
  CHECK(clean_text("\xE0\x80\xAF") == "???");       // '/' in three bytes
  CHECK(clean_text("\xED\xA0\x80") == "???");       // half of a surrogate pair
  CHECK(clean_text("\xF4\x90\x80\x80") == "????");  // beyond U+10FFFF
}

TEST_CASE("labels of an axis are the variables named after it", "[output]") {
  const Layout layout = layout_of(as_run(example_trajectory(), {}));
  const auto labels = [&](std::size_t i) { return labels_of(layout.forms[i].description, layout); };
  REQUIRE(layout.forms[2].description.name == "startups");
  CHECK(labels(2) == "region_code region_name_ja run_scenario run_replicate run_seed");
  CHECK(labels(0).empty());  // a label is not labelled itself
}

TEST_CASE("counts may be missing only where one is, amounts always", "[output]") {
  LabelledData data = example_trajectory();
  CHECK_FALSE(layout_of(data).forms[2].may_be_missing);
  CHECK(layout_of(data).forms[3].may_be_missing);
  std::get<std::vector<std::int32_t>>(data.variables[2].values)[0] = missing_int;
  CHECK(layout_of(data).forms[2].may_be_missing);
}
