// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace onewindow::feedback {

/// What a rating is of.
enum class About { Ticket, Case, Visit };

/// What somebody tells the hall in words.
enum class CaseKind { Complaint, Suggestion, Question };

/// Stable names for facts and answers: "ticket", "complaint".
QString aboutName(About about);
QString kindName(CaseKind kind);
About aboutFromName(QStringView name);   ///< Visit for an unknown one.
CaseKind kindFromName(QStringView name); ///< Suggestion for an unknown one.

inline constexpr int kLowestLevel = 1;
inline constexpr int kHighestLevel = 5;

/// "Not satisfied" and below: somebody calls back.
constexpr bool isBad(int level)
{
    return level <= 2;
}

/// Characters of what somebody may write; more is refused.
inline constexpr qsizetype kTextLimit = 500;
inline constexpr qsizetype kPhoneLimit = 20;

/// Seven to twelve digits, with hyphens between them: a mobile number, or a line with its area.
bool isPhone(const QString& text);

/// Within how many working days somebody answers. Of bad ratings, places publish 5 to 15; the
/// others are this product's defaults.
struct Terms
{
    int callBackDays = 5;
    int questionDays = 5;
    int complaintDays = 15;
    int suggestionDays = 15;

    [[nodiscard]] int daysOf(CaseKind kind) const;
};

/// A row of the ratings table.
struct Rating
{
    QByteArray id;
    About about = About::Visit;
    int level = 0;
    QStringList codes;
    int number = 1; ///< 1: the first; 2: corrected, for good.
    QString node;   ///< Where the last one was given.
    qint64 ratedAtMs = 0;
    QString callBackBy; ///< yyyy-MM-dd; empty if nobody is to call.
    QByteArray sealed;
    QByteArray keyId;
    QByteArray firstKeyId; ///< Of what a correction has replaced.
};

/// A row of the feedback_cases table.
struct FeedbackCase
{
    QByteArray id;
    CaseKind kind = CaseKind::Suggestion;
    QString number;
    qint64 counter = 0;
    QString node;
    QString day; ///< yyyy-MM-dd in the hall.
    QString matter;
    QByteArray tokenDigest; ///< See digestOfToken().
    QString answerBy;       ///< yyyy-MM-dd.
    qint64 filedAtMs = 0;
    QByteArray sealed;
    QByteArray keyId;
};

/// Names the one rating of a ticket or case: the same at every terminal.
QByteArray ratingId(About about, QStringView token);

/// What is kept of a token: the token itself is given once, to who filed.
QByteArray digestOfToken(QStringView token);

} // namespace onewindow::feedback
