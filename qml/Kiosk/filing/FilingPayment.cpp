// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// FilingViewModel while the fee of what is filed is paid, now or later that day.

#include "qml/Kiosk/filing/FilingTexts.h"
#include "qml/Kiosk/filing/FilingViewModel.h"
#include "services/core/Log.h"

#include <algorithm>

namespace onewindow::ui {

using Kind = FilingPlace::Kind;
using cases::MoneyState;
using cases::PaymentStep;

void FilingViewModel::usePayments(cases::PaymentService* payments)
{
    m_payments = payments;
    connect(payments, &cases::PaymentService::progressed, this, &FilingViewModel::onProgress);
    connect(payments, &cases::PaymentService::readyChanged, this, &FilingViewModel::changed);
}

bool FilingViewModel::isDue() const
{
    return m_filed && isUnpaid(m_filed->money.state);
}

bool FilingViewModel::canPay() const
{
    return m_payments != nullptr && m_session.abilities().takesMoney && m_payments->isReady();
}

/// Somebody who filed the matter today and has not paid it may have come for that.
void FilingViewModel::lookForDue()
{
    work(Kind::Opening);
    m_cases.myCases(m_applicant->idNumber, [this, turn = m_turn](const auto& found) {
        if (isCurrent(turn)) {
            onOwnCases(found);
        }
    });
}

void FilingViewModel::onOwnCases(const Result<QList<cases::CaseSummary>>& found)
{
    m_isWorking = false;
    if (!found) {
        qCWarning(lcUi) << "cannot look for what is due:" << errorName(found.error().code);
        beginAnew();
        return;
    }
    const QList<cases::CaseSummary>& own = found.value();
    const auto due = std::find_if(own.cbegin(), own.cend(), [this](const cases::CaseSummary& one) {
        return one.matter == m_matter->id && isUnpaid(one.money.state) &&
               one.state != cases::CaseState::Rejected && one.state != cases::CaseState::Refused;
    });
    if (due == own.cend()) {
        beginAnew();
        return;
    }
    m_due = *due;
    show({.kind = Kind::Due});
}

void FilingViewModel::payDue()
{
    work(Kind::Due);
    m_cases.find(m_due->token, [this, turn = m_turn](const auto& found) {
        if (!isCurrent(turn)) {
            return;
        }
        m_isWorking = false;
        if (found) {
            onFiled(found);
        } else {
            qCWarning(lcUi) << "cannot find what is due:" << errorName(found.error().code);
            show({.kind = Kind::Due});
            m_complaint = tr("没有读出，请再试一次，或呼叫工作人员。");
            Q_EMIT changed();
        }
    });
}

void FilingViewModel::pay()
{
    if (!isDue() || !canPay()) {
        return;
    }
    m_isWorking = false;
    m_payment = {.caseId = m_filed->id, .step = PaymentStep::Beginning};
    show({.kind = Kind::Paying});
    m_payments->pay(m_filed->id, m_filed->money.cents,
                    m_matter->name.zh + u' ' + m_filed->provisional);
}

void FilingViewModel::cancelPayment()
{
    if (m_payment.step == PaymentStep::Waiting) {
        m_payments->cancel(m_filed->id);
    }
}

void FilingViewModel::onProgress(const cases::PaymentProgress& progress)
{
    if (!m_filed || progress.caseId != m_filed->id) {
        return; // Whoever it was for has left: the journal knows.
    }
    const bool isPaying = m_place.kind == Kind::Paying;
    m_payment = progress;
    switch (progress.step) {
    case PaymentStep::Beginning:
    case PaymentStep::Waiting:
    case PaymentStep::Cancelling:
        refresh();
        return;
    case PaymentStep::Paid:
        m_filed->money.state = MoneyState::Paid;
        m_filed->money.receipt = progress.receipt;
        break;
    case PaymentStep::Unknown:
        m_filed->money.state = MoneyState::Open;
        break;
    case PaymentStep::Refused:
    case PaymentStep::Lapsed:
    case PaymentStep::Cancelled:
    case PaymentStep::Failed:
    case PaymentStep::Denied:
        m_filed->money.state = MoneyState::Due;
        if (isPaying) {
            show({.kind = Kind::Unpaid});
            return;
        }
        break;
    }
    if (isPaying) {
        handOver();
    } else {
        refresh();
    }
}

QList<Choice> FilingViewModel::feeLines() const
{
    switch (m_place.kind) {
    case Kind::Fee:
        return sentenceLines(
            tr("提交以后在本机缴费，用旁边的收款设备或者扫二维码。\n没有缴成也会收件，"
               "可以以后再到本厅的机器或窗口缴费。\n没有缴费之前不算办结。"));
    case Kind::Due:
        return sentenceLines(
            tr("现在缴费：缴费后这一件就继续办理。\n另办一件：这一件还在，可以以后再缴费。"));
    case Kind::Unpaid:
        return sentenceLines(tr("这次没有收您的钱。\n您的办件已经收下，没有缴费之前不算办结。\n"
                                "以后缴费：在本厅任何一台机器的“查询－我的事项”里，或到窗口。"));
    default:
        return {};
    }
}

QString FilingViewModel::amount() const
{
    const qint64 cents = m_filed                              ? m_filed->money.cents
                         : m_due                              ? m_due->money.cents
                         : m_matter && m_matter->terminal.fee ? m_matter->terminal.fee->cents
                                                              : 0;
    return cents > 0 ? yuanText(cents) : QString();
}

QString FilingViewModel::feeName() const
{
    return m_matter && m_matter->terminal.fee ? m_matter->terminal.fee->name.in(language())
                                              : QString();
}

QString FilingViewModel::payHint() const
{
    switch (m_payment.step) {
    case PaymentStep::Waiting:
        return m_payment.code.isEmpty() ? tr("请在旁边的收款设备上付款。")
                                        : tr("请用手机扫码付款，或在旁边的收款设备上付款。");
    case PaymentStep::Cancelling:
        return tr("正在取消，请稍候。如果已经付款，会照常记为已缴费。");
    default:
        return tr("您的办件已经收下，请不要离开。");
    }
}

QString FilingViewModel::unpaidText() const
{
    switch (m_payment.step) {
    case PaymentStep::Refused:
        return tr("付款没有通过。");
    case PaymentStep::Lapsed:
        return tr("等候付款的时间到了。");
    case PaymentStep::Cancelled:
        return tr("您取消了缴费。");
    case PaymentStep::Denied:
        return tr("现在不能在本机收：可能正在别处缴，或者连不上大厅。");
    default:
        return tr("收款设备暂时不能用。");
    }
}

} // namespace onewindow::ui
