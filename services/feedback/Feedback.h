// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

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

/// What waits for somebody of the hall: something filed that is to be answered, or a bad rating
/// that is to be called back about.
enum class WorkKind { Complaint, Suggestion, Question, CallBack };

/// How far the hall is with it. The numbers stand in stores: never renumbered.
enum class WorkState { Open = 0, Answered = 1, Closed = 2 };

/// "complaint", "suggestion", "question", "callback"; "open", "answered", "closed".
QString workKindName(WorkKind kind);
QString workStateName(WorkState state);
std::optional<WorkKind> workKindFromName(QStringView name);
std::optional<WorkState> workStateFromName(QStringView name);
WorkKind workKindOf(CaseKind kind);

/// Characters of an answer; more is refused.
inline constexpr qsizetype kAnswerLimit = 1000;
/// The first answer and its one correction.
inline constexpr int kAnswersAtMost = 2;
/// Calls that are recorded of one thing.
inline constexpr int kCallsAtMost = 20;

/// What came of something that is closed: a closed list, because a fact is for ever and free words
/// might name a person. "solved", "explained", "passedOn" (to who is responsible), "unfounded",
/// "unreachable" (nobody answers the phone), "other".
const QStringList& closingOutcomes();

/// A row of the feedback_work table.
struct FeedbackWork
{
    QByteArray id;
    WorkKind kind = WorkKind::Suggestion;
    QString number; ///< Of something filed.
    QString matter; ///< What it is about; may be empty.
    QString until;  ///< yyyy-MM-dd: by the end of that day.
    qint64 saidAtMs = 0;
    WorkState state = WorkState::Open;
    int answers = 0;
    int calls = 0;
    bool wasReached = false; ///< By one of the calls.
    qint64 lastAtMs = 0;     ///< Of the hall's last word; 0 without one.
    QString outcome;         ///< Of what is closed.
};

/// A row of the feedback_answers table.
struct FeedbackAnswer
{
    QByteArray id; ///< Of what it answers.
    int number = 1;
    qint64 atMs = 0;
    QByteArray sealed;
    QByteArray keyId;
};

/// Names the one rating of a ticket or case: the same at every terminal.
QByteArray ratingId(About about, QStringView token);

/// What is kept of a token: the token itself is given once, to who filed.
QByteArray digestOfToken(QStringView token);

/// Six digits that go with the number where nothing can scan the token: follow from its digest, so
/// that the hall can tell them. Guesses are counted (platform::EnquiryLimits).
QString followCode(const QByteArray& tokenDigest);

/// A number as it is kept, from what somebody typed: "y1202611300003" is "Y1-20261130-0003". Empty
/// if it is none.
QString numberFromTyped(const QString& typed);

} // namespace onewindow::feedback
