// The words, chosen by us among function words, loan words that took different forms, weekdays and months.
#include "analysis/indonesian_malay.h"

#include <algorithm>
#include <array>

#include "broadsheet/schema/analysis.h"

namespace broadsheet::schema {
namespace {

constexpr std::array<std::string_view, 78> kIndonesian = {
    "agustus",   "anda",        "asosiasi",  "bahwa",      "bandara",       "belanda",      "berapakah",
    "bisa",      "bulutangkis", "butuh",     "cuma",       "desember",      "direktur",     "dirut",
    "diskusi",   "ekspor",      "gubernur",  "impor",      "internasional", "investasi",    "jepang",
    "juli",      "juni",        "kabupaten", "kamis",      "kantor",        "kapan",        "karena",
    "kecamatan", "kemarin",     "kendaraan", "kepolisian", "komisi",        "kompetisi",    "korupsi",
    "listrik",   "maret",       "menlu",     "minggu",     "mobil",         "namun",        "organisasi",
    "pabrik",    "partai",      "pasien",    "pbb",        "perancis",      "pertandingan", "perusahaan",
    "pesawat",   "polisi",      "polri",     "ponsel",     "posisi",        "prancis",      "presiden",
    "produksi",  "propinsi",    "provinsi",  "proyek",     "rabu",          "rupiah",       "saat",
    "sedangkan", "sekjen",      "selasa",    "senin",      "sepeda",        "spanyol",      "sutradara",
    "swiss",     "teknologi",   "televisi",  "tersangka",  "tim",           "uang",         "universitas",
    "yayasan"};
constexpr std::array<std::string_view, 49> kMalay = {
    "ahad",      "akhbar",     "antarabangsa", "baharu",     "bahawa",      "bilion",      "disember",
    "eksport",   "encik",      "hendaklah",    "ialah",      "isnin",       "julai",       "jumaat",
    "jun",       "kakitangan", "kebangsaan",   "kenderaan",  "kerana",      "khamis",      "mac",
    "mahu",      "manakala",   "nombor",       "ogos",       "parlimen",    "peguam",      "pejabat",
    "pelaburan", "pengerusi",  "persekutuan",  "pertubuhan", "polis",       "projek",      "rasuah",
    "ringgit",   "sekiranya",  "sepanyol",     "setiausaha", "suruhanjaya", "switzerland", "syarikat",
    "tahniah",   "televisyen", "tetamu",       "timbalan",   "universiti",  "wang",        "yuran"};

static_assert(std::is_sorted(kIndonesian.begin(), kIndonesian.end()));
static_assert(std::is_sorted(kMalay.begin(), kMalay.end()));

class Counter : public TokenSink {
 public:
  void on_token(const Token& token) override {
    balance += std::binary_search(kIndonesian.begin(), kIndonesian.end(), token.text) ? 1 : 0;
    balance -= std::binary_search(kMalay.begin(), kMalay.end(), token.text) ? 1 : 0;
  }
  int balance = 0;
};

}  // namespace

int indonesian_over_malay(std::string_view text) {
  thread_local Analyzer analyzer;
  Counter counter;
  analyzer.analyze(text, counter);
  return counter.balance;
}

}  // namespace broadsheet::schema
