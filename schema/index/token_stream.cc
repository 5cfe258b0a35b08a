// The bytes of a token stream; docs/SCHEMA.md, "Token stream".
//
// What makes it small is that it names no term. A perfect hash gives each of the document's n terms a slot of
// its own among little more than n, and the text is written as slots. Who looks for a term computes its slot;
// that the document has the term at all is known before, from Xapian's posting list.
#include "index/token_stream.h"

#include "broadsheet/schema/positions.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace broadsheet::schema {
namespace {

constexpr std::uint8_t kVersion = 1;

// Terms a bucket of the perfect hash holds on average: more make it smaller and slower to find.
constexpr std::uint32_t kTermsOfBucket = 4;

// Places that the bits of a displacement leave room for, and seeds to try when no displacement fits. Distinct
// hashes need far less; only hashes that were made to collide could use up both.
constexpr std::uint32_t kMaxDisplacementBits = 16;
constexpr std::uint32_t kSeeds = 8;

// No text of any archive has as many words: a record is bounded far below. Keeps arithmetic from wrapping.
constexpr std::uint64_t kMaxTokens = 1u << 30;
constexpr std::uint64_t kMaxTerms = 1u << 26;
constexpr std::int64_t kMaxPosition = 0xFFFF'FFFFu;

std::uint64_t mix(std::uint64_t x) noexcept {
  x ^= x >> 32;
  x *= 0x9E37'79B9'7F4A'7C15u;
  x ^= x >> 29;
  x *= 0xBF58'476D'1CE4'E5B9u;
  x ^= x >> 32;
  return x;
}

// `hash`, evenly over [0, size).
std::uint32_t spread(std::uint64_t hash, std::uint32_t size) noexcept {
  return static_cast<std::uint32_t>(((hash >> 32) * size) >> 32);
}

// Slots and buckets of `terms` terms: as many slots as the bits of a token tell apart, for more of them cost
// nothing. At least one in 33 stays free: the last terms would be costly to place else.
std::uint32_t slots_for(std::uint32_t terms) noexcept { return 1u << std::bit_width(terms + terms / 32); }
std::uint32_t buckets_for(std::uint32_t terms) noexcept { return terms / kTermsOfBucket + 1; }

struct PerfectHash {
  std::uint32_t slots = 0;
  std::uint32_t buckets = 0;
  std::uint32_t seed = 0;

  std::uint64_t seeded(std::uint64_t hash) const noexcept { return seed == 0 ? hash : mix(hash + seed); }
  std::uint32_t bucket(std::uint64_t seeded) const noexcept { return spread(seeded, buckets); }
  std::uint32_t slot(std::uint64_t seeded, std::uint32_t displacement) const noexcept {
    return spread(mix(seeded + displacement), slots);
  }
};

// Bits of a number below `slots`, of which there are two or more.
std::uint32_t token_bits(std::uint32_t slots) noexcept {
  return std::max(1u, static_cast<std::uint32_t>(std::bit_width(slots - 1)));
}

// Writes bits at the end of `out`, which grows once, by what they take.
class BitWriter {
 public:
  BitWriter(std::string& out, std::uint64_t bits) : used_bytes_(out.size()), out_(out) {
    out.resize(out.size() + (bits + 7) / 8);
  }
  // The lowest `count` (at most 32) bits of `value`, the lowest first.
  void put(std::uint32_t value, std::uint32_t count) {
    buffer_ |= std::uint64_t{value} << used_;
    used_ += count;
    while (used_ >= 8) {
      out_[used_bytes_++] = static_cast<char>(buffer_ & 0xFFu);
      buffer_ >>= 8;
      used_ -= 8;
    }
  }
  void finish() {
    if (used_ > 0) out_[used_bytes_++] = static_cast<char>(buffer_ & 0xFFu);
    used_ = 0;
    buffer_ = 0;
  }

 private:
  std::size_t used_bytes_;
  std::string& out_;
  std::uint64_t buffer_ = 0;
  std::uint32_t used_ = 0;
};

constexpr std::size_t kPadding = 8;

// What reading a stream of more bytes needed is given back: of many documents that are kept at once, a few
// huge ones must not hold memory.
constexpr std::size_t kKeptBytes = 64u << 10;

// Bits that one load gives, wherever it begins.
constexpr std::uint32_t kLoadedBits = 57;

// kLoadedBits or more, from bit `at` of `bytes` on. Eight bytes from the one of that bit on must be there.
std::uint64_t load(const char* bytes, std::uint64_t at) noexcept {
  const char* first = bytes + (at >> 3);
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8; ++i)  // compilers make one load of it
    word |= std::uint64_t{static_cast<unsigned char>(first[i])} << (8 * i);
  return word >> (at & 7u);
}

void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out.push_back(static_cast<char>(number | 0x80u));
  out.push_back(static_cast<char>(number));
}

