// Words weigh by their rarity in the query's own language.
#include "plan/planning.h"

#include "plan/population.h"
#include "plan/tokens.h"

namespace broadsheet::schema::plan {

double own_rarity(Planning& planning, std::string_view word, double found, const Scope& scope) {
  if (scope.population == nullptr || found <= 0) return 1.0;
  if (!planning.tools.scripts().is_written_in(scope.population->language, first_script(word))) return 1.0;
  const double factor = own_rarity(*scope.population, static_cast<double>(planning.index.documents()), found);
  return 1.0 + planning.constants.own_language * (factor - 1.0);
}

}  // namespace broadsheet::schema::plan
