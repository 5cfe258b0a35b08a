// Pages as trees: order, texts, attributes, and what hostile pages cost.
#include "forms/html/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "processor_time.h"

namespace broadsheet::indexer::html {
namespace {

NodeId first(const Document& page, Tag tag) {
  for (NodeId id = 0; id < page.size(); ++id) {
    if (page[id].tag == tag) return id;
  }
  return kNoNode;
}

TEST(HtmlDocument, KeepsTheOrderOfThePage) {
  const Document page("<html><body><p id=a>One <b>two</b> three</p><div>four</div>five</body></html>");
  const NodeId p = first(page, Tag::kP);
  ASSERT_NE(p, kNoNode);
  EXPECT_EQ(page.text_of(p), "One two three");
  EXPECT_EQ(page.attribute(p, "id"), "a");
  EXPECT_TRUE(page.has_attribute(p, "id"));
  EXPECT_FALSE(page.has_attribute(p, "class"));
  for (NodeId id = 0; id < page.size(); ++id) {
    EXPECT_GT(page[id].end, id);
    if (page[id].parent != kNoNode) {
      EXPECT_LT(page[id].parent, id);
      EXPECT_LE(page[id].end, page[page[id].parent].end);
    }
  }
}

TEST(HtmlDocument, ReadsWhatBrowsersRead) {
  struct Case {
    const char* html;
    const char* text;
  };
  for (const Case& one : {
           Case{"<p>a<p>b", "ab"},                                  // ends that are left out
           Case{"<b>bold<i>both</b>italic</i>", "boldbothitalic"},  // crossed elements
           Case{"a &amp; b &eacute; &#26032;", "a & b é 新"},
           Case{"<script>var a = '<p>no</p>';</script>text", "text"},
           Case{"<style>p { }</style>text", "text"},
           Case{"<!-- <p>no</p> -->yes", "yes"},
           Case{"<table>lost<tr><td>cell</table>", "lostcell"},
           Case{"", ""},
           Case{"<", "<"},
       }) {
    const Document page(one.html);
    std::string text;
    if (const NodeId body = first(page, Tag::kBody); body != kNoNode) text = page.text_of(body);
    std::erase(text, '\n');
    EXPECT_EQ(text, one.text) << one.html;
  }
}

TEST(HtmlDocument, TakesDeepPagesFlat) {
  for (const char* name : {"div", "span", "b", "dl"}) {
    std::string html = "<body>";
    for (int i = 0; i < 100'000; ++i) html += std::string("<") + name + ">";
    html += "deep";
    const tests::ProcessorTime time;
    const Document page(html);
    EXPECT_TRUE(page.was_flattened()) << name;
    EXPECT_LT(time.seconds(), 5.0) << name;
    EXPECT_EQ(page.text_of(0).find("deep") != std::string::npos, true) << name;
  }
}

TEST(HtmlDocument, DoesNotTakeParagraphsWithoutEndsForDepth) {
  std::string html = "<body>";
  for (int i = 0; i < 20'000; ++i) html += "<p>one<li>two<td>three";
  EXPECT_FALSE(Document(html).was_flattened());
}

TEST(HtmlDocument, IsLinearInAttributes) {
  std::string html = "<p ";
  for (int i = 0; i < 100'000; ++i) html += "a" + std::to_string(i) + "=1 ";
  html += ">text</p>";
  const tests::ProcessorTime time;
  const Document page(html);
  EXPECT_LT(time.seconds(), 5.0);
  EXPECT_LE(page.attributes(first(page, Tag::kP)).size(), kMaxAttributes);
}

TEST(HtmlDocument, CollapsesWhiteSpace) {
  EXPECT_EQ(collapse("  a \n\t b\u00A0c\u3000d  "), "a b c d");
  EXPECT_EQ(collapse(""), "");
  EXPECT_EQ(collapse(" \n "), "");
}

}  // namespace
}  // namespace broadsheet::indexer::html
