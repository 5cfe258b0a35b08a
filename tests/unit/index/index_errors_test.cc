// What Xapian's errors become, by type, text and cause.
#include "index/index_errors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <string>

#include "cli/run_program.h"
#include "xapian/error_texts.h"

namespace broadsheet::schema {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string message_of(const Xapian::Error& error) {
  try {
    throw_index_error("news.db", error);
  } catch (const IndexError& problem) {
    return problem.what();
  }
}

TEST(IndexErrors, NameTheIndexTheCauseAndTheRemedy) {
  EXPECT_EQ(
      message_of(Xapian::DatabaseCorruptError("Block overwritten")),
      "news.db: the index is damaged: Block overwritten; restore it from a copy, or build it anew in another "
      "directory");
  EXPECT_THAT(message_of(Xapian::DatabaseVersionError("iamglass: format 20991231")),
              HasSubstr("written by another version of Xapian (iamglass: format 20991231)"));
  EXPECT_THAT(message_of(Xapian::DatabaseModifiedError("old revision")),
              HasSubstr("was written while it was read"));
  EXPECT_EQ(message_of(Xapian::NetworkError("Connection closed unexpectedly")),
            "news.db: a remote shard does not answer: Connection closed unexpectedly");
  EXPECT_THAT(message_of(Xapian::NetworkTimeoutError("Timeout")),
              HasSubstr("a remote shard does not answer"));
  EXPECT_EQ(message_of(Xapian::DatabaseOpeningError("Couldn't open table", EACCES)),
            "news.db: Permission denied (Couldn't open table)");
  EXPECT_THAT(message_of(Xapian::DatabaseOpeningError("Couldn't open table", ENOENT)), HasSubstr("damaged"));
}

TEST(IndexErrors, AXapianWithoutTheBackEndIsNamed) {
  EXPECT_EQ(message_of(Xapian::FeatureUnavailableError("Glass backend disabled")),
            std::string("news.db: the Xapian library, version ") + Xapian::version_string() +
                ", lacks what reads this index: Glass backend disabled");
}

TEST(IndexErrors, ALockThatAnotherHoldsIsToldFromOneThatCannotBeTaken) {
  EXPECT_THROW(
      throw_index_error("news.db", Xapian::DatabaseLockError("Unable to get write lock: already locked")),
      IndexLockedError);
  try {
    throw_index_error("news.db",
                      Xapian::DatabaseLockError("Unable to get write lock: No space left on device"));
  } catch (const IndexLockedError&) {
    FAIL() << "nobody holds it";
  } catch (const IndexError& error) {
    EXPECT_THAT(error.what(), StartsWith("news.db: cannot lock the index: "));
  }
}

TEST(IndexErrors, TheCauseOfACommitThatFailedTwiceIsTold) {
  EXPECT_EQ(message_of(Xapian::DatabaseError(
                "Modifications failed (DatabaseError: no room), and couldn't open at the "
                "old revision: gone")),
            "news.db: cannot write: DatabaseError: no room");
}

// errno is whatever some other call left behind by the time an error is read.
TEST(IndexErrors, NoCauseIsGuessed) {
  errno = EBADF;
  EXPECT_EQ(message_of(Xapian::DatabaseCreateError("Failed to create iamglass file")),
            "news.db: cannot be made: Failed to create iamglass file");
}

TEST(CreateDatabase, SaysWhyItCannot) {
  const tests::TemporaryDirectory directory;
  const std::string place = (directory / "missing" / "shard").string();
  try {
    create_database(place, Xapian::DB_CREATE_OR_OVERWRITE);
    FAIL() << "made in a directory that is not there";
  } catch (const Xapian::Error& error) {
    ASSERT_NE(error.get_error_string(), nullptr);
    EXPECT_EQ(error.get_error_string(), std::string("No such file or directory"));
  }
}

}  // namespace
}  // namespace broadsheet::schema
