// Feeds: an entry is a record.
#include "forms/feed/form.h"

#include <algorithm>
#include <array>

#include "archive/byte_stream.h"
#include "forms/feed/parser.h"
#include "forms/feed/reader.h"
#include "forms/xml/sniff.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 5> kMediaTypes{"application/rss+xml", "application/atom+xml",
                                                      "application/rdf+xml", "application/feed+json",
                                                      "application/x-cdf"};
constexpr std::array<std::string_view, 5> kExtensions{".rss", ".atom", ".rdf", ".cdf", ".wxr"};

// How far JSON Feed's version, its first member, may stand from the beginning.
constexpr std::size_t kVersionBytes = 1024;

Likelihood likelihood_of(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && head[first] == '{') {
    const std::string_view begin = head.substr(first, kVersionBytes);
    return begin.find("jsonfeed.org/version/") != std::string_view::npos ? Likelihood::kCertain
                                                                         : Likelihood::kNone;
  }
  const xml::Root root = xml::root_of(head);
  if (root.name == "rss" || root.name == "urlset" || root.name == "sitemapindex") return Likelihood::kCertain;
  if (root.name == "rdf" || root.name == "feed" || root.name == "channel") return Likelihood::kCertain;
  const bool is_atom = root.tag.find("/2005/Atom") != std::string_view::npos ||
                       root.tag.find("/atom/ns#") != std::string_view::npos;
  return root.name == "entry" && is_atom ? Likelihood::kCertain : Likelihood::kNone;
}

std::unique_ptr<Reader> split(ByteStream& stream) { return std::make_unique<FeedReader>(stream); }

}  // namespace

constinit const Form kFeedForm{"feed",  "Feeds", kMediaTypes, kExtensions, likelihood_of,
                               nullptr, split,   parse_feed,  true};

}  // namespace broadsheet::indexer
