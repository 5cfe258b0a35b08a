// Tables: text in rows and columns, with a line of names.
#pragma once

#include "broadsheet/indexer/form.h"

namespace broadsheet::indexer {

extern const Form kTableForm;

}  // namespace broadsheet::indexer
