#include "scenarios/value_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "scenarios/nearest.hpp"

namespace minori {

namespace {

/// Longest value that a message repeats, in bytes.
constexpr std::size_t longest_quote = 60;

std::string_view accepted_kind(KeyType type) {
  switch (type) {
    case KeyType::boolean: return "true or false";
    case KeyType::integer: return "a whole number";
    case KeyType::number: return "a number";
    case KeyType::text: return "a text";
    case KeyType::integers: return "a list of whole numbers";
    case KeyType::texts: return "a list of texts";
    case KeyType::names: return "a list of names or codes";
  }
  return "a value";
}

std::string shortened(std::string text) {
  if (text.size() <= longest_quote) return text;
  std::size_t end = longest_quote;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "...";
}

/// Reads values of one key of one document.
class ValueReader {
 public:
  ValueReader(const KeyInfo& info, const Document& document, std::vector<Problem>& problems)
      : info_(info), document_(document), problems_(problems) {}

  [[nodiscard]] std::optional<Value> read(const toml::node& node) const {
    switch (info_.type) {
      case KeyType::boolean: return wrapped(boolean(node));
      case KeyType::integer: return wrapped(integer(node));
      case KeyType::number: return wrapped(number(node));
      case KeyType::text: return wrapped(text(node));
      case KeyType::integers: return wrapped(list<std::int64_t>(node, &ValueReader::integer));
      case KeyType::texts: return wrapped(list<std::string>(node, &ValueReader::text));
      case KeyType::names: return wrapped(list<std::string>(node, &ValueReader::name));
    }
    return std::nullopt;
  }

 private:
  template <class T>
  static std::optional<Value> wrapped(std::optional<T> value) {
    if (!value) return std::nullopt;
    return Value(std::move(*value));
  }

  void refuse(const toml::node& node, std::string message, std::string suggestion = "") const {
    problems_.push_back(document_.problem(node.source(), std::move(message), std::move(suggestion)));
  }
  void refuse_kind(const toml::node& node) const {
    refuse(node, fmt::format("{} needs {}, not {}", info_.path, accepted_kind(info_.type), kind_of(node)));
  }
  void refuse_range(const toml::node& node, const std::string& value) const {
    refuse(node, fmt::format("{} = {} must be {} ({})", info_.path, value, range_text(info_), info_.description));
  }
  [[nodiscard]] bool accepted(double value) const { return in_range(info_, value) || info_.neutral == value; }

  [[nodiscard]] std::optional<bool> boolean(const toml::node& node) const {
    const auto value = node.value_exact<bool>();
    if (!value) refuse_kind(node);
    return value;
  }

  [[nodiscard]] std::optional<std::int64_t> integer(const toml::node& node) const {
    const auto value = node.value_exact<std::int64_t>();
    if (!value) {
      refuse_kind(node);
    } else if (!accepted(static_cast<double>(*value))) {
      refuse_range(node, std::to_string(*value));
      return std::nullopt;
    }
    return value;
  }

  [[nodiscard]] std::optional<double> number(const toml::node& node) const {
    if (!node.is_number()) {
      refuse_kind(node);
      return std::nullopt;
    }
    const double value = *node.value<double>();
    if (!std::isfinite(value)) {
      refuse(node, fmt::format("{} = {} is not a finite number", info_.path, value));
      return std::nullopt;
    }
    if (!accepted(value)) {
      refuse_range(node, fmt::format("{}", value));
      return std::nullopt;
    }
    return value;
  }

  [[nodiscard]] std::optional<std::string> text(const toml::node& node) const {
    auto value = node.value_exact<std::string>();
    if (!value) {
      refuse_kind(node);
      return std::nullopt;
    }
    if (static_cast<double>(value->size()) > info_.high) {
      refuse(node, fmt::format("{} has {} bytes; at most {:.0f} are accepted", info_.path, value->size(), info_.high));
      return std::nullopt;
    }
    if (!info_.choices.empty() &&
        std::find(info_.choices.begin(), info_.choices.end(), *value) == info_.choices.end()) {
      refuse(node,
             fmt::format("{} = '{}' is none of {}", info_.path, shortened(*value), fmt::join(info_.choices, ", ")),
             nearest(*value, info_.choices));
      return std::nullopt;
    }
    return value;
  }

  [[nodiscard]] std::optional<std::string> name(const toml::node& node) const {
    if (const auto code = node.value_exact<std::int64_t>()) return std::to_string(*code);
    return text(node);
  }

  template <class Element>
  [[nodiscard]] std::optional<std::vector<Element>> list(
      const toml::node& node, std::optional<Element> (ValueReader::*read_one)(const toml::node&) const) const {
    const toml::array* array = node.as_array();
    if (array == nullptr) {
      refuse_kind(node);
      return std::nullopt;
    }
    std::vector<Element> values;
    for (const toml::node& each : *array)
      if (auto value = (this->*read_one)(each)) values.push_back(std::move(*value));
    if (values.size() != array->size()) return std::nullopt;
    return values;
  }

  const KeyInfo& info_;
  const Document& document_;
  std::vector<Problem>& problems_;
};

}  // namespace

std::string number_text(double number) {
  const std::string text = fmt::format("{}", number);
  return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

bool in_range(const KeyInfo& info, double value) {
  return value <= info.high && (info.low_excluded ? value > info.low : value >= info.low);
}

namespace {

std::string bounds_text(const KeyInfo& info) {
  const bool bounded_below = info.low > -KeyInfo::infinity;
  const bool bounded_above = info.high < KeyInfo::infinity;
  if (!bounded_below && !bounded_above) return "any number";
  if (!bounded_below) return fmt::format("at most {}", info.high);
  std::string from = fmt::format("{} {}", info.low_excluded ? "more than" : "at least", info.low);
  if (!bounded_above) return from;
  if (info.low == info.high) return fmt::format("{}", info.low);
  return info.low_excluded ? fmt::format("{} and at most {}", from, info.high)
                           : fmt::format("between {} and {}", info.low, info.high);
}

}  // namespace

std::string range_text(const KeyInfo& info) {
  std::string text = bounds_text(info);
  if (!info.neutral) return text;
  return text + fmt::format(fmt::runtime(in_range(info, *info.neutral) ? "; {} switches it off"
                                                                       : ", or {}, which switches it off"),
                            *info.neutral);
}

std::optional<Value> read_value(const toml::node& node, const KeyInfo& info, const Document& document,
                                std::vector<Problem>& problems) {
  return ValueReader(info, document, problems).read(node);
}

}  // namespace minori
