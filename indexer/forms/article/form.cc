// The article format: text as newspapers print it.
#include "forms/article/form.h"

#include <array>

#include "archive/byte_stream.h"
#include "forms/article/parser.h"
#include "forms/article/reader.h"
#include "forms/draft/text_check.h"

namespace broadsheet::indexer {
namespace {

// Names and types say nothing of text that is not another form's: any will do.
Likelihood likelihood_of(std::string_view /*head*/) { return Likelihood::kFallback; }

std::unique_ptr<Reader> split(ByteStream& stream) { return std::make_unique<ArticleReader>(stream); }

}  // namespace

constinit const Form kArticleForm{"article",     "article format", {},    {},
                                  likelihood_of, text_problem,     split, parse_article};

}  // namespace broadsheet::indexer
