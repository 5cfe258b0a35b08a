// What docs/SCHEMA.md says of token streams: the format that token_stream.cc reads and writes.
#include "index/token_stream.h"

namespace broadsheet::schema {

std::string token_stream_document() {
  return R"(Phrases and NEAR need the positions of words. Xapian's own table of positions has an entry for each pair of term and
document. If the index says `packed`, one value of each document replaces it, with about one byte for each word. The value
does not contain the terms: a perfect hash gives each of the document's terms with positions a slot of its own, and the text
is a sequence of slots. A reader that looks for a term knows from its posting list that the document has it, and computes its
slot; the slot of a term that is not in the document means nothing.

Numbers below are unsigned, have 64 bits and wrap, unless stated otherwise. `a / b` rounds down.

`mix(x)`: `x ^= x >> 32; x *= 0x9E3779B97F4A7C15; x ^= x >> 29; x *= 0xBF58476D1CE4E5B9; x ^= x >> 32`.

`hash(term)`: `h = mix(length in bytes)`; then for each eight bytes of the term (the last ones may be fewer; the first byte
is the lowest of a number `w`): `h = mix(h ^ w) + w`; then `h = mix(h)`.

`spread(x, size)`: `(x >> 32) * size >> 32`, a number below `size`.

A stream is:

| part | content |
|---|---|
| version | one byte, 1. A stream of another version has no positions for a program that does not know it. |
| `n` | how many terms have positions: 7 bits a byte, the lowest first, bit 7 set on all bytes but the last; at least 1 |
| `t` | how many tokens follow, in the same form; at least `n` |
| shape | one byte: bits 5 to 7 are the seed, bits 0 to 4 the width of displacements, at most 16 |
| steps | how many, in the same form, and for each of them two numbers of that form |
| displacements | `n / 4 + 1` numbers of that width |
| tokens | `t` slots, each of as many bits as `m - 1` takes |

From the displacements on, the stream is a sequence of bits, the lowest bit of each byte first, filled up with 0 to a whole
byte. Every number in it is written with its lowest bit first.

A term's slot: `x = hash(term)`, and if the seed is not 0, `x = mix(hash(term) + seed)`; its bucket is
`spread(x, n / 4 + 1)`, `d` that bucket's displacement, and its slot `spread(mix(x + d), m)`, where `m` is the smallest
power of 2 that is greater than `n + n / 32`. The writer chooses seed and displacements so that no two terms of the
document have the same slot.

Token 0 is at position 1, and each further token at the next position. A *step* says where that is not so, by two numbers.
The first says for which token, counted from the token of the step before (from token 0, for the first step). The second says
how many positions that token is after the token before it (after position 0, for token 0); 0 means at the same position.

A document without positions has no stream. A reader treats a stream that breaks a rule as one without positions.
)";
}

}  // namespace broadsheet::schema
