// The boost as a posting source over the slot of publication.
#include "search/freshness.h"

#include <cmath>
#include <string>

#include "broadsheet/schema/fields.h"

namespace broadsheet::searcher {
namespace {

class FreshSource final : public Xapian::ValuePostingSource {
 public:
  FreshSource(double half_life, double now)
      : Xapian::ValuePostingSource(schema::slot::kPublished), half_life_(half_life), now_(now) {}

  double get_weight() const override {
    const double age = now_ - Xapian::sortable_unserialise(get_value());
    return age <= 0 ? kFreshBoost : kFreshBoost * std::exp2(-age / half_life_);
  }

  FreshSource* clone() const override { return new FreshSource(half_life_, now_); }

  void init(const Xapian::Database& database) override {
    Xapian::ValuePostingSource::init(database);
    set_maxweight(kFreshBoost);
  }

  std::string get_description() const override { return "Fresh"; }

 private:
  double half_life_;
  double now_;
};

}  // namespace

Xapian::Query fresh_boost(std::int64_t half_life, std::int64_t now) {
  // Xapian counts the references and deletes it.
  return Xapian::Query(
      (new FreshSource(static_cast<double>(half_life), static_cast<double>(now)))->release());
}

}  // namespace broadsheet::searcher
