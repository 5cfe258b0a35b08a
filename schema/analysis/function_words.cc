// The words, chosen by us: articles, prepositions, conjunctions, pronouns and auxiliaries that headlines
// keep.
#include "analysis/function_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/analyzer.h"

namespace broadsheet::schema {
namespace {

struct Words {
  std::string_view language;
  std::string_view words;
};
constexpr std::array kWords = {
    Words{
        "en",
        "the a an of and to in for on with at by from is are was were has have had be been not no it he she "
        "they this that who but after over as its his her their more new says will last"},
    Words{"fr",
          "le la les un une des du de et en au aux pour dans sur par avec est sont ses son sa plus après que "
          "qui "
          "contre entre il elle a ont été ce cette ne pas"},
    Words{
        "es",
        "el la los las un una de del y en al a por para con su sus se es ha más tras que contra entre desde "
        "sobre"},
    Words{
        "it",
        "il lo la i gli le un una di del della dei nel nella e in a al alla per con su si è ha più dopo che "
        "contro tra sono"},
    Words{"pt",
          "o a os as um uma de do da dos das e em no na nos nas ao à por para com se é mais após que contra "
          "entre sobre são não foi pelo pela"},
    Words{"ca",
          "el la els les un una de del dels i en a al als per amb es és va van ha més que contra entre sobre "
          "seva"},
    Words{
        "gl",
        "o a os as un unha de do da dos das e en no na nos nas ao á por para con se é máis que contra entre "
        "sobre son non foi polo pola"},
    Words{"ro", "un o de din la și în cu pe pentru a al ale au este sunt mai după că care între prin fi va"},
    Words{
        "nl",
        "de het een van en in op voor met bij uit is zijn na over om te naar meer dat niet tegen door wordt "
        "werd heeft"},
    Words{"de",
          "der die das den dem des ein eine einer und in im am auf für mit von vom zu zum zur ist sind nach "
          "über mehr nicht gegen"},
    Words{"sv", "en ett och i på av för med till från är efter om mer att som inte mot den det de vill"},
    Words{"da",
          "en et og i på af for med til fra er efter om mere at som ikke mod den det de vil blev ved hvad"},
    Words{"no", "en et og i på av for med til fra er etter om mer å som ikke mot den det de vil ble ved hva"},
    Words{"fi", "ja on ei oli että se kun mutta myös yli sekä jälkeen mukaan voi ovat"},
    Words{"et", "ja on ei oli et see kui aga ka üle pärast järgi võib"},
    Words{"hu", "a az és egy is nem hogy volt után szerint több már meg ki lesz"},
    Words{"pl", "w we z ze i na do od po o za się jest są nie to że dla przez przy po nad"},
    Words{"cs", "v ve s se z ze i a na do od po o za je jsou ne že pro při nad který už"},
    Words{"sk", "v vo s so z zo i a na do od po o za je sú nie že pre pri nad ktorý už sa"},
    Words{"hr", "u s sa i na do od po o za je su ne da se iz nije što tko prema kod bit će tijekom"},
    Words{"sl", "v s z in na do od po o za je so ne da se iz ni kaj pri ki bo"},
    Words{"tr", "ve bir bu için ile de da en çok daha sonra göre olarak gibi var yok ilk"},
    Words{"id",
          "yang dan di ke dari untuk dengan pada ini itu akan tidak karena oleh bisa dalam adalah apa siapa "
          "telah para"},
    Words{"ms",
          "yang dan di ke dari untuk dengan pada ini itu akan tidak kerana oleh boleh dalam adalah apa siapa "
          "telah para"},
    Words{"tl", "ang ng sa mga na at ay si ni kay para may hindi naman"},
    Words{"sw", "ya wa na kwa za la katika ni yake wake baada cha vya kuwa"},
    Words{"lt", "ir į iš su dėl po už nuo kad yra bus prie apie"},
    Words{"lv", "un ar no uz par pēc pie kā ir būs lai kas"},
    Words{"ru", "и в во на с со к о об от по за из для не что это как при после будет он его"},
    Words{"uk", "і й в у на з зі до про від по за із для не що це як при після буде він його та"},
    Words{"bg", "и в във на с със към от по за из не че това как при след ще са е се той му"},
    Words{"mk", "и во на со кон од по за не дека ова како при по ќе се е тој му"},
    Words{"sr", "и у на са с к од по за из не да то како при после ће је су се он о"},
};

// A second opinion needs about so many words that only its language has, and so many more than the first.
constexpr double kLeastScore = 1.0;
constexpr double kLeastLead = 1.0;

// One word that only another language has may be a name; against a sure guess two of its words are needed.
constexpr int kLeastWordsAgainstSure = 2;

// What CLD2 takes short texts for that have a word or two of international use, and is sure of it.
constexpr std::string_view kMostTaken = "en";

// So many function words more than the guess has, each of which other languages may have too, speak against
// it.
constexpr int kLeastWordsLead = 2;

using Languages = std::vector<std::size_t>;  // rows of kWords

const std::unordered_map<std::string, Languages>& table() {
  static const std::unordered_map<std::string, Languages> built = [] {
    std::unordered_map<std::string, Languages> out;
    for (std::size_t row = 0; row < kWords.size(); ++row) {
      const std::string_view words = kWords[row].words;
      for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        Languages& languages = out[fold(words.substr(begin, end - begin))];
        if (languages.empty() || languages.back() != row) languages.push_back(row);
        begin = end + 1;
      }
    }
    return out;
  }();
  return built;
}

class Counter : public TokenSink {
 public:
  void on_token(const Token& token) override {
    if (token.kind != TokenKind::kWord) return;
    word_.assign(token.text);
    const auto found = table().find(word_);
    if (found == table().end()) return;
    for (const std::size_t row : found->second) {
      scores[row] += 1.0 / static_cast<double>(found->second.size());
      ++words[row];
    }
  }
  std::array<double, kWords.size()> scores{};  // each word shared by the languages that have it
  std::array<int, kWords.size()> words{};

