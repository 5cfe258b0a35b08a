// Names: a weak alternative to the words that were typed, found by how they sound in any script; and the
// field `name`.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/query.h"
#include "plan/planning.h"
#include "plan/surfaces.h"
#include "plan/tokens.h"
#include "sounds/name_scanner.h"

namespace broadsheet::schema::plan {

/// What may be a name in a typed text, as a range of its bytes.
struct NameRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string read;  ///< a Japanese name in Kanji, with its reading, as in the index; empty: it is as written
};

/// What may be names in `text`, at most kMaxNameQueryWords.
std::vector<NameRange> names_in(std::string_view text, NameScan what, NameScanner& scanner);

/// Whether `first` is the field `name` with a value that is not a name, and `next` are the words after it: in
/// `name:Shin Won-sik`, typed without quotation marks, they belong together.
bool no_name_before_words(const QueryNode& first, const QueryNode& next, NameScanner& scanner);

/// Whether a word is a name, by how it is written where it was typed and in the index.
enum class NameLook : std::uint8_t { kNo, kOpen, kName };

/// Makes the queries of names by sound of one plan.
class NameSounds {
 public:
  explicit NameSounds(Planning& planning) : planning_(planning), surfaces_(planning) {}

  /// What sounds like the names in `text`, whose units are `units`; `queries` are those of the first ones.
  /// Where all words must be found it joins those that it stands for; else it is returned, to stand beside
  /// them.
  std::vector<Xapian::Query> add_to(std::vector<Xapian::Query>& queries, const std::string& text,
                                    const std::vector<Unit>& units, const Scope& scope);

  /// What the last add_to() found, and for which ranges of the text.
  const std::vector<Alternative>& found() const noexcept { return found_; }

  /// What the field `name` asks for with `text`: each word must be part of a name that sounds so; words too
  /// short to tell are skipped. Nothing if no word of it is a name.
  std::optional<Xapian::Query> filter(const std::string& text, const Scope& scope);

  /// At most as much as one of the words at [begin, end) weighs where it weighs least.
  double weight(const std::vector<Unit>& units, std::uint32_t begin, std::uint32_t end) const;

 private:
  // Words that may be a name, and what the index has that sounds like them.
  struct Reading {
    NameRange range;
    NameLook look = NameLook::kName;
    std::vector<Surface> surfaces;
  };
  using Part = std::vector<Reading>;  // readings that share words
  using Name = std::vector<Part>;     // parts that stand together

  std::vector<Reading> readings_of(const std::string& text, NameScan what, const std::vector<Unit>& units);
  static std::vector<Reading> told_apart(std::vector<Reading> readings);
  void find_surfaces(Reading& reading, std::string_view text, const std::vector<Unit>& units);
  std::vector<Name> names_of(std::string_view text, std::vector<Reading> readings,
                             const std::vector<Unit>& units) const;
  bool is_sure(const Surface& surface, double more) const;
  bool says_enough(std::string_view written, const Surface& surface) const;
  bool is_known(const NameRange& range, const std::vector<Unit>& units) const;
  bool is_frequent(const NameRange& range, const std::vector<Unit>& units) const;
  bool may_be_found(const Part& part, const std::vector<Unit>& units) const;
  Xapian::Query any_form(const Part& part, const std::vector<Unit>& units,
                         const std::vector<Xapian::Query>& queries) const;
  bool keep_what_stands_together(Name& name, const std::vector<Unit>& units,
                                 const std::vector<Xapian::Query>& queries) const;
  Xapian::Query part_query(const Part& part, const std::string& text, const std::vector<Unit>& units,
                           const std::vector<Xapian::Query>& queries, bool typed, const Scope& scope);
  Xapian::Query query_of(std::string_view written, const std::vector<Surface>& surfaces, const Scope& scope);
  void stand_for_words(const Name& name, const std::string& text, const std::vector<Unit>& units,
                       double weight, std::vector<Xapian::Query>& queries, const Scope& scope);
  NameLook look_of(const NameRange& name, std::string_view written, const std::vector<Unit>& units);
  bool is_everyday(const NameRange& range, std::string_view written, const std::vector<Unit>& units);
  bool is_everyday(const Surface& surface);
  bool is_told_from_everyday(const Surface& surface);
  NameLook look_in_index(const Unit& unit, std::string_view written) const;

  Planning& planning_;
  std::vector<Alternative> found_;
  Surfaces surfaces_;
};

}  // namespace broadsheet::schema::plan
