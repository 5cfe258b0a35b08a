// What surfaces of names look like in the index and to a reader.
#include "sounds/name_surface.h"

#include <gtest/gtest.h>

namespace broadsheet::schema::sounds {
namespace {

struct SurfaceCase {
  const char* written;
  const char* surface;
  const char* display;
};
class SurfaceTest : public testing::TestWithParam<SurfaceCase> {};
TEST_P(SurfaceTest, IsFoldedAndShownAsWritten) {
  EXPECT_EQ(surface_of(GetParam().written), GetParam().surface);
  EXPECT_EQ(display_of(GetParam().surface), GetParam().display);
}
INSTANTIATE_TEST_SUITE_P(
    All, SurfaceTest,
    testing::Values(SurfaceCase{"Shin Won-sik", "shin won sik", "Shin Won Sik"},
                    SurfaceCase{"SHIN WON SIK", "shin won sik", "Shin Won Sik"},
                    SurfaceCase{"O'Neill", "o'neill", "O'Neill"},
                    SurfaceCase{"Прабово", "прабово", "Прабово"},
                    SurfaceCase{"シン・ウォンシク", "シン ウォンシク", "シン ウォンシク"},
                    SurfaceCase{"ｼﾝ･ｳｫﾝｼｸ", "シン ウォンシク", "シン ウォンシク"},
                    SurfaceCase{"신원식", "신원식", "신원식"}, SurfaceCase{"Éluard", "éluard", "Éluard"},
                    SurfaceCase{"", "", ""}, SurfaceCase{"- -", "", ""}));

}  // namespace
}  // namespace broadsheet::schema::sounds
