// Digitised print: METS with ALTO, ALTO, PAGE XML, hOCR.
#pragma once

#include "broadsheet/indexer/form.h"

namespace broadsheet::indexer {

extern const Form kOcrForm;

}  // namespace broadsheet::indexer