// False if `in` holds no number of at most 32 bits.
bool get_number(std::string_view& in, std::uint64_t& number) {
  number = 0;
  for (std::uint32_t shift = 0; shift < 35 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return number <= 0xFFFF'FFFFu;
  }
  return false;
}

}  // namespace

std::uint64_t stream_hash(std::string_view term) noexcept {
  std::uint64_t hash = mix(term.size());
  while (!term.empty()) {
    std::uint64_t word = 0;
    const std::size_t count = std::min<std::size_t>(term.size(), 8);
    for (std::size_t i = 0; i < count; ++i)
      word |= std::uint64_t{static_cast<unsigned char>(term[i])} << (8 * i);
    hash = mix(hash ^ word) + word;
    term.remove_prefix(count);
  }
  return mix(hash);
}

// Gives each bucket the first displacement that puts all its terms on free slots, the fullest first. False if
// one has none.
bool TokenStreamEncoder::place(std::span<const std::uint64_t> hashes, std::uint32_t seed) {
  const auto terms = static_cast<std::uint32_t>(hashes.size());
  const PerfectHash perfect{slots_for(terms), buckets_for(terms), seed};
  slots_ = perfect.slots;
  starts_.assign(perfect.buckets + 1, 0);
  for (const std::uint64_t hash : hashes) ++starts_[perfect.bucket(perfect.seeded(hash)) + 1];
  const std::uint32_t fullest = *std::max_element(starts_.begin(), starts_.end());
  // Buckets by size, the fullest first and equal ones in their order: counted, not compared.
  std::vector<std::uint32_t> of_size(fullest + 2, 0);
  for (std::uint32_t bucket = 0; bucket < perfect.buckets; ++bucket)
    ++of_size[fullest - starts_[bucket + 1] + 1];
  std::partial_sum(of_size.begin(), of_size.end(), of_size.begin());
  order_.resize(perfect.buckets);
  for (std::uint32_t bucket = 0; bucket < perfect.buckets; ++bucket)
    order_[of_size[fullest - starts_[bucket + 1]]++] = bucket;
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  members_.resize(terms);
  displacements_.assign(starts_.begin(), starts_.end() - 1);  // for now: where the next member goes
  for (std::uint32_t term = 0; term < terms; ++term)
    members_[displacements_[perfect.bucket(perfect.seeded(hashes[term]))]++] = term;
  displacements_.assign(perfect.buckets, 0);
  slot_of_.resize(terms);
  taken_.assign(perfect.slots, false);
  for (const std::uint32_t bucket : order_) {
    const std::uint32_t begin = starts_[bucket];
    const std::uint32_t end = starts_[bucket + 1];
    if (begin == end) break;
    bool fits = false;
    for (std::uint32_t displacement = 0; !fits && displacement < (1u << kMaxDisplacementBits);
         ++displacement) {
      std::uint32_t at = begin;
      for (; at < end; ++at) {
        const std::uint32_t term = members_[at];
        const std::uint32_t slot = perfect.slot(perfect.seeded(hashes[term]), displacement);
        if (taken_[slot]) break;
        taken_[slot] = true;
        slot_of_[term] = slot;
      }
      fits = at == end;
      if (fits) {
        displacements_[bucket] = displacement;
      } else {
        while (at > begin) taken_[slot_of_[members_[--at]]] = false;
      }
    }
    if (!fits) return false;
  }
  return true;
}

std::string TokenStreamEncoder::encode(std::span<const std::uint64_t> hashes,
                                       std::span<const StreamToken> tokens) {
  if (tokens.empty() || tokens.size() > kMaxTokens || hashes.size() > kMaxTerms) return {};
  std::uint32_t seed = 0;
  while (!place(hashes, seed)) {
    if (++seed == kSeeds) return {};  // hashes made to collide
  }
  const std::uint32_t highest = *std::max_element(displacements_.begin(), displacements_.end());
  const auto width = static_cast<std::uint32_t>(std::bit_width(highest));
  const std::uint32_t token_width = token_bits(slots_);
  std::string out;
  out.reserve(64 + (displacements_.size() * width + tokens.size() * token_width) / 8);
  out.push_back(static_cast<char>(kVersion));
  put_number(out, hashes.size());
  put_number(out, tokens.size());
  out.push_back(static_cast<char>(seed << 5 | width));
  steps_.clear();
  std::uint32_t before = 0;
  std::size_t last_step = 0;
  std::size_t steps = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::uint32_t step = tokens[i].position - before;
    before = tokens[i].position;
    if (step == 1) continue;
    put_number(steps_, i - last_step);
    put_number(steps_, step);
    last_step = i;
    ++steps;
  }
  put_number(out, steps);
  out += steps_;
  BitWriter bits(out,
                 std::uint64_t{displacements_.size()} * width + std::uint64_t{tokens.size()} * token_width);
  for (const std::uint32_t displacement : displacements_) bits.put(displacement, width);
  for (const StreamToken& token : tokens) bits.put(slot_of_[token.term], token_width);
  bits.finish();
  return out;
}

