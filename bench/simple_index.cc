// What a program does that indexes with Xapian's own tools: one writer, one TermGenerator, the stemmer of the
// record's language, n-grams for Chinese and Japanese, positions, stored text. The baseline of bench/index.
#include <xapian.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace {

std::string member(const nlohmann::json& record, const char* name) {
  const auto found = record.find(name);
  return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Xapian::Stem stemmer(const std::string& language) {
  try {
    return Xapian::Stem(language);
  } catch (const Xapian::InvalidArgumentError&) {
    return Xapian::Stem();  // a language that Xapian has no stemmer for
  }
}

void add(Xapian::WritableDatabase& database, Xapian::TermGenerator& generator, const nlohmann::json& record) {
  Xapian::Document document;
  generator.set_document(document);
  generator.set_termpos(0);
  generator.set_stemmer(stemmer(member(record, "lang")));
  generator.index_text(member(record, "title"), 1, "S");
  generator.increase_termpos();
  generator.index_text(member(record, "body"));
  document.set_data(record.dump());
  document.add_value(0, member(record, "date"));
  const std::string id = "Q" + member(record, "id");
  document.add_boolean_term(id);
  database.replace_document(id, document);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: simple_index FILE.jsonl INDEX\n";
    return 2;
  }
  try {
    std::ifstream records(argv[1]);
    Xapian::WritableDatabase database(argv[2], Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    Xapian::TermGenerator generator;
    generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
    for (std::string line; std::getline(records, line);)
      add(database, generator, nlohmann::json::parse(line));
    database.commit();
  } catch (const Xapian::Error& error) {
    std::cerr << "simple_index: " << error.get_description() << "\n";
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "simple_index: " << error.what() << "\n";
    return 2;
  }
  return 0;
}
