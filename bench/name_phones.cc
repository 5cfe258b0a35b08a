// Prints the phones of names, one name a line, as the libraries read them: what tools/learn-name-likeness
// learns from. First `phones`, all that there are; then for each line of standard input the way it is written
// and its phones, of Han those of the Chinese reading. A line that is no name gives an empty one.
#include <iostream>
#include <string>

#include "sounds/name_skeleton.h"

int main() {
  namespace sounds = broadsheet::schema::sounds;
  std::cout << "phones";
  for (const std::string_view phone : sounds::phone_texts()) std::cout << ' ' << phone;
  std::cout << '\n';
  broadsheet::schema::NameReader reader;
  for (std::string name; std::getline(std::cin, name);) {
    const sounds::Readings readings = reader.readings(name);
    if (readings.size > 0) {
      std::cout << static_cast<int>(readings.of[0].writing);
      for (const sounds::Phone phone : readings.of[0].phones.view())
        std::cout << ' ' << sounds::phone_texts()[phone];
    }
    std::cout << '\n';
  }
}
