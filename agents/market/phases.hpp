#pragma once

/// Seeds and products: phases R4, E5, M1, M3-M5, O6.

#include "agents/cell/columns.hpp"
#include "agents/firm/columns.hpp"
#include "agents/firm/population.hpp"
#include "agents/indices.hpp"
#include "agents/laboratory/columns.hpp"
#include "agents/messages.hpp"
#include "agents/parameters.hpp"
#include "agents/product/columns.hpp"
#include "agents/region/columns.hpp"
#include "agents/seed/columns.hpp"
#include "sim/access.hpp"

namespace minori {

/// Products by field and tenth of a field, for competition among near products.
struct ProductIndex : CellIndex {};

namespace market {

/// E5  Seeds found start-ups; seeds that are out of date leave.
void found_startups(const Step& step, Rows rows, Own<seed::Id> id, Own<seed::Laboratory> laboratory,
                    Own<seed::Region> region, Own<seed::Quality> quality, Own<seed::Born> born,
                    In<laboratory::Id> laboratory_id, In<laboratory::Orientation> orientation,
                    In<region::EntrySupport> support, Use<firm::Population> population, Use<Geography> geography,
                    Use<Parameters> parameters, Deaths<seed::Table> deaths, Births<firm::Table> births,
                    Total<region::Startups> startups, Total<region::FirmEntries> entries,
                    Total<region::Commercialisations> commercialisations, Post post);

/// M3  Which products are near each other.
void index_products(const Step& step, In<product::Id> id, In<product::Capability> capability, Use<Geography> geography,
                    Make<ProductIndex> index);

/// M1, M3-M5  Buyers adopt, at home once authorities permit and abroad if quality allows; better products near by take
/// sales; old products and those of closed firms leave.
void sell(const Step& step, Rows rows, Own<product::Id> id, Own<product::Owner> owner, Own<product::Region> region,
          Own<product::Field> field, Own<product::Capability> capability, Own<product::Market> market,
          Own<product::Launched> launched, Own<product::Life> life, Own<product::Related> related,
          Own<product::ProgrammeShare> share, In<product::Quality> quality, In<innovator::Id> owner_id,
          In<cell::EarlyBuyers> early_buyers, Use<ProductIndex> index, Use<Geography> geography,
          Use<Parameters> parameters, Out<product::Adopted> adopted, Out<product::QuarterSales> sales,
          Deaths<product::Table> deaths, Send<ProductIncome> send, Total<region::ProductSales> product_sales,
          Total<region::OverseasSales> overseas_sales, Total<region::ProductsAbroad> products_abroad,
          Total<region::MarketsReached> markets_reached, Total<region::Permissions> permissions,
          Total<region::RelatedRevenue> related_revenue, Total<region::AttributedRevenue> attributed_revenue);

/// O6  Products on sale are counted.
void count(const Step& step, Rows rows, Own<product::Id> id, Own<product::Region> region,
           Total<region::ProductsOnSale> products);

}  // namespace market
}  // namespace minori
