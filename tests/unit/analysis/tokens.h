// How tests write tokens down: a sink that turns them into one readable line each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.h"

namespace broadsheet::schema {

/// A token with its own text.
struct OwnedToken {
  std::string text;
  std::uint32_t position;
  std::uint32_t begin;
  std::uint32_t end;
  TokenKind kind;
  StemScript stem_script;
  bool glued;
};

class Collector : public TokenSink {
 public:
  void on_token(const Token& token) override {
    tokens.push_back({std::string(token.text), token.position, token.begin, token.end, token.kind,
                      token.stem_script, token.glued});
  }
  std::vector<OwnedToken> tokens;
};

inline std::vector<OwnedToken> tokens_of(std::string_view text) {
  static Analyzer analyzer;
  Collector collector;
  analyzer.analyze(text, collector);
  return collector.tokens;
}

/// The texts of the positioned tokens with a space between; a glued one follows a plus sign instead.
inline std::string words_of(std::string_view text) {
  std::string line;
  for (const OwnedToken& token : tokens_of(text)) {
    if (!is_positioned(token.kind)) continue;
    if (!line.empty()) line += token.glued ? "+" : " ";
    line += token.text;
  }
  return line;
}

/// The texts of the tokens of one kind with a space between.
inline std::string tokens_of_kind(std::string_view text, TokenKind kind) {
  std::string line;
  for (const OwnedToken& token : tokens_of(text)) {
    if (token.kind != kind) continue;
    if (!line.empty()) line += " ";
    line += token.text;
  }
  return line;
}

}  // namespace broadsheet::schema
