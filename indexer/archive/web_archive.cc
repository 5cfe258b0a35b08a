// WARC and ARC: from records to pages.
#include "archive/web_archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <utility>

#include "archive/digest.h"
#include "archive/http_message.h"
#include "archive/record_problem.h"
#include "archive/web_record.h"
#include "broadsheet/indexer/reader.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace broadsheet::indexer {
namespace {

constexpr int kFound = 200;

// Pages and feeds: all else is what pages are dressed with. What sites hold as plain text is no news
// (ads.txt, licences, logs); what a crawler made of a page ("conversion") is.
constexpr std::array<std::string_view, 9> kReadTypes{"text/html",
                                                     "application/xhtml+xml",
                                                     "application/vnd.wap.xhtml+xml",
                                                     "text/xml",
                                                     "application/xml",
                                                     "application/rss+xml",
                                                     "application/atom+xml",
                                                     "application/rdf+xml",
                                                     "application/x-rss+xml"};
constexpr std::string_view kPlainText = "text/plain";
constexpr std::array<std::string_view, 2> kJsonTypes{"application/json", "application/feed+json"};

bool is_in(std::string_view type, std::span<const std::string_view> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// Addresses are what crawlers wrote: any bytes.
std::string as_utf8(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
  }
  if (schema::find_ill_formed(out) == std::string::npos) return out;
  std::string escaped;
  for (const char c : out) {
    if (static_cast<unsigned char>(c) < 0x80) {
      escaped += c;
    } else {
      escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return escaped;
}

bool begins_like_markup(std::string_view body) {
  const std::size_t at = body.find_first_not_of(" \t\r\n\f\xEF\xBB\xBF");
  return at != std::string_view::npos && body[at] == '<';
}

// Whether the end of a page is there, of which the end of its record is missing.
bool has_end(std::string_view page) {
  return page.find("</html>") != std::string_view::npos || page.find("</HTML>") != std::string_view::npos ||
         page.find("</body>") != std::string_view::npos;
}

// What an API says to a script is no article; a feed in JSON and an agency's item are.
bool may_hold_articles(std::string_view json) {
  return json.find("jsonfeed.org") != std::string_view::npos ||
         json.find("\"headline\"") != std::string_view::npos;
}

// Crawlers keep their logs and lists among the pages, under names of their own ("metadata://", "urn:").
bool is_of_the_web(std::string_view url) {
  constexpr std::array<std::string_view, 5> kSchemes{"http:", "https:", "ftp:", "file:", "gopher:"};
  return std::any_of(kSchemes.begin(), kSchemes.end(), [&](std::string_view scheme) {
    return url.size() > scheme.size() && schema::begins_in_any_case(url, scheme);
  });
}

bool is_robots_file(std::string_view url) {
  constexpr std::string_view kName = "/robots.txt";
  url = url.substr(0, url.find('?'));
  return url.ends_with(kName);
}

class WebArchive final : public Container {
 public:
  WebArchive(ByteStream& stream, WebFormat format, const ReadOptions& read)
      : records_(stream, format), format_(format), wanted_(read.web), filters_(read.filters.get()) {}

  std::optional<Member> next() override {
    body_.reset();
    if (damage_) return std::exchange(damage_, std::nullopt);
    const std::optional<WebRecord> record = records_.next();
    if (!record) return std::nullopt;
    if (!record->has_block) return rejected(*record, record->problem);
    Member member = member_of(*record);
    // Beside what could be read of it.
    if (!record->problem.empty() && member.problem.empty()) damage_ = rejected(*record, record->problem);
    return member;
  }

 private:
  static Member rejected(const WebRecord& record, std::string_view why) {
    Member member;
    member.name = as_utf8(record.head.url);
    member.problem = why;
    return member;
  }

  static std::string named(const WebRecord& record, std::string_view why) {
    return fmt::format("record {} at byte {}: {}", record.number, record.offset, why);
  }

  Member member_of(const WebRecord& record) {
    Member member;
    member.name = as_utf8(record.head.url);
    member.record_head = record.bytes;
    member.record_block = record.block;
    const std::string& type = record.head.type;
    if (type == "continuation") {
      member.problem = named(record, "a part of a record that begins elsewhere; parts are not joined");
    } else if (type == "revisit") {
      read_revisit(record, member);
    } else if (type == "response" || type == "resource" || type == "conversion") {
      read_page(record, member);
    } else {
      member.skipped = type.empty() ? std::string("a record without a type")
                                    : fmt::format("a record of type {}", as_utf8(type));
    }
    return member;
  }

  void read_revisit(const WebRecord& record, Member& member) const {
    if (member.skipped = unwanted(record.head); !member.skipped.empty()) return;
    member.skipped = "a revisit: the page was the same as at an earlier visit";
    member.envelope = envelope_of(record, std::nullopt);
    auto revisit = std::make_shared<Revisit>();
    const std::string_view kept = record.head.field("warc-refers-to-target-uri");
    revisit->url = kept.empty() ? member.name : as_utf8(kept);
    revisit->fetched_utc_seconds = parse_web_time(record.head.field("warc-refers-to-date"));
    member.revisit = std::move(revisit);
  }

  // The page of `record`, or why there is none.
  void read_page(const WebRecord& record, Member& member) {
    if (member.skipped = unwanted(record.head); !member.skipped.empty()) return;
    std::optional<HttpMessage> http;
    MediaType media = parse_media_type(record.head.media_type);
    if (format_ == WebFormat::kArc || media.type == "application/http" || media.type.empty()) {
      http = parse_http(record.block);
    }
    if (http) {
      if (!is_wanted(http->status)) {
        member.skipped = fmt::format("HTTP status {}", http->status);
        return;
      }
      media = parse_media_type(http->header("content-type"));
    } else if (media.type == "application/http") {
      media = {};
    }
    const std::string_view sent = http ? http->body : record.block;
    if (member.skipped = unread(record, media, sent); !member.skipped.empty()) return;
    if (record.too_large > 0) {
      member.problem = named(record, too_large());
      return;
    }
    if (!record.head.field("warc-segment-number").empty()) {
      member.problem =
          named(record, "the first part of a record that goes on elsewhere; parts are not joined");
      return;
    }
    take_body(record, http, std::move(media), member);
  }

  [[nodiscard]] bool is_wanted(int status) const {
    if (wanted_.statuses.empty()) return status == kFound;
    return std::any_of(wanted_.statuses.begin(), wanted_.statuses.end(),
                       [status](const WebSelection::Statuses& statuses) {
                         return statuses.first <= status && status <= statuses.last;
                       });
  }

  // Why nobody asked for the page of `head`; empty if it was asked for.
  [[nodiscard]] std::string unwanted(const WebHead& head) const {
    const auto is_like = [&head](const std::string& pattern) { return is_address_like(head.url, pattern); };
    const bool is_asked_for =
        wanted_.urls.empty() || std::any_of(wanted_.urls.begin(), wanted_.urls.end(), is_like);
    if (!is_asked_for || std::any_of(wanted_.not_urls.begin(), wanted_.not_urls.end(), is_like))
      return "its address was not asked for";
    if (wanted_.since_utc_seconds && head.utc_seconds && *head.utc_seconds < *wanted_.since_utc_seconds)
      return "fetched before the date that was asked for";
    return {};
  }

  // Whether bodies of that type are read, in such a record.
  [[nodiscard]] bool is_read(std::string_view type, const WebHead& head) const {
    const auto is_of = [type](const std::string& pattern) { return is_media_type(type, pattern); };
    if (!wanted_.media_types.empty())
      return std::any_of(wanted_.media_types.begin(), wanted_.media_types.end(), is_of);
    if (type == kPlainText && head.type == "conversion") return true;
    return is_in(type, kReadTypes) || is_in(type, kJsonTypes) ||
           (filters_ != nullptr && filters_->find_type(type) != nullptr);
  }

  // Why a body of that type is not read; empty if it is.
  std::string unread(const WebRecord& record, const MediaType& media, std::string_view sent) const {
    if (!is_of_the_web(record.head.url)) return "its address is not that of a web page";
    if (is_robots_file(record.head.url)) return "robots.txt";
    if (media.type.empty()) return begins_like_markup(sent) ? std::string() : "no media type";
    return is_read(media.type, record.head) ? std::string()
                                            : fmt::format("media type {}", as_utf8(media.type));
  }

  void take_body(const WebRecord& record, const std::optional<HttpMessage>& http, MediaType media,
                 Member& member) {
    HttpMessage plain;
    plain.body = record.block;
    HttpBody body = decode_body(http ? *http : plain, kMaxRecordBytes);
    if (body.is_too_large) {
      member.problem = named(record, too_large());
      return;
    }
    if (is_in(media.type, kJsonTypes) && !may_hold_articles(body.bytes)) {
      member.skipped = "JSON that is not a feed";
      return;
    }
    if (record.is_cut && !has_end(body.bytes)) {
      member.problem = record.problem;
      return;
    }
    member.envelope = envelope_of(record, http);
    member.media_type = std::move(media.type);
    member.charset = std::move(media.charset);
    if (body.bytes.empty()) {
      member.skipped = "an empty page";
      return;
    }
    member.warnings = std::move(body.warnings);
    if (record.problem.empty())
      check_digests(record, http ? http->body : record.block, body.dechunked, member.warnings);
    page_ = std::move(body.bytes);
    body_ = memory_stream(page_);
    member.stream = body_.get();
  }

  std::shared_ptr<const Envelope> envelope_of(const WebRecord& record,
                                              const std::optional<HttpMessage>& http) const {
    auto envelope = std::make_shared<Envelope>();
    envelope->url = as_utf8(record.head.url);
    envelope->fetched_utc_seconds = record.head.utc_seconds;
    if (http) {
      envelope->headers = http->headers;
      envelope->language = http->header("content-language");
    }
    return envelope;
  }

  static void check_digests(const WebRecord& record, std::string_view payload, std::string_view dechunked,
                            std::vector<std::string>& warnings) {
    std::string actual;
    const std::string_view block_digest = record.head.field("warc-block-digest");
    if (check_digest(block_digest, record.block, actual) == DigestCheck::kOther) {
      warnings.push_back(
          fmt::format("the digest of its block is {}, and {} was stated", actual, as_utf8(block_digest)));
    }
    const std::string_view digest = record.head.field("warc-payload-digest");
    // Some crawlers count the marks of the chunks, others don't.
    std::string other;
    if (check_digest(digest, payload, actual) == DigestCheck::kOther &&
        (dechunked.empty() || check_digest(digest, dechunked, other) == DigestCheck::kOther)) {
      warnings.push_back(
          fmt::format("the digest of its payload is {}, and {} was stated", actual, as_utf8(digest)));
    }
  }

  WebRecords records_;
  const WebFormat format_;
  const WebSelection& wanted_;
  const Filters* const filters_;  // nullptr: none
  std::string page_;
  std::unique_ptr<ByteStream> body_;  // of page_
  std::optional<Member> damage_;      // that is still to be told of the last record
};

bool is_warc(std::string_view head) { return head.starts_with("WARC/0.") || head.starts_with("WARC/1."); }

std::unique_ptr<Container> open_warc(ByteStream& stream, const Opening& opening) {
  return std::make_unique<WebArchive>(stream, WebFormat::kWarc, opening.read);
}

bool is_arc(std::string_view head) { return head.starts_with("filedesc:/"); }

std::unique_ptr<Container> open_arc(ByteStream& stream, const Opening& opening) {
  return std::make_unique<WebArchive>(stream, WebFormat::kArc, opening.read);
}

}  // namespace

constinit const ContainerKind kWarcFile{"WARC", is_warc, open_warc, {}};
constinit const ContainerKind kArcFile{"ARC", is_arc, open_arc, {}};

}  // namespace broadsheet::indexer
