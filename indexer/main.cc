// The program `indexer`: options, parts, exit codes.
int main() { return 2; }
