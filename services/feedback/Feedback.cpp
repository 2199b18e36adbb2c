// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/Feedback.h"

#include "services/crypto/Suite.h"

#include <QRegularExpression>
#include <QtEndian>

namespace onewindow::feedback {

QString aboutName(About about)
{
    switch (about) {
    case About::Ticket:
        return QStringLiteral("ticket");
    case About::Case:
        return QStringLiteral("case");
    case About::Visit:
        return QStringLiteral("visit");
    }
    return {};
}

QString kindName(CaseKind kind)
{
    switch (kind) {
    case CaseKind::Complaint:
        return QStringLiteral("complaint");
    case CaseKind::Suggestion:
        return QStringLiteral("suggestion");
    case CaseKind::Question:
        return QStringLiteral("question");
    }
    return {};
}

About aboutFromName(QStringView name)
{
    for (const About about : {About::Ticket, About::Case}) {
        if (name == aboutName(about)) {
            return about;
        }
    }
    return About::Visit;
}

CaseKind kindFromName(QStringView name)
{
    for (const CaseKind kind : {CaseKind::Complaint, CaseKind::Question}) {
        if (name == kindName(kind)) {
            return kind;
        }
    }
    return CaseKind::Suggestion;
}

QString workKindName(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Complaint:
        return kindName(CaseKind::Complaint);
    case WorkKind::Suggestion:
        return kindName(CaseKind::Suggestion);
    case WorkKind::Question:
        return kindName(CaseKind::Question);
    case WorkKind::CallBack:
        return QStringLiteral("callback");
    }
    return {};
}

QString workStateName(WorkState state)
{
    switch (state) {
    case WorkState::Open:
        return QStringLiteral("open");
    case WorkState::Answered:
        return QStringLiteral("answered");
    case WorkState::Closed:
        return QStringLiteral("closed");
    }
    return {};
}

std::optional<WorkKind> workKindFromName(QStringView name)
{
    for (const WorkKind kind :
         {WorkKind::Complaint, WorkKind::Suggestion, WorkKind::Question, WorkKind::CallBack}) {
        if (name == workKindName(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

std::optional<WorkState> workStateFromName(QStringView name)
{
    for (const WorkState state : {WorkState::Open, WorkState::Answered, WorkState::Closed}) {
        if (name == workStateName(state)) {
            return state;
        }
    }
    return std::nullopt;
}

WorkKind workKindOf(CaseKind kind)
{
    switch (kind) {
    case CaseKind::Complaint:
        return WorkKind::Complaint;
    case CaseKind::Suggestion:
        return WorkKind::Suggestion;
    case CaseKind::Question:
        return WorkKind::Question;
    }
    return WorkKind::Suggestion;
}

const QStringList& closingOutcomes()
{
    static const QStringList outcomes{QStringLiteral("solved"),      QStringLiteral("explained"),
                                      QStringLiteral("passedOn"),    QStringLiteral("unfounded"),
                                      QStringLiteral("unreachable"), QStringLiteral("other")};
    return outcomes;
}

bool isPhone(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^[0-9](-?[0-9]){6,11}$"));
    return text.size() <= kPhoneLimit && shape.match(text).hasMatch();
}

int Terms::daysOf(CaseKind kind) const
{
    switch (kind) {
    case CaseKind::Complaint:
        return complaintDays;
    case CaseKind::Suggestion:
        return suggestionDays;
    case CaseKind::Question:
        return questionDays;
    }
    return suggestionDays;
}

QByteArray ratingId(About about, QStringView token)
{
    constexpr qsizetype kIdBytes = 16;
    const QByteArray named = aboutName(about).toLatin1() + '/' + token.toUtf8();
    return crypto::digest(crypto::Suite::International, named).first(kIdBytes);
}

QByteArray digestOfToken(QStringView token)
{
    return crypto::digest(crypto::Suite::International, token.toUtf8());
}

QString followCode(const QByteArray& tokenDigest)
{
    constexpr int kDigits = 6;
    constexpr quint64 kCodes = 1'000'000;
    const QByteArray digest = crypto::digest(crypto::Suite::International, "follow/" + tokenDigest);
    const auto drawn = qFromBigEndian<quint64>(digest.constData());
    return QStringLiteral("%1").arg(drawn % kCodes, kDigits, 10, QLatin1Char('0'));
}

QString numberFromTyped(const QString& typed)
{
    static const QRegularExpression shape(
        QStringLiteral("^(Y[0-9A-Z])-?([0-9]{8})-?([0-9]{4,9})$"));
    const auto number = shape.match(typed.trimmed().toUpper());
    return number.hasMatch()
               ? number.captured(1) + u'-' + number.captured(2) + u'-' + number.captured(3)
               : QString();
}

} // namespace onewindow::feedback
