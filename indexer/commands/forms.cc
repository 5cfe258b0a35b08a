// indexer forms: what is read.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "broadsheet/indexer/form.h"
#include "commands/commands.h"
#include "json/json_writer.h"

namespace broadsheet::indexer {
namespace {

template <typename Texts>
std::string joined(const Texts& texts) {
  std::string line;
  for (const std::string_view text : texts) line += fmt::format("{}{}", line.empty() ? "" : " ", text);
  return line;
}

std::string as_text() {
  std::string text = "Forms, by their names for --format; the form of a file is recognised by its content:\n";
  for (const Form* form : forms()) {
    const std::string extensions = joined(form->extensions);
    text += extensions.empty() ? fmt::format("  {:<10} {}\n", form->name, form->title)
                               : fmt::format("  {:<10} {:<18} {}\n", form->name, form->title, extensions);
    if (!form->media_types.empty()) text += fmt::format("  {:<10} {}\n", "", joined(form->media_types));
  }
  text += "\nContainers, which may be nested; they are recognised by their first bytes:\n ";
  for (const KnownContainer& container : containers()) text += fmt::format(" {}", container.name);
  text += "\n\nRead by a program of your choice (--filter MIME=COMMAND):\n";
  for (const UnreadType& type : unread_types())
    text += fmt::format("  {:<18} {}\n", type.title, type.media_type);
  return text;
}

template <typename Texts>
void write_list(schema::JsonWriter& json, std::string_view name, const Texts& texts) {
  json.begin_array(name);
  for (const std::string_view text : texts) json.item(text);
  json.end_array();
}

std::string as_json() {
  std::string text;
  schema::JsonWriter json(text);
  json.begin_object();
  json.begin_array("forms");
  for (const Form* form : forms()) {
    json.begin_object();
    json.text("name", form->name);
    json.text("title", form->title);
    write_list(json, "media_types", form->media_types);
    write_list(json, "extensions", form->extensions);
    json.end_object();
  }
  json.end_array();
  json.begin_array("containers");
  for (const KnownContainer& container : containers()) {
    json.begin_object();
    json.text("name", container.name);
    json.text_or_null("extension", container.extension);
    json.end_object();
  }
  json.end_array();
  json.begin_array("filters");
  for (const UnreadType& type : unread_types()) {
    json.begin_object();
    json.text("media_type", type.media_type);
    json.text("title", type.title);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return text + "\n";
}

}  // namespace

int run_forms(const Words& words, const Streams& streams) {
  CommandLine line = command_line_of(
      "forms",
      "Lists what can be read: the forms of records with their media types and extensions, the containers\n"
      "that are opened, and what a program of your choice can read.",
      "", {"indexer forms", "indexer forms --json"});
  line.flag("json", "print one JSON object");
  if (!line.parse(words, streams.out)) return kExitDone;
  require_no_operands(line);
  streams.out << (line.has("json") ? as_json() : as_text());
  return kExitDone;
}

}  // namespace broadsheet::indexer
