// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program whose power is cut: a kiosk that issues, prints and syncs, and its hall, both on
// stores below one folder, driven by a seed. Says "FACT NUMBER ID" on standard output whenever the
// desk has answered, which is when a person may have seen the number.

#include "services/core/Ids.h"
#include "tests/torture/Nodes.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QLoggingCategory>

#include <unistd.h>

#include <random>

using namespace onewindow;
using namespace onewindow::torture;

namespace {

void say(const char* fact, const queue::Ticket& ticket)
{
    const QByteArray line =
        QByteArray(fact) + ' ' + ticket.number.toUtf8() + ' ' + idToText(ticket.id).toUtf8() + '\n';
    // Not through stdio: the recorder sees this call, and it is one line or none.
    OW_ENFORCE(::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) ==
               line.size());
}

class Victim
{
public:
    Victim(KioskNode& kiosk, HallNode& hall, quint64 seed)
        : m_kiosk(kiosk)
        , m_hall(hall)
        , m_random(seed)
    {}

    void step()
    {
        const int what = below(100);
        if (what < 45) {
            // Several at once end in one transaction of the writer, or in two.
            for (int i = below(3); i >= 0; --i) {
                issue();
            }
        } else if (what < 76) {
            settleOne();
        } else if (what < 86) {
            OW_ENFORCE(bool(m_kiosk.shipTo(m_hall)));
        } else if (what < 90) {
            OW_ENFORCE(bool(m_kiosk.pullFrom(m_hall)));
        } else if (what < 93) {
            callOne();
        } else {
            OW_ENFORCE(bool(m_hall.database().checkpoint()));
        }
        // Sometimes the next step begins before the desk has answered this one.
        if (below(4) != 0) {
            waitForAnswers();
        }
    }

    void waitForAnswers()
    {
        while (m_inFlight > 0) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }

private:
    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(m_random); }

    void issue()
    {
        queue::IssueRequest request;
        request.matter = below(2) == 0 ? QStringLiteral("enrol") : QStringLiteral("move");
        request.willPrint = below(3) != 0;
        if (below(4) == 0) {
            request.person = queue::Person{.name = QStringLiteral("张建国"),
                                           .idNumber = QStringLiteral("11010519491231002X"),
                                           .birth = QDate(1949, 12, 31),
                                           .isTyped = below(2) == 0};
        }
        ++m_inFlight;
        m_kiosk.desk().issue(std::move(request), [this](Result<queue::IssuedTicket> issued) {
            --m_inFlight;
            OW_ENFORCE(bool(issued));
            if (!issued.value().isExisting) {
                say("issued", issued.value().ticket);
                m_open.append(issued.value().ticket);
            }
        });
    }

    /// The print job of a ticket ends, or nobody confirms it, or somebody gives it back.
    void settleOne()
    {
        if (m_open.isEmpty()) {
            return;
        }
        const queue::Ticket ticket = m_open.takeAt(below(static_cast<int>(m_open.size())));
        const auto answer = [this, ticket](const char* fact) {
            ++m_inFlight;
            return [this, ticket, fact](const Result<void>& done) {
                --m_inFlight;
                OW_ENFORCE(bool(done));
                say(fact, ticket);
            };
        };
        const int how = below(10);
        if (how < 6) {
            const bool isUnknown = how == 0;
            m_kiosk.desk().hold(ticket.id, QStringLiteral("printer"), isUnknown, answer("held"));
        } else if (how < 9) {
            m_kiosk.desk().setAside(ticket.id, answer("setAside"));
        } else {
            m_kiosk.desk().cancel(ticket.id, answer("cancelled"));
        }
    }

    void callOne()
    {
        const queue::WindowCommand command{QStringLiteral("1"), QStringLiteral("wang"), {}};
        const auto press = [&](auto verb) {
            return bool(m_hall.run<QJsonObject>([&](storage::Database& database) {
                return (m_hall.queue().*verb)(database, command);
            }));
        };
        if (press(&queue::HallQueue::callNext) && press(&queue::HallQueue::start)) {
            press(&queue::HallQueue::finish);
        }
    }

    KioskNode& m_kiosk;
    HallNode& m_hall;
    std::mt19937_64 m_random;
    QList<queue::Ticket> m_open;
    int m_inFlight = 0;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("*.info=false\n*.warning=false"));
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("stores"), QStringLiteral("Folder of the stores"));
    parser.addPositionalArgument(QStringLiteral("keys"), QStringLiteral("Folder of the keys"));
    parser.addPositionalArgument(QStringLiteral("seed"), QStringLiteral("Of what is done"));
    parser.addPositionalArgument(QStringLiteral("steps"), QStringLiteral("How much is done"));
    parser.process(application);
    const QStringList given = parser.positionalArguments();
    if (given.size() != 4) {
        parser.showHelp(2);
    }
    const QDir stores(given.at(0));
    const Keys keys(given.at(1));
    const quint64 seed = given.at(2).toULongLong();
    // Small, so that a short history has checkpoints: between commits, and when nothing is to do.
    storage::Writer::Settings settings;
    settings.busyCheckpointPages = 40 + static_cast<int>(seed % 100);

    auto hall = HallNode::open(stores.filePath(QStringLiteral("hall")), keys);
    OW_ENFORCE(bool(hall));
    auto kiosk = KioskNode::open(stores.filePath(QStringLiteral("kiosk")), keys, settings);
    OW_ENFORCE(bool(kiosk));
    OW_ENFORCE(bool(kiosk.value()->desk().start()));
    OW_ENFORCE(bool(kiosk.value()->pullFrom(*hall.value())));
    OW_ENFORCE(bool(hall.value()->run<QJsonObject>([&](storage::Database& database) {
        return hall.value()->queue().openWindow(
            database, {QStringLiteral("1"), QStringLiteral("wang"), {}}, {QStringLiteral("enrol")});
    })));

    Victim victim(*kiosk.value(), *hall.value(), seed);
    for (int left = given.at(3).toInt(); left > 0; --left) {
        victim.step();
    }
    victim.waitForAnswers();
    return 0;
}
