// A container and a form that only tests know.
#include "forms/test_doors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>

#include "archive/byte_stream.h"
#include "archive/line_source.h"
#include "forms/draft/article_draft.h"
#include "forms/draft/text_check.h"

namespace broadsheet::indexer::tests {
namespace {

// The bytes of one member.
class MemberStream final : public ByteStream {
 public:
  MemberStream(ByteStream& under, std::uint64_t size) : under_(under), left_(size) {}

 private:
  std::size_t take(char* to, std::size_t size) override {
    const std::size_t got = under_.read(to, static_cast<std::size_t>(std::min<std::uint64_t>(size, left_)));
    if (got == 0 && left_ > 0) fail(under_.error().empty() ? "the box is cut short" : under_.error());
    left_ -= got;
    return got;
  }

  ByteStream& under_;
  std::uint64_t left_;
};

class Box final : public Container {
 public:
  explicit Box(ByteStream& stream) : stream_(stream) { (void)line(); }

  std::optional<Member> next() override {
    char byte = 0;
    while (member_ && member_->read(&byte, 1) > 0) {
    }
    const std::optional<std::string> header = line();
    if (!header) {
      if (!stream_.error().empty()) fail(stream_.error());
      return std::nullopt;
    }
    const std::size_t space = header->find(' ');
    std::uint64_t size = 0;
    const char* end = header->data() + header->size();
    if (space == std::string::npos || std::from_chars(header->data() + space + 1, end, size).ptr != end) {
      fail("the box is damaged");
      return std::nullopt;
    }
    Member member;
    member.name = header->substr(0, space);
    member_.emplace(stream_, size);
    member.stream = &*member_;
    if (member.name == "secret") member.problem = "encrypted";
    return member;
  }

 private:
  std::optional<std::string> line() {
    std::string text;
    char byte = 0;
    while (stream_.read(&byte, 1) > 0) {
      if (byte == '\n') return text;
      text += byte;
    }
    return std::nullopt;
  }

  ByteStream& stream_;
  std::optional<MemberStream> member_;
};

class ListReader final : public Reader {
 public:
  explicit ListReader(ByteStream& stream) : lines_(stream, schema::LineEnds::kText, kMaxRecordBytes) {}

  std::optional<Record> next() override {
    Record record;
    while (const auto line = lines_.next()) {
      if (line->text.empty() && !record.bytes.empty()) break;
      if (record.bytes.empty()) {
        record.origin.offset = line->offset;
        record.origin.line = line->number;
      }
      record.bytes += line->bytes;
    }
    if (record.bytes.empty()) return std::nullopt;
    record.origin.number = ++records_;
    return record;
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return lines_.position(); }

 private:
  LineSource lines_;
  std::uint64_t records_ = 0;
};

ParsedRecord parse_list(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools) {
  ParsedRecord parsed;
  std::string_view rest = record.bytes;
  for (std::uint64_t line = record.origin.line; !rest.empty(); ++line) {
    const std::string_view text = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), text.size() + 1));
    if (text == "LIST" || text.empty()) continue;
    if (text.front() == '-') {
      parsed.emplace_back(Skip{std::string(text.substr(1))});
    } else if (text.front() == '!') {
      parsed.emplace_back(Rejection{std::string(text.substr(1)), line});
    } else {
      ArticleDraft draft(options, detail, tools);
      draft.add_headline({std::string(text), {}, {}}, {"a line of the list", {}, line, Certainty::kRead});
      parsed.emplace_back(std::move(draft).finish());
    }
  }
  return parsed;
}

Likelihood likelihood_of(std::string_view head) {
  return head.starts_with("LIST\n") ? Likelihood::kCertain : Likelihood::kNone;
}

constexpr std::array<std::string_view, 1> kMediaTypes{"text/x-list"};
constexpr std::array<std::string_view, 1> kExtensions{".list"};

}  // namespace

std::string boxed(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string box = "BOX\n";
  for (const auto& [name, bytes] : members) box += name + " " + std::to_string(bytes.size()) + "\n" + bytes;
  return box;
}

const ContainerKind kBox{"box", [](std::string_view head) { return head.starts_with("BOX\n"); },
                         [](ByteStream& stream, const Opening& /*opening*/) -> std::unique_ptr<Container> {
                           return std::make_unique<Box>(stream);
                         }};

const Form kListForm{
    "list",
    "list of headlines",
    kMediaTypes,
    kExtensions,
    likelihood_of,
    text_problem,
    [](ByteStream& stream) -> std::unique_ptr<Reader> { return std::make_unique<ListReader>(stream); },
    parse_list};

Doors test_doors() {
  static const std::vector<const Form*> all = [] {
    std::vector<const Form*> list(forms().begin(), forms().end());
    list.push_back(&kListForm);
    return list;
  }();
  Doors doors;
  doors.forms = all;
  doors.containers = std::span(&kBox, 1);
  return doors;
}

}  // namespace broadsheet::indexer::tests
