// Corpora in SGML: the row in the table of forms.
#pragma once

#include "broadsheet/indexer/form.h"

namespace broadsheet::indexer {

extern const Form kSgmlForm;

}  // namespace broadsheet::indexer
