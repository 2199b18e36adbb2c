// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/PaymentDesk.h"

#include "services/cases/FeedKinds.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"

#include <algorithm>
#include <utility>

namespace onewindow::cases {

using storage::Database;

namespace {

/// How soon after a day its unpaid fees are let go of.
constexpr std::chrono::minutes kLookAtDay{10};

/// What an answer ends an order with; nothing while it is open.
std::optional<OrderEvent> endOf(BoxAnswer::State state)
{
    switch (state) {
    case BoxAnswer::State::Paid:
        return OrderEvent::Paid;
    case BoxAnswer::State::Refused:
        return OrderEvent::Refused;
    case BoxAnswer::State::Lapsed:
        return OrderEvent::Lapsed;
    case BoxAnswer::State::Cancelled:
        return OrderEvent::Cancelled;
    case BoxAnswer::State::Waiting:
    case BoxAnswer::State::NotKnown:
    case BoxAnswer::State::Lost:
        break;
    }
    return std::nullopt;
}

PaymentStep stepOf(BoxAnswer::State state)
{
    switch (state) {
    case BoxAnswer::State::Paid:
        return PaymentStep::Paid;
    case BoxAnswer::State::Refused:
        return PaymentStep::Refused;
    case BoxAnswer::State::Lapsed:
        return PaymentStep::Lapsed;
    case BoxAnswer::State::Cancelled:
        return PaymentStep::Cancelled;
    case BoxAnswer::State::Waiting:
        return PaymentStep::Waiting;
    case BoxAnswer::State::NotKnown:
    case BoxAnswer::State::Lost:
        break;
    }
    return PaymentStep::Unknown;
}

} // namespace

PaymentDesk::PaymentDesk(storage::Writer& writer, journal::Journal& journal)
    : PaymentDesk(writer, journal, Delays{})
{}

PaymentDesk::PaymentDesk(storage::Writer& writer, journal::Journal& journal, Delays delays)
    : m_writer(writer)
    , m_delays(delays)
    , m_book(std::make_shared<PaymentBook>(journal))
    , m_patience(this)
    , m_askTimer(this)
    , m_dayTimer(this)
{
    m_patience.setSingleShot(true);
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(m_delays.askAgain);
    connect(&m_patience, &QTimer::timeout, this, &PaymentDesk::onImpatient);
    connect(&m_askTimer, &QTimer::timeout, this, &PaymentDesk::settle);
    m_dayTimer.setInterval(kLookAtDay);
    connect(&m_dayTimer, &QTimer::timeout, this, &PaymentDesk::release);
}

template <typename T>
void PaymentDesk::post(std::function<Result<T>(Database&)> job,
                       std::function<void(const Result<T>&)> callback)
{
    m_writer.run<T>(std::move(job), [this, callback = std::move(callback)](Result<T> result) {
        QMetaObject::invokeMethod(
            this,
            [callback, shared = std::make_shared<Result<T>>(std::move(result))] {
                callback(*shared);
            },
            Qt::QueuedConnection);
    });
}

void PaymentDesk::start()
{
    post<QList<BegunOrder>>([book = m_book](Database& database) { return book->open(database); },
                            [this](const Result<QList<BegunOrder>>& open) { onLooked(open); });
}

void PaymentDesk::onStoreSettled()
{
    if (m_hasLooked) {
        start();
    }
}

void PaymentDesk::onLooked(const Result<QList<BegunOrder>>& open)
{
    if (!open) {
        qCCritical(lcQueue).noquote()
            << "no payments: what was begun before is not known:" << open.error().detail;
        return;
    }
    m_unsettled = open.value();
    if (m_current) {
        m_unsettled.removeIf([this](const BegunOrder& one) { return one.id == m_current->order; });
    }
    m_isAsking = false;
    m_hasLooked = true;
    settle();
    release();
    m_dayTimer.start();
    if (!m_current) {
        dropAsked();
    }
    Q_EMIT readyChanged();
}

/// What the hall was asked for before a cut.
void PaymentDesk::dropAsked()
{
    m_writer.post([book = m_book](Database& database) { return book->dropAsked(database); },
                  [](const Result<void>& dropped) {
                      if (!dropped) {
                          qCWarning(lcQueue).noquote()
                              << "what was asked for is not given back:" << dropped.error().detail;
                      }
                  });
}

/// What the hall wants to take or to let another take, or is of a day that is over, and is not
/// being paid here.
void PaymentDesk::release()
{
    post<bool>([book = m_book](Database& database) { return book->release(database); },
               [this](const Result<bool>& hasReleased) {
                   if (!hasReleased) {
                       qCWarning(lcQueue).noquote()
                           << "fees are not let go of:" << hasReleased.error().detail;
                   } else if (hasReleased.value()) {
                       Q_EMIT paymentsChanged();
                   }
               });
}

bool PaymentDesk::isReady() const
{
    return m_hasLooked && m_isBoxReady && !m_current && m_unsettled.isEmpty();
}

void PaymentDesk::setBoxReady(bool isReady)
{
    if (std::exchange(m_isBoxReady, isReady) == isReady) {
        return;
    }
    m_isAsking = false; // What was on its way does not come any more.
    settle();
    Q_EMIT readyChanged();
}

void PaymentDesk::tell(const QByteArray& caseId, PaymentStep step, const QString& code,
                       const QString& receipt)
{
    Q_EMIT progressed({.caseId = caseId, .step = step, .code = code, .receipt = receipt});
}

void PaymentDesk::pay(const QByteArray& caseId, qint64 cents, const QString& subject)
{
    if (!isReady()) {
        // Later, as every other answer.
        QMetaObject::invokeMethod(
            this, [this, caseId] { tell(caseId, PaymentStep::Failed); }, Qt::QueuedConnection);
        return;
    }
    m_current = Current{.caseId = caseId, .subject = subject};
    tell(caseId, PaymentStep::Beginning);
    Q_EMIT readyChanged();
    post<BegunOrder>([book = m_book, caseId,
                      cents](Database& database) { return book->begin(database, caseId, cents); },
                     [this](const Result<BegunOrder>& begun) { onBegun(begun); });
}

void PaymentDesk::onBegun(const Result<BegunOrder>& begun)
{
    if (!begun) {
        qCWarning(lcQueue).noquote() << "no payment:" << begun.error().detail;
        const QByteArray caseId = std::exchange(m_current, std::nullopt)->caseId;
        tell(caseId, PaymentStep::Failed);
        Q_EMIT readyChanged();
        return;
    }
    m_current->order = begun.value().id;
    m_current->isAsked = begun.value().isAsked;
    Q_EMIT paymentsChanged();
    if (m_current->isAsked) {
        if (m_current->isCancelled) {
            giveBack(PaymentStep::Cancelled);
        } else {
            m_patience.start(m_delays.granting);
        }
        return;
    }
    if (m_current->isCancelled) {
        m_patience.start(m_delays.ending);
        Q_EMIT cancelWanted(begun.value().id);
        return;
    }
    m_patience.start(m_delays.patience);
    Q_EMIT chargeWanted(
        {.id = begun.value().id, .cents = begun.value().cents, .subject = m_current->subject});
}

/// The hall has said whether what it was asked for may be charged here.
void PaymentDesk::onGranted(const QByteArray& order, bool isGranted)
{
    if (!m_current || m_current->order != order || !m_current->isAsked || m_current->isEnding) {
        return; // It was given back meanwhile, and the hall hears of that.
    }
    if (!isGranted) {
        giveBack(PaymentStep::Denied);
        return;
    }
    m_patience.stop();
    m_current->isEnding = true; // Until it is durable that the box may hear of it.
    post<BegunOrder>(
        [book = m_book, order](Database& database) { return book->beginGranted(database, order); },
        [this](const Result<BegunOrder>& begun) {
            m_current->isEnding = false;
            onBegun(begun);
        });
}

/// The box has never heard of it: the hall is told that nothing comes of it.
void PaymentDesk::giveBack(PaymentStep step)
{
    m_patience.stop();
    m_current->isEnding = true;
    post<PaymentRow>(
        [book = m_book, order = m_current->order](Database& database) {
            return book->note(database, order, OrderEvent::Cancelled, {});
        },
        [this, step](const Result<PaymentRow>& row) {
            if (!row) {
                qCCritical(lcQueue).noquote()
                    << "an order is not given back:" << row.error().detail;
            }
            const QByteArray caseId = std::exchange(m_current, std::nullopt)->caseId;
            tell(caseId, step);
            Q_EMIT paymentsChanged();
            Q_EMIT readyChanged();
        });
}

void PaymentDesk::cancel(const QByteArray& caseId)
{
    if (!m_current || m_current->caseId != caseId || m_current->isCancelled ||
        m_current->isEnding) {
        return;
    }
    m_current->isCancelled = true;
    tell(caseId, PaymentStep::Cancelling);
    if (m_current->isAsked) {
        giveBack(PaymentStep::Cancelled);
    } else if (!m_current->order.isEmpty()) {
        m_patience.start(m_delays.ending);
        Q_EMIT cancelWanted(m_current->order);
    }
}

/// Nobody has paid, or the box does not say how it ended, or the hall whether it may begin.
void PaymentDesk::onImpatient()
{
    if (m_current && m_current->isAsked) {
        if (!m_current->isEnding) {
            giveBack(PaymentStep::Denied);
        }
    } else if (m_current && !m_current->isCancelled) {
        cancel(m_current->caseId);
    } else if (m_current && !m_current->isEnding) {
        onCurrentAnswered({.order = m_current->order, .state = BoxAnswer::State::Lost});
    }
}

std::optional<BegunOrder> PaymentDesk::openOrder(const QByteArray& order) const
{
    const auto found = std::find_if(m_unsettled.begin(), m_unsettled.end(),
                                    [&order](const BegunOrder& one) { return one.id == order; });
    return found == m_unsettled.end() ? std::nullopt : std::optional(*found);
}

void PaymentDesk::onAnswered(const BoxAnswer& answer)
{
    if (m_current && m_current->order == answer.order) {
        onCurrentAnswered(answer);
    } else if (openOrder(answer.order)) {
        onAskedAnswered(answer);
    } else if (answer.state == BoxAnswer::State::Paid) {
        // Of an order that has ended: by the rules of the wire it cannot be, and is noted all the
        // same, for it is somebody's money.
        note({.id = answer.order, .caseId = {}}, answer);
    }
}

void PaymentDesk::onCurrentAnswered(const BoxAnswer& answer)
{
    Current& current = *m_current;
    if (current.isEnding) {
        return;
    }
    if (answer.state == BoxAnswer::State::Waiting) {
        if (!current.isCancelled) {
            tell(current.caseId, PaymentStep::Waiting, answer.code);
        }
        return;
    }
    if (answer.state == BoxAnswer::State::NotKnown) {
        // It lost the order, by its own power perhaps: no late message may charge it.
        cancel(current.caseId);
        return;
    }
    current.isEnding = true;
    m_patience.stop();
    note({.id = current.order, .caseId = current.caseId}, answer);
}

void PaymentDesk::onAskedAnswered(const BoxAnswer& answer)
{
    if (endOf(answer.state)) {
        note(*openOrder(answer.order), answer);
        return;
    }
    if (!m_isAsking || m_unsettled.constFirst().id != answer.order) {
        return;
    }
    if (answer.state == BoxAnswer::State::Lost) {
        m_isAsking = false;
        m_askTimer.start();
    } else if (!std::exchange(m_hasCancelled, true)) {
        // Not known, or nobody has paid yet, and whoever wanted to is gone.
        Q_EMIT cancelWanted(answer.order);
    }
}

void PaymentDesk::note(const BegunOrder& order, const BoxAnswer& answer)
{
    const OrderEvent event = endOf(answer.state).value_or(OrderEvent::Lost);
    post<PaymentRow>(
        [book = m_book, id = order.id, event, receipt = answer.receipt](Database& database) {
            return book->note(database, id, event, receipt);
        },
        [this, order, answer](const Result<PaymentRow>& row) { onNoted(order, answer, row); });
}

void PaymentDesk::onNoted(const BegunOrder& order, const BoxAnswer& answer,
                          const Result<PaymentRow>& row)
{
    const bool isCurrent = m_current && m_current->order == order.id;
    const bool isKnown = isCurrent || openOrder(order.id);
    if (!row) {
        qCCritical(lcQueue).noquote() << "a payment is not recorded:" << row.error().detail;
    }
    const bool isSettled = row && !isOpen(row.value().state);
    if (isCurrent) {
        m_current.reset();
        if (!isSettled) {
            m_unsettled.append(order);
        }
    } else if (isSettled) {
        drop(order.id);
    }
    const QByteArray caseId = row ? row.value().caseId : order.caseId;
    if (isSettled && (isKnown || row.value().state == OrderState::Paid)) {
        const bool isPaid = row.value().state == OrderState::Paid;
        tell(caseId, isPaid ? PaymentStep::Paid : stepOf(answer.state), {}, row.value().receipt);
    } else if (isCurrent) {
        tell(caseId, PaymentStep::Unknown);
    }
    Q_EMIT paymentsChanged();
    Q_EMIT readyChanged();
    if (isSettled) {
        settle();
        release();
    } else {
        m_isAsking = false;
        m_askTimer.start();
    }
}

void PaymentDesk::drop(const QByteArray& order)
{
    if (!m_unsettled.isEmpty() && m_unsettled.constFirst().id == order) {
        m_isAsking = false;
    }
    m_unsettled.removeIf([&order](const BegunOrder& one) { return one.id == order; });
}

void PaymentDesk::settle()
{
    if (!m_isBoxReady || m_isAsking || m_unsettled.isEmpty()) {
        return;
    }
    m_isAsking = true;
    m_hasCancelled = false;
    Q_EMIT askWanted(m_unsettled.constFirst().id);
}

void PaymentDesk::onChangesApplied(const journal::FeedPage& page)
{
    const bool isOfFees =
        std::any_of(page.changes.begin(), page.changes.end(),
                    [](const auto& change) { return change.kind == QLatin1String(feed::kFee); });
    if (isOfFees) {
        Q_EMIT paymentsChanged(); // It may have been taken.
        release();
    }
    for (const journal::FeedChange& change : page.changes) {
        if (change.kind == QLatin1String(feed::kPayment) && change.body) {
            onGranted(idFromText(change.id), change.body->value(QLatin1String("granted")).toBool());
            continue;
        }
        const bool isOff =
            change.kind == QLatin1String(feed::kCase) && change.body &&
            isTurnedDown(stateFromName(change.body->value(QLatin1String("state")).toString()));
        if (!isOff) {
            continue;
        }
        m_writer.post([book = m_book, id = idFromText(change.id)](Database& database) {
            return book->noteRejected(database, id);
        });
    }
}

} // namespace onewindow::cases
