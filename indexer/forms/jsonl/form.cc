// JSON Lines: one object a line.
#include "forms/jsonl/form.h"

#include <array>

#include "archive/byte_stream.h"
#include "forms/draft/text_check.h"
#include "forms/jsonl/parser.h"
#include "forms/jsonl/reader.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 3> kMediaTypes{"application/jsonl", "application/x-ndjson",
                                                      "application/json"};
constexpr std::array<std::string_view, 3> kExtensions{".jsonl", ".ndjson", ".json"};

Likelihood likelihood_of(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '{' ? Likelihood::kLikely : Likelihood::kNone;
}

std::unique_ptr<Reader> split(ByteStream& stream) { return std::make_unique<JsonLinesReader>(stream); }

}  // namespace

constinit const Form kJsonLinesForm{"jsonl",       "JSON Lines", kMediaTypes, kExtensions,
                                    likelihood_of, text_problem, split,       parse_json_line};

}  // namespace broadsheet::indexer
