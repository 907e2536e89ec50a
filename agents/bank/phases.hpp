#pragma once

/// Banks: phases B2, B4.

#include "agents/bank/columns.hpp"
#include "agents/parameters.hpp"
#include "agents/riskclass/columns.hpp"
#include "sim/access.hpp"

namespace minori::bank {

/// B2, B4  The least fragile classes of requests get loans until the bank has no room.
void decide(const Step& step, In<Position> position, In<Loans> loans, Use<Parameters> parameters,
            Whole<riskclass::Asked> asked, Whole<Rationed> rationed, Whole<BestClass> best_class);

/// B4  Profits above the starting capital ratio go to owners; a bank without equity is recapitalised to the rule.
void close_quarter(const Step& step, Rows rows, Own<Id> id, Own<Loans> loans, Use<Parameters> parameters,
                   Out<Position> position, Post post);

}  // namespace minori::bank
