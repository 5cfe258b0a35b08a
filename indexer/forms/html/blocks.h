// A page as blocks of text: paragraphs, headings, items, each with what speaks for and against it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "forms/html/document.h"

namespace broadsheet::indexer::html {

// What the names of classes and ids of an element say of it.
enum Hints : std::uint16_t {
  kHintNone = 0,
  kHintCut = 1,       // menus, comments, shares, advertisements
  kHintBody = 2,      // the text of the article
  kHintLead = 4,      // its summary
  kHintDate = 8,      // its date
  kHintByline = 16,   // its writers
  kHintCaption = 32,  // of a picture
  kHintHidden = 64,   // not to be seen
};

// The hints of the element `id`.
std::uint16_t hints_of(const Document& page, NodeId id);

// A block of text.
struct Block {
  NodeId element = 0;  // the element that makes it a block
  NodeId node = 0;     // its first text
  Tag tag = Tag::kDiv;
  std::string text;  // in one line but for line breaks of the page
  double weight = 0;
  double linked = 0;  // of that, inside links
  int marks = 0;
  bool in_cut = false;  // inside something that is not part of an article
  bool in_caption = false;
  std::uint16_t hints = 0;  // of the element and those around it, up to kHintLevels
};

// How far up an element's names speak for a block.
inline constexpr int kHintLevels = 3;

// What is cut of a page, by node; and its blocks in their order.
struct PageBlocks {
  std::vector<std::uint16_t> hints;  // by node; of texts kHintNone
  std::vector<char> cut;             // by node: inside something that is not part of an article
  std::vector<Block> blocks;
};

// How readily parts of a page are cut: kByName also for what their names say.
enum class Cutting : std::uint8_t { kByName, kByElement };

PageBlocks blocks_of(const Document& page, Cutting cutting = Cutting::kByName);

}  // namespace broadsheet::indexer::html
