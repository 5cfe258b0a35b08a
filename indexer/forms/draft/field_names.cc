// What people call the fields of an article, in the languages of our users. docs/FORMATS.md has the rules for
// people.
#include "forms/draft/field_names.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "broadsheet/indexer/parser.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

// Names of one field with `|` between them, folded (as name_key() does), the likeliest first. A name stands
// for one field only.
struct NameRow {
  NewsField field;
  std::string_view called;  // as options and documents call the field
  std::string_view names;
};

constexpr std::array<NameRow, kNewsFields> kNames{{
    {NewsField::kId, "id",
     "id|articleid|newsid|docid|documentid|docno|guid|uuid|idarticle|idarticulo|idartículo|artikelid|"
     "kennung|identifier|идентификатор|記事id|記事番号|文章id|新闻id|编号|編號|기사id|기사번호|번호|"
     "식별자|المعرف|شناسه|आईडी|รหัส"},
    {NewsField::kHeadline, "headline",
     "headline|title|headlines|titles|headlinetext|articletitle|newstitle|newsheadline|heading|pagetitle|"
     "posttitle|"
     "titel|überschrift|ueberschrift|schlagzeile|titelzeile|titre|grostitre|título|titulo|titular|encabezado|"
     "manchete|titolo|títol|kop|krantenkop|overskrift|tittel|otsikko|tytuł|tytul|nagłówek|titulek|nadpis|"
     "titlu|cím|naslov|pealkiri|virsraksts|antraštė|заголовок|заглавие|наслов|başlık|başlik|baslik|judul|"
     "tajuk|"
     "judulberita|tiêuđề|tieude|nhanđề|pamagat|見出し|みだし|タイトル|題名|表題|記事タイトル|标题|標題|"
     "新闻标题|新聞標題|文章标题|题目|題目|제목|기사제목|헤드라인|표제|العنوان|عنوان|عنوانالخبر|تیتر|سرخی|"
     "शीर्षक|শিরোনাম|தலைப்பு|หัวข้อ|หัวข้อข่าว|พาดหัว|พาดหัวข่าว|τίτλος|επικεφαλίδα|כותרת|ခေါင်းစဉ်|ចំណងជើង"},
    {NewsField::kBody, "body",
     "body|text|content|contents|articlebody|bodytext|fulltext|maintext|articletext|articlecontent|"
     "newscontent|newstext|contenttext|paragraphs|textbody|fullarticle|plaintext|cleantext|rawtext|posttext|"
     "postcontent|article|story|inhalt|volltext|artikeltext|haupttext|textkörper|fließtext|nachrichtentext|"
     "texte|corps|contenu|texteintégral|corpsdutexte|texto|cuerpo|contenido|textocompleto|corpo|conteúdo|"
     "conteudo|testo|contenuto|tekst|inhoud|artikeltekst|brödtext|brødtekst|innhold|indhold|teksti|sisältö|"
     "treść|tresc|obsah|conținut|continut|szöveg|tartalom|tekstas|текст|текстстатьи|содержание|контент|"
     "текстновини|зміст|вміст|текстновости|съдържание|садржај|metin|içerik|icerik|haber|habermetni|isi|"
     "isiberita|teks|konten|nộidung|noidung|vănbản|bàiviết|nilalaman|本文|記事本文|記事|記事内容|テキスト|"
     "内容|正文|內容|新闻内容|新聞內容|文章内容|全文|文章|본문|기사본문|기사내용|내용|기사|텍스트|"
     "النص|نص|المحتوى|محتوى|نصالخبر|متن|متنخبر|محتوا|मुख्यपाठ|पाठ|सामग्री|समाचार|বিষয়বস্তু|உள்ளடக்கம்|"
     "เนื้อหา|เนื้อข่าว|ข้อความ|κείμενο|περιεχόμενο|תוכן|טקסט|စာသား|អត្ថបទ"},
    {NewsField::kSummary, "summary",
     "summary|abstract|description|lead|lede|teaser|excerpt|snippet|standfirst|dek|shortdescription|"
     "zusammenfassung|vorspann|anreißer|kurztext|chapeau|résumé|resume|chapô|resumen|entradilla|bajada|"
     "descripción|resumo|lide|descrição|riassunto|sommario|descrizione|samenvatting|omschrijving|ingress|"
     "sammanfattning|sammendrag|resumé|manchet|tiivistelmä|streszczenie|opis|perex|shrnutí|rezumat|"
     "összefoglaló|анонс|лид|аннотация|описание|краткоесодержание|стислийзміст|özet|spot|ringkasan|"
     "deskripsi|tómtắt|môtả|要約|概要|リード|リード文|抄録|摘要|导语|導語|简介|簡介|概述|요약|리드|설명|"
     "الملخص|ملخص|الوصف|خلاصه|چکیده|सारांश|विवरण|สรุป|คำโปรย|περίληψη|תקציר"},
    {NewsField::kPublished, "published",
     "published|publishedat|datepublished|publisheddate|publicationdate|pubdate|publishdate|publishedon|"
     "publishtime|publishedtime|publishedutc|dateofpublication|datepublish|date|datetime|newsdate|"
     "articledate|postdate|postedat|dateline|releasedate|issuedate|issued|timestamp|createdat|created|day|"
     "datum|veröffentlicht|veröffentlichtam|veröffentlichungsdatum|erscheinungsdatum|erschienen|"
     "erschienenam|tag|datedepublication|datepublication|datedeparution|publiéle|fecha|"
     "fechadepublicación|fechapublicación|fechadepublicacion|fechapublicacion|data|datadepublicação|"
     "datadepublicacao|datapublicação|datapubblicazione|datadipubblicazione|publicatiedatum|"
     "publiceringsdatum|publicerad|dato|udgivelsesdato|publiseringsdato|päivämäärä|päiväys|julkaistu|"
     "datapublikacji|datapublicării|dátum|datumvydání|дата|датапубликации|опубликовано|датапублікації|"
     "опубліковано|tarih|yayıntarihi|yayınlanmatarihi|tanggal|tanggalterbit|tarikh|ngày|ngàyđăng|"
     "ngàyxuấtbản|thờigian|petsa|日付|日時|公開日|公開日時|掲載日|掲載日時|配信日|配信日時|発行日|"
     "発行年月日|年月日|日期|时间|時間|发布时间|發布時間|发布日期|發布日期|发表时间|發表時間|发表日期|"
     "出版日期|刊登日期|날짜|일자|일시|작성일|게시일|발행일|등록일|입력일|보도일|작성일시|발행일자|"
     "التاريخ|تاريخ|تاريخالنشر|نشرفي|تاریخ|تاریخانتشار|दिनांक|तारीख|तिथि|प्रकाशनतिथि|তারিখ|தேதி|"
     "วันที่|วันที่เผยแพร่|ημερομηνία|תאריך|תאריךפרסום|ရက်စွဲ|កាលបរិច្ឆេទ"},
    {NewsField::kModified, "modified",
     "modified|updated|modifiedat|updatedat|datemodified|modifieddate|updateddate|lastmodified|lastupdated|"
     "updatedate|updatetime|dateupdated|geändert|aktualisiert|aktualisiertam|änderungsdatum|"
     "datedemiseàjour|miseàjour|actualizado|fechadeactualización|atualizado|aggiornato|"
     "обновлено|датаобновления|изменено|güncelleme|diperbarui|cậpnhật|更新日|更新日時|更新时间|更新時間|"
     "更新日期|修改时间|수정일|수정일시|업데이트|تاريخالتحديث|अद्यतन|อัปเดต|ενημερώθηκε|עודכן"},
    {NewsField::kByline, "byline",
     "byline|author|authors|authorname|writer|writtenby|reporter|reportername|journalist|creator|"
     "contributor|autor|autoren|autorin|verfasser|auteur|auteurs|autora|autores|periodista|autore|autori|"
     "giornalista|journaliste|författare|skribent|forfatter|kirjoittaja|toimittaja|autorzy|szerző|autorul|"
     "автор|авторы|автори|журналист|yazar|muhabir|penulis|wartawan|tácgiả|phóngviên|may-akda|著者|記者|"
     "執筆者|筆者|記者名|作者|记者|撰文|기자|기자명|작성자|글쓴이|저자|الكاتب|المؤلف|كاتب|المحرر|نویسنده|"
     "خبرنگار|लेखक|संवाददाता|পত্রকার|ผู้เขียน|ผู้สื่อข่าว|συγγραφέας|συντάκτης|מחבר|כתב"},
    {NewsField::kSource, "source",
     "source|sourcename|newssource|newspaper|newspapername|publication|publicationname|outlet|mediaoutlet|"
     "medium|media|agency|newsagency|provider|quelle|zeitung|nachrichtenquelle|journal|fuente|periódico|"
     "periodico|diario|medio|fonte|jornal|veículo|giornale|testata|bron|krant|källa|tidning|kilde|avis|"
     "lähde|lehti|źródło|zdroj|sursă|sursa|forrás|источник|издание|сми|джерело|видання|kaynak|gazete|"
     "sumber|koran|nguồn|tờbáo|出典|出所|媒体|媒体名|新聞|新聞名|新聞社|提供元|配信元|来源|來源|报纸|報紙|"
     "媒體|新闻来源|新聞來源|출처|언론사|매체|매체명|신문|신문사|المصدر|مصدر|الصحيفة|منبع|روزنامه|स्रोत|"
     "अखबार|समाचारपत्र|ที่มา|แหล่งข่าว|แหล่งที่มา|หนังสือพิมพ์|πηγή|εφημερίδα|מקור|עיתון"},
    {NewsField::kPublisher, "publisher",
     "publisher|publishername|verlag|herausgeber|éditeur|editeur|editorial|editora|editore|uitgever|förlag|"
     "utgivare|forlag|kustantaja|wydawca|vydavatel|издатель|видавець|yayıncı|penerbit|nhàxuấtbản|発行者|"
     "発行元|出版社|발행처|발행사|الناشر|ناشر|प्रकाशक|สำนักพิมพ์|εκδότης|מוציאלאור"},
    {NewsField::kSite, "site",
     "site|domain|hostname|host|website|sourcedomain|sitename|webseite|siteweb|sitioweb|sito|сайт|"
     "サイト|サイト名|网站|網站|사이트|الموقع|سایت|वेबसाइट|เว็บไซต์|ιστότοπος|אתר"},
    {NewsField::kRights, "rights",
     "rights|copyright|copyrightnotice|licence|license|rechte|droits|derechos|direitos|diritti|права|"
     "著作権|版权|版權|저작권"},
    {NewsField::kLanguage, "language",
     "language|lang|inlanguage|langcode|languagecode|sprache|langue|idioma|língua|lingua|taal|språk|sprog|"
     "kieli|język|jezyk|jazyk|nyelv|limba|язык|мова|език|dil|bahasa|ngônngữ|wika|言語|语言|語言|언어|اللغة|"
     "زبان|भाषा|ภาษา|γλώσσα|שפה"},
    {NewsField::kUrl, "url",
     "url|link|articleurl|newsurl|pageurl|sourceurl|canonicalurl|permalink|weblink|weburl|href|"
     "webaddress|adresse|webadresse|lien|enlace|vínculo|collegamento|länk|lenke|linkki|odkaz|"
     "ссылка|адрес|urlадрес|посилання|bağlantı|tautan|pautan|liênkết|đườngdẫn|リンク|記事url|链接|鏈接|連結|"
     "网址|"
     "網址|링크|주소|기사주소|الرابط|رابط|لینک|نشانی|लिंक|ลิงก์|ลิงค์|σύνδεσμος|קישור"},
    {NewsField::kZone, "zone",
     "zone|timezone|zeitzone|fuseau|fuseauhoraire|zonahoraria|часовойпояс|時間帯|时区|時區|시간대"},
    {NewsField::kTags, "tags",
     "tags|keywords|topics|categories|sections|subjects|section|category|topic|keyword|subject|"
     "desk|column|genre|theme|schlagwörter|schlagworte|stichwörter|ressort|rubrik|kategorie|"
     "thema|themen|motsclés|motscles|rubrique|catégorie|thème|étiquettes|etiquetas|palabrasclave|sección|"
     "seccion|categoría|categoria|tema|temas|palavraschave|seção|secao|editoria|parolechiave|sezione|"
     "argomento|trefwoorden|rubriek|categorie|nyckelord|ämnesord|kategori|avainsanat|osasto|aihe|"
     "słowakluczowe|kategoria|dział|klíčováslova|rubrika|kategorija|kulcsszavak|rovat|cuvintecheie|теги|"
     "рубрика|рубрики|ключевыеслова|категория|раздел|тема|ключовіслова|категорія|розділ|etiketler|"
     "anahtarkelimeler|katakunci|kanal|topik|từkhóa|chuyênmục|thểloại|chủđề|キーワード|タグ|カテゴリ|"
     "カテゴリー|ジャンル|分野|面名|标签|標籤|关键词|關鍵詞|关键字|關鍵字|分类|分類|类别|類別|版面|栏目|欄目|"
     "频道|頻道|태그|키워드|카테고리|분류|섹션|주제|지면|الوسوم|كلماتمفتاحية|الكلماتالمفتاحية|القسم|التصنيف|"
     "برچسبها|کلیدواژهها|دستهبندی|बीजशब्द|श्रेणी|विषय|แท็ก|คำสำคัญ|หมวดหมู่|หมวด|ετικέτες|λέξειςκλειδιά|"
     "κατηγορία|תגיות|מילותמפתח|קטגוריה"},
}};

