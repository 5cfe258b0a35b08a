// The article in the format of docs/FORMATS.md: headlines, body, date line, source line.
#include "broadsheet/schema/article.h"

namespace broadsheet::schema {
namespace {

// A source line made of parts, for articles that came with parts only.
std::string source_line_of(const SourceLine& source) {
  if (!source.raw.empty()) return source.raw;
  if (source.publisher.empty() && source.site.empty()) return source.rights;
  std::string line = "Copyrights(C)";
  for (const auto* part : {&source.year, &source.publisher, &source.site, &source.code}) {
    if (!part->empty()) line += " " + *part;
  }
  return line;
}

}  // namespace

std::string to_article_format(const Article& article) {
  std::string out;
  for (const TextPart& headline : article.headlines) out += headline.text + "\n";
  // The blank line says where the headlines end, whatever the first line of the body looks like.
  if (!article.headlines.empty() && !article.body.text.empty()) out += "\n";
  if (!article.body.text.empty()) out += article.body.text + "\n";
  // A wire dateline stands in the body's first line already.
  const bool in_body = article.published && !article.date_text.empty() &&
                       article.body.text.find(article.date_text) != std::string::npos;
  if (!article.date_text.empty() && !in_body) {
    out += article.date_text + "\n";
  } else if (article.date_text.empty() && article.published) {
    out += format_rfc3339(article.published->utc_seconds, article.published->utc_offset_seconds) + "\n";
  }
  if (const std::string source = source_line_of(article.source); !source.empty()) out += source + "\n";
  return out;
}

}  // namespace broadsheet::schema
