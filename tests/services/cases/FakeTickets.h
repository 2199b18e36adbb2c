// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/TicketService.h"

namespace onewindow::cases {

/// What CaseDesk asks a terminal's tickets for: the catalogue. Gives out no numbers.
class FakeTickets final : public queue::TicketService
{
public:
    explicit FakeTickets(catalog::Catalogue catalogue)
        : m_catalogue(std::move(catalogue))
    {}

    void issue(queue::IssueRequest /*request*/, IssueCallback /*callback*/) override {}

    void hold(const QByteArray& /*ticketId*/, const QString& /*by*/, bool /*isUnknown*/,
              DoneCallback /*callback*/) override
    {}

    void setAside(const QByteArray& /*ticketId*/, DoneCallback /*callback*/) override {}

    void cancel(const QByteArray& /*ticketId*/, DoneCallback /*callback*/) override {}

    void giveUp(const QByteArray& /*ticketId*/, const QString& /*by*/,
                DoneCallback /*callback*/) override
    {}

    void noteReprint(const QByteArray& /*ticketId*/, bool /*isPrinted*/,
                     DoneCallback /*callback*/) override
    {}

    void find(const QString& /*linkOrToken*/, IssueCallback /*callback*/) override {}

    void openTickets(const QString& /*idNumber*/, TicketsCallback /*callback*/) override {}

    void noteDevice(const QString& /*device*/, const QString& /*status*/) override {}

    void callStaff(DoneCallback /*callback*/) override {}

    void askForHelp(DoneCallback /*callback*/) override {}

    [[nodiscard]] const catalog::Catalogue& catalogue() const override { return m_catalogue; }

    [[nodiscard]] std::optional<queue::QueueFigures>
    figures(const QString& /*matter*/) const override
    {
        return {};
    }

    [[nodiscard]] catalog::LocalText hallName() const override { return {}; }

    [[nodiscard]] QList<catalog::LocalText> notices() const override { return {}; }

    [[nodiscard]] const catalog::OpeningHours& openingHours() const override { return m_hours; }

    [[nodiscard]] int elderPriorityAge() const override { return 65; }

private:
    catalog::Catalogue m_catalogue;
    catalog::OpeningHours m_hours;
};

} // namespace onewindow::cases
