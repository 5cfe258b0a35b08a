// From a place in an archive to the bytes of its record.
#include "broadsheet/indexer/original.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "archive/container.h"
#include "archive/http_message.h"
#include "archive/media_type.h"
#include "broadsheet/indexer/encoding.h"
#include "broadsheet/indexer/filter.h"
#include "broadsheet/indexer/reader.h"
#include "forms/open.h"
#include "forms/open_stream.h"

namespace broadsheet::indexer {
namespace {

// A record in an encoding of four bytes a character, where UTF-8 has one.
constexpr std::uint64_t kMaxOriginalBytes = 4 * kMaxRecordBytes;
// What a program read may be larger than what it made of it: a book as pictures, a recording.
constexpr std::uint64_t kMaxFilteredBytes = std::uint64_t{1} << 30;

// The rest of `stream`, up to `most` bytes.
std::string read_all(ByteStream& stream, std::uint64_t most) {
  std::string bytes;
  while (bytes.size() < most) {
    const std::size_t had = bytes.size();
    bytes.resize(had + static_cast<std::size_t>(std::min<std::uint64_t>(kBlockBytes, most - had)));
    const std::size_t got = stream.read(bytes.data() + had, bytes.size() - had);
    bytes.resize(had + got);
    if (got == 0) break;
  }
  return bytes;
}

// False if the stream ends before `offset`.
bool pass_to(ByteStream& stream, std::uint64_t offset) {
  const auto buffer = std::make_unique_for_overwrite<char[]>(kBlockBytes);
  while (offset > 0) {
    const std::size_t got =
        stream.read(buffer.get(), static_cast<std::size_t>(std::min<std::uint64_t>(kBlockBytes, offset)));
    if (got == 0) return false;
    offset -= got;
  }
  return true;
}

// The `length` bytes at `offset` of a stream that can be read at any place.
std::string read_there(ByteStream& stream, std::uint64_t offset, std::uint64_t length) {
  std::string bytes(static_cast<std::size_t>(length), '\0');
  std::size_t held = 0;
  while (held < bytes.size()) {
    const std::size_t got = stream.read_at(offset + held, bytes.data() + held, bytes.size() - held);
    if (got == 0) break;
    held += got;
  }
  bytes.resize(held);
  return bytes;
}

class Walk {
 public:
  Walk(const Origin& origin, const std::string& path, OriginalPart part)
      : origin_(origin), path_(path), part_(part), filters_(filters_of(origin)) {
    // What was asked for when the record was read is not known.
    read_.web.statuses = {{0, 999}};
    read_.web.media_types = {"*/*"};
  }

  Original operator()() {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path_, error);
    if (!std::filesystem::exists(status))
      return {OriginalState::kMissing, {}, path_ + ": there is no such file"};
    // A pipe or a device may never end.
    if (!std::filesystem::is_regular_file(status)) return changed("it is not a file any more");
    auto opened = open_file(path_);
    if (auto* problem = std::get_if<std::string>(&opened)) return cut(*problem);
    auto& file = std::get<std::unique_ptr<ByteStream>>(opened);
    levels_.push_back({nullptr, std::make_unique<PlainFile>(std::move(file)), false});
    while (!levels_.empty() && best_.state != OriginalState::kSame && !is_unchecked()) step();
    return std::move(best_);
  }

 private:
  // A container on the way.
  struct Level {
    std::unique_ptr<OpenStream> stream;
    std::unique_ptr<Container> container;
    bool has_name = false;  // it is the member of a chain
  };

  [[nodiscard]] bool is_unchecked() const { return best_.state == OriginalState::kUnchecked; }

  [[nodiscard]] std::string place() const {
    Origin place = origin_;
    place.path = path_;
    return place_of(place);
  }
  [[nodiscard]] Original changed(std::string_view what) const {
    return {OriginalState::kChanged, {}, fmt::format("{}: the archive has changed: {}", place(), what)};
  }
  [[nodiscard]] Original cut(std::string_view what) const {
    return {OriginalState::kShort,
            {},
            fmt::format("{}: the archive can't be read to the end of the record: {}", place(), what)};
  }

  // Of several places that are not what was looked for, what the first one is says most; but that nothing is
  // there says least.
  void keep(Original found) {
    const bool is_right = found.state == OriginalState::kSame || found.state == OriginalState::kUnchecked;
    if (is_right || !has_met_) best_ = std::move(found);
    has_met_ = true;
  }

  // Goes on to the next member of the innermost container.
  void step() {
    Level& level = levels_.back();
    std::optional<Member> member = level.container->next();
    if (!member) {
      if (!level.container->error().empty()) keep(cut(level.container->error()));
      leave();
      return;
    }
    const bool is_inside = levels_.size() > 1;
    if (is_inside && !budget_.open_member()) {
      keep(cut(budget_.reason(budget_.exhausted())));
      levels_.clear();
      return;
    }
    const bool has_name = !member->name.empty();
    // Damage has no name of its own; what is looked for may lie behind it, or in it.
    if (!has_name && !member->problem.empty()) {
      if (damage_.empty()) damage_ = member->problem;
      return;
    }
    if (has_name && (matched_ == origin_.members.size() || origin_.members[matched_] != member->name)) return;
    const bool is_last = matched_ + (has_name ? 1 : 0) == origin_.members.size();
    if (is_last && is_other_visit(*member)) return;
    if (member->stream == nullptr) {
      if (is_last) keep(without_bytes(*member));
      return;
    }
    enter(*member, has_name, is_last, is_inside);
  }

  // The same address at another time.
  [[nodiscard]] bool is_other_visit(const Member& member) const {
    return origin_.fetched_utc_seconds && member.envelope != nullptr &&
           member.envelope->fetched_utc_seconds != origin_.fetched_utc_seconds;
  }

