// Endings of months' names, by language. CLDR has the nominative and what stands behind a day (the genitive);
// newspapers also print "u studenom 2023", "w marcu 2024", "maaliskuussa 2024".
#include <array>

#include "dateline/words.h"

namespace broadsheet::schema::dateline {
namespace {

constexpr std::array kEndings{
    EndingRow{" hr bs sr ", "a|u|e|i|om|em|og|oga|ome|omu|im|ima|а|у|ом|ем"},
    EndingRow{" sl ", "ja|ju|jem|a|u|em|om"},
    EndingRow{" pl ", "a|u|em|ie|iem|ego|ym|emu|zie"},
    EndingRow{" cs ", "a|u|em|i|e|ě|ích|ím"},
    EndingRow{" sk ", "a|u|i|e|om|om"},
    EndingRow{" ru ", "а|я|у|ю|е|ом|ем|ём"},
    EndingRow{" uk ", "а|я|у|ю|і|ї|ом|ем|єм|ого|ому|им"},
    EndingRow{" be ", "а|я|у|ю|і|ам|ем|зе|ага|аму|ым"},
    EndingRow{" lt ", "o|ą|e|u|į|io|yje|iui|is"},
    EndingRow{" lv ", "a|ā|am|u|is|ī|im"},
    EndingRow{" et ", "i|il|is|ini|ist|l|s|ni"},
    EndingRow{" fi ", "n|ta|ssa|lla|hun|sta"},
    EndingRow{" hu ", "i|ban|ben|ig|tól|től|ra|re"},
    EndingRow{" tr ", "ta|te|da|de|'ta|'te|'da|'de|ın|in|un|ün|ında|inde|unda|ünde|ı|i|u|ü"},
    EndingRow{" az ", "da|də|ın|in|un|ün|ında|ində|unda|ündə"},
    EndingRow{" uz ", "da|ning|ga|dan|да|нинг|га|дан"},
    EndingRow{" kk ky ", "да|де|та|те|дың|дің|тың|тің|дын|тын|ында|инде"},
    EndingRow{" el ", "ο|ος|ου|η|ης"},
    EndingRow{" hy ", "ի|ին|ում|ից"},
    EndingRow{" ka ", "ს|ის|ში|იდან|ი"},
    EndingRow{" sq ", "i|it|in|u|ut"},
    EndingRow{" bn as ", "ে|ের|এ|এর"},
    EndingRow{" te ", "లో|న|నాడు"},
    EndingRow{" mr ", "ला|मध्ये|च्या"},
};

}  // namespace

std::span<const EndingRow> ending_rows() noexcept { return kEndings; }

}  // namespace broadsheet::schema::dateline
