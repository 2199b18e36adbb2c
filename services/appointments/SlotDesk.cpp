// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotDesk.h"

#include "services/appointments/FeedKinds.h"
#include "services/identity/Mask.h"

#include <algorithm>
#include <array>

namespace onewindow::appointments {

using storage::Database;

namespace {

constexpr std::chrono::seconds kTickEvery{60};

bool isOurs(const journal::FeedChange& change)
{
    static const std::array kinds{feed::kSlot, feed::kAllotment, feed::kRefused};
    const bool isReplaced = change.kind == QLatin1String(feed::kAppointment) && change.body &&
                            change.body->contains(QLatin1String("replacedBy"));
    return isReplaced || std::any_of(kinds.begin(), kinds.end(), [&](const char* kind) {
               return change.kind == QLatin1String(kind);
           });
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
                   SlotFeed& feed, queue::TicketDesk& tickets, QObject* parent)
    : SlotService(parent)
    , m_writer(writer)
    , m_tickets(tickets)
    , m_rules(settings.rules)
    , m_store(std::make_shared<SlotDeskStore>(settings, journal, feed, tickets.store()))
    , m_hall(settings.escrow.hall)
    , m_plan{.rules = settings.rules}
    , m_runner(writer, feed, [this](const QString&) { return &m_store->book().escrow(); })
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
    reload();
    // In the thread it will live in: it may have been made in another.
    QMetaObject::invokeMethod(
        this, [this] { m_timer.start(); }, Qt::QueuedConnection);
    m_spareKey.refill();
}

void SlotDesk::reload()
{
    m_writer.post([store = m_store](Database& database) { return store->load(database); });
    readPlan();
}

/// What the hall last said of its plan, out of the store.
void SlotDesk::readPlan()
{
    post<PlanNotice>(
        [hall = m_hall, rules = m_rules](Database& database) -> Result<PlanNotice> {
            const auto notice = findPlanNotice(database, hall, false);
            if (!notice) {
                return notice.error();
            }
            return notice.value().value_or(PlanNotice{.rules = rules});
        },
        [this](const Result<PlanNotice>& notice) {
            if (notice && !(notice.value() == m_plan)) {
                m_plan = notice.value();
                Q_EMIT slotsChanged();
            }
        });
}

void SlotDesk::available(const QString& resource, const QString& fromDay, int days,
                         SlotsCallback callback)
{
    post<QList<FreeSlot>>(
        [store = m_store, resource, fromDay, days](Database& database) {
            return store->book().available(database, resource, fromDay, days);
        },
        std::move(callback));
}

void SlotDesk::book(BookRequest request, BookCallback callback)
{
    bookBy(std::move(request), {}, std::move(callback));
}

void SlotDesk::change(const QByteArray& appointment, BookRequest request, BookCallback callback)
{
    bookBy(std::move(request), appointment, std::move(callback));
}

void SlotDesk::bookBy(BookRequest request, const QByteArray& replaced, BookCallback callback)
{
    const QString slot = request.slot;
    auto owned = std::make_shared<OwnedOrder>();
    owned->order.slot = slot;
    owned->order.matter = request.matter;
    owned->order.person = std::move(request.person);
    owned->order.by = QStringLiteral("citizen");
    post<Booking>(
        [this, store = m_store, owned, replaced](Database& database) -> Result<Booking> {
            if (owned->order.person) {
                // Taken for good: used or rolled back, it never seals for another.
                auto key = m_spareKey.take();
                if (!key) {
                    return key.error();
                }
                owned->order.key.emplace(std::move(key).value());
            }
            if (replaced.isEmpty()) {
                return store->book().book(database, owned->order);
            }
            OW_TRY(store->checkNotCome(replaced));
            return store->book().change(database, replaced, owned->order);
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
    m_writer.post([store = m_store, slot](Database& database) {
        return store->book().escrow().want(database, slot);
    });
}

void SlotDesk::cancel(const QByteArray& appointment, DoneCallback callback)
{
    post<Appointment>(
        [store = m_store, appointment](Database& database) -> Result<Appointment> {
            OW_TRY(store->checkNotCome(appointment));
            return store->book().cancel(database, {.id = appointment, .staff = {}, .reason = {}});
        },
        [this, callback = std::move(callback)](const Result<Appointment>& result) {
            callback(result ? Result<void>() : Result<void>(result.error()));
            Q_EMIT slotsChanged();
        });
}

void SlotDesk::mine(const QString& idNumber, MineCallback callback)
{
    post<MyAppointments>(
        [store = m_store, idNumber](Database& database) { return store->mine(database, idNumber); },
        [this, callback = std::move(callback)](Result<MyAppointments> found) {
            if (found) {
                MyAppointments answer = std::move(found).value();
                answer.isComplete = answer.isComplete && m_isOnline;
                callback(answer);
            } else {
                callback(found.error());
            }
        });
}

void SlotDesk::find(const QString& code, FindCallback callback)
{
    post<BookedAppointment>(
        [store = m_store, code](Database& database) { return store->lookUp(database, code); },
        std::move(callback));
}

void SlotDesk::checkIn(CheckInRequest request, CheckInCallback callback)
{
    const QString maskedName =
        request.person ? identity::surnameOnly(request.person->name) : QString();
    // The person is wiped when the last copy of the job has gone.
    const auto wiped = [](CheckInOrder* order) {
        if (order->request.person) {
            order->request.person->wipe();
        }
        delete order;
    };
    const std::shared_ptr<CheckInOrder> order(new CheckInOrder{std::move(request), {}}, wiped);
    for (const catalog::Matter& matter : m_tickets.catalogue().matters) {
        order->series.insert(matter.id, matter.series);
    }
    m_tickets.issueBy(
        [store = m_store, order](Database& database, queue::DeskStore&) {
            return store->checkIn(database, *order);
        },
        maskedName,
        [this, callback = std::move(callback)](const Result<queue::IssuedTicket>& issued) {
            callback(issued);
            Q_EMIT slotsChanged();
        });
}

QString SlotDesk::resourceOf(const QString& matter) const
{
    return m_plan.groups.value(matter, matter);
}

void SlotDesk::onChangesApplied(const journal::FeedPage& page)
{
    QList<journal::FeedChange> ours;
    std::copy_if(page.changes.begin(), page.changes.end(), std::back_inserter(ours), &isOurs);
    const auto has = [&](const char* kind) {
        return std::any_of(page.changes.begin(), page.changes.end(),
                           [&](const auto& change) { return change.kind == QLatin1String(kind); });
    };
    if (page.isSnapshot || has(feed::kPlan)) {
        readPlan();
    }
    m_writer.post(
        [store = m_store, page](Database& database) { return store->takeIn(database, page); });
    if (ours.isEmpty()) {
        if (has(feed::kAppointment)) {
            Q_EMIT slotsChanged();
        }
        return;
    }
    m_runner.takeIn(m_hall, ours, [this] {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT slotsChanged(); }, Qt::QueuedConnection);
    });
}

} // namespace onewindow::appointments
