// What planning takes that is costly to make, each part made when first asked for.
#pragma once

#include <optional>

#include "analysis/analyzer.h"
#include "analysis/han_variants.h"
#include "analysis/language.h"
#include "analysis/stemmer.h"
#include "plan/population.h"
#include "plan/query_plan.h"
#include "sounds/name_scanner.h"

namespace broadsheet::schema {

class PlanTools::Parts {
 public:
  Analyzer& analyzer() { return made(analyzer_); }
  Stemmer& stemmer() { return made(stemmer_); }
  NameScanner& names() { return made(names_); }
  HanVariants& han_variants() { return han_variants_; }
  LanguageIdentifier& languages() { return made(languages_); }
  plan::LanguageScripts& scripts() { return scripts_; }

 private:
  template <typename Tool>
  static Tool& made(std::optional<Tool>& tool) {
    if (!tool) tool.emplace();
    return *tool;
  }

  std::optional<Analyzer> analyzer_;
  std::optional<Stemmer> stemmer_;
  std::optional<NameScanner> names_;
  HanVariants han_variants_;
  std::optional<LanguageIdentifier> languages_;
  plan::LanguageScripts scripts_;
};

}  // namespace broadsheet::schema