  void enter(const Member& member, bool has_name, bool is_last, bool is_inside) {
    auto stream = std::make_unique<OpenStream>(*member.stream, budget_, is_inside);
    const std::string_view head = stream->peeked.peek(kSniffBytes);
    // An office document is a container too.
    if (is_last && filters_.find(stream->peeked.peek(kMediaTypeBytes), member.media_type) != nullptr)
      return keep(read_filtered(stream->peeked));
    for (const ContainerKind& kind : container_kinds()) {
      if (!kind.is_opened_by(head)) continue;
      if (!budget_.enter()) return keep(cut(budget_.reason(Limit::kDepth)));
      std::unique_ptr<Container> container = kind.open(stream->peeked, {budget_, read_});
      if (has_name) ++matched_;
      levels_.push_back({std::move(stream), std::move(container), has_name});
      return;
    }
    if (is_last) {
      keep(read(stream->peeked, member));
    } else if (damage_.empty()) {
      damage_ = stream->metered.error();  // what should be a container can't be told for one
    }
  }

  void leave() {
    if (levels_.back().has_name) --matched_;
    if (levels_.size() > 1) budget_.leave();
    levels_.pop_back();
    if (levels_.empty() && !has_met_ && !damage_.empty()) {
      keep(cut(damage_));
    } else if (levels_.empty() && !has_met_) {
      keep(changed(origin_.members.empty() ? std::string("it is a container now")
                                           : fmt::format("there is no member {}", origin_.members.back())));
    }
  }

  // A revisit, or something that is no page any more.
  [[nodiscard]] Original without_bytes(const Member& member) const {
    if (origin_.is_revisit && part_ != OriginalPart::kRecord)
      return {OriginalState::kUnchecked, web_part(member),
              fmt::format("{}: a revisit has no digest", place())};
    return changed(member.problem.empty() ? member.skipped : member.problem);
  }

  // The record in `stream`, the innermost member.
  [[nodiscard]] Original read(ByteStream& stream, const Member& member) const {
    if (origin_.length > kMaxOriginalBytes) return changed("it says that the record is larger than any");
    std::string bytes;
    if (stream.random_access_size()) {
      bytes = read_there(stream, origin_.offset, origin_.length);
    } else if (pass_to(stream, origin_.offset)) {
      bytes = read_all(stream, origin_.length);
    }
    if (!stream.error().empty()) return cut(stream.error());
    if (bytes.size() < origin_.length) {
      const std::uint64_t end = stream.random_access_size().value_or(stream.position());
      return cut(fmt::format("it is shorter than it was: it ends at byte {}, and the record ended at byte {}",
                             end, origin_.offset + origin_.length));
    }
    Original found = judged(std::move(bytes));
    const bool is_right = found.state == OriginalState::kSame || found.state == OriginalState::kUnchecked;
    if (is_right && part_ != OriginalPart::kRecord) found.bytes = web_part(member);
    return found;
  }

  // What a program made the record of: all of the stream.
  [[nodiscard]] Original read_filtered(ByteStream& stream) const {
    std::string bytes = read_all(stream, kMaxFilteredBytes + 1);
    if (!stream.error().empty()) return cut(stream.error());
    if (bytes.size() > kMaxFilteredBytes) return cut("it is larger than 1 GiB");
    return {OriginalState::kUnchecked, std::move(bytes),
            fmt::format("{}: whether it has changed can't be told: a program read it, as {}", place(),
                        origin_.filter)};
  }

  [[nodiscard]] Original judged(std::string bytes) const {
    if (origin_.digest.empty()) {
      return {OriginalState::kUnchecked, std::move(bytes),
              fmt::format("{}: whether it has changed can't be told: its origin has no digest", place())};
    }
    const std::string text = as_utf8(bytes);
    if (schema::has_digest(text, origin_.digest)) return {OriginalState::kSame, std::move(bytes), {}};
    Original other = changed(fmt::format("what stands there has the digest {}, and the record had {}",
                                         schema::digest_of(text), origin_.digest));
    other.bytes = std::move(bytes);
    return other;
  }

  // Digests are those of the text that was read.
  [[nodiscard]] std::string as_utf8(const std::string& bytes) const {
    const Encoding* const encoding = origin_.encoding.empty() ? nullptr : find_encoding(origin_.encoding);
    if (encoding == nullptr) return bytes;
    const std::unique_ptr<ByteStream> raw = memory_stream(bytes);
    DecodedStream decoded(*raw, *encoding);
    return read_all(decoded, kMaxOriginalBytes);
  }

  [[nodiscard]] std::string web_part(const Member& member) const {
    std::string part(member.record_head);
    if (part_ == OriginalPart::kWebRecord) return part.append(member.record_block);
    const std::size_t end =
        member.record_block.starts_with("HTTP/") ? end_of_head(member.record_block) : std::string_view::npos;
    return end == std::string_view::npos ? part : part.append(member.record_block.substr(0, end));
  }

  // The filter that the record came through, if it did; without its program.
  static std::vector<Filter> filters_of(const Origin& origin) {
    if (origin.filter.empty()) return {};
    return {{origin.filter, {}}};
  }

  const Origin& origin_;
  const std::string& path_;
  const OriginalPart part_;
  const Filters filters_;
  ReadOptions read_;
  Budget budget_;
  std::vector<Level> levels_;
  std::size_t matched_ = 0;  // of the chain of members, by the levels
  bool has_met_ = false;
  std::string damage_;  // on the way
  Original best_;
};

}  // namespace

Original find_original(const Origin& origin, const std::string& path, OriginalPart part) {
  return Walk(origin, path, part)();
}

}  // namespace broadsheet::indexer
