// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/services/cases/PaymentRig.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace onewindow::cases {

/// A terminal with a payment box that a test speaks for, and one case whose fee is due.
class PaymentDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    static constexpr int kFee = 2000;

    /// A terminal that was started again, with a box.
    void make(PaymentDesk::Delays delays = {});
    /// The box says it of the order that it heard of last.
    void answer(BoxAnswer::State state, const QString& receipt = {}, const QString& code = {});
    [[nodiscard]] PaymentStep lastStep() const;

    std::unique_ptr<PaymentRig> m_rig;
    std::unique_ptr<QSignalSpy> m_steps;
    QList<BoxOrder> m_charged;
    QList<QByteArray> m_asked;
    QList<QByteArray> m_cancelled;
    QByteArray m_case;
};

} // namespace onewindow::cases
