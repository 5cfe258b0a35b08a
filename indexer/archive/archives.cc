// tar, zip and 7z.
#include "archive/archives.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <utility>

#include "archive/libarchive.h"
#include "archive/member_names.h"
#include "archive/wacz.h"

namespace broadsheet::indexer {
namespace {

using namespace std::string_view_literals;
using Formats = std::initializer_list<LibArchive::Support>;

// A member's bytes.
class MemberStream final : public ByteStream {
 public:
  explicit MemberStream(LibArchive& archive) : archive_(archive) {}

 private:
  std::size_t take(char* to, std::size_t size) override {
    const std::ptrdiff_t got = archive_.read_data(to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    fail(archive_.problem());
    return 0;
  }

  LibArchive& archive_;
};

class Archive final : public Container {
 public:
  Archive(ByteStream& stream, Budget& budget, std::string name, Formats formats, LibArchive::Access access,
          LibArchive::FindMember find = nullptr)
      : archive_(stream, budget, std::move(name), formats, access, find) {}

  std::optional<Member> next() override {
    if (pending_) return std::exchange(pending_, std::nullopt);
    if (has_ended_) return std::nullopt;
    // What ended the archive ended its last member, too, whose record says so.
    const bool is_read = !is_encrypted_;
    bool is_told = is_encrypted_ || (stream_ != nullptr && !stream_->error().empty() && archive_.is_over());
    is_encrypted_ = false;
    stream_.reset();
    std::string damage;
    while (true) {
      archive_entry* entry = nullptr;
      const int result = archive_.next_header(entry);
      if (archive_.is_over()) {
        std::string problem = problem_if(!is_told);
        if (archive_.restart(is_read)) {
          if (damage.empty()) damage = std::move(problem);
          is_told = false;
          continue;
        }
        has_ended_ = true;
        if (archive_.gave_up()) problem = archive_.problem();
        if (archive_.gave_up() || (damage.empty() && !is_told)) fail(std::move(problem));
        return rejected(damage);
      }
      is_told = false;
      has_ended_ = result == ARCHIVE_EOF;
      if (has_ended_) return rejected(damage);
      // Of an encrypted member of unknown size libarchive says so once more, with the next one's header.
      const bool is_next = !is_read && result == ARCHIVE_FAILED && !LibArchive::name_of(entry).empty();
      if (!is_next && (result == ARCHIVE_RETRY || result == ARCHIVE_FAILED)) {
        // Something that is no member is passed over; one record stands for all of it.
        if (damage.empty()) damage = archive_.problem();
        continue;
      }
      has_members_ = true;
      std::optional<Member> member = member_of(entry);
      if (!member) continue;
      if (damage.empty()) return member;
      pending_ = std::move(member);
      return rejected(damage);
    }
  }

 private:
  static std::optional<Member> rejected(const std::string& damage) {
    if (damage.empty()) return std::nullopt;
    Member member;
    member.problem = damage;
    return member;
  }

  // Why the archive is over, if that `is_new`.
  [[nodiscard]] std::string problem_if(bool is_new) const {
    if (!is_new) return {};
    return !has_members_ && archive_.has_encrypted() ? std::string("encrypted") : archive_.problem();
  }

  // Nothing for a directory, a link, a device, and what a directory's reader leaves out, too.
  std::optional<Member> member_of(archive_entry* entry) {
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
      return std::nullopt;
    }
    Member member;
    member.name = names_.decoded(LibArchive::name_of(entry));
    if (is_hidden(member.name)) return std::nullopt;
    if (archive_entry_is_encrypted(entry) != 0) {
      member.problem = "encrypted";
      is_encrypted_ = true;
      return member;
    }
    stream_ = std::make_unique<MemberStream>(archive_);
    member.stream = stream_.get();
    return member;
  }

  LibArchive archive_;
  MemberNames names_;
  std::unique_ptr<MemberStream> stream_;
  std::optional<Member> pending_;
  bool has_members_ = false;
  bool is_encrypted_ = false;  // the last member; what makes its end unknown is no other damage
  bool has_ended_ = false;
};

// Of tar's checksum: the sum of all bytes of a header, its own field as blanks.
bool is_tar(std::string_view head) {
  constexpr std::size_t kHeader = 512;
  constexpr std::size_t kField = 148;
  constexpr std::size_t kFieldBytes = 8;
  if (head.size() < kHeader || head.front() == '\0') return false;
  unsigned stated = 0;
  std::size_t digits = 0;
  for (const char c : head.substr(kField, kFieldBytes)) {
    if (c >= '0' && c <= '7') {
      stated = stated * 8 + static_cast<unsigned>(c - '0');
      ++digits;
    } else if (c != ' ' && c != '\0') {
      return false;
    }
  }
  unsigned sum = 0;
  for (std::size_t i = 0; i < kHeader; ++i) {
    const bool is_field = i >= kField && i < kField + kFieldBytes;
    sum += is_field ? 32U : static_cast<unsigned char>(head[i]);
  }
  return digits > 0 && sum == stated;
}

std::unique_ptr<Container> open_tar(ByteStream& stream, const Opening& opening) {
  return std::make_unique<Archive>(stream, opening.budget, "tar archive",
                                   Formats{&archive_read_support_format_tar}, LibArchive::Access::kInOrder);
}

// An archive that is empty, or parted over several files, begins otherwise.
bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv) ||
         head.starts_with("PK\x07\x08"sv);
}

