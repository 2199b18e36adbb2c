// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CaseFee.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/DeskTexts.h"
#include "services/queue/HallPicture.h"

namespace onewindow::ui {

using queue::textOf;

namespace {

/// A terminal that is there has answered long before.
constexpr qint64 kPatienceMs = 20'000;

} // namespace

CaseFee::CaseFee(sync::HallLink& link, HallCommands& commands, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_clock(clock)
{}

void CaseFee::set(Step step)
{
    m_step = step;
    Q_EMIT changed();
}

void CaseFee::begin(const QString& caseId, qint64 cents)
{
    end();
    m_case = caseId;
    m_cents = cents;
    m_beganMs = m_clock.now().bootMs;
    set(Step::Asking);
    ask();
}

void CaseFee::end()
{
    ++m_turn;
    m_case.clear();
    m_cents = 0;
    m_isAsked = false;
    m_receipt.clear();
    m_problem.clear();
    set(Step::None);
}

void CaseFee::tick()
{
    if (m_step != Step::Asking) {
        return;
    }
    if (m_clock.now().bootMs - m_beganMs >= kPatienceMs) {
        fail(tr("自助机没有回应，不能确认它没有收过，现在不能收款。请稍后再试，或请申请人到那台机器"
                "缴费"));
    } else if (!m_isAsked) {
        ask();
    }
}

/// Asked again it says how it stands: not a command that the clerk gave.
void CaseFee::ask()
{
    m_isAsked = true;
    m_link.post(QStringLiteral("/v1/cases/%1/fee-claim").arg(m_case), {},
                [this, turn = m_turn](const Result<QJsonObject>& standing) {
                    if (turn == m_turn) {
                        m_isAsked = false;
                        onAsked(standing);
                    }
                });
}

void CaseFee::onAsked(const Result<QJsonObject>& standing)
{
    if (m_step != Step::Asking) {
        return;
    }
    if (!standing) {
        if (standing.error().code == ErrorCode::Conflict) {
            fail(tr("这件事现在没有应收的费用，请刷新后再看"));
        } else if (standing.error().code != ErrorCode::NetworkFailed &&
                   standing.error().code != ErrorCode::Timeout) {
            fail(errorText(standing.error().code));
        }
        return; // Of a hall that is away nothing follows: it is asked again.
    }
    const QString money = textOf(standing.value(), "money");
    m_cents = standing.value().value(QLatin1String("cents")).toInteger();
    if (money == u"counter") {
        set(Step::Ready);
    } else if (money == u"paid") {
        Q_EMIT settled(money, textOf(standing.value(), "receipt"));
        fail(tr("这笔费用已经收过了"));
    }
}

void CaseFee::take(const QString& method)
{
    if (m_step != Step::Ready || m_commands.isSamePress("fee") || m_commands.isBusy()) {
        return;
    }
    set(Step::Taking);
    m_commands.post(QStringLiteral("/v1/cases/%1/fee").arg(m_case),
                    {{QStringLiteral("cents"), m_cents}, {QStringLiteral("method"), method}},
                    [this, turn = m_turn](const Result<QJsonObject>& standing) {
                        if (!standing && standing.error().code == ErrorCode::SessionEnded) {
                            m_commands.endSession(standing.error().detail);
                        } else if (turn == m_turn) {
                            onTaken(standing);
                        }
                    });
}

void CaseFee::onTaken(const Result<QJsonObject>& standing)
{
    if (standing) {
        m_receipt = textOf(standing.value(), "receipt");
        Q_EMIT settled(textOf(standing.value(), "money"), m_receipt);
        set(Step::Taken);
        return;
    }
    const bool isUnknown = standing.error().code == ErrorCode::NetworkFailed ||
                           standing.error().code == ErrorCode::Timeout;
    fail(isUnknown ? tr("大厅服务器没有回应，不知道是否已记账。请先不要再收，刷新后看清再办")
         : standing.error().code == ErrorCode::Conflict
             ? tr("同事刚刚收过，或金额有变。请刷新后再看，不要重复收款")
             : errorText(standing.error().code));
}

void CaseFee::fail(const QString& problem)
{
    m_problem = problem;
    set(Step::Failed);
}

QString CaseFee::amount() const
{
    return m_step == Step::None ? QString() : yuanText(m_cents);
}

QString CaseFee::text() const
{
    switch (m_step) {
    case Step::None:
        return {};
    case Step::Asking:
        return tr("正在与自助机核对，确认它不再收取，请稍候");
    case Step::Ready:
        return tr("可以收款。收到钱以后再按确认");
    case Step::Taking:
        return tr("正在记账");
    case Step::Taken:
        return tr("已收款，收据号 %1。请交给申请人").arg(m_receipt);
    case Step::Failed:
        return m_problem;
    }
    return {};
}

} // namespace onewindow::ui
