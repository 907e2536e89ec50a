/// What a firm costs per quarter at scale 1: 5.34 million firms, 47 regions. Three sweeps with the shape of the model's
/// (a Laplace shock of growth whose spread falls with size, surplus and cash with money posted and summed by region, a
/// chance to close), and the births, deaths and compaction that keep the table in shape.

#include <array>
#include <memory>

#include "bench/threads.hpp"
#include "sim/draws.hpp"
#include "sim/math.hpp"
#include "sim/phase.hpp"
#include "sim/wide.hpp"
#include "sim/world.hpp"

namespace minori::bench {
namespace {

enum class Stream : std::uint32_t { growth = 1, surplus, closing, founding };
enum class Flow : std::uint8_t { surplus, count };

// clang-format off
struct RegionId  { using value_type = std::uint64_t; static constexpr ColumnInfo info{"region_id", "1", "identity"}; };
struct Sum       { using value_type = std::int64_t; static constexpr ColumnInfo info{"sum", "thousand yen", "sales of all firms"}; };
struct FirmId    { using value_type = std::uint64_t; static constexpr ColumnInfo info{"firm_id", "1", "identity"}; };
struct Region    { using value_type = std::uint32_t; using refers_to = RegionId; static constexpr ColumnInfo info{"region", "row", "region"}; };
struct Weight    { using value_type = std::int32_t; static constexpr ColumnInfo info{"weight", "1", "firms that the row stands for"}; };
struct Employees { using value_type = float; static constexpr ColumnInfo info{"employees", "person", "employees"}; };
struct Sales     { using value_type = float; static constexpr ColumnInfo info{"sales", "thousand yen/quarter", "sales"}; };
struct Margin    { using value_type = float; static constexpr ColumnInfo info{"margin", "1", "surplus over sales"}; };
struct Cash      { using value_type = Money; static constexpr ColumnInfo info{"cash", "thousand yen", "deposits"}; };
struct Debt      { using value_type = Money; static constexpr ColumnInfo info{"debt", "thousand yen", "loans"}; };
struct Closing   { using value_type = std::uint8_t; static constexpr ColumnInfo info{"closing", "1", "1 = would close"}; };
// clang-format on

struct RegionKind {
  static constexpr std::string_view name = "regions";
  static constexpr std::string_view meaning = "where firms are";
};
struct FirmKind {
  static constexpr std::string_view name = "firms";
  static constexpr std::string_view meaning = "all firms";
};
using Regions = Table<RegionKind, RegionId, Sum>;
using Firms = Table<FirmKind, FirmId, Region, Weight, Employees, Sales, Margin, Cash, Debt, Closing>;
using Economy = World<List<Regions, Firms>, List<>, List<>>;

constexpr std::size_t firms = 5'340'000;  // 240 MB
constexpr std::uint32_t regions = 47;

/// Growth factor of a firm: a Laplace shock whose spread falls with size, and a pull that keeps sizes in bounds.
double growth(double employees, double draw) {
  const double log_size = math::log(std::max(employees, 1.0));
  const double spread = 0.05 * math::exp(-0.15 * log_size);
  return math::exp(math::laplace_quantile(draw, spread) - 0.01 * (log_size - 2.3));
}

void grow(const Step& step, Rows rows, Own<FirmId> id, Out<Employees> employees, Out<Sales> sales) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const double factor = growth(employees[i], step.uniform(Stream::growth, id[i]));
    employees[i] = static_cast<float>(employees[i] * factor);
    sales[i] = static_cast<float>(sales[i] * factor);
  }
}

MINORI_WIDE void grow_block(std::span<const double> draws, std::span<float> employees, std::span<float> sales) {
  for (std::size_t i = 0; i < draws.size(); ++i) {
    const double factor = growth(employees[i], draws[i]);
    employees[i] = static_cast<float>(employees[i] * factor);
    sales[i] = static_cast<float>(sales[i] * factor);
  }
}

/// The same rule in wide loops over small arrays; rows of the dead compute what nobody reads.
void grow_in_blocks(const Step& step, Rows rows, Own<FirmId> id, Out<Employees> employees, Out<Sales> sales) {
  std::array<double, 512> draws;
  for_each_block(rows, draws.size(), [&](Rows block) {
    const std::span<double> drawn(draws.data(), block.size());
    draw(step.chance, Stream::growth, id.of(block), drawn);
    grow_block(drawn, employees.of(block), sales.of(block));
  });
}

void earn(const Step& step, Rows rows, Own<FirmId> id, Own<Region> region, Own<Weight> weight, Own<Sales> sales,
          Own<Margin> margin, Own<Debt> debt, Out<Cash> cash, Total<Sum> sum, Post post) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const double noise = math::laplace_quantile(step.uniform(Stream::surplus, id[i]), 0.02);
    const double surplus = sales[i] * (margin[i] + noise) - 0.004 * static_cast<double>(debt[i]);
    post.receive(Flow::surplus, cash[i], static_cast<Money>(surplus), weight[i]);
    sum.add(region[i], static_cast<Money>(sales[i]) * weight[i]);
  }
}

