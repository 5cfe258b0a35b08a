// The program `indexer`: its commands, run as both programs run theirs.
#include "commands/commands.h"

int main(int argc, char** argv) {
  return broadsheet::program::run(broadsheet::indexer::indexer_program(), argc, argv);
}
