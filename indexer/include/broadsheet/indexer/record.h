/// A record: the bytes of one or several articles, as an archive holds them,
/// and where they came from.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/origin.h"
#include "broadsheet/schema/problem.h"

namespace broadsheet::indexer {

struct Encoding;  // broadsheet/indexer/encoding.h
struct Form;      // broadsheet/indexer/form.h

using schema::Origin;

/// "path:line" for messages, with the chain of containers: "a.tar!/03/a.html:14".
std::string to_string(const Origin& origin);

/// The same without the line: "a.tar!/03/a.html".
std::string place_of(const Origin& origin);

/// What only the container of a stream knows about it, such as when a crawler fetched a page.
struct Envelope {
  std::string url;
  std::optional<std::int64_t> fetched_utc_seconds;  ///< when it was fetched
  std::string language;                             ///< BCP 47, as declared; empty if unknown
  std::multimap<std::string, std::string> headers;  ///< of HTTP, names in lower case
};

/// What a crawl says about a page that had not changed since an earlier visit, so that it was not kept again.
struct Revisit {
  std::string url;                                  ///< of the page that it kept
  std::optional<std::int64_t> fetched_utc_seconds;  ///< when it fetched that; empty: it does not say
};

/// What a stream says once for all its records, such as the names of the columns of a table. Forms derive
/// their own types from it.
struct RecordHead {
  RecordHead() = default;
  virtual ~RecordHead() = default;

 protected:
  RecordHead(const RecordHead&) = default;
  RecordHead(RecordHead&&) = default;
  RecordHead& operator=(const RecordHead&) = default;
  RecordHead& operator=(RecordHead&&) = default;
};

/// One record. `problem` is set, and `bytes` may be empty, if the reader could not take the record whole
/// (too large, unreadable file): it is then rejected with that reason.
struct Record {
  /// As they stand in the archive, byte-order mark and line ends included; as UTF-8 if they were decoded.
  std::string bytes;
  Origin origin;                       ///< offset and length are those in the input, before it was decoded
  const Form* form = nullptr;          ///< nullptr: fallback_form()
  const Encoding* encoding = nullptr;  ///< that `bytes` were decoded from; nullptr: none
  bool is_encoding_guessed = false;    ///< it was guessed from the bytes
  std::string problem;
  schema::ProblemCode problem_code = schema::ProblemCode::kFileUnreadable;  ///< what kind `problem` is of
  std::string skipped;                        ///< why it holds no article though nothing is wrong; else empty
  std::vector<std::string> warnings;          ///< remarks of its container, for each of its articles
  const Encoding* likely_encoding = nullptr;  ///< with `problem`: the encoding that the bytes seem to be in
  std::string media_type;                     ///< as the container declares it; empty if it does not
  std::string charset;                        ///< the same
  std::shared_ptr<const Revisit> revisit;     ///< null if it is not one; with `skipped`
  std::shared_ptr<const RecordHead> head;     ///< null: the stream says nothing outside the record
  std::shared_ptr<const Envelope> envelope;   ///< null if there is none; shared by the records of one stream
};

}  // namespace broadsheet::indexer
