/// The forms that records come in: one table, one row a form. Options, help, messages and `inspect` read it
/// for the names of the forms.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/reader.h"
#include "broadsheet/indexer/record.h"

namespace broadsheet::indexer {

class ByteStream;

/// The version of the readers, which origins name: raised when any form, or code that forms share
/// (containers, charsets, the draft of an article), reads the same bytes in another way. There is one for
/// all forms, since they share most of their code.
inline constexpr std::uint64_t kReaderVersion = 1;

/// How certain it is that a stream is of a form.
enum class Likelihood : std::uint8_t {
  kNone,      ///< there is no sign of it
  kFallback,  ///< it is text, which any stream may be
  kDeclared,  ///< its name or media type says so
  kLikely,    ///< its first bytes look like it
  kCertain,   ///< its first bytes can be nothing else
};

/// One form. All functions are thread-safe and throw nothing for what they are given; `tools` are the calling
/// thread's.
struct Form {
  std::string_view name;                          ///< as `--format` takes it: "jsonl"
  std::string_view title;                         ///< as documents call it: "JSON Lines"
  std::span<const std::string_view> media_types;  ///< in lower case, without parameters
  std::span<const std::string_view> extensions;   ///< of file names, in lower case, with their point

  /// What the first bytes of a stream say by themselves.
  Likelihood (*likelihood)(std::string_view head);
  /// Why a stream that begins with `head` can't be of this form ("binary file (NUL byte at offset 4)"); empty
  /// if it can. nullptr: it always can, since `parse` judges the bytes.
  std::string (*problem)(std::string_view head);
  /// Cuts `stream`, which outlives the reader, into records. The caller fills in what is left open (path,
  /// members, form, what the container declares).
  std::unique_ptr<Reader> (*split)(ByteStream& stream);
  /// Reads a whole record, and judges whether its bytes are acceptable (charset, no NUL).
  ParsedRecord (*parse)(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools);
  /// Whether `parse` finds the charset itself, from the content of a document. Otherwise text in another
  /// encoding is decoded before it is split.
  bool decodes = false;
};

/// A table of forms; equally likely ones rank in its order.
using Forms = std::span<const Form* const>;

/// The forms of this program.
Forms forms() noexcept;

/// The form called `name`, or nullptr.
const Form* find_form(std::string_view name, Forms among = forms()) noexcept;

/// The form of a record without one: the form that any text may be in.
const Form& fallback_form() noexcept;

/// The likeliest form of a stream that begins with `head`, is called `name` and was declared to be
/// `media_type` (either may be empty). fallback_form() if there is no sign of any.
const Form& choose_form(std::string_view head, std::string_view name, std::string_view media_type,
                        Forms among = forms());

/// A kind of container that is opened to read what is in it.
struct KnownContainer {
  std::string_view name;       ///< "tar"
  std::string_view extension;  ///< what a compressed file has behind the name of its content; may be empty
};

/// Those of this program.
std::vector<KnownContainer> containers();

/// A kind of file that no form reads, but a filter (broadsheet/indexer/filter.h) can.
struct UnreadType {
  std::string_view media_type;
  std::string_view title;  ///< "PDF"
};

/// The kinds that are found in archives of news.
std::span<const UnreadType> unread_types() noexcept;

/// The names, each with `before` in front and `between` between two, `last` before the last: "article or
/// jsonl".
std::string list_forms(std::string_view before, std::string_view between, std::string_view last,
                       Forms among = forms());

}  // namespace broadsheet::indexer
