// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/queue/TicketService.h"
#include "services/storage/Writer.h"

#include <QHash>
#include <QMap>

#include <memory>
#include <vector>

namespace onewindow::queue {

class DeskStore;
struct DeskIssue;

/// Issues numbers from the terminal's own counter, in one durable transaction, with or without the
/// hall. Lives in the GUI thread; the work happens on the store's writer thread and callbacks
/// arrive in the GUI thread.
class TicketDesk final : public TicketService
{
    Q_OBJECT

public:
    struct Settings
    {
        QString mark;         ///< The issuer's mark in its hall, one character.
        QString fallbackLink; ///< Link base until the hall's feed names one.
        std::vector<journal::Recipient>
            recipients; ///< Who may open what is personal: hall, centre.
    };

    /// `writer` must be stopped before this object goes away.
    TicketDesk(Settings settings, storage::Writer& writer, journal::Journal& journal,
               QObject* parent = nullptr);
    ~TicketDesk() override;

    /// Loads what the store knows and settles what a power cut left open: a ticket whose print job
    /// was sent becomes held and marked, one that was never sent is set aside. Blocks; call before
    /// show().
    Result<void> start();

    void issue(IssueRequest request, IssueCallback callback) override;
    void hold(const QByteArray& ticketId, const QString& by, bool isUnknown,
              DoneCallback callback) override;
    void setAside(const QByteArray& ticketId, DoneCallback callback) override;
    void cancel(const QByteArray& ticketId, DoneCallback callback) override;
    void giveUp(const QByteArray& ticketId, const QString& by, DoneCallback callback) override;
    void noteReprint(const QByteArray& ticketId, bool isPrinted, DoneCallback callback) override;
    void find(const QString& linkOrToken, IssueCallback callback) override;
    void openTickets(const QString& idNumber, TicketsCallback callback) override;
    void noteDevice(const QString& device, const QString& status) override;
    void callStaff(DoneCallback callback) override;
    void askForHelp(DoneCallback callback) override;

    [[nodiscard]] const catalog::Catalogue& catalogue() const override { return m_catalogue; }

    [[nodiscard]] std::optional<QueueFigures> figures(const QString& matter) const override;

    [[nodiscard]] catalog::LocalText hallName() const override { return m_hallName; }

    [[nodiscard]] QList<catalog::LocalText> notices() const override;

    [[nodiscard]] int elderPriorityAge() const override { return m_elderPriorityAge; }

    [[nodiscard]] CallRules callRules() const override { return m_callRules; }

    [[nodiscard]] const catalog::OpeningHours& openingHours() const override
    {
        return m_openingHours;
    }

    [[nodiscard]] QStringList languages() const override { return m_languages; }

    [[nodiscard]] QHash<QString, int> choices() const override { return m_choices; }

    [[nodiscard]] QList<OtherHall> otherHalls() const override { return m_otherHalls.values(); }

    [[nodiscard]] UsualHours usualHours() const override { return m_usualHours; }

    [[nodiscard]] std::optional<ErrorCode> trouble() const override { return m_trouble; }

    /// The parent has said what it holds of this terminal's chain: it records again. Connect
    /// SyncClient's storeSettled here.
    void onStoreSettled();

    /// The parent holds other rows of this terminal's chain: no numbers for now. Connect
    /// SyncClient's storeHeld here.
    void onStoreHeld() { refreshTrouble(); }

    /// The issuer's mark from now on, as the centre has given it to this terminal.
    void setMark(const QString& mark);

    /// For what takes a number in a transaction with facts of its own, as checking in does: runs
    /// `job` there on the writer's thread, and answers what it issued as issue() does. `tell`: the
    /// name for paper, as IssuedTicket::maskedName.
    using IssueJob = std::function<Result<DeskIssue>(storage::Database&, DeskStore&)>;
    void issueBy(IssueJob job, const QString& maskedName, IssueCallback callback);

    /// What its jobs work with: for those of others on the same writer's thread, and only there.
    [[nodiscard]] std::shared_ptr<DeskStore> store() const;

    /// The terminal was shut out and is to erase what it holds: the hall's feed, the day keys, and
    /// the keys of tickets that the hall has. What it has not shipped stays sealed, for whoever
    /// imports it. It offers nothing from then on.
    void wipe(DoneCallback callback);

    /// Takes in what SyncClient has made durable; connect its changesApplied here.
    void onChangesApplied(const journal::FeedPage& page);

private:
    struct Store;

    template <typename T>
    void post(std::function<Result<T>(storage::Database&)> job,
              std::function<void(Result<T>)> callback);
    void append(const char* kind, const QByteArray& ticketId, const QJsonObject& body,
                DoneCallback callback);
    void appendDevice(const QString& device, const QString& status);
    [[nodiscard]] std::optional<Error> refusalOf(const IssueRequest& request) const;
    using FoundTickets = QList<std::pair<Ticket, Passing>>;
    IssuedTicket present(const Ticket& ticket, const QString& maskedName, bool isExisting) const;
    QList<IssuedTicket> present(const FoundTickets& found) const;
    static FoundTickets withPassing(const DeskStore& store, const QList<Ticket>& tickets);
    bool takeInElsewhere(const journal::FeedChange& change);
    void takeIn(const journal::FeedChange& change);
    void rebuildCatalogue();
    void refreshTrouble();
    void countChoices();
    void noteChoice(const Ticket& ticket);

    Settings m_settings;
    storage::Writer& m_writer;
    journal::Journal& m_journal;
    std::shared_ptr<Store> m_store; ///< Touched by jobs on the writer's thread only.
    catalog::Catalogue m_catalogue;
    QHash<QString, catalog::Theme> m_themes;
    QHash<QString, catalog::Matter> m_matters;
    QMap<QString, catalog::Department> m_departments;
    QMap<QString, catalog::Agreement> m_agreements;
    QHash<QString, QueueFigures> m_figures;
    QMap<QString, QJsonObject> m_notices; ///< Things of the feed, by id.
    catalog::OpeningHours m_openingHours;
    catalog::LocalText m_hallName;
    QString m_linkBase;
    bool m_isCentreReached = true; ///< By the hall, as far as it has told.
    int m_elderPriorityAge = 65;
    CallRules m_callRules;
    QStringList m_languages;
    QMap<QString, OtherHall> m_otherHalls;
    UsualHours m_usualHours;
    QHash<QString, int> m_choices;
    QString m_countedOn; ///< The day on which all of them were counted.
    std::optional<ErrorCode> m_trouble;
    QMap<QString, QString> m_devices; ///< What was noted last, to be noted again.
};

} // namespace onewindow::queue
