// What news agencies send: NITF, NewsML 1, NewsML-G2, ninjs.
#pragma once

#include "broadsheet/indexer/form.h"

namespace broadsheet::indexer {

extern const Form kAgencyForm;

}  // namespace broadsheet::indexer
