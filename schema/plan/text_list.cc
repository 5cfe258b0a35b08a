// How the list is packed: places one after the other, a beginning before all texts that have it.
//
// A beginning: its number of characters, its sound, the length of what begins so. A text: 0, its size, its
// bytes, the number of its readings, their sounds. A sound: its way of writing, its number of phones, these.
#include "plan/text_list.h"

#include <algorithm>
#include <cstring>

#include "text/characters.h"

namespace broadsheet::schema::plan {
namespace {

using Length = std::uint32_t;

// What can be a name is shorter; a longer text has no reading.
constexpr std::size_t kMaxTextBytes = 255;
static_assert(kMaxTextBytes >= kMaxNameBytes);

std::size_t size_of(const sounds::Sound& sound) { return 2U + sound.phones.size; }

}  // namespace

// What append() is about to write.
struct TextList::Appended {
  std::string_view text;
  std::size_t same = 0;   // beginnings that it has in common with the last text
  std::size_t depth = 0;  // its beginnings
  std::array<std::size_t, kBeginnings> ends{};
  std::array<sounds::Sound, kBeginnings> beginnings{};
  sounds::Readings readings;

  std::string_view kept() const { return text.substr(0, kMaxTextBytes); }
  std::size_t size() const {
    std::size_t size = 3 + kept().size();
    for (std::size_t i = same; i < depth; ++i) size += 1 + size_of(beginnings[i]) + sizeof(Length);
    for (std::size_t i = 0; i < readings.size; ++i) size += size_of(readings.of[i]);
    return size;
  }
};

bool TextList::append(std::string_view text, NameReader& reader, std::size_t max_bytes) {
  Appended appended;
  appended.text = text;
  std::size_t& same = appended.same;
  while (same < opened_ && text.starts_with(std::string_view(last_).substr(0, ends_[same]))) ++same;
  std::size_t end = same > 0 ? ends_[same - 1] : 0;
  std::size_t& depth = appended.depth;
  for (depth = same; depth < kBeginnings && end < text.size(); ++depth) {
    next_character(text, end);
    appended.ends[depth] = end;
    const sounds::Readings readings = reader.readings(text.substr(0, end));
    if (readings.size > 0) appended.beginnings[depth] = readings.of[0];
  }
  appended.readings = reader.readings(text);
  const std::size_t size = bytes_.size() + appended.size();
  if (size > max_bytes) return false;
  if (size > bytes_.capacity()) bytes_.reserve(std::min(std::max(size, 2 * bytes_.capacity()), max_bytes));
  last_.reserve(text.size());
  write(appended);
  return true;
}

// Nothing here takes memory.
void TextList::write(const Appended& appended) noexcept {
  close(appended.same);
  for (; opened_ < appended.depth; ++opened_) {
    ends_[opened_] = appended.ends[opened_];
    bytes_.push_back(static_cast<std::uint8_t>(opened_ + 1));
    put(appended.beginnings[opened_]);
    lengths_[opened_] = bytes_.size();
    bytes_.insert(bytes_.end(), sizeof(Length), 0);
  }
  const std::string_view kept = appended.kept();
  bytes_.push_back(0);
  bytes_.push_back(static_cast<std::uint8_t>(kept.size()));
  bytes_.insert(bytes_.end(), kept.begin(), kept.end());
  bytes_.push_back(static_cast<std::uint8_t>(appended.readings.size));
  for (std::size_t i = 0; i < appended.readings.size; ++i) put(appended.readings.of[i]);
  last_ = appended.text;
}

void TextList::put(const sounds::Sound& sound) noexcept {
  bytes_.push_back(static_cast<std::uint8_t>(sound.writing));
  bytes_.push_back(sound.phones.size);
  const auto phones = sound.phones.view();
  bytes_.insert(bytes_.end(), phones.begin(), phones.end());
}

// What is deeper than `depth` has ended.
void TextList::close(std::size_t depth) noexcept {
  for (; opened_ > depth; --opened_) {
    const std::size_t at = lengths_[opened_ - 1];
    const auto length = static_cast<Length>(bytes_.size() - at - sizeof(Length));
    std::memcpy(bytes_.data() + at, &length, sizeof(length));
  }
}

void TextList::finish(bool whole, bool more) noexcept {
  close(0);
  bytes_.shrink_to_fit();
  whole_ = whole;
  more_ = more;
}

std::string_view TextList::chars(std::size_t at, std::size_t size) const noexcept {
  return {reinterpret_cast<const char*>(bytes_.data()) + at, size};
}

sounds::SoundView TextList::sound_at(std::size_t& at) const noexcept {
  const auto writing = static_cast<sounds::Writing>(bytes_[at]);
  const std::size_t size = bytes_[at + 1];
  const sounds::Phone* const phones = bytes_.data() + at + 2;
  at += 2 + size;
  return {{phones, size}, writing};
}

TextList::Place TextList::at(std::size_t at) const noexcept {
  Place place;
  place.depth = bytes_[at++];
  if (place.depth > 0) {
    place.sounds[0] = sound_at(at);
    place.readings = 1;
    Length length = 0;
    std::memcpy(&length, bytes_.data() + at, sizeof(length));
    place.after = at + sizeof(length);
    place.past_all = place.after + length;
    return place;
  }
  const std::size_t size = bytes_[at++];
  place.text = chars(at, size);
  at += size;
  place.readings = bytes_[at++];
  for (std::size_t i = 0; i < place.readings; ++i) place.sounds[i] = sound_at(at);
  place.after = at;
  return place;
}

}  // namespace broadsheet::schema::plan
