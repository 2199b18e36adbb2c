// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseService.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QObject>

#include <functional>

namespace onewindow::cases {

/// What a terminal asks the owner of the cases, wherever they were filed. The answer is shown and
/// never stored. Verbs return at once; every callback arrives later in the GUI thread, exactly
/// once, within some seconds.
class CaseEnquiry : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    using ListCallback = std::function<void(Result<QList<CaseSummary>>)>;
    /// What a card's holder filed, the newest first; at most CaseService::kListLimit. Errors: those
    /// of the way there (NetworkFailed, Timeout, ...), TooMany.
    virtual void mine(const QString& idNumber, ListCallback callback) = 0;

    using StatusCallback = std::function<void(Result<CaseSummary>)>;
    /// Where the case with this number stands, for who knows the last four characters of the ID
    /// number it was filed with. Errors: NotFound (no such number or other characters, which of the
    /// two is not said), TooMany (wrong ones), those of the way there.
    virtual void status(const QString& number, const QString& lastFour,
                        StatusCallback callback) = 0;
    /// The same of the case that the code of a receipt from this hall names: the hall knows it.
    virtual void statusOf(const QString& linkOrToken, StatusCallback callback) = 0;
};

/// What the owner of an approved case has of it, for its result to be made again. Personal.
struct CaseContents
{
    OwnersWord words;
    Applicant person;
    QJsonObject answers; ///< FormFilling::answers()
    QJsonObject shared;  ///< KnownFacts::shared()
    QDate filedOn;
    QDate decidedOn; ///< The day of its result.
    int copy = 0;    ///< So many times it has been given out so, with this one.
};

/// The way to what the owner holds of a case, sealed from end to end for who shows the card.
class ResultSource
{
public:
    ResultSource() = default;
    virtual ~ResultSource() = default;
    ResultSource(const ResultSource&) = delete;
    ResultSource& operator=(const ResultSource&) = delete;
    ResultSource(ResultSource&&) = delete;
    ResultSource& operator=(ResultSource&&) = delete;

    using ContentsCallback = std::function<void(const Result<CaseContents>&)>;

    /// The owner records that it gave it out, and which time that was (case.copied), before it
    /// answers. The callback arrives later in the thread of whoever asks, exactly once, within
    /// some seconds. Errors: NotFound (not this person's, or it gives no result just now),
    /// NotPermitted, those of the way there.
    virtual void contents(const QByteArray& caseId, const QString& matter, const QString& idNumber,
                          ContentsCallback callback) = 0;
};

/// What SharedAsk::agreement says of such an ask.
inline constexpr QLatin1String kOwnResult("own-result");

QJsonObject toJson(const CaseContents& contents);
/// The reverse. Errors: BadFrame.
Result<CaseContents> contentsFromJson(const QJsonObject& json);

/// What an envelope to the owner begins with that names a person: for this purpose and no other.
inline constexpr QByteArrayView kPersonPrefix = "my-cases:";

/// For an answer. {id, matter, provisional, number, state, filedAt, promise, steps: [as
/// toJson(CaseStep)], fee: cents, money: moneyName(), receipt?, here, result}
QJsonObject toJson(const CaseSummary& summary);
/// The same, without id and what follows the steps: what is said to who shows no card.
QJsonObject statusJson(const CaseSummary& summary);
/// The reverse of both; what is missing stays empty.
CaseSummary summaryFromJson(const QJsonObject& json);

} // namespace onewindow::cases
