#include "scenarios/toml_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>
#include <utility>

#include "scenarios/text_guard.hpp"

namespace minori {

namespace {

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

Problem file_problem(const std::filesystem::path& path, std::string message) {
  return {path.string(), 0, 0, std::move(message), "", ""};
}

/// Why the file cannot be read, or empty.
std::string refusal(const std::filesystem::path& path) {
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (!std::filesystem::exists(status)) return "no such file";
  if (std::filesystem::is_directory(status)) return "is a folder; a TOML file is needed";
  if (!std::filesystem::is_regular_file(status)) return "is not a regular file";
  const auto bytes = std::filesystem::file_size(path, failed);
  if (failed) return "cannot be read: " + failed.message();
  if (bytes > largest_input_bytes)
    return fmt::format("has {} bytes; a scenario or experiment has at most {}", bytes, largest_input_bytes);
  return "";
}

/// toml++ says where its sentence begins with the words below; they say nothing to a user.
std::string plain(std::string_view message) {
  constexpr std::string_view prefix = "Error while parsing ";
  if (message.starts_with(prefix)) message.remove_prefix(prefix.size());
  return "not valid TOML: " + std::string(message);
}

}  // namespace

Problem Document::problem(const toml::source_region& place, std::string message, std::string suggestion) const {
  Problem made{file, 0, 0, std::move(message), "", std::move(suggestion)};
  const std::size_t line = place.begin.line;
  if (line == 0) return made;
  made.line = numbered ? line : 0;
  made.column = place.begin.column;
  if (line <= lines.size()) made.source_line = lines[line - 1];
  return made;
}

Document parse_toml(std::string file, const std::string& text, std::vector<Problem>& problems) {
  Document document;
  document.file = std::move(file);
  document.lines = split_lines(text);
  const auto add = [&](std::size_t line, std::size_t column, std::string message) {
    toml::source_region place;
    place.begin = {static_cast<toml::source_index>(line), static_cast<toml::source_index>(column)};
    problems.push_back(document.problem(place, std::move(message)));
  };
  if (const auto fault = invalid_utf8(text)) {
    add(fault->line, fault->column, "not valid UTF-8; save the file as UTF-8");
    problems.back().source_line.clear();
    return document;
  }
  if (const auto fault = too_deep(text, deepest_nesting)) {
    add(fault->line, fault->column, fmt::format("nested more than {} levels deep", deepest_nesting));
    return document;
  }
  try {
    document.table = toml::parse(std::string_view(text), std::string_view(document.file));
  } catch (const toml::parse_error& error) {
    problems.push_back(document.problem(error.source(), plain(error.description())));
  }
  return document;
}

Document read_toml_file(const std::filesystem::path& path, std::vector<Problem>& problems) {
  if (const std::string why = refusal(path); !why.empty()) {
    problems.push_back(file_problem(path, why));
    return {path.string(), {}, {}};
  }
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream.is_open() || stream.bad()) {
    problems.push_back(file_problem(path, fmt::format("cannot be read: {}", std::strerror(errno))));
    return {path.string(), {}, {}};
  }
  return parse_toml(path.string(), text, problems);
}

Document parse_override(const std::string& text, std::vector<Problem>& problems) {
  const auto equals = text.find('=');
  Document unparsed{"--set", {text}, {}, false};
  const auto refuse = [&](std::string message) {
    problems.push_back({"--set", 0, 0, std::move(message), text, ""});
    return std::move(unparsed);
  };
  if (equals == std::string::npos || equals == 0) return refuse(fmt::format("'{}' is not KEY=VALUE", text));
  if (text.find('\n') != std::string::npos) return refuse("an override is one line");
  std::vector<Problem> faults;
  Document document = parse_toml("--set", text, faults);
  if (!faults.empty()) {
    std::vector<Problem> still;
    const toml::value<std::string> quoted(text.substr(equals + 1));
    std::ostringstream escaped;
    escaped << toml::toml_formatter(quoted);
    document = parse_toml("--set", text.substr(0, equals + 1) + escaped.str(), still);
    if (!still.empty()) return refuse(faults.front().message);
  }
  document.lines = {text};
  document.numbered = false;
  return document;
}

std::string_view kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "a text";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "true or false";
    default: return "a date or time";
  }
}

}  // namespace minori
