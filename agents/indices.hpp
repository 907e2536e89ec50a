#pragma once

/// Things that phases look up: where agents are, what lies near what. Rebuilt from the tables; no state of their own.

#include <cstdint>
#include <span>
#include <vector>

#include "agents/programme/design.hpp"
#include "sim/column.hpp"

namespace minori {

inline constexpr std::uint32_t no_cell = 0xffffffffU;

/// Rows by cell, e.g. by region and field; the order inside a cell does not depend on row numbers.
class CellIndex {
 public:
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t cell) const noexcept {
    if (cell + 1 >= offsets_.size()) return {};
    return {rows_.data() + offsets_[cell], rows_.data() + offsets_[cell + 1]};
  }

  /// Where a row belongs.
  struct Entry {
    std::uint32_t cell = no_cell;
    std::uint32_t row = 0;
  };

  /// `entry(k)` for k below `count`, in the order wanted inside the cells; asked twice, those in no cell stay out.
  template <class EntryOf>
  void rebuild(std::size_t cells, std::size_t count, const EntryOf& entry) {
    offsets_.assign(cells + 2, 0);
    for (std::size_t k = 0; k < count; ++k) {
      const Entry each = entry(k);
      if (each.cell != no_cell) ++offsets_[each.cell + 2];
    }
    for (std::size_t cell = 0; cell < cells; ++cell) offsets_[cell + 2] += offsets_[cell + 1];
    rows_.resize(offsets_.back());
    for (std::size_t k = 0; k < count; ++k) {
      const Entry each = entry(k);
      if (each.cell != no_cell) rows_[offsets_[each.cell + 1]++] = each.row;
    }
    offsets_.pop_back();
  }

 private:
  std::vector<std::uint32_t> offsets_;
  std::vector<std::uint32_t> rows_;
};

/// Space and fields: fixed for a run.
struct Geography {
  std::size_t regions = 0;
  std::size_t fields = 0;
  std::vector<double> distance;                                ///< km, regions x regions
  std::vector<double> nearness;                                ///< exp(-distance / scale), regions x regions
  std::vector<std::uint32_t> bank_of_region;                   ///< row of a bank in or nearest to the region
  std::vector<std::vector<std::uint32_t>> cluster_regions;     ///< by cluster: rows of its regions
  std::vector<std::vector<std::uint32_t>> clusters_of_region;  ///< by region: rows of clusters that it belongs to
  std::vector<double> field_mix;                               ///< regions x fields, of firms that do R&D, cumulative
  std::vector<std::uint32_t> permission_quarters;              ///< by field: until a product may be sold
  double innovation_scale = 1.0;

  [[nodiscard]] std::size_t cell(std::size_t region, std::size_t field) const noexcept {
    return region * fields + field;
  }
};

struct LaboratoryIndex : CellIndex {};  ///< living laboratories by region and field
struct NeedIndex : CellIndex {};        ///< firms with an open need by region and field of the need
struct SeedIndex : CellIndex {};        ///< seeds on offer by region and field
struct FirmIndex : CellIndex {};        ///< living knowledge-using firms by region and field
struct CouncilIndex : CellIndex {};     ///< living knowledge-using firms by the cluster that they have joined

/// For each region, regions by the chance that a random acquaintance lives there:
/// proportional to nearness times laboratories of a field. Cumulative, regions x fields x regions.
struct MeetingChance {
  std::vector<float> cumulative;
};

/// What the market of a new product is worth today, as firms see it (rule P2).
struct Outlook {
  double discounted_adoption = 0.0;  ///< present value of the adoption of one unit of market, at launch
};

/// By region: the university at which researchers recruited by a cluster work, or no_row.
struct HostUniversities {
  std::vector<std::uint32_t> row;
};

/// The programmes of the scenario, in the order of the programme table.
struct PolicyBook {
  std::vector<programme::Design> designs;
};

}  // namespace minori
