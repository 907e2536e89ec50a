#include "agents/description.hpp"

#include "agents/economy.hpp"

namespace minori {
namespace {

template <Column Tag>
std::string_view role_of() {
  if constexpr (ObservedColumn<Tag>)
    return Tag::observed == Observed::flow ? "observed flow" : "observed stock";
  else if constexpr (Lever<Tag>)
    return "lever";
  else
    return "state";
}

template <class T>
KindDescription described(const T& table) {
  KindDescription made{T::kind::name, T::kind::meaning, {}};
  table.for_each_column([&]<class Tag>(std::type_identity<Tag>, const auto&) {
    made.variables.push_back({Tag::info.name, Tag::info.unit, Tag::info.meaning, role_of<Tag>()});
  });
  return made;
}

}  // namespace

std::vector<KindDescription> kinds_of_agents() {
  const Economy economy;
  return std::apply([](const auto&... table) { return std::vector<KindDescription>{described(table)...}; },
                    economy.tables);
}

}  // namespace minori
