// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/cases/PaymentDeskTest.h"

namespace onewindow::cases {

void PaymentDeskTest::init()
{
    m_rig = std::make_unique<PaymentRig>();
    m_case = m_rig->file(kFee);
    make();
}

void PaymentDeskTest::cleanup()
{
    QCOMPARE(m_rig->verify(), QString());
    m_steps.reset();
    m_rig.reset();
}

void PaymentDeskTest::make(PaymentDesk::Delays delays)
{
    m_charged.clear();
    m_asked.clear();
    m_cancelled.clear();
    m_steps.reset();
    m_rig->restart(delays);
    PaymentDesk* desk = m_rig->desk.get();
    m_steps = std::make_unique<QSignalSpy>(desk, &PaymentService::progressed);
    connect(desk, &PaymentDesk::chargeWanted, this,
            [this](const BoxOrder& order) { m_charged << order; });
    connect(desk, &PaymentDesk::askWanted, this,
            [this](const QByteArray& order) { m_asked << order; });
    connect(desk, &PaymentDesk::cancelWanted, this,
            [this](const QByteArray& order) { m_cancelled << order; });
    desk->start();
    desk->setBoxReady(true);
    m_rig->settle();
}

void PaymentDeskTest::answer(BoxAnswer::State state, const QString& receipt, const QString& code)
{
    const QByteArray order = !m_charged.isEmpty()   ? m_charged.constLast().id
                             : !m_asked.isEmpty()   ? m_asked.constLast()
                             : !m_cancelled.empty() ? m_cancelled.constLast()
                                                    : QByteArray();
    m_rig->desk->onAnswered({.order = order, .state = state, .code = code, .receipt = receipt});
    m_rig->settle();
}

PaymentStep PaymentDeskTest::lastStep() const
{
    return m_steps->constLast().at(0).value<PaymentProgress>().step;
}

} // namespace onewindow::cases
