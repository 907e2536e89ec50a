#pragma once

/// Who exists and who enters: size classes by industry, and the traits of a new firm (rules F6, I1).

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "agents/bank/columns.hpp"
#include "agents/country.hpp"
#include "agents/firm/columns.hpp"
#include "agents/innovator/columns.hpp"
#include "agents/laboratory/columns.hpp"
#include "agents/parameters.hpp"
#include "agents/region/columns.hpp"

namespace minori::firm {

inline constexpr std::size_t industries = 3;  ///< manufacturing, information and communications, other
inline constexpr std::array<std::string_view, industries> industry_names{"manufacturing", "ict", "other"};

/// Facts on size classes, and the chances by which new firms get their traits.
struct Population {
  std::vector<minori::SizeClass> classes;                         ///< all industries
  std::array<std::vector<std::uint32_t>, industries> classes_of;  ///< rows of `classes` by industry
  std::vector<double> industry_share;                             ///< regions x industries, cumulative
  double debt_in_quarters = 0.0;                                  ///< mean bank debt, in quarters of sales
  std::vector<double> knowledge_industry_share;                   ///< the same among firms that do R&D
  std::array<std::vector<double>, industries> entry_share;        ///< by class of the industry, cumulative
  std::array<std::vector<double>, industries> knowledge_share;    ///< the same among firms that do R&D
};

/// Largest size of an entrant without R&D (employees; assumption: new firms are small).
inline constexpr std::int32_t largest_entrant = 30;

[[nodiscard]] Population make_population(const Country& country, const FirmParameters& p);

/// First index whose cumulative share exceeds `draw`.
[[nodiscard]] std::size_t pick_share(std::span<const double> cumulative, double draw);

/// What is known of a firm before it has books.
struct Traits {
  std::uint64_t id = 0;
  std::uint32_t region = 0;
  std::uint32_t bank = 0;
  std::uint8_t industry = 0;
  std::uint32_t size_class = 0;  ///< row of Population::classes
  std::int32_t weight = 1;
  std::int32_t founded = 0;
  bool uses_knowledge = false;
  std::uint32_t parent = no_row;
  double size_draw = 0.5;  ///< place inside the size class
  double margin_draw = 0.5;
  double debt_target = 0.0;  ///< quarters of sales
};

/// I1  Size inside a class: Pareto with index 1 between the borders (density falls with the square of size).
[[nodiscard]] double size_in_class(const minori::SizeClass& size_class, double draw);

/// A firm with books in line with its size: cash at its target, plant in proportion, no debt.
[[nodiscard]] Table::Record make_firm(const Traits& traits, const Population& population, const Parameters& parameters);

}  // namespace minori::firm
