// Exports of MediaWiki: a page is a record.
#include "forms/wiki/form.h"

#include <array>

#include "archive/byte_stream.h"
#include "forms/element_reader.h"
#include "forms/wiki/parser.h"
#include "forms/wiki/site.h"
#include "forms/xml/sniff.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 1> kMediaTypes{"application/mediawiki+xml"};
constexpr std::array<std::string_view, 1> kExtensions{".mediawiki"};

Likelihood likelihood_of(std::string_view head) {
  return xml::root_of(head).name == "mediawiki" ? Likelihood::kCertain : Likelihood::kNone;
}

std::unique_ptr<Reader> split(ByteStream& stream) {
  return std::make_unique<ElementReader>(stream, "page", read_wiki_site);
}

}  // namespace

constinit const Form kWikiForm{"mediawiki", "MediaWiki exports", kMediaTypes,
                               kExtensions, likelihood_of,       nullptr,
                               split,       parse_wiki,          true};

}  // namespace broadsheet::indexer
