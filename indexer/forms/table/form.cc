// Tables: a row is a record.
#include "forms/table/form.h"

#include <array>

#include "archive/byte_stream.h"
#include "forms/draft/text_check.h"
#include "forms/table/parser.h"
#include "forms/table/reader.h"
#include "forms/table/sniff.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 3> kMediaTypes{"text/csv", "text/tab-separated-values",
                                                      "application/csv"};
constexpr std::array<std::string_view, 3> kExtensions{".csv", ".tsv", ".tab"};

// Any text may have commas in its first line: two of its columns must have names that tables of news have,
// one of them that of a headline or a text, and what follows must be rows of them.
Likelihood likelihood_of(std::string_view head) {
  constexpr std::size_t kMostBytes = 2048;  // of the names
  const std::size_t line = head.find_first_of("\r\n");
  if (line == std::string_view::npos || line > kMostBytes) return Likelihood::kNone;
  const SniffedTable table = sniff_table(head, false);
  return table.known >= 2 && table.has_rows ? Likelihood::kLikely : Likelihood::kNone;
}

std::unique_ptr<Reader> split(ByteStream& stream) { return std::make_unique<TableReader>(stream); }

}  // namespace

constinit const Form kTableForm{"csv",         "CSV and TSV", kMediaTypes, kExtensions,
                                likelihood_of, text_problem,  split,       parse_table_row};

}  // namespace broadsheet::indexer
