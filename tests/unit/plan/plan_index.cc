// Articles become documents here by a second, plainer path than DocumentBuilder's.
#include "plan/plan_index.h"

#include <algorithm>

#include "analysis/plain_forms.h"
#include "analysis/stemmer.h"
#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/fields.h"
#include "index/document.h"
#include "index/signed_words.h"

namespace broadsheet::schema {
namespace {

class Sink : public TokenSink {
 public:
  Sink(Xapian::Document& document, std::string prefix, std::uint32_t base,
       const std::vector<std::string>& languages, std::string_view text)
      : document_(document), prefix_(std::move(prefix)), base_(base), languages_(languages), text_(text) {}

  void on_token(const Token& token) override {
    const std::string text(token.text);
    switch (token.kind) {
      case TokenKind::kHanWord:
        document_.add_term("W" + prefix_ + text);
        return;
      case TokenKind::kHangulBigram:
        document_.add_term("G" + prefix_ + text);
        return;
      default:
        document_.add_posting(prefix_ + text, base_ + token.position);
    }
    for (const std::string& language : languages_) {
      const std::string stem(stemmer_.stem(text, token.stem_script, language));
      if (!stem.empty()) document_.add_term("Z" + prefix_ + stem);
    }
    if (token.stem_script == StemScript::kLatin) {
      std::vector<std::string> forms;
      plain_forms(text, forms);
      for (const std::string& form : forms) document_.add_term("F" + prefix_ + form);
    }
    std::string name;
    if (signed_form(text_, token.begin, token.end, token.text, name))
      document_.add_term("F" + prefix_ + name);
  }

 private:
  Xapian::Document& document_;
  std::string prefix_;
  std::uint32_t base_;
  const std::vector<std::string>& languages_;
  std::string_view text_;
  Stemmer stemmer_;
};

void add_date(Xapian::Document& document, const Sample& sample) {
  const std::string& date = sample.date;
  LocalTime local;
  local.year = std::stoi(date.substr(0, 4));
  local.month = std::stoi(date.substr(5, 2));
  local.day = std::stoi(date.substr(8, 2));
  local.hour = std::stoi(date.substr(11, 2));
  local.minute = std::stoi(date.substr(14, 2));
  document.add_boolean_term("Y" + date.substr(0, 4));
  document.add_boolean_term("M" + date.substr(0, 4) + date.substr(5, 2));
  document.add_boolean_term("D" + date.substr(0, 4) + date.substr(5, 2) + date.substr(8, 2));
  const auto civil = civil_seconds(local);
  const auto utc = civil - sample.utc_offset_hours * 3600;
  document.add_value(slot::kPublished, Xapian::sortable_serialise(static_cast<double>(utc)));
  document.add_value(slot::kPublishedLocal, Xapian::sortable_serialise(static_cast<double>(civil)));
  document.add_value(slot::kModified, Xapian::sortable_serialise(static_cast<double>(utc + 86400)));
}

}  // namespace

void Index::add(const Sample& sample) {
  Xapian::Document document;
  document.set_data(sample.id);
  Sink title(document, "S", 1, sample.languages, sample.title);
  const std::uint32_t used = analyzer_.analyze(sample.title, title);
  Sink body(document, "", 1 + used + kPartGap, sample.languages, sample.body);
  analyzer_.analyze(sample.body, body);
  const std::vector<std::string> none;
  Sink source(document, "XS", 1, none, sample.source);
  analyzer_.analyze(sample.source, source);
  document.add_boolean_term(exact_term("Q", sample.id));
  if (!sample.site.empty()) document.add_boolean_term("H" + sample.site);
  const Xapian::termcount units = std::max(1U, (document.termlist_count() + kLengthUnit / 2) / kLengthUnit);
  for (const std::string& language : sample.languages) document.add_term("L" + language, units);
  if (sample.languages.empty()) document.add_boolean_term(exact_term(prefix::kState, "nolang"));
  if (!sample.date.empty()) add_date(document, sample);
  database_.add_document(document);
}

const Index& news() {
  static const Index index({
      {"ja-minister",
       {"ja"},
       "韓国国防相がNATO司令官と会談",
       "北の挑発を抑止するため、協力を強める。",
       "Herald wowkorea.jp",
       "2024-03-01 08:13",
       9,
       "wowkorea.jp"},
      {"ja-rice",
       {"ja"},
       "米の値段が上がる",
       "国の備蓄米は倉庫にある。防衛とは関係がない。",
       "Nippon Rice News",
       "2024-03-01 00:30",
       9,
       ""},
      {"ja-guard", {"ja"}, "相模湾の防波堤", "防相は国防だと子どもが書いた。", "", "2023-12-31 23:59", 9, ""},
      {"zh-bridge",
       {"zh"},
       "大桥通车",
       "新的大桥今天通车，市民很高兴。",
       "City Daily",
       "2024-02-15 10:00",
       8,
       ""},
      {"ko-ministry",
       {"ko"},
       "국방부장관이 방문",
       "국방부는 훈련을 미뤘다고 밝혔다.",
       "한강 일보",
       "2024-02-29 23:00",
       9,
       ""},
      {"ko-defence", {"ko"}, "국방 예산", "예산이 늘었다.", "한강 일보", "2024-02-28 12:00", 9, ""},
      {"id-minister",
       {"id"},
       "Menteri bertemu komandan",
       "Untuk mencegah provokasi, kedua negara bekerja sama. Pertemuan itu singkat.",
       "Harian Laut",
       "2024-03-01 06:00",
       7,
       ""},
      {"id-fish",
       {"id"},
       "Harga teri naik",
       "Nelayan bertemu pedagang teri.",
       "Harian Laut",
       "2022-05-05 05:05",
       7,
       ""},
      {"en-talks",
       {"en"},
       "Ministers meet in Seoul",
       "Shin Won-sik met the commander. The meeting was about Korea's defence and sea ice.",
       "River Gazette",
       "2024-02-29 18:00",
       0,
       ""},
      {"en-ice",
       {"en"},
       "Ice on the sea",
       "The ice melts while a minister sleeps. Sikhs and the won are in the news.",
       "River Gazette",
       "2024-01-10 18:00",
       0,
       "news.example.com"},
      {"th-defence", {"th"}, "รัฐมนตรีกลาโหมเยือนโซล", "การประชุมเรื่องความมั่นคง", "", "", 0, ""},
      {"ru-visit",
       {"ru"},
       "Визит министра",
       "Министры обороны встретились в Сеуле.",
       "",
       "2024-03-02 01:00",
       3,
       ""},
      {"fr-visit", {"fr"}, "L'homme du train", "Les ministres arrivent à Séoul.", "", "", 0, ""},
      {"tr-visit", {"tr"}, "Ankara'da toplantı", "İstanbul ve Ankara haberleri.", "", "", 0, ""},
  });
  return index;
}

}  // namespace broadsheet::schema
