// XML as a tree: what is well-formed, what real files get wrong, and what hostile ones try.
#include <gtest/gtest.h>

#include <string>

#include "forms/html/plain_text.h"
#include "forms/xml/mend.h"
#include "forms/xml/sniff.h"
#include "forms/xml/tree.h"

namespace broadsheet::indexer::xml {
namespace {

struct Reading {
  const char* source;
  const char* text;  // of the root
  bool is_mended;
};

class TreeTest : public testing::TestWithParam<Reading> {};

TEST_P(TreeTest, HoldsTheTextThatWasMeant) {
  const Tree tree(GetParam().source);
  ASSERT_FALSE(tree.is_empty());
  EXPECT_EQ(tree.text_of(0), GetParam().text);
  EXPECT_EQ(tree.remark().empty(), !GetParam().is_mended) << tree.remark();
}

INSTANTIATE_TEST_SUITE_P(
    WellFormed, TreeTest,
    testing::Values(Reading{"<a>港の灯台</a>", "港の灯台", false}, Reading{"<a>x<b>y</b>z</a>", "xyz", false},
                    Reading{"<?xml version='1.0' encoding='Shift_JIS'?><a>岬</a>", "岬", false},
                    Reading{"<a><![CDATA[<b>&amp;]]></a>", "<b>&amp;", false},
                    Reading{"<a>&lt;&#x6e2f;&#28207;&amp;</a>", "<港港&", false},
                    Reading{"<a>caf&eacute;&nbsp;&hellip;</a>", "café\u00A0…", false},
                    Reading{"<a>&kein;</a>", "&kein;", false},
                    Reading{"\xEF\xBB\xBF \n<!-- x --><!DOCTYPE a [<!ENTITY b 'c>'>]><a>منارة</a>", "منارة",
                            false},
                    Reading{"<a>ประภาคาร</a> and more", "ประภาคาร", false}));

INSTANTIATE_TEST_SUITE_P(
    IllFormed, TreeTest,
    testing::Values(Reading{"<a>Tom & Ann</a>", "Tom & Ann", true}, Reading{"<a>1 < 2</a>", "1 < 2", true},
                    Reading{"<a>x<b>y</a>", "xy", true}, Reading{"<a>x</b>y</a>", "xy", true},
                    Reading{"<a>маяк", "маяк", true}, Reading{"<a b=1 b=2 c>x</a>", "x", true},
                    Reading{"<a>x\x01y</a>", "xy", true}, Reading{"<a><B>x</b></a>", "x", true},
                    Reading{"<a><![CDATA[x", "x", true}, Reading{"<a>x<!-- y</a>", "x<!-- y", true},
                    Reading{"<a href=\"x>y</a>", "y", true},
                    Reading{"<a>&#0;&#xD800;x&#99999999;</a>", "x", true},
                    Reading{"<a>x<br>y</a>", "xy", true}, Reading{"<1>x</1><a>y", "y", true}));

TEST(Tree, NamesAreToldByTheirNamespaces) {
  const Tree tree(
      "<rss xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:o='urn:other' "
      "xmlns:a='http://www.w3.org/2005/Atom'>"
      "<o:title>no</o:title><d:Title>yes</d:Title><a:link a:rel='x' "
      "rel='y'/><content:encoded>z</content:encoded></rss>");
  EXPECT_EQ(tree.child(0, "title"), kNone);
  EXPECT_EQ(tree.text_of(tree.child(0, "dc:title")), "yes");
  EXPECT_EQ(tree.attribute(tree.child(0, "atom:link"), "rel"), "y");
  EXPECT_EQ(tree.text_of(tree.child(0, "content:encoded")), "z");
}

TEST(Tree, PathsLeadToTheFirstThatGoesThatFar) {
  const Tree tree("<a><b/><b><c x='1'>one</c><c>two</c></b></a>");
  EXPECT_EQ(tree.text_of(tree.find(0, "b/c")), "one");
  EXPECT_EQ(tree.text_of(tree.next_called(tree.find(0, "b/c"), "c")), "two");
  EXPECT_EQ(tree.find(0, "b/d"), kNone);
  EXPECT_EQ(tree.markup_of(tree.find_inside(0, "c")), "one");
  EXPECT_EQ(tree.markup_of(0), "<b></b><b><c x=\"1\">one</c><c>two</c></b>");
  EXPECT_EQ(tree.inherited(tree.find_inside(0, "c"), "x"), "1");
}

TEST(Tree, ADeepOneIsFlat) {
  std::string source;
  for (int i = 0; i < 100'000; ++i) source += "<a>";
  const Tree tree(source + "灯");
  EXPECT_LE(tree.size(), kMaxDepth + 2);
  EXPECT_EQ(tree.text_of(0), "灯");
  EXPECT_FALSE(tree.remark().empty());
}

TEST(Tree, EntitiesAreNotExpanded) {
  const Tree tree(
      "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'><!ENTITY f SYSTEM "
      "'file:///etc/passwd'>]>"
      "<a>&c;&f;</a>");
  EXPECT_EQ(tree.text_of(0), "&c;&f;");
}

TEST(Tree, ManyAttributesAreFew) {
  std::string source = "<a";
  for (int i = 0; i < 5000; ++i) source += " b" + std::to_string(i) + "='x'";
  const Tree tree(source + ">y</a>");
  EXPECT_LE(tree[0].attributes, kMaxAttributes);
  EXPECT_EQ(tree.text_of(0), "y");
}

TEST(Sniff, TheRootIsFoundBehindWhatStandsBefore) {
  EXPECT_EQ(
      root_of("<?xml version='1.0'?>\n<!-- <no> -->\n<!DOCTYPE x [<!ELEMENT y ANY>]>\n<RDF:rdf a='b'>").name,
      "rdf");
  EXPECT_EQ(
      root_of("A text that speaks, in its first long line and more, of nothing but of tags: <rss>").name, "");
  EXPECT_EQ(root_of("").name, "");
  EXPECT_EQ(root_of("<!-- never closed <rss>").name, "");
}

struct Markup {
  const char* source;
  const char* text;
};

class PlainTextTest : public testing::TestWithParam<Markup> {};

TEST_P(PlainTextTest, IsWhatAReaderSees) { EXPECT_EQ(html::plain_text(GetParam().source), GetParam().text); }

INSTANTIATE_TEST_SUITE_P(
    Kinds, PlainTextTest,
    testing::Values(Markup{"<p>港の<b>灯台</b></p><p>二つ</p>", "港の灯台\n\n二つ"},
                    Markup{"a<br>b<br><br>c", "a\nb\n\nc"}, Markup{"<ul><li>un<li>deux</ul>", "un\ndeux"},
                    Markup{"one\ntwo\n\nthree", "one\ntwo\n\nthree"}, Markup{"<p>one\n  two</p>", "one two"},
                    Markup{"Tom &amp; Ann", "Tom & Ann"}, Markup{"&lt;p&gt;twice&lt;/p&gt;", "twice"},
                    Markup{"<p>the &lt;b&gt; tag</p>", "the <b> tag"},
                    Markup{"&amp;#34;x&amp;#34y", "\"x\"y"},
                    Markup{"<script>no</script>yes<style>no</style>", "yes"},
                    Markup{"<pre>a\nb</pre>", "a\nb"}, Markup{"1 < 2", "1 < 2"}, Markup{"", ""},
                    Markup{"<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"}));

}  // namespace
}  // namespace broadsheet::indexer::xml
