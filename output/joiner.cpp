#include "output/joiner.hpp"

#include <utility>
#include <variant>

#include "output/survey.hpp"

namespace minori {
namespace {

/// The placement of one of its runs.
Placement one_run(Placement placement) {
  placement.positions.front() = {0};
  placement.joint_shape.front() = 1;
  return placement;
}

/// Adds one value of `part`, which has the same type.
void append(Variable& whole, const Variable& part, std::size_t place) {
  std::visit([&](auto& values) { values.push_back(std::get<std::decay_t<decltype(values)>>(part.values).at(place)); },
             whole.values);
}

}  // namespace

JoinedFile::JoinedFile(Reader reader, const Layout& runs, Writer& writer)
    : reader_(std::move(reader)), hashes_(reader_.run_hashes()) {
  for (const auto& form : joined_variables(reader_)) {
    Placement placement = placement_of(form, reader_.dimensions(), runs.dimensions);
    if (stored_by_run(form)) {
      moves_ = moves_ || placement.moves;
      auto copier = placement.moves ? std::nullopt : ChunkCopier::between(reader_, form, writer);
      ways_.push_back({form, one_run(std::move(placement)), std::move(copier)});
    } else if (has_runs(form)) {
      labels_.push_back(reader_.read(form.name));
    } else {
      Variable whole = reader_.read(form.name);
      constants_.push_back(placement.moves ? place(whole, placement) : std::move(whole));
    }
  }
}

std::string JoinedFile::move_run(std::size_t place, Writer& writer, std::size_t target) {
  ValuesHash hash;
  for (auto& each : ways_) {
    if (each.copier) each.copier->copy(place, target);
    if (each.copier && !moves_) continue;
    Variable slab = reader_.read_runs(each.form.name, place, 1);
    if (each.placement.moves) slab = minori::place(slab, each.placement);
    if (moves_) hash.add(slab);
    if (!each.copier) writer.write_runs(slab, target);
  }
  return moves_ ? hash.hex() : hashes_.at(place);
}

JoinedFile Joiner::open(Reader reader) {
  JoinedFile file(std::move(reader), runs_, writer_);
  for (const auto& each : file.constants()) add_constant(file.reader(), each);
  return file;
}

void Joiner::add_run(JoinedFile& file, std::size_t place) {
  for (const auto& each : file.labels())
    append(gathered_.try_emplace(each.name, without_values(each)).first->second, each, place);
  parts_.runs.push_back(file.move_run(place, writer_, parts_.runs.size()));
}

void Joiner::add_constant(const Reader& reader, const Variable& part) {
  const auto [known, first] = gathered_.try_emplace(part.name, part);
  if (!first && !merge_values(known->second, part))
    throw OutputError(reader.path(), "cannot be joined", "its " + part.name + " differs from that of other files");
}

void Joiner::add(const Variable& variable) {
  writer_.write(variable);
  common_.add(variable);
  parts_.forms.push_back(without_values(variable));
}

DigestParts Joiner::finish() {
  for (const auto& [name, variable] : gathered_) {
    writer_.write(variable);
    common_.add(variable);
  }
  for (const auto& each : runs_.forms) parts_.forms.push_back(each.description);
  parts_.common = common_.hex();
  return std::move(parts_);
}

}  // namespace minori
