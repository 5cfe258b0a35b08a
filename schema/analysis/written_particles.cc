// The particles. Arabic: the conjunctions w, f, the prepositions b, l, k, and the article al, which l joins
// to (Wright, A Grammar of the Arabic Language, volume 1, "inseparable particles"). Hebrew: the letters of
// "Moshe ve-Khalev", and their chains. Korean: hangul_particles.h.
#include "analysis/written_particles.h"

#include <algorithm>
#include <array>

#include "analysis/hangul_particles.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// A bare word with fewer letters than this looks too much like another one with its particle.
constexpr std::size_t kLongWord = 4;
constexpr std::size_t kShortestWord = 3;

constexpr std::string_view kArticle = "\u0627\u0644";  // al
constexpr std::string_view kLam = "\u0644";            // l
constexpr std::string_view kToThe = "\u0644\u0644";    // l and al
constexpr std::array<std::string_view, 10> kBeforeWord{"و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"};
constexpr std::array<std::string_view, 7> kBeforeArticle{"و", "ف", "ب", "ك", "وب", "وك", "فب"};
constexpr std::array<std::string_view, 3> kBeforeToThe{"", "و", "ف"};

constexpr std::array<std::string_view, 25> kHebrewLetters{
    "ה",  "ו",  "ב",  "ל",  "כ",  "מ",  "ש",  "וה",  "וב",  "ול",  "וכ",  "ומ", "וש",
    "שה", "שב", "של", "שמ", "כש", "מה", "מש", "לכש", "וכש", "כשה", "ושה", "ומה"};
constexpr std::string_view kHebrewVav = "ו";

// Words that begin with such a letter by themselves, and of which the rest is a word too. Chosen by us.
constexpr std::array<std::string_view, 52> kOwnWords{
    "وزير", "ولد",  "ولاد", "وكيل", "وفاء",  "وقود",  "وجود", "وحيد", "وعود",  "وضع",  "وصول",
    "ورود", "فصل",  "فجر",  "فرض",  "فلاح",  "فنان",  "فرار", "فقير", "بلد",   "بلاد", "بحر",
    "بحار", "بلاغ", "بيان", "بطل",  "بدر",   "بنات",  "بديل", "بريد", "بلديه", "بقاء", "بناء",
    "كتاب", "كلام", "كمال", "كبير", "كبار",  "كرم",   "كلاب", "لسان", "لحوم",  "لجان", "שמים",
    "שלום", "המון", "מכון", "משרד", "מסיבה", "לימוד", "בטוח", "ביטוח"};

// Korean words of two syllables or three that end like a particle and are no noun with one. Chosen by us.
constexpr std::u32string_view kKoreanWords =
    U" 회의 강의 주의 동의 합의 결의 논의 건의 문의 편의 호의 예의 정의 사의 적의 창의 모의 상의 고의 심의 "
    U"제의 질의 협의 "
    U"강도 정도 제도 지도 태도 속도 온도 시도 의도 각도 수도 보도 주도 인도 농도 밀도 반도 유도 기도 파도 "
    U"포도 궤도 경도 "
    U"위도 용도 년도 연도 철도 차도 구도 고도 보도 부도 열도 영도 오도 완도 전도 절도 점도 진도 "
    U"척도 초도 타도 한도 효도 불만 자만 대만 비만 충만 오만 거만 만만 도로 경로 진로 미로 피로 기로 별로 "
    U"서로 바로 따로 "
    U"새로 주로 실로 홀로 절로 항로 선로 수로 통로 활로 원로 국가 대가 주가 시가 추가 휴가 물가 평가 증가 "
    U"참가 인가 허가 "
    U"고가 단가 원가 불가 정가 작가 화가 전가 가가 효과 결과 성과 통과 학과 경과 초과 사과 치과 내과 외과 "
    U"부과 평화와 나이 "
    U"아이 사이 종이 길이 높이 깊이 넓이 차이 놀이 먹이 많이 같이 깊이 작은 많은 같은 "
    U"좋은 높은 깊은 낮은 젊은 늙은 넓은 밝은 검은 붉은 짧은 굳은 시는 하는 되는 있는 없는 가는 오는 보는 "
    U"사는 쓰는 주는 "
    U"지는 나는 타는 자는 크는 서는 우는 도는 노는 아는 여는 미는 부인 개인 군인 노인 시인 여인 연인 원인 "
    U"확인 주인 본인 "
    U"법인 상인 승인 신인 성인 타인 요인 죄인 증인 폐인 한인 흑인 백인 범인 미인 의인 용인 할인 혼인 달인 "
    U"장인 직인 날인 "
    U"공란 혼란 논란 소란 요란 반란 계란 토란 파란 노란 모란 국란 만나 하나 누나 지나 보나 혹은 또는 이란 "
    U"함께 ";

