// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody does on the pages of FeedbackViewModel, and what becomes of it.

#include "qml/Kiosk/feedback/FeedbackReceipt.h"
#include "qml/Kiosk/feedback/FeedbackViewModel.h"
#include "services/core/Log.h"
#include "services/feedback/ReasonCodes.h"

namespace onewindow::ui {

void FeedbackViewModel::chooseWay(const QString& key)
{
    if (m_step != Step::Start) {
        return;
    }
    if (key == QLatin1String("follow")) {
        m_isFollowing = true;
        m_follow.begin();
        go(Step::Number);
        return;
    }
    const bool isRate = key == QLatin1String("rate");
    const auto kind = isRate ? std::nullopt : std::optional(feedback::kindFromName(key));
    // What was written for one thing is not said with another.
    if (m_kind != kind) {
        m_typed.clear();
    }
    m_kind = kind;
    go(isRate ? Step::Level : Step::Write);
}

void FeedbackViewModel::chooseLevel(const QString& key)
{
    const int level = key.toInt();
    if (m_step != Step::Level || isBusy() || level < feedback::kLowestLevel ||
        level > feedback::kHighestLevel) {
        return;
    }
    if (level != m_level) {
        m_chosen.clear();
    }
    m_level = level;
    m_reasons.showFirst();
    go(Step::Reasons);
}

void FeedbackViewModel::toggleReason(const QString& key)
{
    if (m_step == Step::Reasons && feedback::isReasonOf(m_level, key)) {
        if (!m_chosen.remove(key)) {
            m_chosen.insert(key);
        }
        refresh();
    }
}

void FeedbackViewModel::write()
{
    if (m_step == Step::Reasons) {
        go(Step::Write);
    }
}

void FeedbackViewModel::type(const QString& sign)
{
    m_typed.type(sign);
    Q_EMIT typedChanged();
}

void FeedbackViewModel::deleteLast()
{
    m_typed.deleteLast();
    Q_EMIT typedChanged();
}

void FeedbackViewModel::clearText()
{
    m_typed.clear();
    Q_EMIT typedChanged();
}

void FeedbackViewModel::chooseCandidate(int index)
{
    m_typed.chooseCandidate(index);
    Q_EMIT typedChanged();
}

void FeedbackViewModel::toggleChinese()
{
    m_typed.setChinese(!m_typed.isChinese());
    Q_EMIT typedChanged();
}

void FeedbackViewModel::leavePhone(const QString& number)
{
    if (m_step != Step::Phone || isBusy() || (!number.isEmpty() && !isPhone(number))) {
        return;
    }
    m_phone = number;
    if (isRating()) {
        submit();
    } else {
        go(Step::Check);
    }
}

void FeedbackViewModel::goOn()
{
    if (isBusy()) {
        return;
    }
    switch (m_step) {
    case Step::Reasons:
        if (isBad()) {
            go(Step::Phone);
        } else {
            submit();
        }
        return;
    case Step::Write:
        m_typed.settle();
        if (isRating()) {
            go(Step::Reasons);
        } else if (isWritten()) {
            go(Step::Phone);
        }
        return;
    case Step::Check:
        m_isNamed = false;
        submit();
        return;
    case Step::Number:
        if (m_follow.isTyped()) {
            go(Step::Code);
        }
        return;
    default:
        return;
    }
}

void FeedbackViewModel::submitNamed()
{
    if (m_step == Step::Check && !isBusy() && canBeFound()) {
        m_isNamed = true;
        submit();
    }
}

void FeedbackViewModel::askCode(const QString& code)
{
    if (m_step == Step::Code && code.size() == FeedbackFollow::kCodeLength && m_follow.canAsk()) {
        m_follow.ask(code);
        go(Step::Asking);
    }
}

void FeedbackViewModel::retry()
{
    if (m_step != Step::Failed || !canRetry() || isBusy()) {
        return;
    }
    if (!m_isFollowing) {
        submit();
    } else if (m_followed.isEmpty()) {
        go(Step::Number);
    } else {
        openCode(QString(m_followed));
    }
}

void FeedbackViewModel::showMoreLines()
{
    ChoiceModel& lines = *m_follow.lines();
    if (lines.pageIndex() + 1 < lines.pageCount()) {
        lines.showNext();
    } else {
        lines.showFirst();
    }
}

void FeedbackViewModel::submit()
{
    m_isWaiting = true;
    Q_EMIT moved();
    if (isRating()) {
        rate();
    } else {
        file();
    }
}

void FeedbackViewModel::onFiled(const feedback::Filed& filed)
{
    m_filed = filed;
    m_isPrinting = drivers::canPrint(m_session.devices().printerStatus());
    go(Step::Filed);
    if (m_isPrinting) {
        m_session.printSlip(
            feedbackReceipt(filed.filed, {.hall = m_session.tickets().hallName().in(language()),
                                          .terminal = m_terminal,
                                          .code = code()}));
    }
}

void FeedbackViewModel::onSlipPrinted(drivers::PrintOutcome outcome)
{
    if (m_isPrinting) {
        m_isPrinting = false;
        m_isSlipOut = outcome == drivers::PrintOutcome::Printed;
        go(Step::Filed);
    }
}

void FeedbackViewModel::fail(ErrorCode code)
{
    qCWarning(lcUi) << "feedback was not taken:" << errorName(code);
    m_failure = code;
    go(Step::Failed);
}

} // namespace onewindow::ui
