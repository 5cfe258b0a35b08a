// What libarchive reads: formats with members, and methods of compression. Formats and methods are named one
// by one, never "all": each is a door for hostile input.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/budget.h"
#include "archive/byte_stream.h"
#include "archive/container.h"

struct archive;
struct archive_entry;

namespace broadsheet::indexer {

// libarchive reading from a ByteStream. Not thread-safe.
class LibArchive {
 public:
  // Makes a reader ready for one format, or one method: archive_read_support_format_tar.
  using Support = int (*)(archive*);
  // The stream is read in order, or at any place: 7z has its index at its end.
  enum class Access : unsigned char { kInOrder, kRandom };
  // Where in `bytes` a member may begin; npos if nowhere. Looks at kLookedAt bytes from that place on.
  using FindMember = std::size_t (*)(std::string_view bytes);
  static constexpr std::size_t kLookedAt = 30;

  // `stream` and `budget` must outlive this. `name`: for messages ("the tar archive").
  LibArchive(ByteStream& stream, Budget& budget, std::string name, std::initializer_list<Support> supports,
             Access access = Access::kInOrder, FindMember find = nullptr);
  ~LibArchive();
  LibArchive(const LibArchive&) = delete;
  LibArchive& operator=(const LibArchive&) = delete;

  // The next member's header. An ARCHIVE_ code; `entry` is valid until the next call.
  int next_header(archive_entry*& entry);
  // The name of a member: UTF-8, or bytes as they stand in the archive.
  static std::string name_of(archive_entry* entry);
  // What of the member is read next; 0: its end; below 0: an ARCHIVE_ code, behind all that could be read.
  std::ptrdiff_t read_data(char* to, std::size_t size);

  // After damage that libarchive does not get over (is_over): begins anew at the next place behind it that
  // `find` takes for a member. False if there is none, or it is not known how to find one. `is_read`: the
  // last member was; of one that was passed over libarchive may have taken too much.
  bool restart(bool is_read);

  // restart() was asked for too often: problem() says so.
  [[nodiscard]] bool gave_up() const noexcept { return gave_up_; }

  // Why the last call failed: "the tar archive is cut short: it ends in the middle, at byte 512".
  [[nodiscard]] std::string problem() const;
  // Nothing can be read any more.
  [[nodiscard]] bool is_over() const noexcept { return is_over_; }
  // Whether it was met that something is encrypted.
  [[nodiscard]] bool has_encrypted() const;

 private:
  class Callbacks;
  int checked(const std::function<int()>& call);
  void open();

  ByteStream& stream_;
  Budget& budget_;
  const std::string name_;
  const std::vector<Support> supports_;
  const FindMember find_;
  std::string_view block_;   // what libarchive has given of the member
  std::uint64_t gap_ = 0;    // bytes of a sparse file in front of it
  std::uint64_t place_ = 0;  // in the member, of what is read next
  std::size_t restarts_ = 0;
  std::uint64_t begin_ = 0;  // where in the stream the reader began
  std::unique_ptr<Callbacks> callbacks_;
  struct Free {
    void operator()(archive* reader) const;
  };
  std::unique_ptr<archive, Free> reader_;
  bool is_over_ = false;
  bool gave_up_ = false;
};

}  // namespace broadsheet::indexer
