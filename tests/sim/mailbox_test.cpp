#include "sim/mailbox.hpp"

#include "tests/catch.hpp"
#include "tests/sim/adoption_model.hpp"

using namespace minori;
using adoption::Ask;

namespace {

const std::vector<std::uint64_t> receivers{101, 102, 103};

Mailbox<Ask> filled(const std::vector<std::vector<Ask>>& sent, std::uint32_t quarter = 4) {
  Mailbox<Ask> box;
  box.fill(sent, receivers, quarter);
  return box;
}

std::vector<std::uint64_t> senders(std::span<const Ask> mail) {
  std::vector<std::uint64_t> from;
  for (const Ask& each : mail) from.push_back(each.from);
  return from;
}

}  // namespace

TEST_CASE("a receiver reads its messages from the highest value to the lowest", "[sim][mailbox]") {
  const auto box = filled({{{1, 11, 0.5, 0}, {2, 12, 1.0, 0}}, {}, {{1, 13, 2.5, 0}, {1, 14, -1.0, 0}}});
  CHECK(box.size() == 4);
  CHECK(box.of(0).empty());
  CHECK(senders(box.of(1)) == std::vector<std::uint64_t>{13, 11, 14});
  CHECK(senders(box.of(2)) == std::vector<std::uint64_t>{12});
  CHECK(box.of(3).empty());
  CHECK(box.of(no_row).empty());
}

TEST_CASE("equal values are ordered by the hash of the pair and the quarter, wherever they came from",
          "[sim][mailbox]") {
  std::vector<std::uint64_t> expected{11, 12, 13, 14, 15};
  std::sort(expected.begin(), expected.end(), [](std::uint64_t a, std::uint64_t b) {
    return hash_of(hash_of_pair(102, a), 4) < hash_of(hash_of_pair(102, b), 4);
  });
  CHECK(senders(filled({{{1, 11, 1, 9}, {1, 12, 1, 8}, {1, 13, 1, 7}, {1, 14, 1, 6}, {1, 15, 1, 5}}}).of(1)) ==
        expected);
  CHECK(senders(filled({{{1, 15, 1, 0}}, {{1, 13, 1, 1}, {1, 14, 1, 2}}, {{1, 12, 1, 3}, {1, 11, 1, 4}}}).of(1)) ==
        expected);
  bool changes = false;  // with the quarters, or the same ones would always come first
  for (std::uint32_t quarter = 5; quarter < 15; ++quarter)
    changes =
        changes ||
        senders(filled({{{1, 11, 1, 9}, {1, 12, 1, 8}, {1, 13, 1, 7}, {1, 14, 1, 6}, {1, 15, 1, 5}}}, quarter).of(1)) !=
            expected;
  CHECK(changes);
}

TEST_CASE("long and short queues have one order", "[sim][mailbox]") {
  std::vector<Ask> many;
  for (std::uint64_t i = 0; i < 300; ++i) many.push_back({0, 1000 + i, static_cast<double>(hash_of(i) % 5), 0});
  const auto box = filled({many});
  const auto mail = box.of(0);
  REQUIRE(mail.size() == 300);
  const auto key = [](const Ask& each) { return hash_of(hash_of_pair(101, each.from), 4); };
  for (std::size_t i = 1; i < mail.size(); ++i) {
    CHECK(mail[i - 1].value >= mail[i].value);
    if (mail[i - 1].value == mail[i].value) CHECK(key(mail[i - 1]) < key(mail[i]));
  }
}

TEST_CASE("several messages of one sender with one value keep the order of sending", "[sim][mailbox]") {
  for (const std::uint32_t count : {3U, 40U}) {
    std::vector<Ask> sent;
    for (std::uint32_t i = 0; i < count; ++i) sent.push_back({2, 11, 1.0, i});
    const auto box = filled({sent});
    for (std::uint32_t i = 0; i < count; ++i) CHECK(box.of(2)[i].sender == i);
  }
}

TEST_CASE("a message without a value ranks last, one to nobody is refused", "[sim][mailbox]") {
  const double nothing = std::nan("");
  CHECK(senders(filled({{{1, 11, nothing, 0}, {1, 12, -1e300, 0}, {1, 13, 5, 0}}}).of(1)) ==
        std::vector<std::uint64_t>{13, 12, 11});
  CHECK_THROWS_WITH(filled({{{3, 11, 1.0, 0}}}), "a message to nobody");
  CHECK_THROWS_WITH(filled({{{no_row, 11, 1.0, 0}}}), "a message to nobody");
}

TEST_CASE("a mailbox keeps the messages of the last phase that sent some", "[sim][mailbox]") {
  auto box = filled({{{1, 11, 1.0, 0}, {2, 12, 1.0, 0}}});
  box.fill({{{0, 13, 1.0, 0}}}, receivers, 5);
  CHECK(box.size() == 1);
  CHECK(senders(box.of(0)) == std::vector<std::uint64_t>{13});
  CHECK(box.of(1).empty());
}
