// Atoms: what names and texts are compared by. A word (of Korean an eojeol, of Thai a dictionary word) is one
// atom; of a run of Han and Kana, each character is one. Where an atom may begin or end a name depends on the
// words of the dictionary: 中国 is not a name in 中国人民 only if the dictionary knows a longer word across
// its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"

namespace broadsheet::schema::lexemes {

struct Atom {
  std::uint32_t text = 0;  ///< its normalised text, in Atoms::texts
  std::uint32_t length = 0;
  std::uint32_t position = 0;
  std::uint32_t begin = 0;  ///< byte offsets in the text that was analysed
  std::uint32_t end = 0;
  StemScript stem_script = StemScript::kNone;
  bool may_begin = true;  ///< a name may begin before it
  bool may_end = true;    ///< a name may end after it
};

/// Collects the tokens of one text as atoms.
class Atoms {
 public:
  void clear();

  /// Takes the next token of an Analyzer. No name begins with a word for which `may_begin` is false.
  void add(const Token& token, bool may_begin = true);

  std::size_t size() const noexcept { return atoms_.size(); }
  const Atom& operator[](std::size_t index) const noexcept { return atoms_[index]; }
  std::string_view text(std::size_t index) const noexcept {
    return std::string_view(texts_).substr(atoms_[index].text, atoms_[index].length);
  }

  /// True while the last atoms are a run of Han whose dictionary words may still come.
  bool in_run() const noexcept { return in_run_; }

 private:
  void add_character(std::string_view character, const Token& token);
  void part(std::size_t first, std::size_t last);

  std::vector<Atom> atoms_;
  std::string texts_;
  std::size_t run_begin_ = 0;
  bool in_run_ = false;
  bool run_open_ = false;  // the run's last character has not come yet
};

}  // namespace broadsheet::schema::lexemes
