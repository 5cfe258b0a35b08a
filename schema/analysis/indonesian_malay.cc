// The words, chosen by us among function words, loan words that took different forms, weekdays and months.
#include "analysis/indonesian_malay.h"

#include <algorithm>
#include <array>

#include "analysis/analyzer.h"

namespace broadsheet::schema {
namespace {

constexpr std::array<std::string_view, 93> kIndonesian = {
    "agustus",    "anda",          "asosiasi",   "bahwa",    "bandara",   "belanda",    "berapakah",
    "bisa",       "bulutangkis",   "butuh",      "cuma",     "dampak",    "desember",   "direktur",
    "dirut",      "diskusi",       "dokter",     "dosen",    "ekspor",    "gratis",     "gubernur",
    "impor",      "internasional", "investasi",  "jepang",   "juli",      "juni",       "kabupaten",
    "kamis",      "kantor",        "kapan",      "karena",   "kebijakan", "kecamatan",  "kelompok",
    "kemarin",    "kendaraan",     "kepolisian", "komisi",   "kompetisi", "korban",     "korupsi",
    "listrik",    "maret",         "menlu",      "minggu",   "mobil",     "museum",     "namun",
    "organisasi", "pabrik",        "partai",     "pasien",   "pbb",       "pemerintah", "pemilu",
    "perancis",   "pertandingan",  "perusahaan", "pesawat",  "polisi",    "polri",      "ponsel",
    "posisi",     "prancis",       "presiden",   "produksi", "propinsi",  "provinsi",   "proyek",
    "rabu",       "rencana",       "resmi",      "rupiah",   "saat",      "sedangkan",  "sekjen",
    "selasa",     "senin",         "sepeda",     "siswa",    "spanyol",   "sutradara",  "swiss",
    "teknologi",  "televisi",      "tersangka",  "tewas",    "tim",       "uang",       "universitas",
    "warga",      "yayasan"};
constexpr std::array<std::string_view, 68> kMalay = {
    "ahad",        "akhbar",      "antarabangsa", "baharu",      "bahawa",     "basikal",     "bilion",
    "bomba",       "denggi",      "didakwa",      "disember",    "doktor",     "eksport",     "encik",
    "hendaklah",   "ialah",       "isnin",        "jualan",      "julai",      "jumaat",      "jun",
    "kakitangan",  "kebangsaan",  "kejohanan",    "kemaskini",   "kenderaan",  "kerana",      "kes",
    "khamis",      "lebuhraya",   "mac",          "mahu",        "manakala",   "mulakan",     "muzium",
    "nahas",       "nombor",      "ogos",         "parlimen",    "peguam",     "pejabat",     "pelaburan",
    "pelan",       "pengerusi",   "peperiksaan",  "persekutuan", "pertubuhan", "pilihanraya", "polis",
    "projek",      "rasmi",       "rasuah",       "ringgit",     "sekiranya",  "sepanyol",    "setiausaha",
    "suruhanjaya", "switzerland", "syarikat",     "tahniah",     "televisyen", "terkandas",   "tetamu",
    "timbalan",    "universiti",  "wang",         "warganegara", "yuran"};

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

int indonesian_over_malay(std::string_view text, Analyzer& analyzer) {
  Counter counter;
  analyzer.analyze(text, counter);
  return counter.balance;
}

}  // namespace broadsheet::schema
