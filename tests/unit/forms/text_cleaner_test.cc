// What the cleaner takes away, against a loop over bytes.
#include "forms/draft/text_cleaner.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace broadsheet::indexer {
namespace {

// What the cleaner leaves, character by character as its header says.
std::string cleaned_one_by_one(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      ++i;
    } else if (byte == '\f' || byte == '\v') {
      out += ' ';
    } else if ((byte >= 0x20 || byte == '\t') && byte != 0x7F) {
      out += text[i];
    }
  }
  return out;
}

TEST(TextCleaner, CleansWhatALoopCleans) {
  std::mt19937 random(11);
  const std::string pieces[] = {"a",       "字",     "\x01",   "\x7F", "\t",   "\f",
                                "\u0085x", "\u009F", "\u00A0", "é",    "word "};
  for (int run = 0; run < 5000; ++run) {
    std::string text = "[";
    for (std::size_t count = random() % 12; count > 0; --count) text += pieces[random() % std::size(pieces)];
    text += ']';
    if (text.find("\u0085") != std::string::npos) continue;  // ends a line
    TextCleaner cleaner;
    EXPECT_EQ(cleaner.line(text), cleaned_one_by_one(text)) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace broadsheet::indexer
