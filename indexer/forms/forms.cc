// The table of forms: one row a form. A new form is a file of its own and a line here.
#include <algorithm>
#include <array>

#include "archive/container.h"
#include "broadsheet/indexer/form.h"
#include "forms/agency/form.h"
#include "forms/article/form.h"
#include "forms/feed/form.h"
#include "forms/html/form.h"
#include "forms/jsonl/form.h"
#include "forms/mail/form.h"
#include "forms/ocr/form.h"
#include "forms/sgml/form.h"
#include "forms/table/form.h"
#include "forms/wiki/form.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

// Of equally sure ones the first counts: pages of hOCR are pages of HTML, too.
constexpr std::array kForms{
    &kArticleForm, &kJsonLinesForm, &kOcrForm,  &kHtmlForm,  &kFeedForm,
    &kAgencyForm,  &kMailForm,      &kWikiForm, &kTableForm, &kSgmlForm,
};

// What archives of news have beside text.
constexpr std::array kUnread{
    UnreadType{"application/pdf", "PDF"},
    UnreadType{"application/msword", "Word"},
    UnreadType{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (.docx)"},
    UnreadType{"application/vnd.oasis.opendocument.text", "OpenDocument text"},
    UnreadType{"image/*", "scanned pages"},
    UnreadType{"audio/*", "recorded speech"},
};

bool has_extension(std::string_view name, std::string_view extension) {
  return name.size() >= extension.size() &&
         schema::equal_in_any_case(name.substr(name.size() - extension.size()), extension);
}

bool is_declared(const Form& form, std::string_view name, std::string_view media_type) {
  return std::any_of(form.extensions.begin(), form.extensions.end(),
                     [&](std::string_view extension) { return has_extension(name, extension); }) ||
         std::find(form.media_types.begin(), form.media_types.end(), media_type) != form.media_types.end();
}

}  // namespace

Forms forms() noexcept { return kForms; }

const Form* find_form(std::string_view name, Forms among) noexcept {
  const auto found =
      std::find_if(among.begin(), among.end(), [&](const Form* form) { return form->name == name; });
  return found == among.end() ? nullptr : *found;
}

const Form& fallback_form() noexcept { return kArticleForm; }

const Form& choose_form(std::string_view head, std::string_view name, std::string_view media_type,
                        Forms among) {
  const Form* best = &fallback_form();
  Likelihood most = Likelihood::kNone;
  for (const Form* form : among) {
    Likelihood likelihood = form->likelihood(head);
    if (likelihood < Likelihood::kDeclared && is_declared(*form, name, media_type)) {
      likelihood = Likelihood::kDeclared;
    }
    if (likelihood > most) {
      best = form;
      most = likelihood;
    }
  }
  return *best;
}

std::vector<KnownContainer> containers() {
  std::vector<KnownContainer> known;
  for (const ContainerKind& kind : container_kinds()) known.push_back({kind.name, kind.extension});
  return known;
}

std::span<const UnreadType> unread_types() noexcept { return kUnread; }

std::string list_forms(std::string_view before, std::string_view between, std::string_view last,
                       Forms among) {
  std::string list;
  for (std::size_t i = 0; i < among.size(); ++i) {
    if (i > 0) list += i + 1 == among.size() ? last : between;
    list += before;
    list += among[i]->name;
  }
  return list;
}

}  // namespace broadsheet::indexer
