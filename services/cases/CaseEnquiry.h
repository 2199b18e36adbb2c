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

/// What an envelope to the owner begins with that names a person: for this purpose and no other.
inline constexpr QByteArrayView kPersonPrefix = "my-cases:";

/// For an answer. {id, matter, provisional, number, state, filedAt, promise, steps: [{state, at}]}
QJsonObject toJson(const CaseSummary& summary);
/// The same, without id: what is said to who shows no card.
QJsonObject statusJson(const CaseSummary& summary);
/// The reverse of both; what is missing stays empty.
CaseSummary summaryFromJson(const QJsonObject& json);

} // namespace onewindow::cases
