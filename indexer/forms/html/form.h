// HTML's row in the table of forms.
#pragma once

#include "broadsheet/indexer/form.h"

namespace broadsheet::indexer {

extern const Form kHtmlForm;

}  // namespace broadsheet::indexer
