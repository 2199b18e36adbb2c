// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/Feedback.h"

#include "services/crypto/Suite.h"

#include <QRegularExpression>

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

} // namespace onewindow::feedback
