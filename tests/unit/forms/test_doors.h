// A container and a form that only tests know: what a new one must be, and nothing else.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "broadsheet/indexer/form.h"
#include "forms/open.h"

namespace broadsheet::indexer::tests {

// "BOX\n", then each member as "NAME SIZE\n" and SIZE bytes. A member "secret" can't be read.
std::string boxed(const std::vector<std::pair<std::string, std::string>>& members);

extern const ContainerKind kBox;

// Paragraphs of "LIST" lines: each line after it is an article of one headline; "-REASON" is a skip,
// "!REASON" is a rejection, none at all makes no article.
extern const Form kListForm;

// The forms and containers of the program, and these.
Doors test_doors();

}  // namespace broadsheet::indexer::tests
