// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/feedback/Feedback.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QObject>

#include <functional>

namespace onewindow::feedback {

/// How it stands with something somebody filed, for who filed it. The answer is personal.
struct FollowedFeedback
{
    QByteArray id; ///< Empty where it was asked for without a card.
    CaseKind kind = CaseKind::Suggestion;
    QString number;
    WorkState state = WorkState::Open;
    qint64 filedAtMs = 0;
    QString answerBy; ///< yyyy-MM-dd.
    QString answer;   ///< The last one; empty while there is none, and where it was erased.
    qint64 answeredAtMs = 0;
    bool isCorrected = false;
    bool isElsewhere = false; ///< The answer was sealed to the hall alone, and is read there.
};

/// What a terminal asks of those who know what became of something filed, at whatever terminal. The
/// answer is shown and never stored. Verbs return at once; every callback arrives later in the GUI
/// thread, exactly once, within some seconds.
class FeedbackEnquiry : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    using Callback = std::function<void(Result<FollowedFeedback>)>;
    /// What was filed in this hall under `number`, for who knows its followCode(). Errors: NotFound
    /// (no such number or another code, which of the two is not said), TooMany (wrong ones), those
    /// of the way there (NetworkFailed, Timeout, ...).
    virtual void status(const QString& number, const QString& code, Callback callback) = 0;
    /// The same for who has the token of its slip.
    virtual void statusOf(const QString& number, const QString& token, Callback callback) = 0;

    using ListCallback = std::function<void(Result<QList<FollowedFeedback>>)>;
    /// What a card's holder filed to find it again by the card, in the whole city, the newest
    /// first; at most kListLimit. Errors: those of the way there, TooMany.
    virtual void mine(const QString& idNumber, ListCallback callback) = 0;

    static constexpr int kListLimit = 10;
};

/// What an envelope to the centre begins with that names a person: for this purpose and no other.
inline constexpr QByteArrayView kSaidByPrefix = "my-feedback:";

/// For an answer. {id?, kind, number, state, filedAt, until, answer?, answeredAt?, isCorrected?,
/// isElsewhere?}
QJsonObject toJson(const FollowedFeedback& followed);
/// The reverse; what is missing stays empty.
FollowedFeedback followedFromJson(const QJsonObject& json);

} // namespace onewindow::feedback
