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

struct ReadCase {
  const char* surface;
  const char* spoken;
  const char* written;
};
class ReadTest : public testing::TestWithParam<ReadCase> {};
TEST_P(ReadTest, HasAReadingBeforeKanjiAlone) {
  EXPECT_EQ(spoken_of(GetParam().surface), GetParam().spoken);
  EXPECT_EQ(written_of(GetParam().surface), GetParam().written);
  EXPECT_EQ(has_reading(GetParam().surface), std::string_view(GetParam().spoken) != GetParam().surface);
}
INSTANTIATE_TEST_SUITE_P(All, ReadTest,
                         testing::Values(ReadCase{"たなか田中", "たなか", "田中"},
                                         ReadCase{"やの りょう矢野亮", "やの りょう", "矢野亮"},
                                         ReadCase{"ささき佐々木", "ささき", "佐々木"},
                                         ReadCase{"たなか", "たなか", "たなか"},
                                         ReadCase{"しん うぉんしく", "しん うぉんしく", "しん うぉんしく"},
                                         ReadCase{"たなか・たろう", "たなか・たろう", "たなか・たろう"},
                                         ReadCase{"田中", "田中", "田中"},
                                         ReadCase{"タナカ田中", "タナカ田中", "タナカ田中"},
                                         ReadCase{"tanaka", "tanaka", "tanaka"}, ReadCase{"", "", ""}));

}  // namespace
}  // namespace broadsheet::schema::sounds
