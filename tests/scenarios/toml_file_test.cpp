#include "scenarios/toml_file.hpp"

#include <sys/stat.h>

#include <filesystem>

#include "scenarios/text_guard.hpp"
#include "tests/catch.hpp"
#include "tests/scenarios/scratch.hpp"

using namespace minori;
using namespace minori::test;

namespace {

std::vector<std::string> faults_of_file(const std::filesystem::path& path) {
  std::vector<Problem> problems;
  (void)read_toml_file(path, problems);
  return told(problems);
}

std::vector<std::string> faults_of_text(const std::string& text) {
  std::vector<Problem> problems;
  (void)parse_toml("test.toml", text, problems);
  return told(problems);
}

}  // namespace

TEST_CASE("what cannot be read as a file is refused with the reason", "[scenarios][faults]") {
  const Scratch scratch;
  CHECK(faults_of_file(scratch.folder() / "gone.toml") == std::vector<std::string>{"0:0 no such file"});
  CHECK(faults_of_file(scratch.folder()) == std::vector<std::string>{"0:0 is a folder; a TOML file is needed"});
  CHECK(faults_of_file("/dev/zero") == std::vector<std::string>{"0:0 is not a regular file"});
  CHECK(faults_of_file(scratch.write("empty.toml", "")).empty());

  SECTION("a file of 100 MB is refused without reading it") {
    const auto path = scratch.write("huge.toml", "");
    std::filesystem::resize_file(path, 100'000'000);  // sparse
    CHECK(faults_of_file(path) ==
          std::vector<std::string>{"0:0 has 100000000 bytes; a scenario or experiment has at most 8388608"});
  }
  SECTION("a file without permission is refused, unless the tests run as root") {
    const auto path = scratch.write("secret.toml", "a = 1");
    ::chmod(path.c_str(), 0);
    if (::geteuid() != 0)
      CHECK(faults_of_file(path) == std::vector<std::string>{"0:0 cannot be read: Permission denied"});
  }
}

TEST_CASE("malformed text is refused at its place", "[scenarios][faults]") {
  CHECK(faults_of_text("a = 1\nb = \"x\xff\"\n") ==
        std::vector<std::string>{"2:7 not valid UTF-8; save the file as UTF-8"});
  CHECK(faults_of_text("a = 1\na = 2\n").size() == 1);
  CHECK(faults_of_text("a = [1, 2\nb = 3\n").size() == 1);
  CHECK(faults_of_text("a = 1\n").empty());

  SECTION("overlong forms, surrogates, stray bytes and cut characters are not UTF-8") {
    for (const char* text : {"\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\x80", "\xe6\x97"})
      CHECK(invalid_utf8(text).has_value());
    for (const char* text : {"abc", "é", "東京", "😀", ""}) CHECK_FALSE(invalid_utf8(text).has_value());
  }
}

TEST_CASE("deep nesting is refused before a parser can exhaust the stack", "[scenarios][faults]") {
  const std::string message = "nested more than 32 levels deep";
  CHECK(faults_of_text("a = " + std::string(100'000, '[')) == std::vector<std::string>{"1:37 " + message});
  std::string dotted = "a";
  for (int i = 0; i < 100'000; ++i) dotted += ".a";
  CHECK(faults_of_text(dotted + " = 1") == std::vector<std::string>{"1:64 " + message});
  CHECK(faults_of_text("[" + dotted + "]") == std::vector<std::string>{"1:65 " + message});
  std::string quoted = "'a'";
  for (int i = 0; i < 100'000; ++i) quoted += ".\"a\"";
  CHECK_FALSE(faults_of_text(quoted + " = 1").empty());

  SECTION("brackets and dots in strings, comments and numbers do not count") {
    CHECK(faults_of_text("a = \"" + std::string(100, '[') + "\"").empty());
    CHECK(faults_of_text("a = '''\n" + std::string(100, '[') + "'''").empty());
    CHECK(faults_of_text("a = \"\\\"" + std::string(100, '{') + "\"").empty());
    CHECK(faults_of_text("# " + std::string(100, '[') + "\na = 1").empty());
    std::string numbers = "a = [";
    for (int i = 0; i < 100; ++i) numbers += "0.5, ";
    CHECK(faults_of_text(numbers + "]").empty());
  }
}

TEST_CASE("an override is a dotted key and a TOML value, or a word that stands for itself", "[scenarios][override]") {
  std::vector<Problem> problems;
  CHECK(parse_override("policy.funding_period=8", problems).table["policy"]["funding_period"].value<int>() == 8);
  CHECK(parse_override("country=small", problems).table["country"].value<std::string>() == "small");
  CHECK(parse_override("country=\"small\"", problems).table["country"].value<std::string>() == "small");
  CHECK(parse_override("title_ja=日本 = \"x\"", problems).table["title_ja"].value<std::string>() == "日本 = \"x\"");
  CHECK(parse_override("a=[1, 2]", problems).table["a"].as_array()->size() == 2);
  CHECK(problems.empty());

  SECTION("what is no KEY=VALUE is refused, and shown") {
    for (const char* text : {"policy", "=8", "", "a b c=1", "a=1\nb=2", "a..b=1"}) {
      problems.clear();
      (void)parse_override(text, problems);
      INFO(text);
      REQUIRE(problems.size() == 1);
      CHECK(problems.front().file == "--set");
    }
  }
}
