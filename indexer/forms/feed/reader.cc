// Cuts feeds into entries.
#include "forms/feed/reader.h"

#include <algorithm>
#include <utility>

#include "archive/record_problem.h"
#include "forms/whole_reader.h"
#include "forms/xml/sniff.h"
#include "forms/xml/tree.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace broadsheet::indexer {
namespace {

using Kind = EntryCutter::Piece::Kind;

// Start tags around entries: each entry is read with them. Those of real feeds take up to some 3 KiB.
constexpr std::size_t kMaxAroundBytes = 16U << 10;

// Whether `tag` inside `before` is an entry to whoever reads the tree of it.
bool is_entry(const std::string& before, std::string_view tag) {
  std::string text = before;
  text += tag;
  // Only names count, which are ASCII.
  std::replace_if(
      text.begin(), text.end(), [](char c) { return !schema::is_ascii(c); }, '_');
  const xml::Tree tree(text);
  return !tree.is_empty() && FeedElements(tree).is_entry(tree.size() - 1);
}

bool has_channel(std::string_view before) {
  for (std::size_t at = 0; (at = before.find('<', at)) != std::string_view::npos; ++at) {
    const std::string_view name = before.substr(at + 1);
    const std::size_t end = name.find_first_of(" \t\r\n>");
    if (schema::equal_in_any_case(xml::local_name(name.substr(0, end)), "channel")) return true;
  }
  return false;
}

}  // namespace

FeedReader::FeedReader(ByteStream& stream) : window_(stream), cutter_(is_entry) {}

// What the first bytes tell; false if the feed can't be read part by part.
bool FeedReader::find_charset(FeedFrame::Charset& charset) const {
  const Encoding* const utf8 = find_encoding("UTF-8");
  // A character may be cut off at the end.
  std::string_view sample = window_.rest();
  if (!window_.is_all()) sample = sample.substr(0, sample.rfind('>') + 1);
  charset.said = declared_charset(sample);
  const bool is_utf8 =
      schema::find_ill_formed(sample) == std::string::npos && sample.find("\x1B$") == std::string_view::npos;
  if (is_utf8 && window_.is_all()) {
    charset.sure = utf8;
  } else if (is_utf8) {
    if (!std::all_of(sample.begin(), sample.end(), [](char c) { return schema::is_ascii(c); }))
      charset.said = "UTF-8";
  } else {
    CharsetHints hints;
    hints.inside = charset.said;
    charset.said = decode_document(sample, hints).charset;
    charset.likely = find_encoding(charset.said);
    return charset.likely != nullptr;
  }
  return true;
}

// What the first bytes hold outside entries; null if there are none.
std::shared_ptr<const FeedFrame> FeedReader::frame_of(FeedFrame::Charset charset) const {
  std::string_view text = window_.rest();
  const std::size_t root = xml::find_root(text);
  std::string outside(text.substr(0, root));
  text.remove_prefix(root);
  EntryCutter cutter(is_entry);
  bool has_entries = false;
  bool is_in_channel = false;
  std::string around;  // of the last entry
  while (true) {
    const EntryCutter::Piece piece = cutter.next(text, window_.is_all());
    if (piece.kind == Kind::kEnd || (piece.size == 0 && piece.kind != Kind::kEntry)) break;
    if (piece.kind == Kind::kOutside) outside += text.substr(0, piece.size);
    if (piece.kind == Kind::kEntry) {
      if (cutter.before().empty() || cutter.before().size() > kMaxAroundBytes) return nullptr;
      if (cutter.before() != around) is_in_channel = is_in_channel || has_channel(cutter.before());
      around = cutter.before();
      has_entries = true;
    }
    text.remove_prefix(piece.size);
  }
  if (!has_entries) return nullptr;
  return std::make_shared<FeedFrame>(std::move(outside), is_in_channel, std::move(charset));
}

void FeedReader::begin() {
  begun_ = true;
  window_.has(kMaxRecordBytes + 1);
  const std::string_view held = window_.rest();
  const std::size_t root = xml::find_root(held);
  const std::size_t mark = held.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::size_t first = held.find_first_not_of(" \t\r\n", mark);
  if (first == std::string::npos || held[first] == '{' || root >= held.size()) return;
  FeedFrame::Charset charset;
  if (!find_charset(charset)) return;
  frame_ = frame_of(std::move(charset));
  if (frame_ != nullptr) window_.drop(root);
}

Record FeedReader::record_here() {
  Record record;
  record.origin = window_.place(++records_);
  return record;
}

std::shared_ptr<const FeedHead> FeedReader::head_of(const Repeats& repeats) {
  if (around_ != cutter_.before()) {
    around_ = cutter_.before();
    heads_.fill(nullptr);
  }
  const std::size_t which = (repeats.guid ? 1U : 0U) + (repeats.id ? 2U : 0U) + (repeats.link ? 4U : 0U);
  if (heads_[which] == nullptr) {
    auto head = std::make_shared<FeedHead>();
    head->frame = frame_;
    head->before = frame_->text_of(around_);
    head->after = frame_->text_of(cutter_.after());
    head->repeats_guid = repeats.guid;
    head->repeats_id = repeats.id;
    head->repeats_link = repeats.link;
    heads_[which] = std::move(head);
  }
  return heads_[which];
}

// The entry that ends with the next `bytes`. `begun`: its first bytes were dropped.
Record FeedReader::entry(std::size_t bytes, std::optional<Record> begun) {
  const bool is_too_large = begun.has_value() || bytes > kMaxRecordBytes;
  Record record = begun ? std::move(*begun) : record_here();
  if (is_too_large) {
    fail_as_too_large(record);
  } else {
    record.bytes = window_.rest().substr(0, bytes);
    record.head = head_of(seen_.add(record.bytes, cutter_.entry_name(), cutter_.children()));
  }
  window_.drop(bytes);
  record.origin.length = window_.input_offset() - record.origin.offset;
  if (!cutter_.is_closed() && !window_.error().empty()) {
    done_ = true;
    record.problem = window_.error();
    record.problem_code = schema::ProblemCode::kFileUnreadable;
  }
  return record;
}

std::optional<Record> FeedReader::next() {
  if (done_) return std::nullopt;
  if (!begun_) begin();
  if (frame_ == nullptr) {
    done_ = true;
    return whole_record(window_);
  }
  std::optional<Record> large;
  while (true) {
    const EntryCutter::Piece piece = cutter_.next(window_.rest(), window_.is_all());
    if (piece.kind == Kind::kEntry) return entry(piece.size, std::move(large));
    if (piece.kind == Kind::kEnd) break;
    if (piece.kind == Kind::kInside && piece.size > 0 && !large) large = record_here();
    window_.drop(piece.size);
    if (piece.size == 0) window_.fill();
  }
  done_ = true;
  if (window_.error().empty()) return std::nullopt;
  Record record = record_here();
  record.problem = window_.error();
  return record;
}

}  // namespace broadsheet::indexer
