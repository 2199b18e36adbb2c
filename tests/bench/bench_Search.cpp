// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/MatterSearch.h"
#include "services/input/PinyinInput.h"
#include "tests/bench/Heap.h"
#include "tests/bench/Options.h"
#include "tests/bench/Report.h"

#include <QCoreApplication>
#include <QRandomGenerator>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

constexpr int kMatters = 5'000;
constexpr double kMostFrameMs = 16.7;
constexpr double kMostLetterMs = 2.0;
constexpr int kBuildRuns = 20;

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(u' ');
}

/// As a city's matters are called: for whom, of what, what is done.
catalog::Catalogue bigCatalogue()
{
    const QStringList whom =
        words("企业 个人 灵活就业人员 城乡居民 退役军人 残疾人 外国人 事业单位");
    const QStringList what = words(
        "社会保险 养老保险关系 医疗保险 失业保险金 工伤认定 住房公积金 不动产权证书 居住证 "
        "营业执照 食品经营许可证 道路运输证 建设工程规划 律师执业 教师资格 护士执业 税务登记");
    const QStringList done =
        words("登记 变更 注销 申领 补换 转移接续 查询 年检 延续 备案 提取 审批");
    const QStringList english =
        words("register change cancel apply replace transfer query inspect");
    QRandomGenerator random(5);
    const auto any = [&](const QStringList& list) {
        return list.at(random.bounded(int(list.size())));
    };
    catalog::Catalogue catalogue;
    for (int i = 0; i < 30; ++i) {
        catalogue.themes.append({.id = QString::number(i),
                                 .name = {any(what), any(english)},
                                 .icon = QStringLiteral("work")});
    }
    for (int i = 0; i < kMatters; ++i) {
        catalog::Matter matter;
        matter.id = QStringLiteral("matter-%1").arg(i);
        matter.theme = QString::number(random.bounded(30));
        matter.name = {any(whom) + any(what) + any(done) + QStringLiteral("（第%1类）").arg(i % 97),
                       any(english) + u' ' + any(english) +
                           QStringLiteral(" class %1").arg(i % 97)};
        matter.department = {QStringLiteral("市%1管理局").arg(any(what)), any(english)};
        catalogue.matters.append(matter);
    }
    return catalogue;
}

/// What people may type, letter by letter.
QStringList typedTexts()
{
    QStringList texts;
    for (const QString& whole :
         words("shehuibaoxian shbx gjj zhufanggongjijintiqu 社会保险 退役军人 lvshi transfer "
               "registerclass jzz buhuan 公积金tiqu nonsensexyz 航天")) {
        for (qsizetype length = 1; length <= whole.size(); ++length) {
            texts.append(whole.left(length));
        }
    }
    return texts;
}

/// The bare thing: a look at every name for the text as it stands.
qsizetype scan(const catalog::Catalogue& catalogue, const QString& text)
{
    qsizetype found = 0;
    for (const catalog::Matter& matter : catalogue.matters) {
        found += matter.name.zh.contains(text) || matter.name.en.contains(text) ? 1 : 0;
    }
    return found;
}

void measureIndex(const Report& report, const catalog::Catalogue& catalogue,
                  const input::PinyinReadings& readings)
{
    Samples builds;
    for (int i = 0; i < kBuildRuns; ++i) {
        const Stopwatch watch;
        const catalog::MatterSearch built(catalogue, readings);
        builds.add(watch.elapsed());
    }
    report.add({.name = QStringLiteral("search/index of 5,000 p50"),
                .unit = QStringLiteral("ms"),
                .value = builds.percentile(50),
                .runs = builds.count()});
    const std::size_t before = heapBytes();
    const catalog::MatterSearch search(catalogue, readings);
    report.add({.name = QStringLiteral("search/index of 5,000, memory"),
                .unit = QStringLiteral("MB"),
                .value = static_cast<double>(heapBytes() - before) / 1e6,
                .runs = 1});
}

void measureFinding(const Report& report, const catalog::Catalogue& catalogue,
                    const input::PinyinReadings& readings, int rounds)
{
    const catalog::MatterSearch search(catalogue, readings);
    QHash<QString, int> chosen;
    for (int i = 0; i < kMatters; i += 7) {
        chosen.insert(QStringLiteral("matter-%1").arg(i), i % 50);
    }
    Samples finds;
    Samples scans;
    qsizetype total = 0;
    for (int round = 0; round < rounds; ++round) {
        for (const QString& text : typedTexts()) {
            const Stopwatch scanning;
            total += scan(catalogue, text);
            scans.add(scanning.elapsed());
            const Stopwatch finding;
            total += search.find(text, chosen).size();
            finds.add(finding.elapsed());
        }
    }
    if (total == 0) {
        giveUp(QStringLiteral("nothing was found at all"));
    }
    report.addPercentiles(QStringLiteral("search/a text among 5,000"), finds, scans);
    report.add({.name = QStringLiteral("search/a text among 5,000, within a frame p99"),
                .unit = QStringLiteral("ms"),
                .value = finds.percentile(99),
                .mostValue = kMostFrameMs,
                .runs = finds.count()});
}

void measureLetters(const Report& report, input::PinyinInput& input, int rounds)
{
    Samples letters;
    for (int round = 0; round < rounds; ++round) {
        for (const char* word : {"zhufanggongjijintiqu", "sbk", "yibaocanbaodengji"}) {
            input.clear();
            for (const char letter : QByteArrayView(word)) {
                const Stopwatch watch;
                input.type(QLatin1Char(letter));
                letters.add(watch.elapsed());
            }
        }
    }
    report.add({.name = QStringLiteral("search/candidates for a letter p99"),
                .unit = QStringLiteral("ms"),
                .value = letters.percentile(99),
                .mostValue = kMostLetterMs,
                .runs = letters.count()});
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const Options options(app, QStringLiteral("Search for matters, against a plain scan"));
    const Report report(options.results());
    const int rounds = options.runs(400) / 20 + 1;

    const Stopwatch opening;
    const auto input = valueOf(input::PinyinInput::open(input::PinyinInput::systemDictionary()));
    Samples openings;
    openings.add(opening.elapsed());
    report.add({.name = QStringLiteral("search/dictionary and readings"),
                .unit = QStringLiteral("ms"),
                .value = openings.percentile(50),
                .runs = 1});

    const std::size_t before = heapBytes();
    const catalog::Catalogue catalogue = bigCatalogue();
    report.add({.name = QStringLiteral("search/catalogue of 5,000, memory"),
                .unit = QStringLiteral("MB"),
                .value = static_cast<double>(heapBytes() - before) / 1e6,
                .runs = 1});
    measureIndex(report, catalogue, input->readings());
    measureFinding(report, catalogue, input->readings(), rounds);
    measureLetters(report, *input, rounds);
    return 0;
}
