// The result model is plain data; this unit checks that its header stands alone.
#include "broadsheet/searcher/results.h"
