// Cuts corpora into documents.
#include "forms/sgml/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "archive/record_problem.h"
#include "forms/sgml/fields.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array<std::string_view, 2> kDocuments{"doc", "reuters"};
// A tag is not longer: what is held at the end of a block may be the beginning of one.
constexpr std::size_t kMaxTag = 4096;
// So much text between documents is one record at most.
constexpr std::size_t kMostBetween = 1U << 20;

std::string upper(std::string_view name) {
  std::string text(name);
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

// Whether nothing but blanks stands between `at` and the beginning of its line.
bool begins_line(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostBlanks = 64;
  for (std::size_t blanks = 0; at > 0 && blanks < kMostBlanks; ++blanks) {
    const char before = text[--at];
    if (before == '\n' || before == '\r') return true;
    if (before != ' ' && before != '\t') return false;
  }
  return at == 0;
}

// What stands between documents, without tags, comments and white space: how much of it is text, and whether
// it has elements of a document.
struct Between {
  bool has_text = false;
  bool has_fields = false;
};

Between look_between(std::string_view text) {
  Between seen;
  bool no_comment_end = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<') {
      if (const SgmlTag tag = sgml_tag(text, at, no_comment_end); tag.end > at) {
        seen.has_fields =
            seen.has_fields || is_document_element(tag.name) || sgml_field(tag.name) < SgmlField::kGroup;
        at = tag.end;
        continue;
      }
    }
    // Controls are no text: CP/M ended files with one.
    seen.has_text = seen.has_text || static_cast<unsigned char>(text[at]) > ' ';
    ++at;
  }
  return seen;
}

}  // namespace

bool is_document_element(std::string_view name) noexcept {
  return std::any_of(kDocuments.begin(), kDocuments.end(),
                     [&](std::string_view one) { return schema::equal_in_any_case(one, name); });
}

void DocumentReader::drop(std::size_t bytes) {
  window_.drop(bytes);
  searched_ -= std::min(searched_, bytes);
}

DocumentReader::Tag DocumentReader::find_tag(bool inside) {
  const std::string_view held = window_.rest();
  for (std::size_t at = searched_; (at = held.find('<', at)) != std::string_view::npos; ++at) {
    const bool closes = at + 1 < held.size() && held[at + 1] == '/';
    const std::size_t begin = at + (closes ? 2 : 1);
    std::size_t end = begin;
    while (end < held.size() && schema::is_ascii_letter(held[end])) ++end;
    if (end == held.size() && end - begin <= kDocuments[1].size()) {  // more of it may come
      searched_ = at;
      return {};
    }
    const std::string_view name = held.substr(begin, end - begin);
    if (end == held.size() ||
        !(name_.empty() ? is_document_element(name) : schema::equal_in_any_case(name, name_)))
      continue;
    if (held[end] != '>' && !schema::is_ascii_space(held[end])) continue;
    if (inside && !closes && !begins_line(held, at)) continue;
    searched_ = at;
    return {at, closes};
  }
  searched_ = held.size();
  return {};
}

// Behind the tag at `at`, as far as it is there.
std::size_t DocumentReader::end_of_tag(std::size_t at) {
  std::size_t end = window_.rest().find('>', at);
  while (end == std::string_view::npos && window_.rest().size() - at < kMaxTag && window_.fill())
    end = window_.rest().find('>', at);
  return end == std::string_view::npos || end - at > kMaxTag ? at + 1 : end + 1;
}

Record DocumentReader::begin_record() {
  Record record;
  record.origin = window_.place(++records_);
  return record;
}

// The next `bytes`, which belong to no document: nothing, or a record that says what they are.
std::optional<Record> DocumentReader::between(std::size_t bytes) {
  const std::string_view text = window_.rest().substr(0, bytes);
  const Between seen = look_between(text);
  if (!seen.has_text) {
    drop(bytes);
    return std::nullopt;
  }
  Record record = begin_record();
  if (seen.has_fields) {
    record.bytes = text;
    record.problem = fmt::format("text outside of <{}>", name_.empty() ? "DOC" : upper(name_));
    record.problem_code = schema::ProblemCode::kMalformedRecord;
  } else {
    record.skipped = "text between documents";
  }
  drop(bytes);
  record.origin.length = window_.input_offset() - record.origin.offset;
  return record;
}

// The document that begins here.
Record DocumentReader::document() {
  Record record = begin_record();
  ++documents_;
  if (name_.empty()) {
    std::size_t end = 1;
    while (schema::is_ascii_letter(window_.rest()[end])) ++end;
    name_ = schema::ascii_lower(std::string_view(window_.rest().substr(1, end - 1)));
  }
  const std::uint64_t begin = window_.offset();
  searched_ = 1;
  bool is_too_large = false;
  Tag tag;
  while (!(tag = find_tag(true))) {
    if (window_.rest().size() > kMaxRecordBytes) {
      is_too_large = true;
      drop(searched_ > 1 ? searched_ - 1 : 1);
    }
    if (!window_.fill()) break;
  }
  std::size_t end = tag ? tag.at : window_.rest().size();
  if (tag && tag.closes) {
    closes_ = true;
    end = end_of_tag(tag.at);
    // The rest of its line, if it is blank, belongs to it.
    const auto at = [&](std::size_t place) {
      while (place >= window_.rest().size() && window_.fill()) {
      }
      return place < window_.rest().size() ? window_.rest()[place] : '\0';
    };
    while (at(end) == ' ' || at(end) == '\t') ++end;
    if (at(end) == '\r') ++end;
    if (at(end) == '\n') ++end;
  }
  if (!tag && !window_.error().empty()) {
    done_ = true;
    record.problem = window_.error();
  } else if (is_too_large || end > kMaxRecordBytes) {
    fail_as_too_large(record);
  } else if (!tag && closes_) {
    record.problem = fmt::format("cut short: <{}> is not closed", upper(name_));
    record.problem_code = schema::ProblemCode::kMalformedRecord;
  }
  if (record.problem_code != schema::ProblemCode::kRecordTooLarge)
    record.bytes = window_.rest().substr(0, end);
  drop(end);
  if (window_.offset() > begin) record.origin.length = window_.input_offset() - record.origin.offset;
  return record;
}

std::optional<Record> DocumentReader::next() {
  while (!done_) {
    const Tag tag = find_tag(false);
    if (tag && !tag.closes) {
      if (tag.at == 0) return document();
      if (std::optional<Record> record = between(tag.at)) return record;
      continue;
    }
    if (tag) {  // of a document that nobody opened
      ++searched_;
      continue;
    }
    if (searched_ > kMostBetween) {
      if (std::optional<Record> record = between(searched_)) return record;
      continue;
    }
    if (window_.fill()) continue;
    done_ = true;
    if (!window_.error().empty()) {
      Record record = begin_record();
      record.problem = window_.error();
      return record;
    }
    if (documents_ == 0) {
      Record record = begin_record();
      record.problem = window_.offset() + window_.rest().size() == 0 ? "empty" : "no element <DOC>";
      record.problem_code = schema::ProblemCode::kEmptyRecord;
      return record;
    }
    return between(window_.rest().size());
  }
  return std::nullopt;
}

}  // namespace broadsheet::indexer