bool TokenPositions::read(std::string_view stream, std::span<const std::uint64_t> hashes) {
  found_.clear();
  group_of_.assign(hashes.size(), 0);
  groups_ = 0;
  const bool whole = scan(stream, hashes);
  if (!whole) found_.clear();
  // By group, in the order of the positions.
  starts_.assign(std::size_t{groups_} + 2, 0);
  for (const Found& found : found_) ++starts_[found.group + 2];
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  positions_.resize(found_.size());
  for (const Found& found : found_) positions_[starts_[found.group + 1]++] = found.position;
  if (stream.size() > kKeptBytes) {
    padded_ = std::string();
    wanted_ = std::vector<std::uint32_t>();
    found_ = std::vector<Found>();
    steps_ = std::vector<Step>();
  }
  return whole;
}

bool TokenPositions::scan(std::string_view stream, std::span<const std::uint64_t> hashes) {
  std::string_view rest = stream;
  if (rest.empty() || static_cast<unsigned char>(rest.front()) != kVersion) return false;
  rest.remove_prefix(1);
  std::uint64_t terms = 0;
  std::uint64_t tokens = 0;
  if (!get_number(rest, terms) || !get_number(rest, tokens) || rest.empty()) return false;
  const auto shape = static_cast<unsigned char>(rest.front());
  rest.remove_prefix(1);
  const std::uint32_t width = shape & 0x1Fu;
  // Every token takes a bit or more: what a stream announces is bounded by its length.
  if (terms == 0 || terms > kMaxTerms || tokens < terms || tokens > stream.size() * 8 ||
      width > kMaxDisplacementBits)
    return false;
  if (!read_steps(rest, tokens)) return false;
  const PerfectHash perfect{slots_for(static_cast<std::uint32_t>(terms)),
                            buckets_for(static_cast<std::uint32_t>(terms)), std::uint32_t{shape} >> 5};
  const std::uint32_t token_width = token_bits(perfect.slots);
  const std::uint64_t displacement_bits = std::uint64_t{perfect.buckets} * width;
  if ((displacement_bits + tokens * token_width + 7) / 8 != rest.size()) return false;

  padded_.assign(rest);
  padded_.append(kPadding, '\0');
  const char* const bytes = padded_.data();
  if (wanted_.size() < (std::size_t{1} << token_width)) wanted_.resize(std::size_t{1} << token_width, 0);
  slots_.clear();
  for (std::uint32_t index = 0; index < hashes.size(); ++index) {
    const std::uint64_t seeded = perfect.seeded(hashes[index]);
    const std::uint64_t displacement =
        load(bytes, std::uint64_t{perfect.bucket(seeded)} * width) & ((std::uint64_t{1} << width) - 1);
    const std::uint32_t slot = perfect.slot(seeded, static_cast<std::uint32_t>(displacement));
    if (wanted_[slot] == 0) {
      wanted_[slot] = ++groups_;
      slots_.push_back(slot);
    }
    group_of_[index] = wanted_[slot] - 1;
  }

  const std::uint64_t mask = (std::uint64_t{1} << token_width) - 1;
  const std::uint32_t tokens_of_load = kLoadedBits / token_width;
  std::uint64_t at = displacement_bits;
  for (std::uint64_t token = 0; token < tokens;) {
    std::uint64_t word = load(bytes, at);
    const std::uint64_t end = std::min<std::uint64_t>(token + tokens_of_load, tokens);
    at += (end - token) * token_width;
    for (; token < end; ++token, word >>= token_width) {
      const std::uint32_t group = wanted_[word & mask];
      if (group != 0) found_.push_back({group - 1, static_cast<std::uint32_t>(token)});
    }
  }
  for (const std::uint32_t slot : slots_) wanted_[slot] = 0;

  // From the number of a token to its position.
  auto step = steps_.begin();
  std::int64_t offset = 1;
  for (Found& found : found_) {
    while (step != steps_.end() && step->token <= found.position) offset = (step++)->offset;
    found.position = static_cast<std::uint32_t>(found.position + offset);  // fits: read_steps() looked
  }
  return true;
}

// Reads where the positions of `tokens` tokens do not follow each other.
bool TokenPositions::read_steps(std::string_view& in, std::uint64_t tokens) {
  steps_.clear();
  std::uint64_t count = 0;
  if (!get_number(in, count) || count > in.size()) return false;
  std::uint64_t token = 0;
  std::int64_t offset = 1;
  for (std::uint64_t i = 0; i < count; ++i) {
    std::uint64_t further = 0;
    std::uint64_t step = 0;
    if (!get_number(in, further) || !get_number(in, step)) return false;
    token += further;
    if (token >= tokens || (i > 0 && further == 0)) return false;
    offset += static_cast<std::int64_t>(step) - 1;
    if (offset + static_cast<std::int64_t>(token) > kMaxPosition) return false;
    steps_.push_back({static_cast<std::uint32_t>(token), offset});
  }
  return offset + static_cast<std::int64_t>(tokens) <= kMaxPosition;
}

}  // namespace broadsheet::schema
