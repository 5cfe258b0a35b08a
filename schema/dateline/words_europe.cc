// Labels, units and little words of languages of Europe, and of those that write as they do: words.h has what
// rows are.
#include <array>

#include "dateline/word_values.h"
#include "dateline/words.h"

namespace broadsheet::schema::dateline {
namespace {

using enum WordKind;

// What may end a line is a filler; what leads to more of it (prepositions, articles) is a link.
constexpr std::array kWords{
    WordRow{"en", kLabel, kPub,
            "published|published on|published at|posted|posted on|posted at|first published|first published "
            "on|first posted|"
            "issued|issued on|released|released on|created|created on|publication date|publish date|date "
            "published|"
            "date posted|pub date|filed|filed on|originally published|originally published "
            "on|uploaded|uploaded on|"
            "submitted|submitted on|added|added on|aired|broadcast|press release|release date|published date|"
            "published time|publishing date|sent|dated|written|written on|printed|article published|story "
            "published|"
            "this article was published on|this article was first published on|published by|online"},
    WordRow{
        "en", kLabel, kMod,
        "updated|updated on|updated at|last updated|last updated on|last updated at|modified|modified "
        "on|last modified|"
        "and updated|and last updated|last modified on|revised|revised on|last revised|update|edited|edited "
        "on|last edited|last edited on|"
        "corrected|amended|last update|date modified|date updated|last reviewed|changed|last changed|updated "
        "date|"
        "updated time|article updated|this article was updated on|this article was last updated on|story "
        "updated"},
    WordRow{"en", kLabel, kDat, "date|dateline|time|date and time|timestamp|as of"},
    WordRow{"en", kFiller, 0, "st|nd|rd|th|hrs|hr|hours|hour|h|o'clock|oclock|local time|local|time"},
    WordRow{"en", kLink, 0, "at|on|the|of"},
    WordRow{"en", kClock, 12, "noon|12 noon|midday"},
    WordRow{"en", kClock, 0, "midnight|12 midnight"},
    WordRow{"", kPeriod, kMorningHours, "am"},
    WordRow{"", kPeriod, kAfternoonHours, "pm"},
    WordRow{"", kUnitAfter, kHour, "h"},
    WordRow{"de fr es pt it ca gl eu nl lb gsw", kUnitAfter, kMinute, "min|m|mn"},
    WordRow{"de fr es pt it ca gl eu nl lb gsw", kUnitAfter, kSecond, "s|sec|sek"},
    WordRow{
        "de lb gsw", kLabel, kPub,
        "veröffentlicht|veröffentlicht am|erschienen|erschienen am|publiziert|publiziert "
        "am|erstellt|erstellt am|"
        "veröffentlichung|datum der veröffentlichung|veröffentlichungsdatum|online seit|vom|online|online ab|"
        "erstveröffentlicht|erstveröffentlichung|gesendet|eingestellt|eingestellt am|erstmals "
        "veröffentlicht"},
    WordRow{"de lb gsw", kLabel, kMod,
            "aktualisiert|aktualisiert am|stand|stand vom|zuletzt aktualisiert|zuletzt aktualisiert "
            "am|letzte aktualisierung|"
            "letzte änderung|zuletzt geändert|zuletzt geändert am|geändert|geändert "
            "am|aktualisierung|zuletzt bearbeitet|"
            "update|überarbeitet|letztes update"},
    WordRow{"de lb gsw", kLabel, kDat, "datum"},
    WordRow{"de lb gsw", kUnitAfter, kHour, "uhr"},
    WordRow{"de lb gsw", kFiller, 0, "uhr|h"},
    WordRow{"de lb gsw", kLink, 0, "um|am|den|der|dem|vom|im|ab|gegen"},
    WordRow{"fr", kLabel, kPub,
            "publié|publié le|publiée le|publié à|paru|paru le|mis en ligne|mis en ligne le|publication|date "
            "de publication|"
            "posté|posté le|créé|créé le|écrit le|article publié le|diffusé|diffusé le|parution|édition "
            "du|publiée"},
    WordRow{"fr", kLabel, kMod,
            "mis à jour|mis à jour le|mise à jour|mise à jour le|modifié|modifié le|dernière mise à jour|"
            "dernière mise à jour le|dernière modification|dernière modification le|maj|maj "
            "le|actualisé|actualisé le|"
            "mis à jour à|modifié à|màj|màj le|date de mise à jour|mise à jour à"},
    WordRow{"fr", kLabel, kDat, "date"},
    WordRow{"fr", kUnitAfter, kHour, "h|heure|heures|heures précises"},
    WordRow{"fr", kFiller, 0, "er|ère|heure locale"},
    WordRow{"fr", kLink, 0, "le|à|a|vers|du|de|en|et"},
    WordRow{"fr", kClock, 12, "midi"},
    WordRow{"fr", kClock, 0, "minuit"},
    WordRow{"es ca gl ast eu", kLabel, kPub,
            "publicado|publicado el|publicada|publicada el|publicación|fecha de publicación|fecha "
            "publicación|creado|"
            "creado el|escrito el|publicat|publicat el|data de publicació|argitaratua|publicado en|"
            "subido el|emitido|emitido el|publicado a las"},
    WordRow{"es ca gl ast eu", kLabel, kMod,
            "actualizado|actualizado el|actualizada|actualización|última actualización|ultima "
            "actualización|modificado|"
            "modificado el|última modificación|actualizado a las|actualitzat|actualitzat el|darrera "
            "actualització|"
            "eguneratua|azken eguneratzea|actualizada el|última hora"},
    WordRow{"es ca gl ast eu", kLabel, kDat, "fecha|data"},
    WordRow{"es ca gl ast eu", kUnitAfter, kHour, "hs|horas|hrs|hora|hores"},
    WordRow{"es ca gl ast eu", kFiller, 0, "h|hs|hrs|horas|hora|hora local|e|ko"},
    WordRow{"es ca gl ast eu", kLink, 0, "el|de|del|a las|a la|las|la|o|a|al|en|a les|les|de la|d'|l'"},
    WordRow{"es ca gl ast", kPeriod, kMorningHours, "de la mañana|de la madrugada|de la matinada"},
    WordRow{"es ca gl ast", kPeriod, kAfternoonHours, "de la tarde|de la noche|del mediodía"},
    WordRow{"pt", kLabel, kPub,
            "publicado|publicado em|publicada|publicada em|publicação|data de publicação|postado|postado "
            "em|criado|"
            "criado em|publicado às|publicado a|escrito em|data da publicação|publicado no dia"},
    WordRow{"pt", kLabel, kMod,
            "atualizado|atualizado em|atualizada|atualização|última atualização|modificado|modificado em|"
            "última modificação|atualizado às|actualizado|actualizado em|última actualização|atualizada "
            "em|editado em|"
            "alterado em"},
    WordRow{"pt", kLabel, kDat, "data"},
    WordRow{"pt", kUnitAfter, kHour, "horas|hora|hs|hrs"},
    WordRow{"pt", kFiller, 0, "dia|h|horas|hora|hrs|feira"},
    WordRow{"pt", kLink, 0, "de|do|às|as|à|ao|aos|em|o|da|no dia|horário de"},
    WordRow{"pt", kPeriod, kMorningHours, "da manhã|da madrugada"},
    WordRow{"pt", kPeriod, kAfternoonHours, "da tarde|da noite"},
    WordRow{"it", kLabel, kPub,
            "pubblicato|pubblicato il|pubblicata|pubblicata il|pubblicazione|data pubblicazione|data di "
            "pubblicazione|"
            "scritto il|inserito il|creato il|postato il|pubblicato alle"},
    WordRow{
        "it", kLabel, kMod,
        "aggiornato|aggiornato il|aggiornata|aggiornamento|ultimo aggiornamento|ultima modifica|modificato|"
        "modificato il|aggiornato alle|ultimo aggiornamento il|modifica|aggiornata il"},
    WordRow{"it", kLabel, kDat, "data"},
    WordRow{"it", kFiller, 0, "h"},
    WordRow{"it", kLink, 0, "ore|alle|alle ore|il|del|o|le|di|a|dell'|all'|l'|dalle"},
    WordRow{"nl fy af", kLabel, kPub,
            "gepubliceerd|gepubliceerd op|geplaatst|geplaatst op|publicatiedatum|gepubliceerd "
            "om|publicatie|verschenen|"
            "verschenen op|aangemaakt|gepost|gepubliseer|gepubliseer op|geschreven op|eerste publicatie"},
    WordRow{"nl fy af", kLabel, kMod,
            "bijgewerkt|bijgewerkt op|laatst bijgewerkt|laatste update|gewijzigd|gewijzigd op|laatst "
            "gewijzigd|aangepast|"
            "aangepast op|laatste wijziging|laatst aangepast|opgedateer|update|bijgewerkt om|geüpdatet"},
    WordRow{"nl fy af", kLabel, kDat, "datum"},
    WordRow{"nl fy af", kUnitAfter, kHour, "uur|u"},
    WordRow{"nl fy af", kFiller, 0, "uur|u"},
    WordRow{"nl fy af", kLink, 0, "om|op|van|de|den|te"},
    WordRow{
        "sv nb nn no da fo is", kLabel, kPub,
        "publicerad|publicerat|publicerades|publisert|publiceret|offentliggjort|lagt "
        "ut|udgivet|skapad|oprettet|opprettet|"
        "publicering|publiceringsdatum|birt|birtist|útgefið|publisert den|offentliggjort den|publisert kl"},
    WordRow{"sv nb nn no da fo is", kLabel, kMod,
            "uppdaterad|uppdaterat|senast uppdaterad|oppdatert|sist oppdatert|opdateret|sidst "
            "opdateret|senast ändrad|"
            "ändrad|endret|sist endret|ændret|sidst ændret|senest opdateret|uppfært|síðast "
            "uppfært|uppdaterades|redigerad"},
    WordRow{"sv nb nn no da fo is", kLabel, kDat, "datum|dato"},
    WordRow{"sv nb nn no da fo is", kLink, 0, "kl|klokken|klockan|den|d|i|på|om|klukkan"},
    WordRow{"fi", kLabel, kPub, "julkaistu|julkaistiin|luotu|lähetetty|julkaisupäivä"},
    WordRow{"fi", kLabel, kMod, "päivitetty|viimeksi päivitetty|muokattu|viimeksi muokattu|päivitys"},
    WordRow{"fi", kFiller, 0, "na|nä"},
    WordRow{"fi", kLink, 0, "klo|kello"},
    WordRow{"et", kLabel, kPub, "avaldatud|ilmunud|postitatud|lisatud"},
    WordRow{"et", kLabel, kMod, "uuendatud|muudetud|viimati uuendatud|viimati muudetud"},
    WordRow{"et", kFiller, 0, "a"},
    WordRow{"et", kLink, 0, "kell|kl"},
    WordRow{"lv", kLabel, kPub, "publicēts|publicēta|ievietots|pievienots"},
    WordRow{"lv", kLabel, kMod, "atjaunots|atjaunināts|pēdējo reizi atjaunots|labots"},
    WordRow{"lv", kFiller, 0, "gada|gads|g"},
    WordRow{"lv", kLink, 0, "plkst"},
    WordRow{"lt", kLabel, kPub, "paskelbta|publikuota|išleista|įkelta"},
    WordRow{"lt", kLabel, kMod, "atnaujinta|pakeista|redaguota|paskutinis atnaujinimas"},
    WordRow{"lt", kFiller, 0, "m|d|val|g"},
    WordRow{"lt", kUnitAfter, kYear, "m"},
    WordRow{"lt", kUnitAfter, kDay, "d"},
    WordRow{"pl", kLabel, kPub,
            "opublikowano|opublikowany|opublikowane|publikacja|data publikacji|dodano|utworzono|dodane|data "
            "dodania|wydano|"
            "opublikowana|data utworzenia"},
    WordRow{"pl", kLabel, kMod,
            "aktualizacja|zaktualizowano|ostatnia aktualizacja|zmodyfikowano|modyfikacja|data "
            "aktualizacji|edytowano|"
            "ostatnia modyfikacja|zmieniono|zaktualizowany"},
    WordRow{"pl", kLabel, kDat, "data"},
    WordRow{"pl", kFiller, 0, "godz|godzina|godzinie|r|roku|rok|dnia|g"},
    WordRow{"pl", kLink, 0, "o|o godz|o godzinie|w dniu|w"},
    WordRow{"cs sk", kLabel, kPub,
            "publikováno|zveřejněno|vydáno|vloženo|zverejnené|publikované|vytvořeno|publikováno "
            "dne|uverejnené|vydané|"
            "datum vydání|přidáno|zveřejněno dne|pridané|vytvorené"},
    WordRow{"cs sk", kLabel, kMod,
            "aktualizováno|upraveno|poslední aktualizace|aktualizované|upravené|naposledy upraveno|posledná "
            "aktualizácia|"
            "změněno|aktualizace|aktualizácia|poslední změna"},
    WordRow{"cs sk", kFiller, 0, "hod|hodin|dne|dňa|roku|h|r"},
    WordRow{"cs sk", kLink, 0, "v|ve|o|od"},
    WordRow{"hu", kLabel, kPub,
            "megjelent|közzétéve|publikálva|létrehozva|megjelenés|közzététel|feltöltve|kiadva"},
    WordRow{"hu", kLabel, kMod,
            "frissítve|módosítva|utolsó frissítés|frissítés|utoljára frissítve|utolsó módosítás|frissült"},
    WordRow{"hu", kFiller, 0, "óra|órakor|kor|án|én|jén|ján|n|i|perc|évi|év"},
    WordRow{"hu", kPeriod, kMorningHours, "de|délelőtt|reggel|hajnalban"},
    WordRow{"hu", kPeriod, kAfternoonHours, "du|délután|este"},
    WordRow{"ro mo", kLabel, kPub,
            "publicat|publicat la|publicat în|publicat pe|data publicării|postat|postat la|postat pe|adăugat|"
            "publicată|creat"},
    WordRow{"ro mo", kLabel, kMod,
            "actualizat|actualizat la|actualizare|ultima actualizare|modificat|ultima modificare|actualizată|"
            "actualizat în"},
    WordRow{"ro mo", kFiller, 0, "ora|orele"},
    WordRow{"ro mo", kLink, 0, "la|în|pe|la ora|din|de"},
    WordRow{"hr bs sr sl mk me", kLabel, kPub,
            "objavljeno|objavljen|datum objave|objavljeno u|vrijeme objave|објављено|датум "
            "објаве|objavljena|ustvarjeno|"
            "objava|објава|објавено|објавен|postavljeno"},
    WordRow{
        "hr bs sr sl mk me", kLabel, kMod,
        "ažurirano|izmijenjeno|izmenjeno|zadnja izmjena|posljednja izmjena|posodobljeno|ажурирано|измењено|"
        "zadnje ažuriranje|poslednja izmena|dopolnjeno|osveženo|ажурирано на|изменето|spremenjeno"},
    WordRow{"hr bs sr sl mk me", kFiller, 0,
            "h|sati|uri|часот|ч|г|god|godine|године|год|dana|čas|časova|часова"},
    WordRow{"hr bs sr sl mk me", kLink, 0, "u|у|ob|во|на"},
    WordRow{"sl", kLink, 0, "v|dne"},
    WordRow{"sq", kLabel, kPub, "publikuar|publikuar më|botuar|shkruar më|postuar"},
    WordRow{"sq", kLabel, kMod, "përditësuar|përditësimi i fundit|azhurnuar|ndryshuar"},
    WordRow{"sq", kFiller, 0, "ora|orën"},
    WordRow{"sq", kLink, 0, "në|në orën|më"},
    WordRow{"el", kLabel, kPub,
            "δημοσίευση|δημοσιεύτηκε|δημοσιεύθηκε|δημοσιευμένο|αναρτήθηκε|ημερομηνία "
            "δημοσίευσης|καταχώρηση|ανάρτηση|"
            "πρώτη δημοσίευση|πρώτη καταχώρηση|δημοσιεύτηκε στις|δημοσιεύθηκε στις|δημ"},
    WordRow{
        "el", kLabel, kMod,
        "ενημέρωση|τελευταία ενημέρωση|ενημερώθηκε|επικαιροποίηση|τροποποίηση|τελευταία τροποποίηση|ανανέωση|"
        "επικαιροποιήθηκε|τελευταία ανανέωση|ενημερώθηκε στις"},
    WordRow{"el", kLabel, kDat, "ημερομηνία"},
    WordRow{"el", kFiller, 0, "ης|ώρα|ωρα|ώρες"},
    WordRow{"el", kLink, 0, "στις|στη|την|η|του|στην"},
    WordRow{"el", kPeriod, kMorningHours, "πμ|π μ"},
    WordRow{"el", kPeriod, kAfternoonHours, "μμ|μ μ"},
    WordRow{
        "ru be kk ky uz tg tt ba cv os ce sah", kLabel, kPub,
        "опубликовано|дата "
        "публикации|размещено|добавлено|создано|публикация|опубликован|опубликована|выпущено|"
        "апублікавана|жарияланды|жарияланған|нашр шуд|дата выхода|время публикации|выложено|обнародовано"},
    WordRow{"ru be kk ky uz tg tt ba cv os ce sah", kLabel, kMod,
            "обновлено|изменено|последнее обновление|обновление|дата обновления|отредактировано|исправлено|"
            "последнее изменение|абноўлена|жаңартылды|жаңартылған|обновлён|обновлен|редакция от|обновлена"},
    WordRow{"ru be kk ky uz tg tt ba cv os ce sah", kLabel, kDat, "дата|время"},
    WordRow{"ru be", kFiller, 0,
            "г|год|года|году|ч|час|часа|часов|мин|минут|время|го|г года|числа|гадзін|местное время|сек"},
    WordRow{"ru be", kLink, 0, "в|во|от|по|на|у"},
    WordRow{"ru be uk bg", kUnitAfter, kHour, "ч|час|часа|часов|год|годин|часов|гадзін"},
    WordRow{"ru be uk bg", kUnitAfter, kMinute, "мин|минут|минуты|минута|хв|хвилин|м"},
    WordRow{"ru be uk bg", kUnitAfter, kYear, "г|год|года|р|рік|року|година"},
    WordRow{"ru be uk", kPeriod, kMorningHours, "утра|ночи|ранку|ночі"},
    WordRow{"ru be uk", kPeriod, kAfternoonHours, "вечера|дня|вечора"},
    WordRow{"uk", kLabel, kPub,
            "опубліковано|дата публікації|розміщено|додано|створено|публікація|опублікована|оприлюднено"},
    WordRow{"uk", kLabel, kMod,
            "оновлено|змінено|останнє оновлення|редаговано|оновлення|дата оновлення|відредаговано"},
    WordRow{"uk", kLabel, kDat, "дата|час"},
    WordRow{"uk", kFiller, 0, "р|року|рік|год|годині|година|хв|го"},
    WordRow{"uk", kLink, 0, "о|об|від|у|в|на|за"},
    WordRow{"bg", kLabel, kPub,
            "публикувано|публикувано на|публикувана|добавено|създадено|дата на публикуване|пусната"},
    WordRow{
        "bg", kLabel, kMod,
        "обновено|обновена|последна промяна|актуализирано|актуализирана|редактирано|последна актуализация"},
    WordRow{"bg", kFiller, 0, "г|ч|часа|часът"},
    WordRow{"bg", kLink, 0, "в|на|от"},
    WordRow{"sw", kLabel, kPub, "imechapishwa|ilichapishwa|imewekwa"},
    WordRow{"sw", kLabel, kMod, "imesasishwa|ilisasishwa"},
    WordRow{"sw", kFiller, 0, "saa|tarehe|tareh|mwezi|mwaka"},
    WordRow{"cy ga gd br", kFiller, 0, "am|ag|an|ar|da|aig|ú|mh|af|il|ed|eg|fed|ydd"},
    WordRow{"cy ga gd br", kLabel, kPub, "cyhoeddwyd|foilsithe|foilsíodh|foillsichte"},
    WordRow{"cy ga gd br", kLabel, kMod, "diweddarwyd|nuashonraithe|ùraichte"},
    WordRow{"eo", kFiller, 0, "horo|atm|ptm"},
    WordRow{"eo", kLink, 0, "a|de|je|la|kaj"},
    WordRow{"am ti", kFiller, 0, "ቀን|ሰዓት|ዓ ም|ዓም|ዕለት"},
    WordRow{"ru be uk kk ky", kLabel, kPub, "первая публикация|впервые опубликовано|размещена"},
    WordRow{"hu", kFiller, 0, "je|jei|jén|e|én|a|ai|ei|ikán|kor"},
    WordRow{"ro mo", kFiller, 0, "data|data de|la data|la data de"},
    WordRow{"lt", kUnitAfter, kHour, "val"},
    WordRow{"lt", kUnitAfter, kMinute, "min"},
    WordRow{"lt", kFiller, 0, "mėn|mėnesio|diena"},
    WordRow{"de lb gsw", kFiller, 0, "uhrzeit"},
    WordRow{"de lb gsw", kLabel, kPub,
            "ausgabe vom|ausgabe|erstmals publiziert|publikationsdatum|gepostet am"},
    WordRow{"fr", kLabel, kPub,
            "première publication|première parution|rédigé|rédigé le|paru dans l'édition du|envoyé le|"
            "première mise en ligne|première diffusion"},
    WordRow{"fr", kLabel, kMod, "dernière maj|actualisé le|mis à jour il y a|dernière actualisation"},
    WordRow{"pt", kLabel, kMod, "editado|última edição|alterado|republicado"},
    WordRow{"gl", kLink, 0, "ás|á"},
    WordRow{"es ca gl ast eu", kFiller, 0, "ean|etan|ko|eko|an|ak"},
    WordRow{"eu", kFiller, 0, "a"},
    WordRow{"es ca gl ast eu", kLabel, kMod, "actualizado a|modificada el|editado|editado el"},
    WordRow{"sv nb nn no da fo is", kLabel, kPub,
            "først publisert|først publiceret|först publicerad|publisert første gang|opprinnelig publisert|"
            "udgivelsesdato"},
    WordRow{"sw", kPeriod, kMorningHours, "asubuhi|alfajiri"},
    WordRow{"sw", kPeriod, kAfternoonHours, "jioni|usiku|mchana|alasiri"},
    WordRow{"el", kFiller, 0, "ώρα|ημέρα"},
};

}  // namespace

std::span<const WordRow> european_words() noexcept { return kWords; }

}  // namespace broadsheet::schema::dateline
