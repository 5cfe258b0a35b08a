/// Source lines: who published an article, where, under which rights.
/// The forms that are read are listed in docs/FORMATS.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::schema {

/// A source line and its parts. Every part but `raw` may be empty. Immutable; safe to share between threads.
struct SourceLine {
  std::string raw;        ///< the whole line as printed, UTF-8, without its terminator
  std::string publisher;  ///< "Herald" of `Copyrights(C) Herald wowkorea.jp 96`
  std::string site;       ///< host name, lower case: "wowkorea.jp"
  std::string rights;  ///< the statement of rights: "Copyrights(C)", "All rights reserved", "무단 전재 및
                       ///< 재배포 금지"
  std::string code;     ///< the trailing code: "96"
  std::string year;     ///< year(s) of the copyright notice, as printed
  std::string agency;   ///< news agency of a bracketed lead such as 【ソウル聯合ニュース】
  std::string place;    ///< place of such a lead
  std::string byline;   ///< reporter of such a lead
  std::string address;  ///< e-mail address of the reporter, or of the source
};

/// Reads a line that states a source (a copyright or agency line); nullopt if `line` is not one.
/// `line` is one line of UTF-8 without its terminator. Thread-safe.
std::optional<SourceLine> read_source_line(std::string_view line);

/// Reads the bracketed agency lead that opens a paragraph ("[서울=뉴시스] 홍길동 기자 = …",
/// "【ソウル聯合ニュース】…"): only `raw` (the lead itself), `agency`, `place`, `byline` and the reporter's
/// `address` are set, and each may be empty, `agency` where a paper names its own correspondent. nullopt if
/// there is none. Thread-safe.
std::optional<SourceLine> read_agency_lead(std::string_view paragraph);

/// The first e-mail address in `text`, as printed; empty if there is none. Thread-safe.
std::string mail_address_in(std::string_view text);

/// True if `line` only names a reporter: a name with a title ("홍길동 기자") or with an e-mail address, or
/// both. Such a line is below or above the text of an article. Thread-safe.
bool is_reporter_line(std::string_view line);

}  // namespace broadsheet::schema
