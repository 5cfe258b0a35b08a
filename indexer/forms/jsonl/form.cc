// JSON Lines: one object a line; and lists of such objects.
#include "forms/jsonl/form.h"

#include <array>

#include "archive/byte_stream.h"
#include "forms/draft/text_check.h"
#include "forms/jsonl/parser.h"
#include "forms/jsonl/value_reader.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 3> kMediaTypes{"application/jsonl", "application/x-ndjson",
                                                      "application/json"};
constexpr std::array<std::string_view, 3> kExtensions{".jsonl", ".ndjson", ".json"};

Likelihood likelihood_of(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Likelihood::kNone;
  if (head[first] == '{') return Likelihood::kLikely;
  const std::size_t next = head[first] == '[' ? head.find_first_not_of(" \t\r\n", first + 1) : head.size();
  return next < head.size() && head[next] == '{' ? Likelihood::kLikely : Likelihood::kNone;
}

std::unique_ptr<Reader> split(ByteStream& stream) { return std::make_unique<JsonReader>(stream); }

}  // namespace

constinit const Form kJsonLinesForm{"jsonl",       "JSON Lines", kMediaTypes, kExtensions,
                                    likelihood_of, text_problem, split,       parse_json_line};

}  // namespace broadsheet::indexer
