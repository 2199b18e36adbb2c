// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A result as a document: how long until its PDF is made, and until a printer of CUPS has it all.
// The floor is the same bytes sent to the same printer, made beforehand.

#include "drivers/document/IppClient.h"
#include "qml/Paper/PaperPdf.h"
#include "tests/bench/Options.h"
#include "tests/bench/Report.h"
#include "tests/drivers/document/IppPeer.h"

#include <QGuiApplication>

using namespace onewindow;
using namespace onewindow::bench;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr double kMostMs = 1000; ///< What a citizen is to wait at most.
constexpr int kRuns = 200;
constexpr auto kPatience = 30s;

ui::PaperSheet sheet(int run)
{
    ui::PaperSheet made;
    made.headLeft = u"桓台县政务服务大厅"_s;
    made.headRight = u"政务服务自助终端 03 号机"_s;
    made.title = u"社会保险参保缴费证明"_s;
    made.subtitle = u"编号：K1-20261130-%1"_s.arg(run, 4, 10, QLatin1Char('0'));
    made.rows = {{u"姓名"_s, u"王秀英"_s},
                 {u"身份证号码"_s, u"11010519491231002X"_s},
                 {u"参保单位"_s, u"桓台县某某有限公司"_s},
                 {u"参保状态"_s, u"正常缴费"_s},
                 {u"参保日期"_s, u"2024-11-01，累计缴费 24 个月"_s}};
    made.reasonsTitle = u"经核对，符合以下办理条件"_s;
    made.reasons = {u"参保状态正常"_s, u"累计缴费满 12 个月"_s};
    made.issue = {u"市人力资源和社会保障局"_s, u"2026年11月30日"_s};
    made.code =
        u"https://hall-one.example.cn/d/OW1."_s + QString(260, u'x') + u'.' + QString(86, u'y');
    made.codeCaption = u"扫码核验真伪"_s;
    made.signatureTitle = u"本证明已由签发终端电子签名"_s;
    made.signature = {{u"签发终端"_s, u"03 号机（kiosk-1）"_s}, {u"校验码"_s, u"K7PM-3QXD-9FWA"_s}};
    made.signatureNote = u"真伪以扫码核验的结果为准，涂改无效。"_s;
    made.footLeft = u"由政务服务自助终端打印"_s;
    made.pageWords = u"第 %1 页，共 %2 页"_s;
    return made;
}

/// The printer has no queue: the next one waits until this one is done.
void awaitEnd(drivers::IppClient& client, int job)
{
    for (const Stopwatch waiting; waiting.elapsed() < kPatience;) {
        if (valueOf(client.askJob(job)).state == drivers::IppJobState::Completed) {
            return;
        }
    }
    giveUp(u"a job does not end"_s);
}

/// Until the printer has the whole job. Its own end of the one before, which may be a moment behind
/// the word of it, is waited for.
std::chrono::nanoseconds send(drivers::IppClient& client, QByteArrayView pdf)
{
    for (const Stopwatch waiting; waiting.elapsed() < kPatience;) {
        const Stopwatch watch;
        const drivers::IppSent sent = client.print(pdf, 1);
        const auto took = watch.elapsed();
        if (sent.kind == drivers::IppSent::Kind::Taken) {
            awaitEnd(client, sent.jobId);
            return took;
        }
        if (sent.kind != drivers::IppSent::Kind::Busy) {
            giveUp(u"not printed: "_s + sent.detail);
        }
    }
    giveUp(u"the printer is always busy"_s);
}

} // namespace

int main(int argc, char* argv[])
{
    const QGuiApplication app(argc, argv);
    const Options options(app, u"A document made and sent, against the same bytes sent"_s);
    const Report report(options.results());
    drivers::IppPeer printer;
    if (!printer.start()) {
        giveUp(u"no printer: "_s + printer.log());
    }
    drivers::IppClient client(printer.uri(), 5s);

    // The first one of a program reads the fonts.
    const Stopwatch first;
    const Secret sample = ui::pdfOf(sheet(0));
    Samples begin;
    begin.add(first.elapsed());
    report.add({.name = u"document/the first made"_s,
                .unit = u"ms"_s,
                .value = begin.percentile(50),
                .mostValue = kMostMs,
                .runs = 1});
    report.add({.name = u"document/size"_s,
                .unit = u"kB"_s,
                .value = double(sample.view().size()) / 1000,
                .runs = 1});

    Samples made;
    Samples whole;
    Samples bare;
    const int runs = options.runs(kRuns);
    for (int run = 1; run <= runs; ++run) {
        const Stopwatch watch;
        const Secret pdf = ui::pdfOf(sheet(run));
        const auto making = watch.elapsed();
        made.add(making);
        whole.add(making + send(client, pdf.view()));
        bare.add(send(client, sample.view()));
    }
    report.add({.name = u"document/made p50"_s,
                .unit = u"ms"_s,
                .value = made.percentile(50),
                .runs = made.count()});
    report.addPercentiles(u"document/made and sent"_s, whole, bare);
    report.add({.name = u"document/made and sent, within a second p99"_s,
                .unit = u"ms"_s,
                .value = whole.percentile(99),
                .mostValue = kMostMs,
                .runs = whole.count()});
    return 0;
}
