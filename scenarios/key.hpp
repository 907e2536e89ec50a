#pragma once

/// Keys of input files: each is described once, and reader, JSON Schema, reference and resolved text are made from
/// that.
///
/// A `Key<Owner>` binds a dotted path to a member of `Owner`; its default is the member's value in `Owner{}`.

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace minori {

/// `names` is a list of texts or whole numbers, both kept as text.
enum class KeyType { boolean, integer, number, text, integers, texts, names };

using Value =
    std::variant<bool, std::int64_t, double, std::string, std::vector<std::int64_t>, std::vector<std::string>>;

inline constexpr double longest_text = 2000;  ///< bytes of a title or question
inline constexpr double longest_name = 60;    ///< bytes of a name: names become parts of file names

struct KeyInfo {
  std::string path{};                  ///< dotted, relative to the table it stands in
  std::string unit{};                  ///< "1" for shares, "" where there is none
  double low = -infinity;              ///< accepted range, of each element where the value is a list
  double high = infinity;              ///< of texts: longest length in bytes
  bool low_excluded = false;           ///< the range is open below
  std::optional<double> neutral{};     ///< switches a mechanism off; accepted also outside the range
  std::string description{};           ///< one line
  std::string source{};                ///< where the default comes from
  std::vector<std::string> choices{};  ///< accepted words; empty: any
  KeyType type = KeyType::text;        ///< set by `key`
  Value standard = std::string();      ///< set by `key`

  static constexpr double infinity = std::numeric_limits<double>::infinity();
};

/// The description of a number between `low` and `high`, or of a list of such.
[[nodiscard]] inline KeyInfo ranged(std::string path, std::string unit, double low, double high,
                                    std::string description, std::string source = "") {
  return {.path = std::move(path),
          .unit = std::move(unit),
          .low = low,
          .high = high,
          .description = std::move(description),
          .source = std::move(source)};
}

template <class Owner>
struct Key {
  KeyInfo info;
  std::function<Value(const Owner&)> read;
  std::function<void(Owner&, const Value&)> write;  ///< the value has the key's type and is accepted
};

namespace detail {

template <class Member>
inline constexpr bool is_list = false;
template <class Element>
inline constexpr bool is_list<std::vector<Element>> = true;

template <class Member>
constexpr KeyType type_of() {
  if constexpr (std::is_same_v<Member, bool>)
    return KeyType::boolean;
  else if constexpr (std::is_enum_v<Member> || std::is_same_v<Member, std::string>)
    return KeyType::text;
  else if constexpr (std::is_integral_v<Member>)
    return KeyType::integer;
  else if constexpr (std::is_floating_point_v<Member>)
    return KeyType::number;
  else if constexpr (std::is_same_v<Member, std::vector<std::string>>)
    return KeyType::texts;
  else
    return KeyType::integers;
}

template <class Member>
Value to_value(const Member& member, const std::vector<std::string>& choices) {
  if constexpr (std::is_enum_v<Member>)
    return choices.at(static_cast<std::size_t>(member));
  else if constexpr (type_of<Member>() == KeyType::integer)
    return static_cast<std::int64_t>(member);
  else if constexpr (type_of<Member>() == KeyType::integers)
    return std::vector<std::int64_t>(member.begin(), member.end());
  else
    return member;
}

template <class Member>
void from_value(Member& member, const Value& value, const std::vector<std::string>& choices) {
  if constexpr (std::is_enum_v<Member>) {
    std::size_t index = 0;
    while (choices.at(index) != std::get<std::string>(value)) ++index;
    member = static_cast<Member>(index);
  } else if constexpr (type_of<Member>() == KeyType::integer) {
    member = static_cast<Member>(std::get<std::int64_t>(value));
  } else if constexpr (type_of<Member>() == KeyType::integers) {
    member.clear();
    for (const auto each : std::get<std::vector<std::int64_t>>(value))
      member.push_back(static_cast<typename Member::value_type>(each));
  } else {
    member = std::get<Member>(value);
  }
}

}  // namespace detail

/// Binds `info` to the member that `path`, a chain of member pointers, leads to; enumerations go by the order of
/// `info.choices`.
template <class Owner, class... Members>
[[nodiscard]] Key<Owner> key(KeyInfo info, Members... path) {
  const auto access = [path...](auto& owner) -> auto& { return (owner.*....*path); };
  const Owner standard{};
  using Member = std::remove_cvref_t<decltype(access(standard))>;
  if (info.type != KeyType::names) info.type = detail::type_of<Member>();
  info.standard = detail::to_value<Member>(access(standard), info.choices);
  const auto choices = info.choices;
  return {std::move(info),
          [access, choices](const Owner& owner) { return detail::to_value<Member>(access(owner), choices); },
          [access, choices](Owner& owner, const Value& value) {
            detail::from_value<Member>(access(owner), value, choices);
          }};
}

}  // namespace minori
