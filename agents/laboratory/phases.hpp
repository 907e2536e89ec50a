#pragma once

/// Laboratories: phases R1-R3, K3, E2, O2.

#include "agents/cell/columns.hpp"
#include "agents/cluster/columns.hpp"
#include "agents/indices.hpp"
#include "agents/laboratory/columns.hpp"
#include "agents/messages.hpp"
#include "agents/parameters.hpp"
#include "agents/region/columns.hpp"
#include "agents/seed/columns.hpp"
#include "agents/university/columns.hpp"
#include "sim/access.hpp"

namespace minori::laboratory {

/// R1-R2  Laboratories produce papers, seeds and patents.
void research(const Step& step, Rows rows, Own<Id> id, Own<University> university, Own<Region> region, Own<Field> field,
              Own<Staff> staff, Own<Orientation> orientation, Own<Excellence> excellence, Own<Workload> workload,
              Own<Knowledge> knowledge, In<university::PatentCapability> patent_capability,
              In<university::Type> host_type, In<cell::ResearchMoney> research_money, Use<LaboratoryIndex> laboratories,
              Use<Geography> geography, Use<Parameters> parameters, Out<Results> results, Births<seed::Table> seeds,
              Total<region::PapersDomestic> domestic, Total<region::PapersForeign> foreign,
              Total<region::Seeds> seed_count, Total<region::PatentsDomestic> patents,
              Total<region::PatentsForeign> patents_foreign, Total<region::UniversityPatents> own_patents,
              Total<region::UniversityPatentsForeign> own_foreign);

/// R3, K3  Results improve or renew knowledge; unused knowledge fades.
void renew_knowledge(const Step& step, Rows rows, Own<Id> id, Own<Field> field, Own<Star> star, Own<Results> results,
                     Use<Proximity> proximity, Use<Parameters> parameters, Out<Knowledge> knowledge);

/// K4  Laboratories practise what running projects use and learn from finished stages.
void learn(const Step& step, Rows rows, Own<Id> id, Own<Field> field, Inbox<LaboratoryExperience> experiences,
           Use<Proximity> proximity, Use<Parameters> parameters, Out<Knowledge> knowledge);

/// E2  Recruited researchers are paid, look for other work like coordinators (E3), and leave where posts are fewer;
/// when the award ends they leave unless the university finds them a post.
void end_contracts(const Step& step, Rows rows, Own<Id> id, In<cluster::Awarded> awarded,
                   In<cluster::AwardEnd> award_end, In<cluster::Survival> survival, In<cluster::Vision> vision,
                   In<cluster::RecruitPosts> posts, In<cluster::RecruitedLaboratories> filled,
                   Use<Parameters> parameters, Out<Cluster> cluster, Deaths<Table> deaths,
                   Total<cluster::Cash> cluster_cash, Total<cluster::ProgrammeMoneySpent> spent, Post post);

/// E2  Researchers whom regions recruited look for other work, and leave where posts are fewer unless the university
/// finds them one.
void end_terms(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Field> field, In<cell::Id> cell_id,
               In<cell::ResearcherPosts> posts, In<cell::Recruited> filled, In<region::PostSecurity> security,
               In<cluster::Vision> vision, Use<Geography> geography, Use<Parameters> parameters, Out<OnTerm> on_term,
               Deaths<Table> deaths);

/// H3  Posts for researchers that a measure pays are filled with new laboratories.
void recruit_for_regions(const Step& step, Rows rows, Own<cell::Id> id, Own<cell::ResearcherPosts> posts,
                         Own<cell::Recruited> filled, Use<HostUniversities> hosts, Use<Geography> geography,
                         Use<Parameters> parameters, Births<Table> births);

/// O2  Laboratories are counted.
void count(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Field> field, Own<Cluster> cluster,
           Own<Member> member, Own<OnTerm> on_term, Own<Staff> staff, Use<Geography> geography,
           Total<cell::Recruited> on_terms, Total<region::Laboratories> laboratories,
           Total<cluster::RecruitedLaboratories> recruited, Total<cluster::Members> members,
           Total<cluster::MemberResearchers> researchers);

}  // namespace minori::laboratory
