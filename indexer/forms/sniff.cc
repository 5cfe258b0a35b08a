// What the first bytes of a file tell: its format, or why it is none of ours.
#include "forms/sniff.h"

#include <algorithm>
#include <array>

namespace broadsheet::indexer {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view problem;
};

using namespace std::string_view_literals;

// First bytes of what people keep archives in. The longer of two that begin alike stands first.
constexpr std::array<Magic, 11> kMagics{{
    {"\xFF\xFE\0\0"sv, "UTF-32 text; convert it to UTF-8 (iconv -f UTF-32 -t UTF-8)"sv},
    {"\0\0\xFE\xFF"sv, "UTF-32 text; convert it to UTF-8 (iconv -f UTF-32 -t UTF-8)"sv},
    {"\xFF\xFE"sv, "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)"sv},
    {"\xFE\xFF"sv, "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)"sv},
    {"\x1F\x8B"sv,
     "gzip file; unpack it first (gunzip), or index it through a pipe (zcat FILE | indexer add -)"sv},
    {"PK\x03\x04"sv, "zip archive; unpack it first (unzip)"sv},
    {"BZh"sv, "bzip2 file; unpack it first (bunzip2)"sv},
    {"\xFD"
     "7zXZ\0"sv,
     "xz file; unpack it first (unxz)"sv},
    {"\x28\xB5\x2F\xFD"sv, "zstd file; unpack it first (unzstd)"sv},
    {"7z\xBC\xAF\x27\x1C"sv, "7z archive; unpack it first (7z x)"sv},
    {"%PDF-"sv, "PDF document; take its text out first (pdftotext)"sv},
}};

bool has_extension(std::string_view name, std::string_view extension) {
  if (name.size() < extension.size()) return false;
  name.remove_prefix(name.size() - extension.size());
  return std::equal(name.begin(), name.end(), extension.begin(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
  });
}

}  // namespace

std::string find_problem(std::string_view head) {
  for (const Magic& magic : kMagics) {
    if (head.starts_with(magic.bytes)) return std::string(magic.problem);
  }
  if (const std::size_t nul = head.find('\0'); nul != std::string_view::npos) {
    return "binary file (NUL byte at offset " + std::to_string(nul) + ")";
  }
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7F;
  });
  // Text has next to none; a few strays in a short file are the parser's business.
  if (controls > 8 && static_cast<std::size_t>(controls) * 10 > head.size()) {
    return "binary file (" + std::to_string(controls) + " control characters in the first " +
           std::to_string(head.size()) + " bytes)";
  }
  return {};
}

Format find_format(std::string_view head, std::string_view name) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && head[first] == '{') return Format::kJsonLines;
  for (const std::string_view extension : {".jsonl", ".ndjson", ".json"}) {
    if (has_extension(name, extension)) return Format::kJsonLines;
  }
  return Format::kArticle;
}

}  // namespace broadsheet::indexer
