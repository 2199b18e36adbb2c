// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/WorkCalendar.h"
#include "services/feedback/Feedback.h"
#include "services/journal/Journal.h"

#include <optional>
#include <vector>

namespace onewindow::feedback {

/// A rating as somebody gives it.
struct RatingRequest
{
    About about = About::Visit;
    QString token; ///< Of the ticket or case; not of a visit.
    int level = 0;
    QStringList codes;
    QString words; ///< Personal, as the phone is: sealed, wiped.
    QString phone;
    int channel = 5; ///< Of the standards: 3 a QR code, 5 another terminal in the hall.

    void wipe();
};

/// What became of it.
struct Rated
{
    int number = 1;   ///< 2: it has replaced the first one.
    QDate callBackBy; ///< Not valid if nobody is to call.
};

/// A complaint, a suggestion or a question.
struct FilingRequest
{
    CaseKind kind = CaseKind::Suggestion;
    QString matter; ///< What it is about; may be empty.
    QString text;   ///< Personal, as all that follows: sealed, wiped.
    QString phone;
    /// Of a card's holder who wants to find it again by the card; else empty, and nobody is named.
    QString idNumber = {};

    void wipe();
};

/// What became of it; with number and token somebody asks for it again.
struct Filed
{
    FeedbackCase filed;
    QString token;
};

/// What a place does about feedback, inside the writer's transactions.
class FeedbackBook
{
public:
    struct Settings
    {
        QString mark;                               ///< The issuer's mark in its hall.
        std::vector<journal::Recipient> recipients; ///< Who may open what is personal.
        Terms terms;
        /// Whose working days the terms are counted in.
        catalog::WorkCalendar calendar = catalog::WorkCalendar::builtIn();
    };

    FeedbackBook(Settings settings, journal::Journal& journal)
        : m_settings(std::move(settings))
        , m_journal(journal)
    {}

    /// The issuer's mark from now on.
    void setMark(const QString& mark) { m_settings.mark = mark; }

    /// Whether the request has something personal, for which rate() and file() want a key.
    [[nodiscard]] static bool isPersonal(const RatingRequest& request);

    /// Records a rating, and with a bad one that somebody is to call back. `key`: for what is
    /// personal, used up. Errors: BadRequest (level, codes, length), Conflict (it was corrected
    /// once already), StoreRestored.
    Result<Rated> rate(storage::Database& database, const RatingRequest& request,
                       const std::optional<journal::NewDataKey>& key);

    /// Records it under a number of this place's own count. Errors: BadRequest (no text, too long,
    /// no phone number), StoreRestored, MarkBurnt.
    Result<Filed> file(storage::Database& database, const FilingRequest& request,
                       const journal::NewDataKey& key);

    /// How often the ticket or case was rated, as far as this store knows: 0 to 2.
    Result<int> timesRated(storage::Database& database, About about, const QString& token);

    /// What was filed here under `number`. Errors: NotFound, also for a wrong token.
    Result<FeedbackCase> find(storage::Database& database, const QString& number,
                              const QString& token);

private:
    [[nodiscard]] QDate today() const;
    Result<void> seal(storage::Database& database, journal::NewFact& fact,
                      const QJsonObject& personal, const journal::NewDataKey& key);
    Result<QDate> callBack(storage::Database& database, const QByteArray& rating);

    Settings m_settings;
    journal::Journal& m_journal;
};

} // namespace onewindow::feedback
