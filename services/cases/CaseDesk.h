// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseBook.h"
#include "services/cases/CaseService.h"
#include "services/cases/DraftDesk.h"
#include "services/cases/SharedSource.h"
#include "services/queue/TicketService.h"
#include "services/storage/Writer.h"

#include <QTimer>

#include <memory>

namespace onewindow::cases {

/// Files at a terminal, in one durable transaction, with or without the hall. Lives in the GUI
/// thread beside queue::TicketDesk, whose catalogue it goes by; the work happens on the store's
/// writer thread.
class CaseDesk final : public CaseService
{
    Q_OBJECT

public:
    /// How long departments are waited for.
    static constexpr std::chrono::seconds kSharedPatience{5};

    /// The ways to whoever holds drafts; all of them outlive the desk.
    struct DraftWays
    {
        DraftSource* hall = nullptr;    ///< Null: drafts stay at this terminal.
        DraftSource* city = nullptr;    ///< By way of the hall; null, as
        DraftKeySource* keys = nullptr; ///< this: they stay in the hall.
    };

    /// CaseProjection is among the projections of `journal`. `tickets` and `source` (null: no
    /// department answers) outlive this object; `writer` must be stopped before it goes away.
    CaseDesk(CaseBook::Settings settings, storage::Writer& writer, journal::Journal& journal,
             const queue::TicketService& tickets, SharedSource* source,
             const DraftWays& drafts = {nullptr, nullptr, nullptr}, QObject* parent = nullptr);

    /// Makes the table of drafts. Blocks; call before show().
    Result<void> start();

    void open(OpenRequest request, OpenCallback callback) override;
    void file(FileRequest request, FileCallback callback) override;
    void saveDraft(const Applicant& applicant, CaseDraft draft, DoneCallback callback) override;
    void fetchDrafts(const Applicant& applicant) override;
    void findDraft(const Applicant& applicant, const QString& matter,
                   DraftCallback callback) override;
    [[nodiscard]] bool areDraftsOfTheCity() const override;
    void dropDraft(const QByteArray& caseId, DoneCallback callback) override;
    void myCases(const QString& idNumber, CasesCallback callback) override;
    void find(const QString& linkOrToken, FileCallback callback) override;
    void sign(DocumentOrder order, SignCallback callback) override;

    /// The issuer's mark from now on; connect SyncClient's markGiven here.
    void setMark(const QString& mark);

    /// Whether the hall answers; connect SyncClient's onlineChanged here.
    void setOnline(bool isOnline);

    /// Hears of numbers, decisions and drafts; connect SyncClient's changesApplied here.
    void onChangesApplied(const journal::FeedPage& page);

    /// The terminal was shut out: destroys every draft.
    void wipe();

private:
    struct Opening;

    template <typename T>
    void post(std::function<Result<T>(storage::Database&)> job,
              std::function<void(Result<T>)> callback);
    template <typename T>
    void refuse(const std::function<void(Result<T>)>& callback, ErrorCode code,
                const QString& detail);
    [[nodiscard]] QDate today() const;
    [[nodiscard]] Result<catalog::Matter> offered(const QString& matter,
                                                  const std::optional<Applicant>& person) const;
    [[nodiscard]] QList<SharedRequest> asked(const Opening& opening) const;
    void finish(const std::shared_ptr<Opening>& opening);

    // CaseDeskDrafts.cpp
    using FoundDraft = Result<std::optional<CaseDraft>>;
    void makeCityDrafts(const DraftWays& ways);
    void askForCityKey(DraftKeySource& source, const QString& idNumber, std::function<void()> done);
    Result<void> startDrafts();
    void chooseDraft(const Applicant& applicant, const FoundDraft& here, const FoundDraft& city,
                     const DraftCallback& callback);

    storage::Writer& m_writer;
    journal::Journal& m_journal;
    const queue::TicketService& m_tickets;
    SharedSource* m_source;
    std::shared_ptr<CaseBook> m_book;        ///< Touched by jobs on the writer's thread only.
    DraftDesk m_drafts;                      ///< Of the hall.
    std::unique_ptr<DraftDesk> m_cityDrafts; ///< Null where drafts stay in the hall.
    CityDraftKeys* m_cityKeys = nullptr;     ///< Of m_cityDrafts.
    quint64 m_cityKeyAsk = 0;                ///< Counts them: a late answer is another's.
    bool m_hasCityKey = false;
    QTimer m_timer;
};

} // namespace onewindow::cases