 private:
  std::string word_;
};

}  // namespace

FunctionWordOpinion ask_function_words(std::string_view text, std::string_view guess, bool sure,
                                       Analyzer& analyzer) {
  FunctionWordOpinion opinion;
  const auto* row_of_guess =
      std::find_if(kWords.begin(), kWords.end(), [&](const Words& row) { return row.language == guess; });
  opinion.known = row_of_guess != kWords.end();
  if (!opinion.known && !guess.empty()) return opinion;
  Counter counter;
  analyzer.analyze(text, counter);
  const auto guessed = static_cast<std::size_t>(row_of_guess - kWords.begin());
  const double score_of_guess = opinion.known ? counter.scores[guessed] : 0;
  opinion.of_guess = opinion.known ? counter.words[guessed] : 0;
  const auto* best = std::max_element(counter.scores.begin(), counter.scores.end());
  const auto best_row = static_cast<std::size_t>(best - counter.scores.begin());
  const int most = *std::max_element(counter.words.begin(), counter.words.end());
  // Texts quote titles in other languages: against a sure guess these must not be half of the function words.
  const int least = sure ? std::max(kLeastWordsAgainstSure, opinion.of_guess + 1) : 1;
  if (*best >= kLeastScore && *best - score_of_guess >= kLeastLead && counter.words[best_row] >= least) {
    opinion.language = kWords[best_row].language;
    return opinion;
  }
  if (sure && guess != kMostTaken) return opinion;
  if (most - opinion.of_guess < kLeastWordsLead) return opinion;
  if (std::count(counter.words.begin(), counter.words.end(), most) > 1) {
    opinion.contradicts = true;
    return opinion;
  }
  const auto* leader = std::max_element(counter.words.begin(), counter.words.end());
  opinion.language = kWords[static_cast<std::size_t>(leader - counter.words.begin())].language;
  return opinion;
}

}  // namespace broadsheet::schema
