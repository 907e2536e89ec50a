#include "agents/cluster/learning.hpp"

#include <cmath>

#include "agents/cluster/phases.hpp"
#include "agents/project/outcome.hpp"

namespace minori::cluster {

void adapt_menu(const Step& step, Rows rows, Own<Id> id, Own<Programme> programme, Own<Awarded> awarded,
                Own<AwardStart> start, Own<Seat> seat, Own<Management> management, In<region::Autonomy> autonomy,
                Use<PolicyBook> book, Use<Parameters> parameters, Out<MenuWeights> weights,
                Out<OwedResearchers> researchers, Out<OwedTraining> training, Out<OwedNetwork> network,
                Out<OwedEquipment> equipment, Out<OwedProjects> projects) {
  if (step.quarter_of_year() != 1) return;
  for (const std::size_t c : rows) {
    if (id[c] == 0) continue;
    if (awarded[c] == 0 || start[c] == step.quarter()) {
      weights[c].fill(1.0F);  // a new award begins with the menu of its call
    } else {
      const programme::Menu& design = book->designs[programme[c]].menu;
      weights[c] = learned_weights(weights[c], menu_now(design, weights[c]),
                                   {researchers[c], training[c], network[c], equipment[c], projects[c]}, management[c],
                                   parameters->cluster.menu_speed * (1.0 + autonomy[seat[c]]));
    }
    researchers[c] = training[c] = network[c] = equipment[c] = projects[c] = 0;
  }
}

void attribute(const Step&, Rows rows, Own<project::Id> id, Own<project::Laboratory> laboratory,
               Own<project::Broker> broker, Own<project::Region> region, Own<project::Cluster> cluster,
               Own<project::Stage> stage, Own<project::Admitted> admitted, Own<project::Outcome> outcome,
               In<coordinator::Cluster> employer, In<laboratory::Cluster> recruiter, In<region::TrainedShare> trained,
               In<region::Equipment> equipment, Use<Geography> geography, Use<Parameters> parameters,
               Total<OwedResearchers> to_researchers, Total<OwedTraining> to_training, Total<OwedNetwork> to_network,
               Total<OwedEquipment> to_equipment, Total<OwedProjects> to_projects) {
  const double full = 1000.0 * parameters->cluster.equipment_full * geography->innovation_scale;
  for (const std::size_t i : rows) {
    if (id[i] == 0 || admitted[i] == 0) continue;
    const std::int64_t worth = project::worth_of(outcome[i], stage[i]);
    if (worth == 0) continue;
    const std::uint32_t c = cluster[i];
    const auto part = [&](double share) { return std::llround(share * static_cast<double>(worth)); };
    to_projects.add(c, worth);
    to_training.add(c, part(trained[region[i]]));
    to_equipment.add(c, part(math::one_minus_exp(equipment[region[i]] / full)));
    if (broker[i] != no_row && employer[broker[i]] == c) to_network.add(c, worth);
    if (laboratory[i] != no_row && recruiter[laboratory[i]] == c) to_researchers.add(c, worth);
  }
}

}  // namespace minori::cluster
