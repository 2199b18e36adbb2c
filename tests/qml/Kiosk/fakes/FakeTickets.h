// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/TicketService.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace onewindow::ui {

/// A ticket service that does what the test scripted, and ends the program on any other call.
/// Answers come when the test gives them, as the store's do.
class FakeTickets final : public queue::TicketService
{
    Q_OBJECT

public:
    FakeTickets();

    /// The next call that changes something must be this one: "issue", "hold printer",
    /// "hold citizen", "hold card", "hold qr", "hold unknown", "setAside", "noteReprint yes",
    /// "noteReprint no", "giveUp card", "giveUp qr", "find", "openTickets", "callStaff",
    /// "askForHelp".
    void expect(const QString& call) { m_expected.append(call); }

    /// From now on any call will do: for whoever taps on everything. lastCall() says which it was.
    void acceptAll()
    {
        m_acceptsAll = true;
        m_lastCall.clear();
    }

    [[nodiscard]] const QString& lastCall() const { return m_lastCall; }

    [[nodiscard]] bool isDone() const { return m_expected.isEmpty(); }

    [[nodiscard]] const QStringList& expected() const { return m_expected; }

    void answerIssue(const Result<queue::IssuedTicket>& result);
    void answerFind(const Result<queue::IssuedTicket>& result);
    void answerOpenTickets(const Result<QList<queue::IssuedTicket>>& result);
    void answerStaff(const Result<void>& result);

    /// What hold() and giveUp() answer from now on.
    void setHoldAnswer(const Result<void>& answer) { m_holdAnswer = answer; }

    [[nodiscard]] const queue::IssueRequest& lastRequest() const { return *m_request; }

    [[nodiscard]] const QString& lastLookup() const { return m_lookup; }

    [[nodiscard]] const QStringList& devices() const { return m_devices; }

    void setCatalogue(const catalog::Catalogue& catalogue);
    void setFigures(const QString& matter, const std::optional<queue::QueueFigures>& figures);
    void setNotices(const QList<catalog::LocalText>& notices);

    /// From now on; nobody is told, as of the clock.
    void setOpeningHours(const catalog::OpeningHours& hours) { m_hours = hours; }

    void setChoices(const QHash<QString, int>& choices) { m_choices = choices; }

    void setOtherHalls(const QList<queue::OtherHall>& halls);
    void setUsualHours(const queue::UsualHours& hours);

    void setLanguages(const QStringList& languages);

    void issue(queue::IssueRequest request, IssueCallback callback) override;
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

    [[nodiscard]] std::optional<queue::QueueFigures> figures(const QString& matter) const override;

    [[nodiscard]] catalog::LocalText hallName() const override
    {
        return {QStringLiteral("张店区政务服务中心"),
                QStringLiteral("Zhangdian District Service Centre")};
    }

    [[nodiscard]] QList<catalog::LocalText> notices() const override { return m_notices; }

    [[nodiscard]] int elderPriorityAge() const override { return 65; }

    [[nodiscard]] QStringList languages() const override { return m_languages; }

    [[nodiscard]] const catalog::OpeningHours& openingHours() const override { return m_hours; }

    [[nodiscard]] QHash<QString, int> choices() const override { return m_choices; }

    [[nodiscard]] QList<queue::OtherHall> otherHalls() const override { return m_otherHalls; }

    [[nodiscard]] queue::UsualHours usualHours() const override { return m_usualHours; }

private:
    void take(const QString& call);

    QStringList m_expected;
    QString m_lastCall;
    bool m_acceptsAll = false;
    Result<void> m_holdAnswer;
    QStringList m_devices;
    QString m_lookup;
    std::optional<queue::IssueRequest> m_request;
    IssueCallback m_issue;
    IssueCallback m_find;
    TicketsCallback m_open;
    DoneCallback m_staff;
    catalog::Catalogue m_catalogue;
    QHash<QString, queue::QueueFigures> m_figures;
    QHash<QString, int> m_choices;
    QList<queue::OtherHall> m_otherHalls;
    queue::UsualHours m_usualHours;
    QStringList m_languages;
    catalog::OpeningHours m_hours;
    QList<catalog::LocalText> m_notices;
};

} // namespace onewindow::ui