// Longer names are text: nothing is called so.
constexpr std::size_t kMaxNameBytes = 200;

using NameIndex = std::unordered_map<std::string, FieldMeaning>;

const NameIndex& name_index() {
  static const NameIndex index = [] {
    NameIndex made;
    for (const NameRow& row : kNames) {
      std::size_t rank = 0;
      for (std::string_view rest = row.names; !rest.empty(); ++rank) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        made.emplace(field_key(rest.substr(0, end)), FieldMeaning{row.field, rank});
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return made;
  }();
  return index;
}

}  // namespace

std::string field_key(std::string_view name) {
  if (name.size() > kMaxNameBytes) return {};
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string folded;
  if (U_SUCCESS(status) != 0) {
    fold->normalize(icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())}), status)
        .toUTF8String(folded);
  } else {
    folded = schema::ascii_lower(name);
  }
  std::erase_if(folded, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !schema::is_ascii_letter(c) && (c < '0' || c > '9');
  });
  // What is left of a Turkish capital I with its dot.
  constexpr std::string_view kDotted = "i\u0307";
  for (std::size_t at = 0; (at = folded.find(kDotted, at)) != std::string::npos; ++at)
    folded.erase(at + 1, kDotted.size() - 1);
  return folded;
}

FieldMeaning meaning_of(std::string_view name) {
  const auto found = name_index().find(field_key(name));
  return found == name_index().end() ? FieldMeaning{} : found->second;
}

std::string_view to_string(NewsField field) noexcept {
  for (const NameRow& row : kNames) {
    if (row.field == field) return row.called;
  }
  return "";
}

std::string_view column_field(std::string_view name) {
  const NewsField field = meaning_of(name).field;
  return field == NewsField::kOther ? std::string_view() : to_string(field);
}

std::string list_column_fields(std::string_view between) {
  std::string list;
  for (const NameRow& row : kNames) {
    if (!list.empty()) list += between;
    list += row.called;
  }
  return list;
}

}  // namespace broadsheet::indexer
