// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotDesk.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/TicketProjection.h"
#include "tests/services/appointments/EscrowTest.h"

#include <QTemporaryDir>
#include <QTest>

namespace onewindow::appointments {

using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;

inline constexpr int kPatienceMs = 40'000;

inline const queue::Person kZhang{u"张建国"_s, u"11010519491231002X"_s, {}, false};

/// A terminal's store, journal and desk; made anew on the same file it is the terminal restarted.
class SlotTerminal
{
public:
    SlotTerminal(const QString& path, const crypto::NodeKeys& keys, const Clock& clock,
                 const BookingRules& rules = BookingRules::none(),
                 const QString& node = u"kiosk-1"_s)
        : m_node(node)
        , m_keys(keys)
        , m_tickets(QString())
        , m_projection(node)
        , m_feed(node, SlotFeed::Audience::None)
        , m_journal({.node = node,
                     .keys = &keys,
                     .clock = &clock,
                     .projections = {&m_tickets, &m_projection, &m_feed}})
        , m_writer(open(path, m_journal))
        , m_ticketDesk({.mark = node.last(1),
                        .fallbackLink = u"https://hall"_s,
                        .recipients = {{node, keys.sealingPublicKey()}}},
                       m_writer, m_journal)
        , m_desk({.escrow = {.hall = {}, .isRoot = false, .rules = kioskRules()},
                  .recipients =
                      [&keys] {
                          return std::vector<journal::Recipient>{
                              {u"kiosk-1"_s, keys.sealingPublicKey()}};
                      },
                  .rules = rules},
                 m_writer, m_journal, m_feed, m_ticketDesk)
    {
        succeed(m_ticketDesk.start());
        m_desk.start();
    }

    ~SlotTerminal() { m_writer.stop(); }

    SlotTerminal(const SlotTerminal&) = delete;
    SlotTerminal& operator=(const SlotTerminal&) = delete;
    SlotTerminal(SlotTerminal&&) = delete;
    SlotTerminal& operator=(SlotTerminal&&) = delete;

    SlotDesk& desk() { return m_desk; }

    queue::TicketDesk& tickets() { return m_ticketDesk; }

    /// What the hall says, as the sync client brings it.
    void hear(journal::FeedPage page)
    {
        page.cursor = m_cursor;
        succeed(m_writer.runAndWait<void>(
            [&](storage::Database& store) { return journal::FeedCache().apply(store, page); }));
        m_ticketDesk.onChangesApplied(page);
        m_desk.onChangesApplied(page);
    }

    /// A catalogue with the matter "m", and the keys of these days: the same for every terminal.
    void hearOfToday(const QStringList& days)
    {
        catalog::Matter matter;
        matter.id = u"m"_s;
        matter.theme = u"t"_s;
        matter.name = {u"事项"_s, u"Matter"_s};
        matter.department = {u"部门"_s, u"Office"_s};
        matter.series = u"A"_s;
        matter.windowArea = {u"一楼"_s, u"First floor"_s};
        journal::FeedPage page;
        page.changes << journal::FeedChange{QString::fromLatin1(queue::feed::kMatter), u"m"_s, 1,
                                            catalog::toJson(matter)};
        for (const QString& day : days) {
            const QByteArray key = crypto::digest(crypto::Suite::International, day.toUtf8());
            const auto envelope = valueOf(crypto::makeEnvelope(m_keys.sealingPublicKey(), key));
            page.changes << journal::FeedChange{
                QString::fromLatin1(queue::feed::kDayKey), day + u'/' + m_node, 1,
                QJsonObject{{u"day"_s, day}, {u"key"_s, QString::fromLatin1(envelope.toBase64())}}};
        }
        hear(page);
    }

    MyAppointments mine(const QString& idNumber)
    {
        return valueOf(wait<MyAppointments>([&](SlotService::MineCallback callback) {
            m_desk.mine(idNumber, std::move(callback));
        }));
    }

