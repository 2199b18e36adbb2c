// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Log.h"
#include "tests/bench/BareCommit.h"
#include "tests/bench/DeskNode.h"
#include "tests/bench/Options.h"
#include "tests/bench/Report.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

constexpr int kWarmUps = 20;

/// From the button to the durable commit, as the screen hears of it, against the bare commit of as
/// many bytes; one of each in turn.
void measureIssue(const Report& report, const QString& folder, int runs, bool hasCard)
{
    const QTemporaryDir place(folder + QStringLiteral("/issue-XXXXXX"));
    DeskNode node(place.path());
    const auto request = [&](int i) {
        queue::IssueRequest wish;
        wish.matter = QString::fromLatin1(DeskNode::kMatter);
        wish.willPrint = true;
        if (hasCard) {
            // A person a number: nobody gets two for one matter.
            wish.person =
                queue::Person{QStringLiteral("李小平"),
                              QStringLiteral("11010119000307%1").arg(i, 4, 10, QLatin1Char('0')),
                              QDate(1900, 3, 7), false};
        }
        return wish;
    };
    queue::IssuedTicket issued;
    for (int i = 0; i < kWarmUps; ++i) {
        node.issue(request(i), issued);
        node.hold(issued.ticket.id);
    }
    BareCommit bare(place.filePath(QStringLiteral("bare.db")), node.bytesOfLastIssue());
    for (int i = 0; i < kWarmUps; ++i) {
        bare.run();
    }
    Samples issues;
    Samples floors;
    for (int i = 0; i < runs; ++i) {
        node.drain();
        floors.add(bare.run());
        issues.add(node.issue(request(kWarmUps + i), issued));
        node.hold(issued.ticket.id);
    }
    report.addPercentiles(hasCard ? QStringLiteral("issue with a card, to durable commit")
                                  : QStringLiteral("issue without a card, to durable commit"),
                          issues, floors, 2.0, 3.0);
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    startLogging(QStringLiteral("bench-issue"));
    const Options options(app,
                          QStringLiteral("Button to durable commit to the printer's first byte"));
    const Report report(options.results());
    measureIssue(report, options.folder(), options.runs(500), false);
    measureIssue(report, options.folder(), options.runs(500), true);
    return 0;
}
