// Agency formats: a file is a record, an item an article.
#include "forms/agency/form.h"

#include <array>
#include <string>

#include "archive/byte_stream.h"
#include "forms/agency/parser.h"
#include "forms/whole_reader.h"
#include "forms/xml/sniff.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 4> kMediaTypes{
    "application/nitf+xml", "application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml",
    "application/vnd.iptc.g2.packageitem+xml"};
constexpr std::array<std::string_view, 3> kExtensions{".nitf", ".newsml", ".ninjs"};

// An object of ninjs names when it was made in its first members; "versioncreated" in versions 1 and 2,
// "versionCreated" in 3. Other news data in JSON has no such member.
bool is_ninjs(std::string_view head) {
  for (const std::string_view name : {"\"versioncreated\"", "\"versionCreated\"", "\"representationtype\"",
                                      "\"representationType\"", "/ninjs-schema", "\"name\": \"ninjs\""}) {
    if (head.find(name) != std::string_view::npos) return head.find("\"uri\"") != std::string_view::npos;
  }
  return false;
}

Likelihood likelihood_of(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && (head[first] == '{' || head[first] == '[')) {
    return is_ninjs(head) ? Likelihood::kCertain : Likelihood::kNone;
  }
  const xml::Root root = xml::root_of(head);
  for (const std::string_view name :
       {"nitf", "newsml", "newsitem", "newsmessage", "packageitem", "conceptitem", "knowledgeitem"}) {
    if (root.name == name) return Likelihood::kCertain;
  }
  return Likelihood::kNone;
}

std::unique_ptr<Reader> split(ByteStream& stream) { return std::make_unique<WholeReader>(stream); }

}  // namespace

constinit const Form kAgencyForm{"agency", "Agency formats", kMediaTypes, kExtensions, likelihood_of, nullptr,
                                 split,    parse_agency,     true};

}  // namespace broadsheet::indexer
