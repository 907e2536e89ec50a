#include "scenarios/text_guard.hpp"

#include <algorithm>

namespace minori {

namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

/// Length of the well-formed character at `at`; 0 if it is malformed.
std::size_t character_length(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80U) return 1;
  if (lead < 0xC2U || lead > 0xF4U) return 0;
  const std::size_t length = lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
  // The second byte excludes overlong forms, surrogates and code points above U+10FFFF.
  const unsigned low = lead == 0xE0U ? 0xA0U : lead == 0xF0U ? 0x90U : 0x80U;
  const unsigned high = lead == 0xEDU ? 0x9FU : lead == 0xF4U ? 0x8FU : 0xBFU;
  const unsigned second = byte_at(text, at + 1);
  if (second < low || second > high) return 0;
  for (std::size_t i = 2; i < length; ++i)
    if ((byte_at(text, at + i) & 0xC0U) != 0x80U) return 0;
  return length;
}

TextPlace place_of(std::string_view text, std::size_t at) {
  TextPlace place;
  for (std::size_t i = 0; i < at; ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

/// The position just after the string that starts at `at` with a quote.
std::size_t after_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view thrice = text.substr(at, 3);
  const bool many_lines = thrice.size() == 3 && thrice[1] == quote && thrice[2] == quote;
  const std::size_t opening = many_lines ? 3 : 1;
  for (std::size_t i = at + opening; i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (text[i] == '\n' && !many_lines) {
      return i;
    } else if (text[i] == quote) {
      if (!many_lines) return i + 1;
      if (text.substr(i, 3) == thrice) return i + 3;
    }
  }
  return text.size();
}

bool part_of_name(char each) {
  return each == '_' || each == '-' || each == ' ' || each == '\t' || (each >= '0' && each <= '9') ||
         (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
}

}  // namespace

std::optional<TextPlace> invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = character_length(text, i);
    if (length == 0) return place_of(text, i);
    i += length;
  }
  return std::nullopt;
}

std::optional<TextPlace> too_deep(std::string_view text, std::size_t limit) {
  std::size_t brackets = 0;
  std::size_t dots = 0;  // in the dotted name being read
  for (std::size_t i = 0; i < text.size();) {
    const char each = text[i];
    if (each == '"' || each == '\'') {
      i = after_string(text, i);
      continue;
    }
    if (each == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (each == '[' || each == '{') ++brackets;
    if ((each == ']' || each == '}') && brackets > 0) --brackets;
    if (each == '.')
      ++dots;
    else if (!part_of_name(each))
      dots = 0;
    if (brackets > limit || dots >= limit) return place_of(text, i);
    ++i;
  }
  return std::nullopt;
}

}  // namespace minori
