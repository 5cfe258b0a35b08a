// Mail: messages by themselves, and folders of them (mbox).
#pragma once

#include "broadsheet/indexer/form.h"

namespace broadsheet::indexer {

extern const Form kMailForm;

}  // namespace broadsheet::indexer
