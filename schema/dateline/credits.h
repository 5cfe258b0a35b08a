// Who wrote or sent an article, as it is printed in one line with the date: "Von …", "来源：…", "… 기자".
#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::schema::dateline {

/// The bytes at the start of `text` that introduce a name ("By ", "来源："), spaces behind them included; 0
/// if it does not begin so.
std::size_t credit_label(std::string_view text);

/// True if `credit` names a source ("来源：…", an agency) and not a writer.
bool is_source_credit(std::string_view credit);

/// True for a name: few words without digits and without the marks that end a sentence.
bool is_credited_name(std::string_view text);

/// True if `text` names its role: a name with a title ("홍길동 기자"), or an agency that is known.
bool is_credit(std::string_view text);

}  // namespace broadsheet::schema::dateline
