// The other ways to write a text in Han characters: simplified for traditional ones and the reverse, older
// and newer forms of Japanese.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::schema {

/// Knows the other forms of Han characters. Cheap to make; keeps ICU's transliterators, made for the first
/// text. Not thread-safe: one a thread.
class HanVariants {
 public:
  HanVariants();
  ~HanVariants();
  HanVariants(HanVariants&&) noexcept;
  HanVariants& operator=(HanVariants&&) noexcept;

  /// How `text` is written in simplified and in traditional characters, each only if it differs from `text`
  /// and has as many code points; and where a character has several other forms (发: 發 髮; 裡: 裏 里) or
  /// forms of Japanese (沢: 澤; 斉: 斎 齊 齋), with each of them. At most fourteen.
  std::vector<std::string> of(std::string_view text);

 private:
  struct Transliterators;
  std::unique_ptr<Transliterators> made_;
};

}  // namespace broadsheet::schema
