// A database walked in all the ways that a search may walk it.
#include "glass/database_text.h"

#include <fmt/format.h>

#include <sstream>

namespace broadsheet::tests {
namespace {

std::string printable(const std::string& bytes) {
  std::string text;
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    if (code > 0x20 && code < 0x7F && code != '\\') {
      text.push_back(byte);
    } else {
      text += fmt::format("\\{:02x}", code);
    }
  }
  return text;
}

}  // namespace

std::string database_text(const Xapian::Database& database) {
  constexpr Xapian::valueno kSlots = 10;
  std::string text = fmt::format("documents {} last {} average length {} from {} to {}\n",
                                 database.get_doccount(), database.get_lastdocid(), database.get_avlength(),
                                 database.get_doclength_lower_bound(), database.get_doclength_upper_bound());
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
    text += fmt::format("metadata {} {}\n", printable(*key), printable(database.get_metadata(*key)));
  for (Xapian::valueno slot = 0; slot < kSlots; ++slot) {
    text += fmt::format("slot {} {} {} {}\n", slot, database.get_value_freq(slot),
                        printable(database.get_value_lower_bound(slot)),
                        printable(database.get_value_upper_bound(slot)));
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at)
      text += fmt::format("  {} {}\n", at.get_docid(), printable(*at));
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    text += fmt::format("term {} {} {} {}\n", printable(*term), term.get_termfreq(),
                        database.get_collection_freq(*term), database.get_wdf_upper_bound(*term));
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
      text += fmt::format("  {} {} {}\n", *at, at.get_wdf(), at.get_doclength());
  }
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    text += fmt::format("document {} length {} data {}\n", *at, database.get_doclength(*at),
                        printable(document.get_data()));
    for (auto term = database.termlist_begin(*at); term != database.termlist_end(*at); ++term)
      text += fmt::format("  {} {}\n", printable(*term), term.get_wdf());
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      text += fmt::format("  value {} {}\n", value.get_valueno(), printable(*value));
  }
  return text;
}

std::string check_database(const std::string& path) {
  std::ostringstream out;
  const std::size_t errors = Xapian::Database::check(path, Xapian::DBCHECK_SHOW_STATS, &out);
  return errors == 0 ? std::string() : out.str();
}

}  // namespace broadsheet::tests
