// Tables: text in rows and columns, with a header row.
#pragma once

#include "broadsheet/indexer/form.h"

namespace broadsheet::indexer {

extern const Form kTableForm;

}  // namespace broadsheet::indexer
