// What lines of a page say that are no part of its article. A table: a new language is a line.
#include "forms/html/phrases.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "text/characters.h"

namespace broadsheet::indexer::html {
namespace {

struct Row {
  Phrase phrase;
  std::string_view begins;  // parted by '|'; small letters
};

constexpr std::array kRows{
    Row{Phrase::kRelated,
        "read more|read also|also read|related:|related articles|related stories|related content|related "
        "topics|"
        "related news|more on this|more from|more stories|more news|most read|most popular|recommended|see "
        "also|see more|"
        "you may also like|you might also like|you may like|sign up for|watch:|watch more|listen:|don't "
        "miss|up next|"
        "trending|editor's picks|share this|share on|follow us|advertisement|story continues below|continue "
        "reading"},
    Row{Phrase::kRelated,
        "mehr zum thema|mehr dazu|lesen sie auch|lesen sie mehr|lesen sie hier|lies auch|auch "
        "interessant|das könnte sie|"
        "weitere artikel|weiterlesen|zum thema|passend dazu|empfohlener redaktioneller inhalt|empfohlener "
        "externer inhalt|"
        "an dieser stelle findest du|an dieser stelle finden sie|anzeige|teilen|meistgelesen|mehr aus"},
    Row{Phrase::kRelated,
        "lire aussi|à lire aussi|lire la suite|à lire|sur le même sujet|voir aussi|à voir "
        "aussi|partager|publicité|"
        "les plus lus|recommandé pour vous|plus d'articles"},
    Row{Phrase::kRelated,
        "lea también|lee también|leer más|le puede interesar|te puede interesar|más información|noticias "
        "relacionadas|"
        "ver más|también te puede|compartir|publicidad|lo más leído|sigue leyendo"},
    Row{Phrase::kRelated,
        "leia também|leia mais|veja também|saiba mais|você pode gostar|notícias relacionadas|mais "
        "lidas|compartilhe|"
        "publicidade|continua depois da publicidade|relacionadas"},
    Row{Phrase::kRelated,
        "leggi anche|leggi tutto|articoli correlati|potrebbe interessarti|ti potrebbe interessare|vedi "
        "anche|condividi|"
        "pubblicità|i più letti|continua a leggere"},
    Row{Phrase::kRelated,
        "lees ook|lees meer|lees verder|meer over|bekijk ook|deel dit|læs også|les også|läs även|läs "
        "också|läs mer|"
        "se også|mer om|lue myös|lue lisää|mest lest|relaterte saker|czytaj też|czytaj także|czytaj "
        "więcej|zobacz też|"
        "zobacz także|przeczytaj też|čtěte také|čtěte více|přečtěte si|mohlo by vás zajímat|čítajte "
        "aj|čítajte tiež|"
        "prečítajte si|olvasson tovább|olvasd el|kapcsolódó|citește și|citiți și|vezi "
        "și|pročitajte|preberite|"
        "ayrıca oku|ilgili haber|διαβάστε επίσης|διαβάστε ακόμα|δείτε επίσης"},
    Row{Phrase::kRelated,
        "читайте также|читать также|читайте еще|читайте ещё|смотрите также|по теме|материалы по "
        "теме|похожие|реклама|"
        "поделиться|подписывайтесь|читайте також|читати також|дивіться також|прочетете още|вижте още|још "
        "вести"},
    Row{Phrase::kRelated,
        "baca juga|baca selengkapnya|artikel terkait|berita terkait|lihat juga|simak juga|bagikan|xem "
        "thêm|đọc thêm|"
        "tin liên quan|bài liên quan|آخر الأخبار|اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|إقرأ أيضا|مواضيع ذات "
        "صلة|أخبار ذات صلة|شاهد أيضا|"
        "بیشتر بخوانید|مطالب مرتبط|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|संबंधित खबर|আরও "
        "পড়ুন|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|อ่านข่าว|קראו גם|עוד בנושא"},
    Row{Phrase::kRelated,
        "関連記事|【関連記事】|関連ニュース|関連リンク|関連キーワード|あわせて読みたい|おすすめ記事|おすすめ|"
        "人気記事|ランキング|"
        "続きを読む|シェアする|相关新闻|相关阅读|相关文章|相关链接|相关推荐|延伸阅读|延伸閱讀|推荐阅读|"
        "更多新闻|更多|"
        "相關新聞|相關文章|推薦閱讀|推薦閱讀|點我看更多|看更多|阅读更多|분享하기|관련기사|관련 "
        "기사|관련뉴스|추천기사|"
        "많이 본 뉴스|이 기사를 추천|【相關新聞】"},
    // Invitations to share and to judge, and the heading of a list of the page's own headings.
    Row{Phrase::kRelated,
        "explore further|share this article|share this story|share article|was this article|table of "
        "contents|"
        "in this article:|jump to section|beitrag teilen|artikel teilen|diesen artikel teilen|diesen beitrag "
        "teilen|"
        "möchten sie den artikel teilen|möchten sie diesen artikel teilen|war der artikel|war dieser artikel|"
        "inhaltsverzeichnis|weitere beiträge|weitere meldungen|zum weiterlesen|externer inhalt|"
        "partager cet article|cet article vous a|table des matières|sommaire|comparte esta|comparte este|"
        "tabla de contenido|compartilhe esta|compartilhe este|condividi questo|indice dei contenuti|sommario|"
        "deel dit artikel|inhoudsopgave|dela artikeln|del artikkelen|del artiklen|jaa artikkeli|udostępnij|"
        "spis treści|sdílet článek|obsah článku|haberi paylaş|içindekiler|поделитесь|содержание|оглавление|"
        "читать далее|поділитися|зміст|bagikan artikel|daftar isi|chia sẻ bài viết|mục lục|شارك المقال|"
        "شارك هذا المقال|جدول المحتويات|แชร์บทความ|สารบัญ|शेयर करें|विषय सूची|目次|この記事をシェア|記事をシェア|"
        "目录|目錄|分享到|分享至|分享本文|목차|공유하기|기사 공유"},
    Row{Phrase::kComments,
        "comments|leave a comment|leave a reply|join the conversation|view comments|show comments|post a "
        "comment|"
        "add a comment|reader comments|kommentare|leserkommentare|kommentar schreiben|commentaires|"
        "laisser un commentaire|réagir|comentarios|deja un comentario|comentários|deixe um comentário|"
        "deixe seu comentário|commenti|lascia un commento|reacties|kommentarer|kommentit|komentarze|dodaj "
        "komentarz|"
        "komentáře|diskuze|diskusia|hozzászólások|comentarii|komentari|yorumlar|yorum yap|σχόλια|комментарии|"
        "комментировать|коментарі|коментари|komentar|bình luận|التعليقات|تعليقات|اترك "
        "تعليقا|نظرات|コメント|评论|網友評論|网友评论|"
        "留言|발표 댓글|댓글|ความคิดเห็น|टिप्पणियां|תגובות"},
    Row{Phrase::kNotice,
        "all rights reserved|copyright ©|© copyright|©|(c) |copyright|subscribe to our|sign up to|sign up "
        "for our|"
        "get the latest|download our app|this article was originally|follow us on|like us on|send us|have a "
        "tip|"
        "alle rechte vorbehalten|tous droits réservés|todos los derechos|todos os direitos|tutti i diritti|"
        "все права защищены|無断転載|無断複製|版权所有|未经授权|무단 전재|무단전재|저작권자|ⓒ|hak cipta|cek "
        "berita|"
        "เงื่อนไข|สงวนลิขสิทธิ์"},
};

struct Entry {
  Phrase phrase;
  std::string_view begins;
};

// The phrases by their first byte, each list in the order of the table.
using Entries = std::array<std::vector<Entry>, 256>;
const Entries& entries() {
  static const Entries table = [] {
    Entries made;
    for (const Row& row : kRows) {
      for (std::size_t at = 0; at <= row.begins.size();) {
        const std::size_t end = std::min(row.begins.find('|', at), row.begins.size());
        const std::string_view phrase = row.begins.substr(at, end - at);
        if (!phrase.empty()) made[static_cast<unsigned char>(phrase.front())].push_back({row.phrase, phrase});
        at = end + 1;
      }
    }
    return made;
  }();
  return table;
}

constexpr std::size_t kMaxBytes = 240;

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return !schema::is_ascii(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

}  // namespace

Phrase phrase_of(std::string_view line) {
  if (line.size() > kMaxBytes) return Phrase::kNone;
  // Signs and numbers before the words: "▶ 3 comments".
  std::size_t begin = 0;
  while (begin < line.size() && schema::is_ascii(line[begin]) && !has_letter(line.substr(begin, 1)) &&
         line[begin] != '(')
    ++begin;
  for (const std::string_view sign : {"▶", "►", "→", "»", "•", "■", "●", "◆", "▼", "☞", "＞", "※", "・"}) {
    if (line.substr(begin).starts_with(sign)) {
      begin += sign.size();
      while (begin < line.size() && line[begin] == ' ') ++begin;
    }
  }
  const std::string text = schema::ascii_lower(line.substr(begin));
  if (text.empty()) return Phrase::kNone;
  for (const Entry& entry : entries()[static_cast<unsigned char>(text.front())]) {
    const std::string_view phrase = entry.begins;
    if (!text.starts_with(phrase)) continue;
    const std::string_view rest = std::string_view(text).substr(phrase.size());
    // A sentence of the article may begin with the same word.
    if (entry.phrase != Phrase::kNotice && rest.size() > 40 && rest.front() != ':' &&
        phrase.find(' ') == std::string_view::npos)
      continue;
    if (!rest.empty() && schema::is_ascii(phrase.back()) && has_letter(rest.substr(0, 1))) continue;
    if (entry.phrase == Phrase::kComments && rest.size() > 30) continue;
    return entry.phrase;
  }
  return Phrase::kNone;
}

}  // namespace broadsheet::indexer::html
