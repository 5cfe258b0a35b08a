// From tokens to atoms.
#include "lexemes/atoms.h"

#include <algorithm>

#include "text/characters.h"

namespace broadsheet::schema::lexemes {
namespace {

// Katakana and the long-vowel mark, U+30A1 to U+30FF without the middle dot: E3 82 A1 to E3 83 BF.
bool is_katakana(std::string_view character) {
  return character.size() >= 3 && character[0] == '\xE3' &&
         ((character[1] == '\x82' && static_cast<unsigned char>(character[2]) >= 0xA1) ||
          character[1] == '\x83') &&
         character.substr(0, 3) != "\u30FB";
}

}  // namespace

void Atoms::clear() {
  atoms_.clear();
  texts_.clear();
  in_run_ = run_open_ = false;
}

void Atoms::add_character(std::string_view character, const Token& token) {
  Atom atom;
  atom.text = static_cast<std::uint32_t>(texts_.size());
  atom.length = static_cast<std::uint32_t>(character.size());
  atom.position = token.position;
  atom.begin = token.begin;
  atom.end = token.end;
  if (run_open_) atoms_.back().end = token.begin;  // a bigram's end is that of its second character
  if (run_open_ && is_katakana(character)) {
    // A name in Katakana is the whole of it: タイ is not in タイトル.
    Atom& before = atoms_.back();
    if (is_katakana(std::string_view(texts_).substr(before.text, before.length)))
      before.may_end = atom.may_begin = false;
  }
  texts_ += character;
  atoms_.push_back(atom);
}

void Atoms::add(const Token& token, bool may_begin) {
  switch (token.kind) {
    case TokenKind::kHangulBigram:
      return;
    case TokenKind::kHanBigram:
    case TokenKind::kHanSingle:
      if (!run_open_) run_begin_ = atoms_.size();
      add_character(first_character(token.text), token);
      run_open_ = token.kind == TokenKind::kHanBigram;
      in_run_ = true;
      return;
    case TokenKind::kHanWord: {
      // Words follow their run's characters. Each parts what is inside it from what is outside.
      const std::uint32_t first = token.position - atoms_[run_begin_].position;
      const std::size_t length = count_characters(token.text);
      part(run_begin_ + first, std::min(run_begin_ + first + length, atoms_.size()));
      return;
    }
    case TokenKind::kWord:
    case TokenKind::kHangulWord:
      break;
  }
  in_run_ = run_open_ = false;
  Atom atom;
  atom.text = static_cast<std::uint32_t>(texts_.size());
  atom.length = static_cast<std::uint32_t>(token.text.size());
  atom.position = token.position;
  atom.begin = token.begin;
  atom.end = token.end;
  atom.stem_script = token.stem_script;
  atom.may_begin = may_begin;
  texts_ += token.text;
  atoms_.push_back(atom);
}

// No name begins or ends between the characters of a word.
void Atoms::part(std::size_t first, std::size_t last) {
  for (std::size_t i = first; i + 1 < last; ++i) {
    atoms_[i].may_end = false;
    atoms_[i + 1].may_begin = false;
  }
}

}  // namespace broadsheet::schema::lexemes
