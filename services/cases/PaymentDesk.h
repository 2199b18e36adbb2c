// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/PaymentBook.h"
#include "services/cases/PaymentService.h"
#include "services/storage/Writer.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace onewindow::cases {

/// What the payment box is to charge.
struct BoxOrder
{
    QByteArray id; ///< The key: charged once, however often it is asked for.
    qint64 cents = 0;
    QString subject;
};

/// What the box says of an order.
struct BoxAnswer
{
    enum class State { Waiting, Paid, Refused, Lapsed, Cancelled, NotKnown, Lost };

    QByteArray order;
    State state = State::Lost;
    QString code = {};
    QString receipt = {};
};

/// Takes money so that it is never taken twice and never forgotten, whatever fails at whatever
/// moment. An order is durable before the box hears of it, and its end is durable before anybody is
/// told. What was begun and has not ended (power was cut, the box fell silent) is asked of the box
/// by the same id before anything else is charged; what the box does not know, or still waits for,
/// is cancelled there first, so that no late message charges it afterwards.
///
/// Knows the box by three signals and two slots alone; whoever builds the terminal connects them to
/// a driver.
class PaymentDesk final : public PaymentService
{
    Q_OBJECT

public:
    struct Delays
    {
        std::chrono::milliseconds patience{150'000}; ///< For a payer; then it is cancelled.
        std::chrono::milliseconds ending{20'000};    ///< For the box's word on that.
        std::chrono::milliseconds askAgain{5'000};   ///< Of a box that is there and did not answer.
        std::chrono::milliseconds granting{10'000};  ///< For the hall's word.
    };

    /// `writer` and `journal` outlive this object; CaseProjection is among the journal's
    /// projections.
    PaymentDesk(storage::Writer& writer, journal::Journal& journal);
    PaymentDesk(storage::Writer& writer, journal::Journal& journal, Delays delays);

    /// Looks for what was begun before this program was started. Nothing is paid until it has. Once
    /// the signals are connected.
    void start();
    /// Looks again: what a restored store had lost has come back. Connect SyncClient's storeSettled
    /// here.
    void onStoreSettled();

    [[nodiscard]] bool isReady() const override;
    void pay(const QByteArray& caseId, qint64 cents, const QString& subject) override;
    void cancel(const QByteArray& caseId) override;

    /// The box is there, or not.
    void setBoxReady(bool isReady);
    void onAnswered(const onewindow::cases::BoxAnswer& answer);
    /// Hears of cases that will not be done, of fees that the hall takes at a counter, and whether
    /// it lets this terminal charge what it has asked for; connect SyncClient's changesApplied
    /// here.
    void onChangesApplied(const journal::FeedPage& page);

Q_SIGNALS:
    void chargeWanted(const onewindow::cases::BoxOrder& order);
    void askWanted(const QByteArray& order);
    void cancelWanted(const QByteArray& order);
    /// What "my cases" says has changed.
    void paymentsChanged();

private:
    struct Current
    {
        QByteArray caseId;
        QString subject;
        QByteArray order = {}; ///< Empty until it is durable.
        bool isAsked = false;  ///< The hall has not said yet whether the box may hear of it.
        bool isCancelled = false;
        bool isEnding = false; ///< The box has said how it ended; that is being recorded.
    };

    template <typename T>
    void post(std::function<Result<T>(storage::Database&)> job,
              std::function<void(const Result<T>&)> callback);
    void onLooked(const Result<QList<BegunOrder>>& open);
    void onBegun(const Result<BegunOrder>& begun);
    void onGranted(const QByteArray& order, bool isGranted);
    void giveBack(PaymentStep step);
    void onImpatient();
    void note(const BegunOrder& order, const BoxAnswer& answer);
    void onNoted(const BegunOrder& order, const BoxAnswer& answer, const Result<PaymentRow>& row);
    void onCurrentAnswered(const BoxAnswer& answer);
    void onAskedAnswered(const BoxAnswer& answer);
    void settle();
    void release();
    void dropAsked();
    void drop(const QByteArray& order);
    void tell(const QByteArray& caseId, PaymentStep step, const QString& code = {},
              const QString& receipt = {});
    [[nodiscard]] std::optional<BegunOrder> openOrder(const QByteArray& order) const;

    storage::Writer& m_writer;
    Delays m_delays;
    std::shared_ptr<PaymentBook> m_book; ///< Touched by jobs on the writer's thread only.
    QTimer m_patience;
    QTimer m_askTimer;
    QTimer m_dayTimer;
    bool m_hasLooked = false;
    bool m_isBoxReady = false;
    std::optional<Current> m_current;
    QList<BegunOrder> m_unsettled; ///< The oldest first.
    bool m_isAsking = false;       ///< About the first of them.
    bool m_hasCancelled = false;   ///< That one, since it was asked about.
};

} // namespace onewindow::cases
