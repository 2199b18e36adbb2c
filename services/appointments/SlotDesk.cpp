// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotDesk.h"

#include "services/appointments/FeedKinds.h"
#include "services/core/Log.h"

#include <algorithm>
#include <array>

namespace onewindow::appointments {

using storage::Database;

namespace {

constexpr std::chrono::seconds kTickEvery{60};

bool isOurs(const journal::FeedChange& change)
{
    static const std::array kinds{feed::kSlot, feed::kAllotment, feed::kRefused};
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const char* kind) { return change.kind == QLatin1String(kind); });
}

Error notKnown()
{
    return {ErrorCode::NotFound, QStringLiteral("not known at this terminal")};
}

/// The order with its person, wiped when the last copy of the job has gone.
struct OwnedOrder
{
    BookOrder order;

    OwnedOrder() = default;

    ~OwnedOrder()
    {
        if (order.person) {
            order.person->wipe();
        }
    }

    OwnedOrder(const OwnedOrder&) = delete;
    OwnedOrder& operator=(const OwnedOrder&) = delete;
    OwnedOrder(OwnedOrder&&) = delete;
    OwnedOrder& operator=(OwnedOrder&&) = delete;
};

} // namespace

SlotDesk::SlotDesk(SlotBook::Settings settings, storage::Writer& writer, journal::Journal& journal,
                   SlotFeed& feed, QObject* parent)
    : SlotService(parent)
    , m_writer(writer)
    , m_book(journal, feed, settings)
    , m_hall(settings.escrow.hall)
    , m_runner(writer, feed, [this](const QString&) { return &m_book.escrow(); })
    , m_spareKey(journal, settings.recipients())
    , m_timer(this)
{
    m_timer.setInterval(kTickEvery);
    connect(&m_timer, &QTimer::timeout, this, [this] { m_runner.tick({m_hall}); });
}

template <typename T>
void SlotDesk::post(std::function<Result<T>(Database&)> job,
                    std::function<void(Result<T>)> callback)
{
    m_writer.run<T>(std::move(job), [this, callback = std::move(callback)](Result<T> result) {
        QMetaObject::invokeMethod(
            this, [callback, result = std::move(result)] { callback(result); },
            Qt::QueuedConnection);
    });
}

void SlotDesk::start()
{
    m_runner.start();
    m_runner.takeInAll({m_hall});
    // In the thread it will live in: it may have been made in another.
    QMetaObject::invokeMethod(
        this, [this] { m_timer.start(); }, Qt::QueuedConnection);
    m_spareKey.refill();
}

void SlotDesk::available(const QString& resource, const QString& fromDay, int days,
                         SlotsCallback callback)
{
    post<QList<FreeSlot>>(
        [this, resource, fromDay, days](Database& database) {
            return m_book.available(database, resource, fromDay, days);
        },
        std::move(callback));
}

void SlotDesk::book(BookRequest request, BookCallback callback)
{
    const QString slot = request.slot;
    auto owned = std::make_shared<OwnedOrder>();
    owned->order.slot = slot;
    owned->order.person = std::move(request.person);
    owned->order.by = QStringLiteral("citizen");
    post<Booking>(
        [this, owned](Database& database) -> Result<Booking> {
            if (owned->order.person) {
                // Taken for good: used or rolled back, it never seals for another.
                auto key = m_spareKey.take();
                if (!key) {
                    return key.error();
                }
                owned->order.key.emplace(std::move(key).value());
            }
            return m_book.book(database, owned->order);
        },
        [this, slot, callback = std::move(callback)](const Result<Booking>& result) {
            m_spareKey.refill();
            if (!result && result.error().code == kSlotFull) {
                want(slot);
            }
            callback(result);
            Q_EMIT slotsChanged();
        });
}

void SlotDesk::want(const QString& slot)
{
    m_writer.post(
        [this, slot](Database& database) { return m_book.escrow().want(database, slot); });
}

void SlotDesk::cancel(const QByteArray& appointment, DoneCallback callback)
{
    post<Appointment>(
        [this, appointment](Database& database) {
            return m_book.cancel(database, {.id = appointment, .staff = {}, .reason = {}});
        },
        [this, callback = std::move(callback)](const Result<Appointment>& result) {
            callback(result ? Result<void>() : Result<void>(result.error()));
            Q_EMIT slotsChanged();
        });
}

void SlotDesk::change(const QByteArray& /*appointment*/, BookRequest /*request*/,
                      BookCallback callback)
{
    post<Booking>([](Database&) -> Result<Booking> { return notKnown(); }, std::move(callback));
}

void SlotDesk::mine(const QString& /*idNumber*/, MineCallback callback)
{
    post<MyAppointments>([](Database&) { return MyAppointments(); }, std::move(callback));
}

void SlotDesk::checkIn(CheckInRequest /*request*/, CheckInCallback callback)
{
    post<queue::IssuedTicket>([](Database&) -> Result<queue::IssuedTicket> { return notKnown(); },
                              std::move(callback));
}

QString SlotDesk::resourceOf(const QString& matter) const
{
    return matter;
}

BookingRules SlotDesk::rules() const
{
    return {};
}

void SlotDesk::onChangesApplied(const journal::FeedPage& page)
{
    QList<journal::FeedChange> ours;
    std::copy_if(page.changes.begin(), page.changes.end(), std::back_inserter(ours), &isOurs);
    if (ours.isEmpty()) {
        return;
    }
    m_runner.takeIn(m_hall, ours, [this] {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT slotsChanged(); }, Qt::QueuedConnection);
    });
}

} // namespace onewindow::appointments
