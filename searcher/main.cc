// The program `searcher`: its commands, run as both programs run theirs.
#include "commands/commands.h"

int main(int argc, char** argv) {
  return broadsheet::program::run(broadsheet::searcher::searcher_program(), argc, argv);
}
