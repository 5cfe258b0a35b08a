// The fuzz targets. Each is a function that takes any bytes; it returns 0, or calls abort where what must
// always hold does not. libFuzzer calls it through libfuzzer_entry.cc, replay.cc with the files of corpus/,
// and the unit tests with those files and seeded changes of them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace broadsheet::fuzz {

int agency(const std::uint8_t* data, std::size_t size);
int article(const std::uint8_t* data, std::size_t size);
int dateline(const std::uint8_t* data, std::size_t size);
int html(const std::uint8_t* data, std::size_t size);
int feed(const std::uint8_t* data, std::size_t size);
int jsonl(const std::uint8_t* data, std::size_t size);
int mail(const std::uint8_t* data, std::size_t size);
int name(const std::uint8_t* data, std::size_t size);
int ocr(const std::uint8_t* data, std::size_t size);
int query(const std::uint8_t* data, std::size_t size);
int sgml(const std::uint8_t* data, std::size_t size);
int source_line(const std::uint8_t* data, std::size_t size);
int table(const std::uint8_t* data, std::size_t size);
int token_stream(const std::uint8_t* data, std::size_t size);
int web_archive(const std::uint8_t* data, std::size_t size);
int wiki(const std::uint8_t* data, std::size_t size);
int xml(const std::uint8_t* data, std::size_t size);

}  // namespace broadsheet::fuzz
