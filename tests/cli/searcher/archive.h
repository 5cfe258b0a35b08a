// A small archive of our own words, indexed once by the real indexer, for the tests of the real searcher.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/run_program.h"

namespace broadsheet::tests {

// Articles in the article format: a name, from which the test knows them, and the text.
struct ArchiveArticle {
  const char* name;
  const char* text;
};

inline constexpr ArchiveArticle kArticleFiles[] = {
    {"summit.txt",
     "海軍司令官が北方連盟の提督と会談…「航路の安全」で協力を求める\n"
     "Panglima angkatan laut bertemu laksamana Liga Utara... Meminta dukungan untuk ``keamanan jalur "
     "pelayaran''\n"
     "Pada hari Kamis panglima angkatan laut bertemu dengan laksamana Liga Utara di markas\n"
     "besar pelabuhan. Mereka membicarakan latihan bersama dan keamanan\n"
     "jalur pelayaran di utara.\n"
     "2024/03/01 08:13 KST\n"
     "Copyrights(C) Mercusuar mercusuar.example 41\n"},
    {"harbour.txt",
     "Ferry service resumes after the storm\n"
     "\n"
     "The ferries to the northern islands sail again on Monday, the harbour office said.\n"
     "\n"
     "Repairs to the long pier will take until summer.\n"
     "2024-02-26 09:30 GMT\n"
     "Copyright 2024 Harbour Post harbour.example\n"},
};

// The same in JSON Lines, with ids.
inline constexpr const char* kJsonLines =
    R"({"id":"ko-1","headlines":[{"lang":"ko","text":"태풍에 여객선 운항 중단"}],"body":"태풍이 다가오면서 섬으로 가는 여객선이 멈췄다. 항구는 조용했다.","lang":"ko","published":"2023-09-01T10:00:00+09:00","source":{"publisher":"등대일보","site":"deungdae.example"}}
{"id":"th-1","title":"เรือข้ามฟากหยุดเดินเพราะพายุ","body":"พายุเข้าชายฝั่งเมื่อคืนนี้ เรือข้ามฟากหยุดเดินทั้งวัน","lang":"th","published":"2023-10-02T07:00:00+07:00","source":"ประภาคาร"}
{"id":"ar-1","title":"توقف العبارات بسبب العاصفة","body":"توقفت العبارات إلى الجزر بعد أن ضربت العاصفة الساحل.","lang":"ar","published":"2023-11-03","source":"المنارة"}
{"id":"ru-1","title":"Паромы остановлены из-за шторма","body":"Паромы на острова не ходят второй день: шторм не стихает.","lang":"ru","published":"2022-12-04T12:00:00+03:00","source":"Маяк"}
{"id":"zh-1","title":"颱風逼近渡輪停航","body":"颱風逼近北部海岸，往離島的渡輪全面停航。","lang":"zh-Hant","published":"2022-08-05T08:00:00+08:00","source":"燈塔報"}
{"id":"hi-1","title":"तूफ़ान के कारण नौका सेवा बंद","body":"तूफ़ान के कारण द्वीपों के लिए नौका सेवा दो दिन से बंद है।","lang":"hi","published":"2022-07-06T09:00:00+05:30","source":"प्रकाश स्तंभ"}
{"id":"vi-1","title":"Phà ngừng chạy vì bão","body":"Bão đổ bộ vào bờ biển phía bắc, phà ra đảo ngừng chạy.","lang":"vi","published":"2022-06-07T10:00:00+07:00","source":"Hải Đăng"}
{"id":"tr-1","title":"Fırtına nedeniyle feribot seferleri durdu","body":"Fırtına kuzey kıyısını vurdu; adalara feribot seferleri durdu.","lang":"tr","published":"2021-05-08T11:00:00+03:00","source":"Fener"}
{"id":"de-1","title":"Fähre fährt nach dem Sturm wieder","body":"Die Fähren zu den Inseln fahren wieder. Der Sturm ist vorbei.","lang":"de","published":"2021-04-09T12:00:00+02:00","source":"Hafenbote"}
{"id":"odd id, with \"quotes\"","title":"Bare escape \u001b[31m and override \u202e in a headline","body":"Nothing \u0007 here may act on a terminal.","lang":"en","shelf":{"row":7}}
)";

// Makes `directory`/archive and `directory`/index of it. Throws if the indexer fails.
inline void build_archive(const TemporaryDirectory& directory) {
  for (const ArchiveArticle& article : kArticleFiles)
    write_file(directory / "archive" / article.name, article.text);
  write_file(directory / "archive" / "wire.jsonl", kJsonLines);
  const ProgramResult result = run_program(
      BROADSHEET_INDEXER, {"add", "--db", (directory / "index").string(), (directory / "archive").string()});
  if (result.exit_code != 0) throw std::runtime_error("indexer add failed: " + result.out + result.err);
}

}  // namespace broadsheet::tests
