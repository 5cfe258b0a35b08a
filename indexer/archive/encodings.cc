// The table of encodings.
// Source: WHATWG, Encoding Standard, section 4.2, "Names and labels", without what is only there for the web
// (replacement, x-user-defined); UTF-32; and Johab, which ICU lacks (pair_recoder.h).
#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

#include "broadsheet/indexer/encoding.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array kEncodings{
    Encoding{"UTF-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8", "UTF-8"},
    Encoding{"IBM866", "866 cp866 csibm866", "ibm-866"},
    Encoding{"ISO-8859-2", "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
             "ISO-8859-2"},
    Encoding{"ISO-8859-3", "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
             "ISO-8859-3"},
    Encoding{"ISO-8859-4", "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
             "ISO-8859-4"},
    Encoding{"ISO-8859-5",
             "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
             "ISO-8859-5"},
    Encoding{"ISO-8859-6",
             "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i "
             "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
             "ISO-8859-6"},
    Encoding{"ISO-8859-7",
             "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
             "iso_8859-7:1987 sun_eu_greek",
             "ISO-8859-7"},
    Encoding{"ISO-8859-8",
             "csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8-e iso-8859-8-i iso-ir-138 iso8859-8 "
             "iso88598 iso_8859-8 iso_8859-8:1988 logical visual",
             "ISO-8859-8"},
    Encoding{"ISO-8859-10", "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6", "iso-8859_10-1998"},
    Encoding{"ISO-8859-13", "iso8859-13 iso885913", "ISO-8859-13"},
    Encoding{"ISO-8859-14", "iso8859-14 iso885914", "iso-8859_14-1998"},
    Encoding{"ISO-8859-15", "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9", "ISO-8859-15"},
    Encoding{"KOI8-R", "cskoi8r koi koi8 koi8_r", "KOI8-R"},
    Encoding{"KOI8-U", "koi8-ru", "KOI8-U"},
    Encoding{"macintosh", "csmacintosh mac x-mac-roman", "macintosh"},
    Encoding{"x-mac-cyrillic", "x-mac-ukrainian", "x-mac-cyrillic"},
    Encoding{"windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620", "windows-874"},
    Encoding{"windows-1250", "cp1250 x-cp1250", "windows-1250"},
    Encoding{"windows-1251", "cp1251 x-cp1251", "windows-1251"},
    Encoding{"windows-1252",
             "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
             "iso_8859-1 iso_8859-1:1987 l1 latin1 latin-1 us-ascii x-cp1252",
             "windows-1252"},
    Encoding{"windows-1253", "cp1253 x-cp1253", "windows-1253"},
    Encoding{
        "windows-1254",
        "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
        "x-cp1254",
        "windows-1254"},
    Encoding{"windows-1255", "cp1255 x-cp1255", "windows-1255"},
    Encoding{"windows-1256", "cp1256 x-cp1256", "windows-1256"},
    Encoding{"windows-1257", "cp1257 x-cp1257", "windows-1257"},
    Encoding{"windows-1258", "cp1258 x-cp1258", "windows-1258"},
    Encoding{"GB18030",
             "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk cp936 iso-ir-58 x-gbk",
             "gb18030"},
    Encoding{"Big5", "big5-hkscs cn-big5 csbig5 x-x-big5 cp950", "Big5-HKSCS"},
    Encoding{"EUC-JP", "cseucpkdfmtjapanese eucjp x-euc-jp", "euc-jp-2007"},
    Encoding{"ISO-2022-JP", "csiso2022jp", "ISO-2022-JP"},
    Encoding{"Shift_JIS", "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j cp932 x-sjis", "Shift_JIS"},
    Encoding{"EUC-KR",
             "cseuckr csksc56011987 euckr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
             "windows-949 cp949 uhc",
             "windows-949"},
    Encoding{"Johab", "cp1361 ksc5601-1992 ksc_5601-1992 ms1361 windows-1361 x-johab", "windows-949"},
    Encoding{"UTF-16BE", "unicodefffe", "UTF-16BE"},
    Encoding{"UTF-16LE", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf16", "UTF-16LE"},
    Encoding{"UTF-32BE", "", "UTF-32BE"},
    Encoding{"UTF-32LE", "utf-32", "UTF-32LE"},
};

bool has_label(const Encoding& encoding, std::string_view label) {
  if (schema::equal_in_any_case(encoding.name, label)) return true;
  for (std::string_view rest = encoding.labels; !rest.empty();) {
    const std::string_view one = rest.substr(0, rest.find(' '));
    if (schema::equal_in_any_case(one, label)) return true;
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
  }
  return false;
}

}  // namespace

const Encoding* find_encoding(std::string_view label) noexcept {
  if (label.empty()) return nullptr;
  const auto* const found = std::find_if(kEncodings.begin(), kEncodings.end(),
                                         [&](const Encoding& one) { return has_label(one, label); });
  return found == kEncodings.end() ? nullptr : found;
}

std::string list_encodings(std::string_view between) {
  std::string list;
  for (const Encoding& encoding : kEncodings) {
    if (!list.empty()) list += between;
    list += encoding.name;
  }
  return list;
}

}  // namespace broadsheet::indexer
