// Feeds: RSS, Atom, CDF, JSON Feed, WordPress exports, news sitemaps.
#pragma once

#include "broadsheet/indexer/form.h"

namespace broadsheet::indexer {

extern const Form kFeedForm;

}  // namespace broadsheet::indexer
