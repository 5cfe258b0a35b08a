/// One source under several names: `Yonhap`, `연합뉴스` and `聯合ニュース`. A file of the user says which
/// names belong together; docs/FORMATS.md describes it.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Only declared: reading a file of aliases needs no Xapian.
namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace broadsheet::schema {

/// What a file of aliases says. Immutable once made; safe to share between threads.
class SourceAliases {
 public:
  SourceAliases() = default;

  /// Reads the text of a file, one source a line: `Yonhap = 연합뉴스 | 聯合ニュース`. Throws UserError, with
  /// `name` and the line, for a line without names, a name that two sources have, and text that is not UTF-8.
  static SourceAliases parse(std::string_view text, std::string_view name);

  /// The same of the file `path`; throws UserError too if it cannot be read.
  static SourceAliases read(const std::string& path);

  bool empty() const noexcept { return sources_.empty(); }

  /// All names of the source that has the name `name`, whatever its case and width, the one to show first;
  /// empty if no source has it.
  std::span<const std::string> names_of(std::string_view name) const;

  /// The name to show for `name`: `name` itself if no source has it.
  std::string shown(std::string_view name) const;

  /// A text that parse() reads as the same.
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> sources_;
  std::map<std::string, std::size_t, std::less<>> by_name_;  ///< folded name -> place in sources_
};

/// The aliases that the index carries; empty if it has none, or if they cannot be read.
SourceAliases source_aliases_of(const Xapian::Database& database);

/// Stores `aliases` in `database`, in place of those it had. Committed with its next commit.
void write_source_aliases(Xapian::WritableDatabase& database, const SourceAliases& aliases);

}  // namespace broadsheet::schema
