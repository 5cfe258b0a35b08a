// Exports of MediaWiki, such as those of Wikinews.
#pragma once

#include "broadsheet/indexer/form.h"

namespace broadsheet::indexer {

extern const Form kWikiForm;

}  // namespace broadsheet::indexer
