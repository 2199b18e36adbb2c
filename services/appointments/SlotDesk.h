// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/EscrowRunner.h"
#include "services/appointments/PlanNotice.h"
#include "services/appointments/SlotDeskStore.h"
#include "services/queue/SpareKey.h"
#include "services/queue/TicketDesk.h"
#include "services/storage/Writer.h"

#include <QTimer>

namespace onewindow::appointments {

/// Books from what this terminal holds, in one durable transaction, with or without the hall.
/// Lives in the GUI thread beside queue::TicketDesk; the work happens on the store's writer thread.
class SlotDesk final : public SlotService
{
    Q_OBJECT

public:
    /// `feed` is among the projections of `journal`, after SlotProjection. `tickets` gives out the
    /// numbers of those who check in, and outlives this object. `writer` must be stopped before
    /// this object goes away.
    SlotDesk(SlotBook::Settings settings, storage::Writer& writer, journal::Journal& journal,
             SlotFeed& feed, queue::TicketDesk& tickets, QObject* parent = nullptr);

    /// Takes in what is cached of the hall's feed, and from then on looks after the slots. Waits
    /// for nothing.
    void start();

    /// Knows no more of the hall than what is cached now: after what the terminal heard was erased.
    void reload();

    void available(const QString& resource, const QString& fromDay, int days,
                   SlotsCallback callback) override;
    void book(BookRequest request, BookCallback callback) override;
    void change(const QByteArray& appointment, BookRequest request, BookCallback callback) override;
    void cancel(const QByteArray& appointment, DoneCallback callback) override;
    void mine(const QString& idNumber, MineCallback callback) override;
    void find(const QString& code, FindCallback callback) override;
    void checkIn(CheckInRequest request, CheckInCallback callback) override;
    [[nodiscard]] QString resourceOf(const QString& matter) const override;

    [[nodiscard]] BookingRules rules() const override { return m_plan.rules; }

    /// Whether the hall answers. Connect SyncClient's onlineChanged here.
    void setOnline(bool isOnline) { m_isOnline = isOnline; }

    /// Takes in what SyncClient has made durable; connect its changesApplied here.
    void onChangesApplied(const journal::FeedPage& page);

private:
    template <typename T>
    void post(std::function<Result<T>(storage::Database&)> job,
              std::function<void(Result<T>)> callback);
    void want(const QString& slot);
    void bookBy(BookRequest request, const QByteArray& replaced, BookCallback callback);
    void readPlan();

    storage::Writer& m_writer;
    queue::TicketDesk& m_tickets;
    BookingRules m_rules;                   ///< Until a plan says otherwise.
    std::shared_ptr<SlotDeskStore> m_store; ///< Touched by jobs on the writer's thread only.
    QString m_hall;                         ///< The partition: a terminal has one.
    PlanNotice m_plan;
    bool m_isOnline = false;
    EscrowRunner m_runner;
    queue::SpareKey m_spareKey;
    QTimer m_timer;
};

} // namespace onewindow::appointments
