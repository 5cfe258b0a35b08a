/// The formats that Results are printed in. Their shapes are documented in docs/API.md.
#pragma once

#include <cstddef>
#include <ostream>
#include <span>
#include <string_view>

#include "broadsheet/searcher/results.h"
#include "broadsheet/searcher/searcher.h"

namespace broadsheet::searcher {

/// The version of the JSON shape. Raised when a member changes its meaning or goes; new members don't raise
/// it.
inline constexpr int kJsonVersion = 1;

/// How the text format looks; the others take no notice.
struct FormatOptions {
  bool color = false;     ///< mark matches in bold
  std::size_t width = 0;  ///< columns to wrap lines at; 0: no wrapping
};

/// One row of the table of formats.
struct Format {
  std::string_view name;     ///< as --format takes it
  std::string_view meaning;  ///< half a sentence for --help
  Detail needs;              ///< what of an article it prints
  bool tells_everything;     ///< prints notes, suggestion and terms too
  void (*write)(const Results& results, const FormatOptions& options, std::ostream& out);
};

/// All formats, the default first. Constant; safe to share between threads.
std::span<const Format> formats() noexcept;

/// The format called `name`, or nullptr.
const Format* find_format(std::string_view name) noexcept;

void write_text(const Results& results, const FormatOptions& options, std::ostream& out);
void write_json(const Results& results, const FormatOptions& options, std::ostream& out);
void write_jsonl(const Results& results, const FormatOptions& options, std::ostream& out);
void write_csv(const Results& results, const FormatOptions& options, std::ostream& out);
void write_tsv(const Results& results, const FormatOptions& options, std::ostream& out);
void write_ids(const Results& results, const FormatOptions& options, std::ostream& out);

}  // namespace broadsheet::searcher