std::string text_of(std::u32string_view letters) {
  std::string out;
  for (const char32_t c : letters) append_character(out, c);
  return out;
}

bool is_own_word(std::string_view form) {
  return std::find(kOwnWords.begin(), kOwnWords.end(), form) != kOwnWords.end();
}

bool is_korean_word(std::u32string_view form) {
  std::u32string padded = U" ";
  padded += form;
  padded += U' ';
  return kKoreanWords.find(padded) != std::u32string_view::npos;
}

enum class Writing { kNone, kArabic, kHebrew, kKorean };

Writing writing_of(std::string_view word) {
  if (word.empty()) return Writing::kNone;
  const char32_t first = character_at(word, 0);
  if (first >= 0x0621 && first <= 0x064A) return Writing::kArabic;
  if (first >= 0x05D0 && first <= 0x05EA) return Writing::kHebrew;
  if (first >= 0xAC00 && first <= 0xD7A3) return Writing::kKorean;
  return Writing::kNone;
}

std::string joined(std::string_view before, std::string_view word) {
  std::string out(before);
  out += word;
  return out;
}

void add(std::vector<ParticleForm>& forms, std::string text, Evidence evidence) {
  if (!is_own_word(text)) forms.push_back({std::move(text), evidence});
}

// Particles before the article of `noun`, which stands without it here.
void add_definite(std::vector<ParticleForm>& forms, std::string_view noun) {
  if (count_characters(noun) < kShortestWord) return;
  const std::string definite = joined(kArticle, noun);
  for (const std::string_view particle : kBeforeArticle)
    add(forms, joined(particle, definite), Evidence::kSure);
  // l takes the place of the article's a; of three l, two are written.
  const std::string to_the = joined(noun.starts_with(kLam) ? kLam : kToThe, noun);
  for (const std::string_view particle : kBeforeToThe) add(forms, joined(particle, to_the), Evidence::kSure);
}

std::vector<ParticleForm> arabic_with(std::string_view word) {
  std::vector<ParticleForm> forms;
  if (word.starts_with(kArticle) && count_characters(word) >= kShortestWord + 2) {
    add_definite(forms, word.substr(kArticle.size()));
    return forms;
  }
  const std::size_t letters = count_characters(word);
  if (letters < kShortestWord) return forms;
  add_definite(forms, word);
  const Evidence evidence = letters >= kLongWord ? Evidence::kIfNotMore : Evidence::kIfKnown;
  for (const std::string_view particle : kBeforeWord) add(forms, joined(particle, word), evidence);
  return forms;
}

std::vector<ParticleForm> hebrew_with(std::string_view word) {
  std::vector<ParticleForm> forms;
  const std::size_t letters = count_characters(word);
  if (letters < kShortestWord) return forms;
  const Evidence evidence = letters >= kLongWord ? Evidence::kSure : Evidence::kIfKnown;
  for (const std::string_view particle : kHebrewLetters) {
    add(forms, joined(particle, word), evidence);
    // A vav that begins a word is written twice behind another letter.
    if (word.starts_with(kHebrewVav) && !particle.ends_with(kHebrewVav))
      add(forms, joined(joined(particle, kHebrewVav), word), evidence);
  }
  return forms;
}

