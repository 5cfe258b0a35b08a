// Files of source aliases, and where an index carries one.
#include "broadsheet/schema/source_aliases.h"

#include <xapian.h>

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "analysis/analyzer.h"
#include "broadsheet/schema/error.h"
#include "text/utf8.h"

namespace broadsheet::schema {
namespace {

// An index carries the file in one value of its metadata; a thousand sources in ten languages take 200 kB.
constexpr std::size_t kMaxFileBytes = 1U << 20;
constexpr std::string_view kKey = "broadsheet.source_aliases";
constexpr std::string_view kForm = "a source is its name, '=' and its other names with '|' between them";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

}  // namespace

SourceAliases SourceAliases::parse(std::string_view text, std::string_view name) {
  SourceAliases aliases;
  std::size_t number = 0;
  const auto fail = [&](std::string_view why) {
    throw UserError(ProblemCode::kBadSourceAliases, fmt::format("{}: line {}: {}", name, number, why));
  };
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (find_ill_formed(line) != std::string_view::npos) fail("not UTF-8");
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) fail(kForm);
    std::vector<std::string> names;
    const auto add = [&](std::string_view written) {
      written = trimmed(written);
      if (written.empty()) fail(kForm);
      const auto [known, is_new] = aliases.by_name_.emplace(fold(written), aliases.sources_.size());
      if (!is_new && known->second != aliases.sources_.size())
        fail(fmt::format("'{}' is a name of '{}' already", written, aliases.sources_[known->second].front()));
      if (is_new) names.emplace_back(written);
    };
    add(line.substr(0, equals));
    for (line.remove_prefix(equals + 1);;) {
      const std::size_t bar = std::min(line.find('|'), line.size());
      add(line.substr(0, bar));
      if (bar == line.size()) break;
      line.remove_prefix(bar + 1);
    }
    aliases.sources_.push_back(std::move(names));
  }
  return aliases;
}

SourceAliases SourceAliases::read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text;
  if (file) {
    text.resize(kMaxFileBytes + 1);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
  }
  if (!file.is_open() || file.bad())
    throw UserError(ProblemCode::kFileUnreadable,
                    fmt::format("{}: {}", path, std::error_code(errno, std::generic_category()).message()));
  if (text.size() > kMaxFileBytes)
    throw UserError(
        ProblemCode::kBadSourceAliases,
        fmt::format("{}: longer than {} bytes, too long for source aliases", path, kMaxFileBytes));
  return parse(text, path);
}

std::span<const std::string> SourceAliases::names_of(std::string_view name) const {
  const auto found = by_name_.find(fold(trimmed(name)));
  if (found == by_name_.end()) return {};
  return sources_[found->second];
}

std::string SourceAliases::shown(std::string_view name) const {
  const auto names = names_of(name);
  return names.empty() ? std::string(name) : names.front();
}

std::string SourceAliases::text() const {
  std::string text;
  for (const std::vector<std::string>& names : sources_) {
    text += names.front() + " = ";
    for (std::size_t i = 1; i < names.size(); ++i) text += (i == 1 ? "" : " | ") + names[i];
    // A name that stands alone (its others were spellings of it) is its own alias.
    if (names.size() == 1) text += names.front();
    text += '\n';
  }
  return text;
}

SourceAliases source_aliases_of(const Xapian::Database& database) {
  const std::string text = database.get_metadata(std::string(kKey));
  if (text.empty()) return {};
  try {
    return SourceAliases::parse(text, kKey);
  } catch (const UserError&) {
    return {};  // written by a newer program, perhaps: searches go on without
  }
}

void write_source_aliases(Xapian::WritableDatabase& database, const SourceAliases& aliases) {
  database.set_metadata(std::string(kKey), aliases.text());
}

}  // namespace broadsheet::schema
