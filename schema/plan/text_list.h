// Texts of an index with how they sound, kept in memory in their order: what names are compared with, without
// reading the index and the letters again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sounds/likeness.h"
#include "sounds/name_skeleton.h"

namespace broadsheet::schema::plan {

/// The first characters of a text tell whether it may be a name: so many of them.
inline constexpr std::size_t kBeginnings = 5;

/// Texts in the order of their bytes, and what they begin with. Built once, then read by any thread.
class TextList {
 public:
  /// A text, or a beginning that the texts after it have.
  struct Place {
    std::string_view text;     ///< of a beginning: empty
    std::size_t depth = 0;     ///< of a beginning: it has so many characters
    std::size_t after = 0;     ///< where the next place is
    std::size_t past_all = 0;  ///< of a beginning: the first place that does not begin so
    std::array<sounds::SoundView, sounds::kMaxReadings> sounds;
    std::size_t readings = 0;
  };

  /// Appends `text`, which must follow the last one. False if the list would then have more than `max_bytes`:
  /// it is as it was. So it is too if there is no memory.
  bool append(std::string_view text, NameReader& reader, std::size_t max_bytes);

  /// To be called once, before anything is read. `whole`: it has all texts of its range; otherwise more may
  /// follow in the index. `more`: texts of another range follow.
  void finish(bool whole, bool more) noexcept;

  bool is_whole() const noexcept { return whole_; }
  bool has_more() const noexcept { return more_; }
  const std::string& last() const noexcept { return last_; }
  std::size_t bytes() const noexcept { return bytes_.capacity(); }

  /// Where the first place is, and the end.
  static constexpr std::size_t begin() noexcept { return 0; }
  std::size_t end() const noexcept { return bytes_.size(); }
  Place at(std::size_t place) const noexcept;

 private:
  struct Appended;
  void write(const Appended& appended) noexcept;
  void put(const sounds::Sound& sound) noexcept;
  void close(std::size_t depth) noexcept;
  std::string_view chars(std::size_t at, std::size_t size) const noexcept;
  sounds::SoundView sound_at(std::size_t& at) const noexcept;

  std::vector<std::uint8_t> bytes_;
  std::string last_;
  std::array<std::size_t, kBeginnings> ends_{};     // of the beginnings of last_ that are open
  std::array<std::size_t, kBeginnings> lengths_{};  // where the length of what begins so is to be written
  std::size_t opened_ = 0;
  bool whole_ = false;
  bool more_ = false;
};

}  // namespace broadsheet::schema::plan
