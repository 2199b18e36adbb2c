// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosPrinter.h"
#include "qml/Kiosk/ticket/TicketReceipt.h"
#include "services/core/Log.h"
#include "tests/bench/BareCommit.h"
#include "tests/bench/DeskNode.h"
#include "tests/bench/Options.h"
#include "tests/bench/PrinterPlug.h"
#include "tests/bench/Report.h"

#include <QDateTime>
#include <QEventLoop>
#include <QGuiApplication>
#include <QTimer>

#include <array>

using namespace onewindow;
using namespace onewindow::bench;
using namespace std::chrono_literals;

namespace {

constexpr int kWarmUps = 20;
/// Between two numbers. A citizen takes seconds for the taps that lead to the next one; the key of
/// the next person takes some milliseconds of another thread.
constexpr auto kBetween = 25ms;
constexpr auto kPrintLimit = 20s;

/// From the button to the durable commit, as the screen hears of it, and to the first byte that
/// reaches the printer.
struct Waits
{
    Samples commits;
    Samples firstBytes;
};

void rest(std::chrono::milliseconds duration)
{
    QEventLoop loop;
    QTimer::singleShot(duration, &loop, &QEventLoop::quit);
    loop.exec();
}

class Terminal
{
public:
    Terminal()
        : m_printer(config(m_plug.port()))
    {
        QObject::connect(&m_printer, &drivers::PrinterDriver::jobFinished, &m_loop,
                         [this](quint64, drivers::PrintOutcome outcome) {
                             if (outcome != drivers::PrintOutcome::Printed) {
                                 giveUp(QStringLiteral("the printer did not confirm the job"));
                             }
                             m_loop.quit();
                         });
        QObject::connect(&m_limit, &QTimer::timeout, &m_loop,
                         [] { giveUp(QStringLiteral("the printer does not answer")); });
    }

    /// One citizen, from the confirming tap until the number is held.
    void serve(DeskNode& node, queue::IssueRequest request, Waits& waits)
    {
        node.drain();
        rest(kBetween);
        m_plug.expectJob();
        QByteArray ticketId;
        const auto start = std::chrono::steady_clock::now();
        node.desk().issue(std::move(request), [&](const Result<queue::IssuedTicket>& result) {
            waits.commits.add(std::chrono::steady_clock::now() - start);
            const queue::IssuedTicket issued = valueOf(result);
            ticketId = issued.ticket.id;
            m_printer.print(++m_lastJob, receiptFor(node, issued));
        });
        m_limit.start(kPrintLimit);
        m_loop.exec();
        m_limit.stop();
        waits.firstBytes.add(m_plug.firstByte() - start);
        node.hold(ticketId);
    }

private:
    static drivers::PrinterConfig config(quint16 port)
    {
        drivers::PrinterConfig config;
        config.address = QStringLiteral("127.0.0.1");
        config.tcpPort = port;
        return config;
    }

    static drivers::Receipt receiptFor(DeskNode& node, const queue::IssuedTicket& issued)
    {
        return ui::ticketReceipt(issued, {.hall = QStringLiteral("张店区政务服务中心"),
                                          .terminal = QStringLiteral("01 号机"),
                                          .language = QStringLiteral("zh_CN"),
                                          .catalogue = &node.desk().catalogue(),
                                          .isOnline = true});
    }

    PrinterPlug m_plug;
    drivers::EscPosPrinter m_printer;
    QEventLoop m_loop;
    QTimer m_limit;
    quint64 m_lastJob = 0;
};

/// A store of its age and what was measured on it.
struct Place
{
    DeskNode& node;
    Waits waits;
};

queue::IssueRequest wish(int person, bool hasCard)
{
    queue::IssueRequest request;
    request.matter = QString::fromLatin1(kMatter);
    request.willPrint = true;
    if (hasCard) {
        // A person a number: nobody gets two for one matter.
        request.person =
            queue::Person{QStringLiteral("李小平"),
                          QStringLiteral("1101011900%1").arg(person, 8, 10, QLatin1Char('0')),
                          QDate(1900, 3, 7), false};
    }
    return request;
}

/// Floor, fresh store, floor, old store, in turn.
void measure(const Report& report, const QString& folder, Terminal& terminal,
             std::array<Place, 2> places, int runs, bool hasCard)
{
    // Others than in an earlier run on these stores.
    static int lastPerson = static_cast<int>(QDateTime::currentSecsSinceEpoch() % 90'000'000);
    Waits warmUp;
    for (int i = 0; i < kWarmUps; ++i) {
        for (Place& place : places) {
            terminal.serve(place.node, wish(++lastPerson, hasCard), warmUp);
        }
    }
    BareCommit bare(folder +
                        (hasCard ? QStringLiteral("/bare-card.db") : QStringLiteral("/bare.db")),
                    places[0].node.bytesOfLastIssue());
    for (int i = 0; i < kWarmUps; ++i) {
        bare.run();
    }
    Samples floors;
    for (int i = 0; i < runs; ++i) {
        for (Place& place : places) {
            floors.add(bare.run());
            terminal.serve(place.node, wish(++lastPerson, hasCard), place.waits);
        }
    }
    const Waits& fresh = places[0].waits;
    const Waits& old = places[1].waits;
    const QString who = hasCard ? QStringLiteral("number with a card, ")
                                : QStringLiteral("number without a card, ");
    report.addPercentiles(who + QStringLiteral("to commit"), fresh.commits, floors, 2.0, 3.0);
    report.addPercentiles(who + QStringLiteral("to paper"), fresh.firstBytes, floors, 2.0, 3.0);
    report.addPercentiles(who + QStringLiteral("old : fresh"), old.firstBytes, fresh.firstBytes,
                          1.15, 1.15);
}

} // namespace

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // For the fonts of what a printer lacks.
    QGuiApplication app(argc, argv);
    startLogging(QStringLiteral("bench-issue"));
    const Options options(app,
                          QStringLiteral("Button to durable commit to the printer's first byte"));
    const Report report(options.results());
    DeskNode fresh(options.fresh());
    DeskNode old(options.old());
    Terminal terminal;
    for (const bool hasCard : {false, true}) {
        measure(report, options.fresh(), terminal, {Place{fresh, {}}, Place{old, {}}},
                options.runs(400), hasCard);
    }
    return 0;
}
