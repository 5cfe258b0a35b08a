// How an index writes a name that was typed: all surfaces are walked through, in the index or where they are
// kept, and each is verified by how like it sounds.
#pragma once

#include <unicode/uscript.h>
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/planning.h"
#include "plan/surface_cache.h"
#include "sounds/likeness.h"

namespace broadsheet::schema::plan {

/// One way in which an index writes a name.
struct Surface {
  std::string text;            ///< as in the index: letters folded
  bool is_name = false;        ///< indexed as a name; else a word of headlines and bodies
  int evidence = 0;            ///< sounds::likeness() with what was typed
  std::uint64_t articles = 0;  ///< that have it; of a word, at least so many
  std::size_t phones = 0;      ///< of it and of what was typed, together

  /// Whether it sounds like what was typed by `per_phone` natural logarithms for each phone of their mean.
  bool is_alike_by(double per_phone) const {
    return 2.0 * evidence >= per_phone * static_cast<double>(phones) * sounds::kLikenessUnit;
  }

  /// Its terms that an index may have.
  std::vector<std::string> terms() const;
};

/// Finds the surfaces of the names of one plan; what was asked once is remembered. Not thread-safe; must not
/// outlive the planning.
class Surfaces {
 public:
  explicit Surfaces(Planning& planning) : planning_(planning), left_(kMaxPlanSurfaces) {}

  /// The surfaces that sound like `written`, the likeliest first, at most kMaxSurfaces and of names in Kanji
  /// kMaxKanjiSurfaces more; not what the plan is told to leave out. What is written alike is among them.
  /// `is_told`: it is known to be a name, and so what many articles have is one too.
  const std::vector<Surface>& of(std::string_view written, bool is_told = false);

  /// The articles in the languages that are written in `script`, as far as they say their language.
  std::uint64_t articles_written_in(UScriptCode script);

  /// Whether so many articles are more than one in kVocabularyShare of those, or of all if none says so.
  bool is_frequent(UScriptCode script, std::uint64_t articles);

 private:
  struct Walk;
  std::vector<Surface> candidates(const sounds::Readings& readings);
  void walk(const TextList* list, Walk& walk);
  std::string walk_list(const TextList& list, Walk& walk);
  void walk_index(const std::string& from, Walk& walk);
  void compare(std::string_view text, std::span<const sounds::SoundView> readings, Walk& walk);
  const SurfaceCache::Lists& lists();
  void extend(SurfaceCache::Making& making);
  bool is_alike(const sounds::Likeness& likeness, double more) const;
  bool is_vocabulary(const Surface& surface, bool may_be_frequent);
  bool is_known(std::string_view written);
  static void keep_likeliest(std::vector<Surface>& surfaces);

  Planning& planning_;
  std::size_t left_;  // surfaces that may still be looked at
  std::shared_ptr<const SurfaceCache::Lists> lists_;
  std::map<std::pair<std::string, bool>, std::vector<Surface>> found_;
  std::map<UScriptCode, std::uint64_t> written_in_;
};

/// What must speak for a surface, in natural logarithms, in an index of so many articles.
double least_evidence(const IndexView& index);

/// Articles that have the word `text`, in a headline or a body: at least the first, at most the second.
std::pair<std::uint64_t, std::uint64_t> articles_with_word(const IndexView& index, const std::string& text);

}  // namespace broadsheet::schema::plan
