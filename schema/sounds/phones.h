// From letters to phones: the units that names are compared in. What one sound is written with is one phone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace broadsheet::schema::sounds {

/// A place in phone_texts(), which are so many.
using Phone = std::uint8_t;
inline constexpr std::size_t kPhoneCount = 52;

/// Longer names are compared by their first phones. The longest of tests/unit/data/names.tsv has 24.
inline constexpr std::size_t kMaxPhones = 40;

/// Phones of one name; a fixed size, so that comparing many takes no memory.
struct Phones {
  std::array<Phone, kMaxPhones> of{};
  std::uint8_t size = 0;
  std::span<const Phone> view() const noexcept { return {of.data(), size}; }
};

/// All phones as append_letters() writes them: letters, signs, and letters that are one sound.
std::span<const std::string_view> phone_texts() noexcept;

/// Cuts the letters of a name. Doubled ones count once; what parts a name and what is not heard is left out.
Phones phones_of(std::string_view letters) noexcept;

}  // namespace broadsheet::schema::sounds
