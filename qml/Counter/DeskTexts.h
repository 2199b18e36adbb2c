// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseState.h"
#include "services/cases/PaymentFlow.h"
#include "services/feedback/Feedback.h"

#include <QDate>
#include <QString>

namespace onewindow::ui {

// What the counter's pages of feedback and cases say, in the program's language.

/// "12月7日", of yyyy-MM-dd.
QString deskDayText(const QString& day);
/// "12月7日 09:41", by the hall's time.
QString deskMomentText(qint64 ms);

/// "投诉", "差评回访"
QString workKindText(feedback::WorkKind kind);
/// "待处理", "已答复", "已办结"
QString workStateText(feedback::WorkState state);
/// What came of it, of closingOutcomes().
QString outcomeText(const QString& outcome);
/// "今天到期", "还有 3 天", "逾期 2 天".
QString dueText(QDate until, QDate today);

/// "非常不满意"
QString levelText(int level);

/// "已受理"
QString caseStateText(cases::CaseState state);
/// Why, of decisionReasons() and specialReasons().
QString decisionReasonText(const QString& reason);
/// "20.00 元"
QString yuanText(qint64 cents);
/// What is to be known of a fee: "应收 20.00 元", "已收 20.00 元 · 收据 S0-…"; empty without one.
QString moneyText(const cases::CaseMoney& money);

} // namespace onewindow::ui
