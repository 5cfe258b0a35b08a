// Mail: a message is a record.
#include "forms/mail/form.h"

#include <array>

#include "archive/byte_stream.h"
#include "forms/mail/parser.h"
#include "forms/mail/reader.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 2> kMediaTypes{"message/rfc822", "application/mbox"};
constexpr std::array<std::string_view, 3> kExtensions{".eml", ".mbox", ".mbx"};

// A mailbox begins with a line "From ...", a message with fields, of which two at least are those of mail: an
// article may begin with a word and a colon, too.
Likelihood likelihood_of(std::string_view head) {
  if (is_from_line(head.substr(0, head.find('\n')))) return Likelihood::kCertain;
  constexpr std::array<std::string_view, 13> kKnown{"received",
                                                    "return-path",
                                                    "delivered-to",
                                                    "message-id",
                                                    "mime-version",
                                                    "from",
                                                    "to",
                                                    "subject",
                                                    "date",
                                                    "content-type",
                                                    "reply-to",
                                                    "x-mailer",
                                                    "content-transfer-encoding"};
  int known = 0;
  while (!head.empty()) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos) break;
    std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      if (known == 0) return Likelihood::kNone;
      continue;
    }
    const std::string_view name = field_name(line);
    if (name.empty()) return Likelihood::kNone;
    for (const std::string_view one : kKnown) known += schema::equal_in_any_case(name, one) ? 1 : 0;
  }
  return known >= 3 ? Likelihood::kLikely : Likelihood::kNone;
}

std::unique_ptr<Reader> split(ByteStream& stream) { return std::make_unique<MailReader>(stream); }

}  // namespace

constinit const Form kMailForm{"mail",  "Mail", kMediaTypes, kExtensions, likelihood_of,
                               nullptr, split,  parse_mail,  true};

}  // namespace broadsheet::indexer
