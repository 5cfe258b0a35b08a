// indexer inspect: how each record is read. Writes nothing.
#include <fmt/format.h>

#include <optional>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/reader.h"
#include "broadsheet/schema/error.h"
#include "commands/commands.h"
#include "commands/inspect_dates.h"
#include "commands/parse_options.h"
#include "commands/reading.h"
#include "index/document.h"
#include "program/process.h"
#include "run/prepare.h"

namespace broadsheet::indexer {
namespace {

CommandLine command_line() {
  CommandLine line = command_line_of(
      "inspect",
      "Shows how each record is read: its lines, texts and languages, date, source and id. Writes nothing.",
      "PATH...",
      {"indexer inspect archive/2024/03/01.txt", "indexer inspect --terms --json articles.jsonl",
       "indexer inspect --format article - < article.txt",
       "echo '2024/03/01 08:13 KST' | indexer inspect --dates -"});
  add_parse_options(line);
  line.flag("terms", "show the index terms of each article with their positions");
  line.flag("json", "print one JSON object for each record (or date line)");
  line.value("dates", "show how each line of FILE (- for standard input) is read as a date line", "FILE");
  return line;
}

// How one part of `record` was read. `builder`: of the terms to show; null: none.
std::string reading_of(const Record& record, const ParsedPart& part, bool json,
                       schema::DocumentBuilder* builder) {
  if (const auto* rejection = std::get_if<Rejection>(&part)) {
    const RejectedRecord rejected = rejected_record(record.origin, *rejection, record.bytes);
    return json ? reading_json(rejected) : reading_text(rejected);
  }
  if (const auto* skip = std::get_if<Skip>(&part)) {
    return json ? reading_json(record, *skip) : reading_text(record, *skip);
  }
  const auto& article = std::get<ParsedArticle>(part);
  std::optional<Xapian::Document> document;
  if (builder != nullptr) document = builder->build(article.article);
  return json ? reading_json(record, article, document) : reading_text(record, article, document);
}

// Shows the records of all paths; true if none was rejected.
bool inspect_records(const CommandLine& line, const Streams& streams) {
  const ParseOptions options = parse_options(line);
  const Form* const form = form_option(line);
  const ReadOptions read = read_options(line);
  const bool json = line.has("json");
  std::optional<schema::DocumentBuilder> builder;
  if (line.has("terms")) builder.emplace(schema::Positions::kXapian);  // which show
  ParseTools tools;
  bool all_accepted = true;
  program::require_standard_input(line.operands());
  for (const InputFile& input : list_inputs(line.operands())) {
    if (input.path == "-" && form == nullptr) {
      throw schema::UserError(schema::ProblemCode::kFormatNotNamed, "format",
                              "standard input has no name to tell its format by");
    }
    const std::unique_ptr<Reader> reader = open_reader(input, form, read);
    while (const std::optional<Record> record = reader->next()) {
      for (const ParsedPart& part : parse_record(*record, options, Detail::kEvidence, tools)) {
        streams.out << reading_of(*record, part, json, builder ? &*builder : nullptr) << '\n';
        all_accepted = all_accepted && !std::holds_alternative<Rejection>(part);
        if (!streams.out) return all_accepted;  // nobody reads on
      }
    }
  }
  return all_accepted;
}

}  // namespace

int run_inspect(const Words& words, const Streams& streams) {
  CommandLine line = command_line();
  if (!line.parse(words, streams.out)) return kExitDone;
  if (line.has("dates")) {
    if (!line.operands().empty()) line.fail("--dates reads its own file; no other file can be given");
    inspect_dates(line.get("dates"), parse_options(line), line.has("json"), streams);
    return kExitDone;
  }
  if (line.operands().empty()) line.fail("no archive given");
  return inspect_records(line, streams) ? kExitDone : kExitProblems;
}

}  // namespace broadsheet::indexer