// Longer nouns are indexed without their particles.
std::vector<ParticleForm> korean_with(std::string_view word) {
  std::vector<ParticleForm> forms;
  if (count_characters(word) != 1) return forms;
  const char32_t noun = character_at(word, 0);
  for (const Particle& particle : hangul_particles()) {
    if (!may_follow(noun, particle.rule)) continue;
    std::u32string form(1, noun);
    form += particle.text;
    // As it is indexed: of three syllables, what ends like another particle loses it (으로).
    form.resize(length_without_particles(form));
    if (form.size() == 1 || is_korean_word(form)) continue;
    std::string text = text_of(form);
    const auto same = [&](const ParticleForm& known) { return known.text == text; };
    if (std::none_of(forms.begin(), forms.end(), same)) forms.push_back({std::move(text), Evidence::kSure});
  }
  return forms;
}

// The rest of `word` behind each of `particles`, if it has `least` letters.
template <std::size_t N>
void strip(std::string_view word, const std::array<std::string_view, N>& particles, std::size_t least,
           std::vector<std::string_view>& rests) {
  for (const std::string_view particle : particles) {
    if (!word.starts_with(particle)) continue;
    const std::string_view rest = word.substr(particle.size());
    if (count_characters(rest) >= least) rests.push_back(rest);
  }
}

std::vector<ParticleForm> arabic_without(std::string_view word) {
  std::vector<ParticleForm> forms;
  std::vector<std::string_view> rests;
  strip(word, kBeforeArticle, kShortestWord + 2, rests);
  for (const std::string_view rest : rests) {
    if (!rest.starts_with(kArticle)) continue;
    add(forms, std::string(rest), Evidence::kSure);
    add(forms, std::string(rest.substr(kArticle.size())), Evidence::kSure);
    return forms;
  }
  for (const std::string_view particle : kBeforeToThe) {
    const std::string to_the = joined(particle, kToThe);
    if (!word.starts_with(to_the)) continue;
    const std::string_view noun = word.substr(to_the.size());
    if (count_characters(noun) < kShortestWord) continue;
    add(forms, joined(kArticle, noun), Evidence::kSure);
    add(forms, std::string(noun), Evidence::kSure);
    return forms;
  }
  rests.clear();
  strip(word, kBeforeWord, kLongWord, rests);
  for (const std::string_view rest : rests) add(forms, std::string(rest), Evidence::kIfNotMore);
  return forms;
}

std::vector<ParticleForm> hebrew_without(std::string_view word) {
  std::vector<ParticleForm> forms;
  std::vector<std::string_view> rests;
  strip(word, kHebrewLetters, kLongWord, rests);
  for (const std::string_view rest : rests) {
    add(forms, std::string(rest), Evidence::kIfNotMore);
    if (rest.starts_with(joined(kHebrewVav, kHebrewVav)))
      add(forms, std::string(rest.substr(kHebrewVav.size())), Evidence::kIfNotMore);
  }
  return forms;
}

// The object's particle is on nothing but nouns: 물을 is 물.
std::vector<ParticleForm> korean_without(std::string_view word) {
  if (count_characters(word) != 2) return {};
  const std::string_view noun = first_character(word);
  const std::string_view particle = word.substr(noun.size());
  if (particle != "을" && particle != "를") return {};
  std::vector<ParticleForm> forms = korean_with(noun);
  std::erase_if(forms, [&](const ParticleForm& form) { return form.text == word; });
  forms.push_back({std::string(noun), Evidence::kSure});
  return forms;
}

}  // namespace

std::vector<ParticleForm> with_particles(std::string_view word) {
  switch (writing_of(word)) {
    case Writing::kArabic:
      return arabic_with(word);
    case Writing::kHebrew:
      return hebrew_with(word);
    case Writing::kKorean:
      return korean_with(word);
    case Writing::kNone:
      break;
  }
  return {};
}

std::vector<ParticleForm> without_particles(std::string_view word) {
  if (is_own_word(word)) return {};
  switch (writing_of(word)) {
    case Writing::kArabic:
      return arabic_without(word);
    case Writing::kHebrew:
      return hebrew_without(word);
    case Writing::kKorean:
      return korean_without(word);
    case Writing::kNone:
      break;
  }
  return {};
}

}  // namespace broadsheet::schema
