#include "scenarios/nearest.hpp"

#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("edits are insertions, deletions, replacements and swaps of neighbours", "[scenarios][nearest]") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "abc") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);  // two replacements, one insertion
  CHECK(edit_distance("gratn", "grant") == 1);     // a swap counts once
  CHECK(edit_distance("ca", "abc") == 3);          // the restricted distance: no edit between swapped letters
}

TEST_CASE("a mistyped word finds the accepted word that was meant", "[scenarios][nearest]") {
  const std::vector<std::string> accepted{"grant", "regions", "policy.funding_period", "first_fy"};
  CHECK(nearest("gratn", accepted) == "grant");
  CHECK(nearest("region", accepted) == "regions");
  CHECK(nearest("fundng_period", accepted) == "policy.funding_period");
  CHECK(nearest("first", accepted) == "first_fy");

  SECTION("a word that resembles nothing finds nothing") {
    CHECK(nearest("zebra", accepted).empty());
    CHECK(nearest("x", accepted).empty());
    CHECK(nearest("", accepted).empty());
    CHECK(nearest("grant", {}).empty());
  }
  SECTION("a very long word is compared quickly and finds nothing") {
    CHECK(nearest(std::string(1'000'000, 'x'), accepted).empty());
  }
}