void consider_closing(const Step& step, Rows rows, Own<FirmId> id, Own<Employees> employees, Own<Sales> sales,
                      Own<Cash> cash, Out<Closing> closing) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const double size = std::max(static_cast<double>(employees[i]), 1.0);
    const double shortage = std::max(0.0, -static_cast<double>(cash[i]) / (1.0 + sales[i]));
    const double chance = 0.01 / size + 0.05 * math::one_minus_exp(shortage);
    closing[i] = static_cast<std::uint8_t>(step.uniform(Stream::closing, id[i]) < chance);
  }
}

void close(const Step& step, Rows rows, Own<FirmId> id, Deaths<Firms> gone) {
  for (const std::size_t i : rows)
    if (id[i] != 0 && step.uniform(Stream::closing, id[i]) < 0.01) gone(i);
}

void found(const Step& step, Rows rows, Own<FirmId> id, Own<Region> region, Births<Firms> born) {
  for (const std::size_t i : rows) {
    if (id[i] == 0 || step.uniform(Stream::founding, id[i]) >= 0.01) continue;
    Firms::Record firm;
    firm.at<FirmId>() = hash_of(id[i], step.quarter());
    firm.at<Region>() = region[i];
    firm.at<Weight>() = 1;
    born(firm);
  }
}

std::unique_ptr<Economy> economy() {
  auto made = std::make_unique<Economy>();
  made->ledger.quarter = FlowSums(static_cast<std::size_t>(Flow::count));
  auto& places = std::get<Regions>(made->tables);
  places.resize(regions);
  for (std::uint32_t row = 0; row < regions; ++row) places.write<RegionId>()[row] = row + 1;
  auto& table = std::get<Firms>(made->tables);
  table.resize(firms);
  for (std::size_t row = 0; row < firms; ++row) {
    const std::uint64_t id = hash_of(row);
    table.write<FirmId>()[row] = id;
    table.write<Region>()[row] = static_cast<std::uint32_t>(row * regions / firms);
    table.write<Weight>()[row] = 1;
    table.write<Employees>()[row] = static_cast<float>(math::exp(4.0 * unit_interval(id)));
    table.write<Sales>()[row] = 5000.0F * table.read<Employees>()[row];
    table.write<Margin>()[row] = 0.03F;
    table.write<Cash>()[row] = 20'000;
    table.write<Debt>()[row] = 30'000;
  }
  return made;
}

/// Runs phases quarter after quarter and reports the time per firm-quarter.
void run(benchmark::State& state, const std::vector<Phase<Economy>>& phases) {
  static const std::unique_ptr<Economy> shared = economy();
  static Step step{.chance = {.seed = 42}};
  repeat(state, static_cast<int>(state.range(0)), [&] {
    for (const auto& each : phases) each.run(*shared, step);
    ++step.chance.quarter;
  });
  report(state, "firm_quarters", firms);
}

void firms_grow(benchmark::State& state) { run(state, {phase<Economy>("F1", "firms grow", grow)}); }
void firms_grow_in_blocks(benchmark::State& state) { run(state, {phase<Economy>("F1", "firms grow", grow_in_blocks)}); }
void firms_earn(benchmark::State& state) { run(state, {phase<Economy>("F2", "firms earn", earn)}); }
void firms_consider_closing(benchmark::State& state) {
  run(state, {phase<Economy>("F3", "firms consider closing", consider_closing)});
}
void firms_all_three(benchmark::State& state) {
  run(state, {phase<Economy>("F1", "firms grow", grow_in_blocks), phase<Economy>("F2", "firms earn", earn),
              phase<Economy>("F3", "firms consider closing", consider_closing)});
}

/// One year: four quarters of closing and founding at one percent each, one compaction.
void firms_turn_over(benchmark::State& state) {
  static const std::unique_ptr<Economy> world = economy();
  static Step step{.chance = {.seed = 42}};
  const auto closing = phase<Economy>("F4", "firms close", close);
  const auto founding = phase<Economy>("F5", "firms are founded", found);
  repeat(state, static_cast<int>(state.range(0)), [&] {
    world->compact();
    for (int quarter = 0; quarter < 4; ++quarter, ++step.chance.quarter) {
      closing.run(*world, step);
      founding.run(*world, step);
    }
  });
  report(state, "firm_years", firms);
}

BENCHMARK(firms_grow)->Arg(1)->Arg(2)->Apply(by_the_clock);
BENCHMARK(firms_grow_in_blocks)->Arg(1)->Arg(2)->Apply(by_the_clock);
BENCHMARK(firms_earn)->Arg(1)->Arg(2)->Apply(by_the_clock);
BENCHMARK(firms_consider_closing)->Arg(1)->Arg(2)->Apply(by_the_clock);
BENCHMARK(firms_all_three)->Arg(1)->Arg(2)->Apply(by_the_clock);
BENCHMARK(firms_turn_over)->Arg(1)->Arg(2)->Apply(by_the_clock);

}  // namespace
}  // namespace minori::bench
