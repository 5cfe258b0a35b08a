/// The formats that Results are printed in. docs/API.md describes them.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "broadsheet/searcher/results.h"
#include "broadsheet/searcher/searcher.h"

namespace broadsheet::searcher {

/// The version of the JSON output. Raised when a member changes its meaning or disappears; new members don't
/// raise it.
inline constexpr int kJsonVersion = 1;

/// Where a page of results stands among others, for formats that link. IRIs, not escaped for any format;
/// empty: there is none.
struct Links {
  std::string base = {};      ///< what the links of the page are relative to
  std::string self = {};      ///< this page
  std::string next = {};      ///< the page after it
  std::string previous = {};  ///< the page before it
};

/// How a page looks to a person; formats for machines ignore it.
struct Look {
  bool color = false;     ///< mark matches in bold
  std::size_t width = 0;  ///< columns to wrap lines at; 0: no wrapping
};

/// Everything that a format may print. Holds references, whose objects must outlive it.
struct Page {
  const Results& results;
  const SearchRequest& request;  ///< what was asked for
  Links links = {};
  Look look = {};
};

/// One row of the table of formats.
struct Format {
  std::string_view name;        ///< as --format takes it
  std::string_view meaning;     ///< half a sentence for --help
  std::string_view media_type;  ///< for Content-Type, with the charset where the type has one
  std::string_view extension;   ///< of files, without a dot
  Detail needs;                 ///< what it prints of how an article was found
  HitFields fields;             ///< what it prints of an article
  bool tells_everything;        ///< prints notes, suggestion and terms too
  bool counts_by_date;          ///< can show a histogram
  bool as_stored;               ///< prints data unaltered: not safe on a terminal as it is
  /// Writes the page to `out`, UTF-8. Thread-safe on distinct streams.
  void (*write)(const Page& page, std::ostream& out);
};

/// All formats, the default first. Constant; safe to share between threads.
std::span<const Format> formats() noexcept;

/// The format called `name`, or nullptr.
const Format* find_format(std::string_view name) noexcept;

/// The writers of the table.
void write_text(const Page& page, std::ostream& out);
void write_json(const Page& page, std::ostream& out);
void write_jsonl(const Page& page, std::ostream& out);
void write_csv(const Page& page, std::ostream& out);
void write_tsv(const Page& page, std::ostream& out);
void write_ids(const Page& page, std::ostream& out);

}  // namespace broadsheet::searcher
