// The field table, and the terms of exact values.
#include "broadsheet/schema/fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "index/index_metadata.h"
#include "index/text_sketch.h"
#include "index/token_stream.h"
#include "text/sha256.h"

namespace broadsheet::schema {
namespace {

using enum FieldKind;

constexpr std::array kFields{
    Field{"title",
          kText,
          prefix::kTitle,
          {},
          true,
          false,
          false,
          "The headlines, in all their languages. Also searched, together with the body, by words without a "
          "field."},
    Field{"body", kText, "", {}, true, false, false, "The text of the article without its headlines."},
    Field{
        "lang",
        kKeyword,
        prefix::kLanguage,
        {},
        true,
        true,
        false,
        "Language of a headline or of the body: `ja`, `id`, `zh-Hant`; `zh` finds all variants of Chinese."},
    Field{"country",
          kKeyword,
          prefix::kCountry,
          {},
          false,
          true,
          false,
          "A country or territory that the text names, in any language: `KR`, or a name (`\"South Korea\"`, "
          "`韓国`)."},
    Field{"source",
          kName,
          prefix::kSource,
          {},
          true,
          true,
          false,
          "Words of the source line: publisher, site, code, as printed."},
    Field{"publisher", kName, prefix::kPublisher, {}, true, true, false, "Words of the publisher's name."},
    Field{"site",
          kKeyword,
          prefix::kSite,
          {},
          true,
          true,
          false,
          "Host name of the source; `example.com` also finds `news.example.com`."},
    Field{"rights", kName, prefix::kRights, {}, true, false, false, "Words of the copyright statement."},
    Field{
        "code", kKeyword, prefix::kCode, {}, true, false, false, "The code that ends a source line (`96`)."},
    Field{"date", kInstant, prefix::kDay, slot::kPublished, true, true, true,
          "When the article was published: a day, month or year, or a range of them."},
    Field{"modified", kInstant, "", slot::kModified, true, false, true,
          "When it was last modified, if the article says so."},
    Field{"author",
          kName,
          prefix::kAuthor,
          {},
          true,
          false,
          false,
          "Words of the byline, and the reporter's address."},
    Field{"name",
          kSound,
          prefix::kNameSkeleton,
          {},
          false,
          false,
          false,
          "A name by its sound, however it is written: `name:신원식` finds `Shin Won-sik` and "
          "`シン・ウォンシク`."},
    Field{"tag", kKeyword, prefix::kTag, {}, true, true, false, "A whole tag of the record."},
    Field{"url", kExact, prefix::kUrl, {}, true, false, false, "The whole URL."},
    Field{"id", kExact, prefix::kId, {}, true, false, false, "The id, exactly as given."},
};

// Other names that people use for a field.
constexpr std::array kAliases{
    std::pair<std::string_view, std::string_view>{"headline", "title"},
    std::pair<std::string_view, std::string_view>{"language", "lang"},
    std::pair<std::string_view, std::string_view>{"byline", "author"},
    std::pair<std::string_view, std::string_view>{"published", "date"},
};

std::string_view kind_name(FieldKind kind) {
  switch (kind) {
    case kText:
      return "text";
    case kName:
      return "name";
    case kKeyword:
      return "keyword";
    case kExact:
      return "exact value";
    case kSound:
      return "sound";
    case kInstant:
      return "instant";
  }
  return "";
}

std::string yes(bool value) { return value ? "yes" : "–"; }

std::string code(std::string_view text) { return text.empty() ? "none" : "`" + std::string(text) + "`"; }

// Rows for prefixes and slots that no query field of their own stands for.
struct Internal {
  std::string_view key;
  std::string_view meaning;
};

constexpr std::array kInternalTerms{
    Internal{"Z",
             "Snowball stem of a word, if it differs from the word; before the field's prefix (`ZS` in "
             "headlines)"},
    Internal{"W", "dictionary word of a run of Han and Kana; before the field's prefix (`WS`)"},
    Internal{"G", "bigram of syllables inside a Korean eojeol; before the field's prefix (`GS`)"},
    Internal{
        "F",
        "plain form of a word of Latin letters with diacritics (`Fcafe` for `café`), or of two words that a "
        "hyphen joins (`Fwonsik` for `Won-sik`); a word with the sign of its name (`Fc++`); words of Arabic "
        "script without their half-space; another reading of a number (`F50000` for `50.000`, `F9.11` for "
        "`9/11`); "
        "without positions; "
        "before the field's prefix (`FS`)"},
    Internal{"N", "name, with its letters folded and one space between its parts (`Nshin won sik`)"},
    Internal{"M", "month of publication, `M202403`, on the article's own clock"},
    Internal{"Y", "year of publication, `Y2024`, on the article's own clock"},
    Internal{"XN", "the source's name as one value, for counts per source"},
    Internal{"XM",
             "marks: `XMnodate`, `XMnosource`, `XMnolang` for counting; `XMday` for a date without a time; "
             "`XMhas` and a field's name, as in "
             "`XMhastag`, for `tag:*`"},
};

constexpr std::array kSlots{
    Internal{"0", "published: `sortable_serialise` of UTC seconds; absent without a readable date line"},
    Internal{"1",
             "published on the wall clock that was printed: `sortable_serialise` of seconds as if that clock "
             "were UTC"},
    Internal{"2", "fingerprint of the record: 16 bytes, SHA-256 truncated"},
    Internal{"3", "modified: `sortable_serialise` of UTC seconds; absent if the article does not say"},
    Internal{"4",
             "fingerprints, 16 bytes each, of records with the same id that the same run read before this "
             "one: reading the archive again must not put them back"},
    Internal{"5", "token stream: which terms are at which positions, packed; see below"},
    Internal{"6", "sketch of the body, which identifies near-copies; absent for short bodies; see below"},
};

}  // namespace

std::span<const Field> fields() noexcept { return kFields; }

const Field* find_field(std::string_view name) noexcept {
  for (const auto& [alias, target] : kAliases) {
    if (name == alias) name = target;
  }
  const auto* found =
      std::find_if(kFields.begin(), kFields.end(), [&](const Field& f) { return f.name == name; });
  return found == kFields.end() ? nullptr : found;
}

std::string schema_document() {
  std::string out =
      "# The schema\n\n"
      "How an article is stored in Xapian. This page is generated from the field table "
      "(`schema/index/fields.cc`) by\n"
      "`searcher fields --markdown`; a test fails when it is stale.\n\n"
      "Schema version: " +
      std::to_string(kSchemaVersion) +
      ".\n\n"
      "## Fields\n\n"
      "| field | kind | term prefix | value slot | stored | facet | sort | meaning |\n"
      "|---|---|---|---|---|---|---|---|\n";
  for (const Field& field : kFields) {
    out += "| `" + std::string(field.name) + "` | " + std::string(kind_name(field.kind)) + " | " +
           code(field.prefix) + " | " + (field.slot ? std::to_string(*field.slot) : "–") + " | " +
           yes(field.stored) + " | " + yes(field.facetable) + " | " + yes(field.sortable) + " | " +
           std::string(field.meaning) + " |\n";
  }
  out += "\nOther names: ";
  for (const auto& [alias, target] : kAliases) {
    if (alias != kAliases.front().first) out += ", ";
    out += "`" + std::string(alias) + "` for `" + std::string(target) + "`";
  }
  out +=
      ".\n\nThe `L` term of a language's primary subtag counts once for every eight words and other terms of "
      "the "
      "article: its\n"
      "collection frequency, divided by its number of articles, says how long articles in that language "
      "are.\n"
      "\n## Tokens and terms\n\n"
      "A token's text is normalised (NFKC_Casefold), so it never begins with an ASCII capital, and a prefix "
      "needs\n"
      "no separator. Words, bigrams of Han and Kana characters and Korean eojeols bear their field's prefix "
      "alone\n"
      "(none in the body) and have positions. Other kinds of term:\n\n"
      "| prefix | what it marks |\n|---|---|\n";
  for (const Internal& row : kInternalTerms) {
    out += "| `" + std::string(row.key) + "` | " + std::string(row.meaning) + " |\n";
  }
  out += "\nA term has at most " + std::to_string(kMaxTermBytes) +
         " bytes in Xapian's encoding, in which NUL counts twice. Longer exact values (ids, URLs) are looked "
         "up by\n"
         "their SHA-256 under the same prefix; longer words are not indexed.\n\n"
         "Headlines come first, then the body; each part and each paragraph begins " +
         std::to_string(kPartGap) +
         " positions after the end of\nthe one before it. Then come the source line, the publisher, the "
         "rights and the byline, separated in the same way.\n\n"
         "## Value slots\n\n| slot | content |\n|---|---|\n";
  for (const Internal& row : kSlots) {
    out += "| " + std::string(row.key) + " | " + std::string(row.meaning) + " |\n";
  }
  out += "\n## Token stream\n\n";
  out += token_stream_document();
  out += "\n## Sketch\n\n";
  out += text_sketch_document();
  out +=
      "\n## Stored data\n\n"
      "The document's data is the article as one JSON object, in the form of docs/FORMATS.md.\n\n"
      "## Metadata\n\n"
      "| key | value |\n|---|---|\n"
      "| `broadsheet.schema` | schema version, decimal |\n"
      "| `broadsheet.analysis` | fingerprint of the analysis and of the ICU data that cut the words |\n"
      "| `broadsheet.created` | when the index was made, RFC 3339, UTC |\n"
      "| `broadsheet.last_run` | the summary of the last `indexer add`, JSON |\n"
      "| `broadsheet.positions` | `packed`: documents hold token streams; `xapian`: positions are in "
      "Xapian's own table |\n"
      "| `broadsheet.source_aliases` | names that mean one source, in the form of docs/FORMATS.md |\n";
  return out;
}

bool term_fits(std::string_view term) noexcept {
  if (term.size() * 2 <= kMaxTermBytes) return true;  // nearly all: even of zeros alone
  if (term.size() > kMaxTermBytes) return false;
  return term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0')) <= kMaxTermBytes;
}

std::string has_term(const Field& field) {
  return std::string(prefix::kState) + "has" + std::string(field.name);
}

std::string exact_term(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  term += value;
  // A short value that looks like a hashed one is hashed too, so that the two can't be mistaken for each
  // other.
  if (term_fits(term) && !value.starts_with('#')) return term;
  term.assign(prefix);
  term += '#';
  term += hex(sha256(value));
  return term;
}

}  // namespace broadsheet::schema
