// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A result as a document: how long until its PDF is made, and until a printer of CUPS has it all.
// The floor is the same bytes sent to the same printer, made beforehand.

#include "drivers/document/IppClient.h"
#include "qml/Paper/PaperPdf.h"
#include "tests/bench/Options.h"
#include "tests/bench/Report.h"
#include "tests/drivers/document/IppPeer.h"
#include "tests/qml/Paper/SamplePaper.h"

#include <QGuiApplication>

using namespace onewindow;
using namespace onewindow::bench;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr double kMostMs = 1000; ///< What a citizen is to wait at most.
constexpr int kRuns = 200;
constexpr auto kPatience = 30s;

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
    const Secret sample = ui::pdfOf(ui::samples::paper(0));
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
        const Secret pdf = ui::pdfOf(ui::samples::paper(run));
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