    Result<BookedAppointment> find(const QString& code)
    {
        return wait<BookedAppointment>(
            [&](SlotService::FindCallback callback) { m_desk.find(code, std::move(callback)); });
    }

    Result<queue::IssuedTicket> checkIn(const CheckInRequest& request)
    {
        return wait<queue::IssuedTicket>([&](SlotService::CheckInCallback callback) {
            m_desk.checkIn(request, std::move(callback));
        });
    }

    Result<Booking> bookIn(const QString& slot, const queue::Person& person)
    {
        return wait<Booking>([&](SlotService::BookCallback callback) {
            m_desk.book({.slot = slot, .matter = {}, .person = person}, std::move(callback));
        });
    }

    /// Sync without a network, until nothing moves any more.
    void meet(EscrowNode& hall)
    {
        for (bool isBusy = true; isBusy;) {
            isBusy = hall.settle() > 0;
            const auto batch = valueOf(m_writer.runAndWait<journal::Batch>(
                [this](storage::Database& store) { return m_journal.nextBatch(store, 100); }));
            const auto taken = valueOf(hall.take(batch));
            succeed(m_writer.runAndWait<void>([&](storage::Database& store) {
                return m_journal.acknowledged(store, taken.ack, batch);
            }));
            const auto page = valueOf(journal::Feed(hall.hall())
                                          .read(hall.database(), m_cursor,
                                                {u"all"_s, u"kiosk"_s, u"node:"_s + m_node}, 100));
            succeed(m_writer.runAndWait<void>(
                [&](storage::Database& store) { return journal::FeedCache().apply(store, page); }));
            m_cursor = page.cursor;
            m_ticketDesk.onChangesApplied(page);
            m_desk.onChangesApplied(page);
            isBusy = isBusy || !batch.rows.isEmpty() || !page.changes.isEmpty();
        }
    }

    template <typename T>
    Result<T> wait(const std::function<void(std::function<void(Result<T>)>)>& verb)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        verb([answer](const Result<T>& result) { answer->emplace(result); });
        if (!QTest::qWaitFor([&] { return answer->has_value(); }, kPatienceMs)) {
            return Error{ErrorCode::Timeout, u"no answer"_s};
        }
        return **answer;
    }

    Result<Booking> book(std::optional<queue::Person> person = {})
    {
        return wait<Booking>([&](SlotService::BookCallback callback) {
            m_desk.book({.slot = kSlot.key(), .matter = {}, .person = person}, std::move(callback));
        });
    }

    qint64 free()
    {
        const auto found = valueOf(wait<QList<FreeSlot>>([&](SlotService::SlotsCallback callback) {
            m_desk.available(u"m"_s, kSlot.day, 1, std::move(callback));
        }));
        return found.isEmpty() ? 0 : found.first().free;
    }

private:
    static std::unique_ptr<storage::Database> open(const QString& path, journal::Journal& journal)
    {
        storage::DatabaseOptions options;
        options.path = path;
        auto store = valueOf(storage::Database::open(options));
        succeed(journal.open(*store));
        succeed(journal::FeedCache().open(*store));
        return store;
    }

    QString m_node;
    const crypto::NodeKeys& m_keys;
    queue::TicketProjection m_tickets;
    SlotProjection m_projection;
    SlotFeed m_feed;
    journal::Journal m_journal;
    storage::Writer m_writer;
    queue::TicketDesk m_ticketDesk;
    SlotDesk m_desk;
    journal::FeedCursor m_cursor;
};

/// What tests of a terminal's appointments need besides terminals.
class SlotDeskTest : public QObject
{
    Q_OBJECT

protected:
    [[nodiscard]] EscrowNode::Options platform() const
    {
        EscrowRules rules;
        rules.shareDivisor = 2;
        return {.id = u"hall-1"_s,
                .hall = u"hall-1"_s,
                .isRoot = true,
                .isLeaf = false,
                .rules = rules,
                .keys = m_keys.get(),
                .clock = &m_clock};
    }

    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    QTemporaryDir m_folder;
};

} // namespace onewindow::appointments
