#pragma once

/// Knowledge-using firms: phases N3, F7-F8, K4, M2, F9, O4.

#include "agents/cell/columns.hpp"
#include "agents/cluster/columns.hpp"
#include "agents/firm/columns.hpp"
#include "agents/firm/population.hpp"
#include "agents/indices.hpp"
#include "agents/innovator/columns.hpp"
#include "agents/laboratory/columns.hpp"
#include "agents/messages.hpp"
#include "agents/parameters.hpp"
#include "agents/region/columns.hpp"
#include "sim/access.hpp"

namespace minori::innovator {

/// N3  Once a year, smaller firms that are suppliers and have no customer find one: a large firm or trading house.
void find_customers(const Step& step, In<Id> id, In<Region> region, In<Firm> firm, In<firm::Employees> employees,
                    Use<Geography> geography, Use<Parameters> parameters, Whole<Customer> customer);

/// F7  R&D budget and project bills are asked of the firm.
void ask_money(const Step& step, Rows rows, Own<Id> id, Own<Firm> firm, Own<RndIntensity> intensity, Own<Purse> purse,
               Inbox<Bill> bills, In<firm::BaseSales> sales, Out<Demand> demand);

/// F8  Bills are paid, the latest stages first; what is left of the R&D budget is spent on own R&D, which practises
/// what the firm knows.
void pay_bills(const Step& step, Rows rows, Own<Id> id, Own<Firm> firm, Own<Region> region, Own<RndIntensity> intensity,
               Inbox<Bill> bills, In<firm::BaseSales> sales, In<firm::InnovationPaid> paid, In<firm::Granted> granted,
               Use<Parameters> parameters, Out<Purse> purse, Out<Knowledge> knowledge, Send<Payment> send,
               Total<region::OwnResearch> own_research, Post post);

/// K3-K4  Firms practise what running projects use, learn from finished stages and forget what they do not use.
void learn(const Step& step, Rows rows, Own<Id> id, Own<Field> field, Own<Region> region, Own<RndIntensity> intensity,
           Own<InProducts> in_products, Inbox<FirmExperience> experiences, In<cell::PeopleExchange> exchange,
           In<region::TrainedShare> trained, In<region::Skilled> skilled, In<region::SkilledAtStart> skilled_at_start,
           Use<Proximity> proximity, Use<Geography> geography, Use<Parameters> parameters, Out<Knowledge> knowledge);

/// M2  Sales of the firm's products are added up; each product on sale practises what it is made with.
void collect_sales(const Step& step, Rows rows, Own<Id> id, Inbox<ProductIncome> income, Use<Proximity> proximity,
                   Use<Parameters> parameters, Out<Revenue> revenue, Out<RevenueAbroad> abroad, Out<ProductCost> cost,
                   Out<Knowledge> knowledge, Out<InProducts> in_products);

/// F9  Innovation sides of closed firms end; what is left in the purse goes to the owners.
void end_with_firm(const Step& step, Rows rows, Own<Id> id, Own<Firm> firm, In<firm::Id> firm_id, Out<Purse> purse,
                   Deaths<Table> deaths, Post post);

/// F9  New firms that use knowledge get their innovation side.
void begin_with_firm(const Step& step, Rows rows, Own<firm::Id> firm_id, Own<firm::Founded> founded,
                     Own<firm::UsesKnowledge> uses_knowledge, Own<firm::Region> region, Own<firm::Parent> parent,
                     In<laboratory::Knowledge> laboratory_knowledge, Use<Geography> geography,
                     Use<Parameters> parameters, Births<Table> births);

/// F9  Firms learn the row of their innovation side.
void link_firms(const Step& step, In<Id> id, In<Firm> firm, Whole<firm::Innovator> innovator);

/// O4  Knowledge-using firms and members are counted.
void count(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Member> member, Own<Field> field,
           Own<Startup> startup, In<cluster::Field> cluster_field, Use<Geography> geography,
           Total<region::KnowledgeFirms> firms, Total<region::StartupsAlive> startups, Total<cluster::Members> members,
           Total<cluster::FieldFirms> field_firms);

/// A firm's first knowledge: `taught` if it comes from a laboratory, else five units around its field.
[[nodiscard]] Kene first_knowledge(const Chance& chance, std::uint64_t id, std::size_t field);

/// The innovation side of a firm.
[[nodiscard]] Table::Record make_innovator(const Chance& chance, std::uint64_t firm_id, std::uint32_t firm_row,
                                           std::uint32_t region, const Geography& geography,
                                           const Parameters& parameters);

}  // namespace minori::innovator
