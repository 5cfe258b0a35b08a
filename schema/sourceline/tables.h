// The words by which source lines and agency leads are known, as data.
// Collected from the legal notices that newspapers and agencies print; each row is in lower case and narrow.
#pragma once

#include <span>
#include <string_view>

namespace broadsheet::schema::sourceline {

// A statement that reserves rights. It begins a clause that ends with the line, a full stop or another part.
struct RightsPhrase {
  std::string_view text;
  bool complete = true;  // says enough to make a line a source line; else it is found in prose as well
};
std::span<const RightsPhrase> rights_phrases() noexcept;

// A word that stands before the owner: "copyright", "저작권자", "版权所有".
struct OwnerLabel {
  std::string_view text;
  bool telling = false;  // needs no sign, year, host or colon after it: prose does not begin a line with it
};
std::span<const OwnerLabel> owner_labels() noexcept;

// Labels that name a source when a colon follows: "source", "出典", "sumber".
std::span<const std::string_view> source_labels() noexcept;

// Signs of copyright: "©", "ⓒ", "(c)".
std::span<const std::string_view> copyright_signs() noexcept;

// News agencies that leads name without a sign between place and agency: "ソウル聯合ニュース",
// "新华社北京3月1日电".
std::span<const std::string_view> agencies() noexcept;

// Those of them that open a report before its place and date: "新华社北京3月1日电".
std::span<const std::string_view> opening_agencies() noexcept;

// Places that follow a reporter's name without a sign between them: "中央社記者王小明台北1日電".
std::span<const std::string_view> lead_places() noexcept;

// What follows a reporter's name: "기자", "특파원".
std::span<const std::string_view> reporter_titles() noexcept;

/// What a paper or a site calls itself in a notice ("本サイト", "본지"): no names.
std::span<const std::string_view> self_names() noexcept;

}  // namespace broadsheet::schema::sourceline