// The header of a member, by what its fields may be: a version, a method, a name.
std::size_t find_zip_member(std::string_view bytes) {
  constexpr std::string_view kMark = "PK\x03\x04"sv;
  constexpr unsigned kMaxVersion = 63;  // of what is needed to read it; 6.3 is the last
  constexpr unsigned kMaxMethod = 99;   // AES
  constexpr unsigned kMaxNameBytes = 4096;
  for (std::size_t at = bytes.find(kMark); at != std::string_view::npos; at = bytes.find(kMark, at + 1)) {
    if (bytes.size() - at < LibArchive::kLookedAt) break;
    const auto number = [&](std::size_t place) {
      return static_cast<unsigned char>(bytes[at + place]) +
             (static_cast<unsigned>(static_cast<unsigned char>(bytes[at + place + 1])) << 8U);
    };
    const unsigned name_bytes = number(26);
    const bool is_header = (number(4) & 0xFFU) <= kMaxVersion && number(8) <= kMaxMethod && name_bytes > 0 &&
                           name_bytes <= kMaxNameBytes;
    if (is_header) return at;
  }
  return std::string_view::npos;
}

// In order, without its index: memory does not grow with its members, and a cut one gives what is there.
std::unique_ptr<Container> open_zip(ByteStream& stream, const Opening& opening) {
  return with_wacz_list(std::make_unique<Archive>(stream, opening.budget, "zip archive",
                                                  Formats{&archive_read_support_format_zip_streamable},
                                                  LibArchive::Access::kInOrder, &find_zip_member));
}

constexpr std::string_view kSevenZipMagic = "7z\xBC\xAF\x27\x1C"sv;

bool is_seven_zip(std::string_view head) { return head.starts_with(kSevenZipMagic); }

// A 7z archive inside something that is read in order, held in memory.
class HeldSevenZip final : public Container {
 public:
  HeldSevenZip(ByteStream& stream, Budget& budget) {
    constexpr std::size_t kBlock = 1U << 20;
    while (true) {
      const std::size_t had = bytes_.size();
      bytes_.resize(had + kBlock);
      const std::size_t got = stream.read(bytes_.data() + had, kBlock);
      bytes_.resize(had + got);
      if (got == 0) break;
      if (bytes_.size() > kMaxBytes) {
        fail("a 7z archive of more than 64 MiB inside another container, or from a pipe; unpack it first");
        return;
      }
    }
    if (!stream.error().empty()) {
      fail(stream.error());
      return;
    }
    held_ = memory_stream(bytes_);
    archive_.emplace(*held_, budget, "7z archive", Formats{&archive_read_support_format_7zip},
                     LibArchive::Access::kRandom);
  }

  std::optional<Member> next() override {
    if (!archive_) return std::nullopt;
    std::optional<Member> member = archive_->next();
    if (!archive_->error().empty()) fail(archive_->error());
    return member;
  }

 private:
  // Its index stands at its end.
  static constexpr std::size_t kMaxBytes = 64U << 20;

  std::string bytes_;
  std::unique_ptr<ByteStream> held_;
  std::optional<Archive> archive_;
};

std::unique_ptr<Container> open_seven_zip(ByteStream& stream, const Opening& opening) {
  if (!stream.random_access_size()) return std::make_unique<HeldSevenZip>(stream, opening.budget);
  return std::make_unique<Archive>(stream, opening.budget, "7z archive",
                                   Formats{&archive_read_support_format_7zip}, LibArchive::Access::kRandom);
}

}  // namespace

constinit const ContainerKind kTar{"tar", is_tar, open_tar, {}};
constinit const ContainerKind kZip{"zip", is_zip, open_zip, {}};
constinit const ContainerKind kSevenZip{"7z", is_seven_zip, open_seven_zip, {}};

}  // namespace broadsheet::indexer
