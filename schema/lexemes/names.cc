// Reading the table of names.
#include "lexemes/names.h"

#include <algorithm>

#include "lexemes/table.h"

namespace broadsheet::schema::lexemes {
namespace {

constexpr std::uint32_t kNoNode = 0;  // the root is no transition's target

std::uint32_t follow(std::uint32_t node, std::string_view atom) noexcept {
  const std::uint64_t hash = table::transition_hash(node, atom);
  if (node == 0 && !table::has_bit(table::kRootFilter, table::filter_bit(hash))) return kNoNode;
  if (!table::has_bit(table::kWideFilter, table::wide_filter_bit(hash))) return kNoNode;
  const std::size_t mask = table::kTransitions - 1;
  for (std::size_t place = hash & mask; table::kHashes[place] != 0; place = (place + 1) & mask) {
    if (table::kHashes[place] == hash) return table::kTargets[place];
  }
  return kNoNode;
}

std::string_view text_at(std::uint32_t offset) noexcept { return {table::kTexts + offset}; }

char upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

// The longest name from the atom `from` on, `text_of(i)` being what is compared of an atom.
template <typename TextOf>
std::optional<Found> longest(const Atoms& atoms, std::size_t from, TextOf&& text_of) {
  if (!atoms[from].may_begin) return std::nullopt;
  std::uint32_t node = 0;
  std::uint32_t best = 0;
  std::size_t end = from;
  for (std::size_t i = from; i < atoms.size(); ++i) {
    // A gap of positions parts paragraphs.
    if (i > from && atoms[i].position != atoms[i - 1].position + 1) break;
    node = follow(node, text_of(i));
    if (node == kNoNode) break;
    if (table::kNodeMeanings[node] != 0 && atoms[i].may_end) {
      best = table::kNodeMeanings[node];
      end = i + 1;
    }
  }
  if (best == 0) return std::nullopt;
  Found found{from, end, {}};
  for (std::uint32_t at = best;; ++at) {
    const std::uint32_t meaning = table::kMeanings[at];
    found.meanings.push_back({static_cast<Entity>(table::entity_of(meaning)),
                              table::kLanguages[table::language_of(meaning)],
                              (meaning & table::kAcronym) != 0, (meaning & table::kAmbiguous) != 0,
                              (meaning & table::kDoubtful) != 0});
    if ((meaning & table::kLast) != 0) return found;
  }
}

}  // namespace

EntityKind kind_of(Entity entity) noexcept { return static_cast<EntityKind>(table::kEntities[entity].kind); }

std::string_view code_of(Entity entity) noexcept { return text_at(table::kEntities[entity].code); }

std::string_view country_of(Entity entity) noexcept { return {table::kEntities[entity].country}; }

std::string_view english_name(Entity entity) noexcept {
  const table::EntityRow& row = table::kEntities[entity];
  for (std::uint32_t i = row.names; i < row.names_end; ++i) {
    if (std::string_view(table::kLanguages[table::kNames[i].language]) == "en")
      return text_at(table::kNames[i].text);
  }
  return code_of(entity);
}

std::optional<Entity> find_territory(std::string_view code) noexcept {
  if (code.size() != 2) return std::nullopt;
  const char wanted[] = {upper(code[0]), upper(code[1])};
  // Territories stand first in the table, in the order of their codes.
  const auto* const begin = table::kEntities;
  const auto* const end =
      std::partition_point(begin, begin + table::kEntityCount, [](const table::EntityRow& row) {
        return static_cast<EntityKind>(row.kind) == EntityKind::kTerritory;
      });
  const std::string_view key(wanted, 2);
  const auto* const found = std::lower_bound(
      begin, end, key, [](const table::EntityRow& row, std::string_view k) { return row.country < k; });
  if (found == end || key != found->country) return std::nullopt;
  return static_cast<Entity>(found - begin);
}

std::optional<Found> longest_name(const Atoms& atoms, std::size_t from) {
  return longest(atoms, from, [&](std::size_t i) { return atoms.text(i); });
}

std::optional<Found> longest_declined_name(const Atoms& atoms, std::size_t from, std::string_view language,
                                           Stemmer& stemmer) {
  std::string marked;
  std::optional<Found> found = longest(atoms, from, [&](std::size_t i) {
    const std::string_view stem = stemmer.stem(atoms.text(i), atoms[i].stem_script, language);
    marked.clear();
    marked.push_back(table::kStemMark);
    marked += stem.empty() ? atoms.text(i) : stem;
    return std::string_view(marked);
  });
  if (found)
    std::erase_if(found->meanings, [&](const Meaning& meaning) { return meaning.language != language; });
  return found && !found->meanings.empty() ? found : std::nullopt;
}

bool declines(std::string_view language) noexcept {
  return std::find(table::kDeclining.begin(), table::kDeclining.end(), language) != table::kDeclining.end();
}

std::vector<Found> find_names(const Atoms& atoms) {
  std::vector<Found> all;
  for (std::size_t i = 0; i < atoms.size();) {
    std::optional<Found> found = longest_name(atoms, i);
    if (!found) {
      ++i;
      continue;
    }
    i = found->end;
    all.push_back(std::move(*found));
  }
  return all;
}

std::vector<Name> names_of(Entity entity) {
  std::vector<Name> names;
  const table::EntityRow& row = table::kEntities[entity];
  for (std::uint32_t i = row.names; i < row.names_end; ++i) {
    const table::NameRow& name = table::kNames[i];
    names.push_back({table::kLanguages[name.language], text_at(name.text), name.flags != 0});
  }
  return names;
}

}  // namespace broadsheet::schema::lexemes
