#pragma once

/// Firms: phases F1-F6, B1, B3 over all firms.

#include "agents/bank/columns.hpp"
#include "agents/firm/columns.hpp"
#include "agents/firm/population.hpp"
#include "agents/indices.hpp"
#include "agents/innovator/columns.hpp"
#include "agents/parameters.hpp"
#include "agents/region/columns.hpp"
#include "agents/riskclass/columns.hpp"
#include "sim/access.hpp"

namespace minori::firm {

/// F1-F2, F4, F9  Sales grow around the region's demand, a disaster destroys plant and the sales it made; surplus,
/// product income, investment, tax, dividends.
void operate(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Weight> weight, Own<Innovator> innovator,
             Own<Margin> margin, In<region::DemandFactor> demand_factor, In<region::Destruction> destruction,
             In<innovator::Revenue> revenue, In<innovator::RevenueAbroad> abroad,
             In<innovator::ProductCost> product_cost, Use<Parameters> parameters, Out<BaseSales> sales,
             Out<Sales> all_sales, Out<Employees> employees, Out<GrowthSpread> spread, Out<Cash> cash,
             Out<Capital> capital, Out<ProfitGrowth> growth, Total<region::BaseSales> region_base_sales,
             Total<region::Sales> region_sales, Post post);

/// B1, B3  Debts are served; what is missing is asked of the main bank.
void ask_loans(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Bank> bank, Own<Weight> weight,
               Own<Innovator> innovator, Own<BaseSales> sales, Own<Employees> employees, Own<Capital> capital,
               Own<Founded> founded, Own<DebtTarget> debt_target, In<innovator::Demand> demand,
               In<innovator::Vouched> vouched, In<bank::Skill> skill, In<bank::Position> position,
               In<bank::Loans> loans, In<bank::Rationed> rationed, In<region::CreditFactor> credit,
               In<region::GuaranteeShare> guarantee, In<region::BankInsight> insight, Use<Parameters> parameters,
               Out<Cash> cash, Out<Debt> debt, Out<Request> request, Out<DefaultRisk> risk, Out<RiskClass> risk_class,
               Total<bank::Position> bank_position, Total<riskclass::Asked> asked, Post post);

/// B2  Loans that the bank grants arrive; the innovation side gets its money; who cannot pay is insolvent.
void settle_loans(const Step& step, Rows rows, Own<Id> id, Own<Bank> bank, Own<Weight> weight, Own<Innovator> innovator,
                  Own<Request> request, Own<RiskClass> risk_class, Own<BaseSales> sales, In<bank::BestClass> best_class,
                  In<innovator::Demand> demand, Use<Parameters> parameters, Out<Cash> cash, Out<Debt> debt,
                  Out<InnovationPaid> paid, Out<Granted> granted, Out<Insolvent> insolvent,
                  Total<bank::Position> bank_position, Post post);

/// F5  Insolvent firms close with their debts, others close at will and pay them; a guarantee covers a share of what is
/// lost.
void close(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Bank> bank, Own<Weight> weight,
           Own<Employees> employees, Own<Insolvent> insolvent, In<region::GuaranteeShare> guarantee,
           Use<Parameters> parameters, Out<Cash> cash, Out<Debt> debt, Deaths<Table> deaths,
           Total<bank::Position> bank_position, Total<region::FirmExits> exits,
           Total<region::Bankruptcies> bankruptcies, Total<region::InstrumentMoney> instrument_money, Post post);

/// F6  Firms are founded in every region, in proportion to those at the start; support raises those that use knowledge,
/// and some come from elsewhere.
void found(const Step& step, Rows rows, Own<region::Id> id, Own<region::EntryStock> background,
           Own<region::KnowledgeStock> knowledge, Own<region::EntryWeight> weight, Own<region::EntrySupport> support,
           Own<region::FirmLocation> location, Use<Population> population, Use<Geography> geography,
           Use<Parameters> parameters, Births<Table> births, Total<region::FirmEntries> entries,
           Total<region::FirmsLocated> located, Post post);

/// O1  Firms, employees, loans and cash are counted by region and bank.
void count(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Bank> bank, Own<Weight> weight,
           Own<Employees> employees, Own<Cash> cash, Own<Debt> debt, Total<region::Firms> firms,
           Total<region::Employment> employment, Total<region::BankLoans> region_loans,
           Total<region::FirmCash> region_cash, Total<bank::Loans> bank_loans);

}  // namespace minori::firm
