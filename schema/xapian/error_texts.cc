// What Xapian's errors say.
#include "xapian/error_texts.h"

#include <array>
#include <cerrno>
#include <string_view>

namespace broadsheet::schema {
namespace {

struct Named {
  std::string_view type;
  XapianTrouble trouble;
};

constexpr std::array kTroubles{
    Named{"DatabaseVersionError", XapianTrouble::kOtherVersion},
    Named{"DatabaseModifiedError", XapianTrouble::kModified},
    Named{"DatabaseOpeningError", XapianTrouble::kCannotOpen},
    Named{"DatabaseNotFoundError", XapianTrouble::kCannotOpen},
    Named{"DatabaseCreateError", XapianTrouble::kCannotCreate},
    Named{"FeatureUnavailableError", XapianTrouble::kNotBuiltIn},
    Named{"NetworkTimeoutError", XapianTrouble::kTimeout},
    Named{"NetworkError", XapianTrouble::kNetwork},
    Named{"DatabaseCorruptError", XapianTrouble::kCorrupt},
    Named{"DatabaseClosedError", XapianTrouble::kClosed},
};

}  // namespace

XapianTrouble trouble_of(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError") {
    return error.get_msg().find("already locked") != std::string::npos ? XapianTrouble::kHeldByAnother
                                                                       : XapianTrouble::kCannotLock;
  }
  for (const Named& named : kTroubles) {
    if (named.type == type) return named.trouble;
  }
  return type.starts_with("Database") ? XapianTrouble::kDatabase : XapianTrouble::kOther;
}

std::optional<std::string> cause_of_failed_commit(const Xapian::Error& error) {
  constexpr std::string_view kBegin = "Modifications failed (";
  const std::string& message = error.get_msg();
  const std::size_t end = message.find("), and couldn't open at the old revision");
  if (!message.starts_with(kBegin) || end == std::string::npos) return std::nullopt;
  return message.substr(kBegin.size(), end - kBegin.size());
}

Xapian::WritableDatabase create_database(const std::string& directory, int flags) {
  errno = 0;
  try {
    return Xapian::WritableDatabase(directory, flags | Xapian::DB_BACKEND_GLASS);
  } catch (const Xapian::DatabaseCreateError& error) {
    const int cause = errno;
    if (error.get_error_string() != nullptr || cause == 0) throw;
    throw Xapian::DatabaseCreateError(error.get_msg(), cause);
  }
}

}  // namespace broadsheet::schema
