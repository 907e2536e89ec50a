#include "output/digest.hpp"

#include <cmath>
#include <limits>

#include "output/file.hpp"
#include "output/layout.hpp"
#include "output/reader.hpp"
#include "tests/catch.hpp"
#include "tests/output/example_data.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

void append_values(Variable& variable, const Variable& further) {
  std::visit(
      [&](auto& values) {
        const auto& added = std::get<std::decay_t<decltype(values)>>(further.values);
        values.insert(values.end(), added.begin(), added.end());
      },
      variable.values);
}

}  // namespace

TEST_CASE("SHA-256 gives the values of its standard", "[output][digest]") {
  // FIPS 180-4, examples of NIST: "abc" and the empty message.
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("the digest does not see who made a result, when, or with how many threads", "[output][digest]") {
  const Provenance first = example_provenance();
  Provenance other = first;
  other.title = "another title";
  other.commit = "0000";
  other.dirty = !first.dirty;
  other.compiler = "another compiler";
  other.flags = "-O0";
  other.input_hashes.clear();
  other.threads = 64;
  other.ranks = 8;
  other.host = "elsewhere";
  other.start = "1999-01-01T00:00:00Z";
  other.end = "1999-01-02T00:00:00Z";
  other.command_line = "minori sweep";
  other.slurm_job_id = "17_4";
  CHECK(digest_of(example_trajectory(), first) == digest_of(example_trajectory(), other));

  const TemporaryFolder folder;
  CHECK(write_file(folder / "a.h5", example_trajectory(), first) ==
        write_file(folder / "b.h5", example_trajectory(), other));
}

TEST_CASE("the digest changes with every part of the result", "[output][digest]") {
  const std::string before = digest_of(example_trajectory(), example_provenance());
  LabelledData data = example_trajectory();
  Provenance provenance = example_provenance();
  SECTION("one count") { std::get<std::vector<std::int32_t>>(data.variables[2].values)[3] += 1; }
  SECTION("the last bit of one amount") {
    float& amount = std::get<std::vector<float>>(data.variables[3].values)[1];
    amount = std::nextafter(amount, 1e9F);
  }
  SECTION("one text") { std::get<std::vector<std::string>>(data.variables[1].values)[0] = "北海"; }
  SECTION("where one text ends and the next starts") {
    data.variables[1].values = std::vector<std::string>{"北海", "道東京都", "大阪府"};
  }
  SECTION("one coordinate") { std::get<std::vector<double>>(data.dimensions[0].coordinates)[0] = 2012.0; }
  SECTION("one unit") { data.variables[3].unit = "EUR"; }
  SECTION("one name") { data.variables[3].name = "turnover"; }
  SECTION("the type of the numbers") {
    data.variables[3].values = std::vector<double>{1.5, 250.25, 90.0, 2.5, 260.75, std::nan("")};
  }
  SECTION("a missing variable") { data.variables.pop_back(); }
  SECTION("the scenario") { provenance.scenario_text += " "; }
  SECTION("the seed") { provenance.seed += 1; }
  SECTION("the program version") { provenance.program_version += ".1"; }
  CHECK(digest_of(data, provenance) != before);
}

TEST_CASE("the digest does not depend on order, nor on the bits of a missing value", "[output][digest]") {
  const std::string before = digest_of(example_trajectory(), example_provenance());
  LabelledData data = example_trajectory();
  SECTION("order of variables and dimensions") {
    std::swap(data.variables[0], data.variables[3]);
    std::swap(data.dimensions[0], data.dimensions[1]);
  }
  SECTION("the sign of NaN") {
    std::get<std::vector<float>>(data.variables[3].values)[5] = -std::numeric_limits<float>::quiet_NaN();
  }
  CHECK(digest_of(data, example_provenance()) == before);
}

TEST_CASE("each run's values have a hash of their own, whatever file they stand in", "[output][digest]") {
  const LabelledData one = as_run(example_trajectory(), {});
  LabelledData other = one;
  std::get<std::vector<std::int32_t>>(other.variables[2].values)[3] += 1;
  LabelledData both = one;
  for (std::size_t i = 0; i < both.variables.size(); ++i)
    if (stored_by_run(both.variables[i])) append_values(both.variables[i], other.variables[i]);
  both.dimensions[0].coordinates = std::vector<std::int32_t>{0, 1};
  CHECK(digest_parts(both).runs == std::vector{digest_parts(one).runs[0], digest_parts(other).runs[0]});
  CHECK(digest_parts(one).runs[0] != digest_parts(other).runs[0]);
}

TEST_CASE("the order of runs counts in the digest, the order of a run's variables does not", "[output][digest]") {
  DigestParts parts{{}, {}, "common", {"first", "second"}};
  const std::string before = join_digest(parts, {});
  std::swap(parts.runs[0], parts.runs[1]);
  CHECK(join_digest(parts, {}) != before);

  const Variable patents{"patents", "1", "", "", {}, std::vector<std::int32_t>{1, 2}};
  const Variable papers{"papers", "1", "", "", {}, std::vector<std::int32_t>{3}};
  ValuesHash hash;
  hash.add(patents);
  hash.add(papers);
  ValuesHash turned;
  turned.add(papers);
  turned.add(patents);
  CHECK(hash.hex() == turned.hex());
}
