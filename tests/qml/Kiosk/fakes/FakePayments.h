// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/PaymentService.h"

#include <QStringList>

namespace onewindow::ui {

/// A payment service that does what the test says: it counts what is asked of it, and answers when
/// the test does.
class FakePayments final : public cases::PaymentService
{
    Q_OBJECT

public:
    using PaymentService::PaymentService;

    [[nodiscard]] bool isReady() const override { return m_isReady; }

    void pay(const QByteArray& caseId, qint64 cents, const QString& subject) override
    {
        m_case = caseId;
        m_cents = cents;
        m_paid << subject;
    }

    void cancel(const QByteArray& caseId) override
    {
        m_cancelled += caseId == m_case ? 1 : 0;
        answer(cases::PaymentStep::Cancelling);
    }

    void setReady(bool isReady)
    {
        m_isReady = isReady;
        Q_EMIT readyChanged();
    }

    /// Of the case that is being paid.
    void answer(cases::PaymentStep step, const QString& text = {})
    {
        const bool isWaiting = step == cases::PaymentStep::Waiting;
        Q_EMIT progressed({.caseId = m_case,
                           .step = step,
                           .code = isWaiting ? text : QString(),
                           .receipt = isWaiting ? QString() : text});
    }

    /// The subjects of what was to be paid.
    [[nodiscard]] const QStringList& paid() const { return m_paid; }

    /// What was to be paid last.
    [[nodiscard]] qint64 cents() const { return m_cents; }

    [[nodiscard]] int cancelled() const { return m_cancelled; }

private:
    bool m_isReady = true;
    QByteArray m_case;
    qint64 m_cents = 0;
    QStringList m_paid;
    int m_cancelled = 0;
};

} // namespace onewindow::ui
