// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseService.h"
#include "services/cases/CaseStore.h"
#include "services/cases/OwnedApplicant.h"
#include "services/cases/WindowPart.h"
#include "services/journal/Journal.h"
#include "services/queue/DayKeys.h"
#include "services/queue/SpareKey.h"

#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace onewindow::cases {

/// What is to be filed: looked at, and decided.
struct FileOrder
{
    QByteArray id;
    QString matter;
    QString taskCode;
    QString content; ///< Digest of the matter as it was.
    std::shared_ptr<OwnedApplicant> applicant;
    QJsonObject answers;
    QJsonObject shared; ///< KnownFacts::shared()
    CaseState state = CaseState::Received;
    QList<int> holding; ///< The rules that hold, by index.
    QString consentVersion;
    qint64 consentedAtMs = 0;
    bool hasCommitted = false;
    int feeCents = 0;
    QList<Attachment> attachments;
    std::optional<Signature> signature;
    std::optional<WindowPart> window = {}; ///< Of what is filed at a window ...
    /// ... where the hall says by what it knows a card's holder today; empty of anybody else.
    QString handle = {};
    bool isSignedOnPaper = false; ///< At a window, in place of `signature`.
    /// At a window: what was begun at a terminal of another hall and is filed here, as a case of
    /// its own; its draft ends with this. Empty for most.
    QByteArray former = {};
};

/// One use of an agreement.
struct ShareUse
{
    QString agreement;
    QString holder; ///< The department.
    QString purpose;
    QStringList fields;
};

/// What was read of one person for one case.
struct ShareOrder
{
    QByteArray id;
    QString matter;
    QString consentVersion;
    std::shared_ptr<OwnedApplicant> applicant;
    QList<ShareUse> uses;
};

/// What filing writes: the part of CaseDesk, and of a hall's windows, that works on the writer's
/// thread, inside the writer's transactions.
class CaseBook
{
public:
    struct Settings
    {
        QString mark;         ///< The issuer's mark in its hall, one character.
        QString fallbackLink; ///< Link base until the hall's feed names one.
        std::vector<journal::Recipient>
            recipients; ///< Who may open what is personal: hall, centre.
        /// What is said of cases and of the hall: a hall's own feed, which outlives the book. Null
        /// at a terminal, which goes by what it has cached of that.
        const journal::FeedThings* said = nullptr;
    };

    CaseBook(Settings settings, journal::Journal& journal);

    void setMark(const QString& mark) { m_settings.mark = mark; }

    /// Files; a case that is there already is given again. Errors: StoreRestored, MarkBurnt,
    /// TooLarge, KeyUnavailable, those of the store.
    Result<FiledCase> file(storage::Database& database, const FileOrder& order);
    /// Errors: as file().
    Result<void> recordShares(storage::Database& database, const ShareOrder& order);

    /// `more`: what case.documented says besides. Errors: as CaseService::sign().
    Result<SignedDocument> sign(storage::Database& database, const DocumentOrder& order,
                                const QJsonObject& more = {});
    /// How a case stands that is in this store, with what its owner has said since.
    [[nodiscard]] Result<FiledCase> standing(storage::Database& database, const CaseRow& row) const;

    Result<QList<CaseSummary>> casesOf(storage::Database& database, const QString& idNumber);
    Result<FiledCase> find(storage::Database& database, const QString& token);

    /// Forgets the keys of days.
    void wipe() { m_dayKeys.clear(); }

    /// Makes ready what the next person's case will need, on another thread. From any thread.
    void prepare() { m_spareKey.refill(); }

private:
    Result<void> append(storage::Database& database, const journal::NewFact& fact);
    Result<void> seal(storage::Database& database, const QJsonObject& personal,
                      journal::NewFact& fact);
    Result<void> sealWith(const journal::DataKey& key, const QJsonObject& personal,
                          journal::NewFact& fact) const;
    Result<void> attach(storage::Database& database, const journal::DataKey& key,
                        const FileOrder& order);
    Result<journal::NewFact> filedFact(storage::Database& database, const FileOrder& order,
                                       const QString& day, const QString& handle);

    [[nodiscard]] const journal::FeedThings& said() const
    {
        return m_settings.said != nullptr ? *m_settings.said : m_cache;
    }

    Result<QString> handleFor(storage::Database& database, const FileOrder& order,
                              const QString& day);
    Result<void> noteKnown(storage::Database& database, CaseSummary& known) const;
    [[nodiscard]] Result<OwnersWord> ownWord(storage::Database& database,
                                             const QByteArray& caseId) const;
    /// What the hall's links begin with.
    [[nodiscard]] Result<QString> linkBase(storage::Database& database) const;
    [[nodiscard]] QString today() const;

    Settings m_settings;
    journal::Journal& m_journal;
    journal::FeedCache m_cache;
    queue::DayKeys m_dayKeys;
    queue::SpareKey m_spareKey;
};

} // namespace onewindow::cases
