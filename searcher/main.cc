// The program `searcher`: options, parts, exit codes.
int main() { return 2; }
