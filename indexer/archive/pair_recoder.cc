// Source of the code: KS X 1001:1992, annex 3, as glibc's iconv has it.
#include "archive/pair_recoder.h"

#include <iconv.h>

#include <memory>
#include <stdexcept>

#include "text/characters.h"

namespace broadsheet::indexer {
namespace {

constexpr char kNoText = '\xFF';

// Fewer syllables may be chance. So many of a hundred are everyday ones, which are a fifth of all: those that
// the older code has, which windows-949 keeps where both bytes are from kFirstOfOlderCode on. The others end
// in kLastOfOthers.
constexpr std::size_t kFewestSyllables = 8;
constexpr std::size_t kEverydayOfHundred = 95;
constexpr unsigned kFirstOfOlderCode = 0xA1;
constexpr unsigned kLastOfOthers = 0xC6;
constexpr unsigned kFirstEveryday = 0xB0;
constexpr unsigned kLastEveryday = 0xC8;

unsigned byte_of(char c) { return static_cast<unsigned char>(c); }

std::size_t place_of(char lead, char trail) { return (byte_of(lead) - 0x80U) << 8U | byte_of(trail); }

}  // namespace

const PairRecoder::Table& PairRecoder::johab() {
  static const std::unique_ptr<const Table> table = [] {
    const iconv_t converter = iconv_open("UHC", "JOHAB");
    // POSIX: (iconv_t)-1 where it fails.
    if (reinterpret_cast<std::intptr_t>(converter) == -1)
      throw std::runtime_error("the C library does not know Johab");
    auto made = std::make_unique<Table>();
    for (std::size_t place = 0; place < made->size(); ++place) {
      std::array<char, 2> pair{static_cast<char>(place >> 8U | 0x80U), static_cast<char>(place & 0xFFU)};
      std::array<char, 4> recoded{};
      char* from = pair.data();
      char* to = recoded.data();
      std::size_t left = pair.size();
      std::size_t room = recoded.size();
      const bool is_whole = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
      if (!is_whole || left > 0 || room != 2) {
        iconv(converter, nullptr, nullptr, nullptr, nullptr);
        continue;
      }
      (*made)[place] = static_cast<std::uint16_t>(byte_of(recoded[0]) << 8U | byte_of(recoded[1]));
    }
    iconv_close(converter);
    return made;
  }();
  return *table;
}

PairRecoder::PairRecoder(const Encoding& encoding) {
  if (encoding.name == "Johab") table_ = &johab();
}

void PairRecoder::recode(std::string& bytes, bool are_last) {
  if (table_ == nullptr) return;
  bytes.insert(0, held_);
  held_.clear();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (schema::is_ascii(bytes[at])) continue;
    if (at + 1 == bytes.size()) {
      if (are_last) {
        bytes[at] = kNoText;
      } else {
        held_ = bytes[at];
        bytes.pop_back();
      }
      return;
    }
    const unsigned pair = (*table_)[place_of(bytes[at], bytes[at + 1])];
    if (pair == 0) {  // the next byte may be text
      bytes[at] = kNoText;
      continue;
    }
    bytes[at] = static_cast<char>(pair >> 8U);
    bytes[++at] = static_cast<char>(pair & 0xFFU);
  }
}

bool is_johab(std::string_view text) {
  std::string recoded(text);
  PairRecoder recoder(*find_encoding("Johab"));
  recoder.recode(recoded, false);  // what is looked at may end inside a pair
  std::size_t everyday = 0;
  std::size_t rare = 0;
  for (std::size_t at = 0; at < recoded.size(); ++at) {
    if (schema::is_ascii(recoded[at])) continue;
    if (recoded[at] == kNoText) return false;
    const unsigned lead = byte_of(recoded[at++]);
    const bool is_older = lead >= kFirstOfOlderCode && byte_of(recoded[at]) >= kFirstOfOlderCode;
    if (is_older && lead >= kFirstEveryday && lead <= kLastEveryday) ++everyday;
    if (!is_older && lead <= kLastOfOthers) ++rare;
  }
  return everyday >= kFewestSyllables && 100 * everyday >= kEverydayOfHundred * (everyday + rare);
}

}  // namespace broadsheet::indexer
