// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/FakeTickets.h"

#include "tests/qml/Kiosk/fakes/Samples.h"

#include <utility>

namespace onewindow::ui {

FakeTickets::FakeTickets()
    : m_catalogue(samples::catalogue())
{}

void FakeTickets::take(const QString& call)
{
    m_lastCall = call;
    if (m_acceptsAll) {
        return;
    }
    if (m_expected.isEmpty() || m_expected.constFirst() != call) {
        qFatal("unscripted call: %s, expected: %s", qPrintable(call),
               qPrintable(m_expected.join(QStringLiteral(", "))));
    }
    m_expected.removeFirst();
}

void FakeTickets::answerIssue(const Result<queue::IssuedTicket>& result)
{
    std::exchange(m_issue, {})(result);
}

void FakeTickets::answerFind(const Result<queue::IssuedTicket>& result)
{
    std::exchange(m_find, {})(result);
}

void FakeTickets::answerOpenTickets(const Result<QList<queue::IssuedTicket>>& result)
{
    std::exchange(m_open, {})(result);
}

void FakeTickets::answerStaff(const Result<void>& result)
{
    std::exchange(m_staff, {})(result);
}

void FakeTickets::setCatalogue(const catalog::Catalogue& catalogue)
{
    m_catalogue = catalogue;
    Q_EMIT catalogueChanged();
}

void FakeTickets::setFigures(const QString& matter,
                             const std::optional<queue::QueueFigures>& figures)
{
    if (figures) {
        m_figures.insert(matter, *figures);
    } else {
        m_figures.remove(matter);
    }
    Q_EMIT figuresChanged();
}

void FakeTickets::setLanguages(const QStringList& languages)
{
    m_languages = languages;
    Q_EMIT catalogueChanged();
}

void FakeTickets::setOtherHalls(const QList<queue::OtherHall>& halls)
{
    m_otherHalls = halls;
    Q_EMIT figuresChanged();
}

void FakeTickets::setUsualHours(const queue::UsualHours& hours)
{
    m_usualHours = hours;
    Q_EMIT figuresChanged();
}

void FakeTickets::setNotices(const QList<catalog::LocalText>& notices)
{
    m_notices = notices;
    Q_EMIT noticesChanged();
}

void FakeTickets::issue(queue::IssueRequest request, IssueCallback callback)
{
    take(QStringLiteral("issue"));
    m_request = std::move(request);
    m_issue = std::move(callback);
}

void FakeTickets::hold(const QByteArray& ticketId, const QString& by, bool isUnknown,
                       DoneCallback callback)
{
    Q_UNUSED(ticketId)
    take(QStringLiteral("hold ") + (isUnknown ? QStringLiteral("unknown") : by));
    callback(m_holdAnswer);
}

void FakeTickets::setAside(const QByteArray& ticketId, DoneCallback callback)
{
    Q_UNUSED(ticketId)
    take(QStringLiteral("setAside"));
    callback({});
}

void FakeTickets::cancel(const QByteArray& ticketId, DoneCallback callback)
{
    Q_UNUSED(ticketId)
    take(QStringLiteral("cancel"));
    callback({});
}

void FakeTickets::giveUp(const QByteArray& ticketId, const QString& by, DoneCallback callback)
{
    Q_UNUSED(ticketId)
    take(QStringLiteral("giveUp ") + by);
    callback(m_holdAnswer);
}

void FakeTickets::noteReprint(const QByteArray& ticketId, bool isPrinted, DoneCallback callback)
{
    Q_UNUSED(ticketId)
    take(isPrinted ? QStringLiteral("noteReprint yes") : QStringLiteral("noteReprint no"));
    callback({});
}

void FakeTickets::find(const QString& linkOrToken, IssueCallback callback)
{
    take(QStringLiteral("find"));
    m_lookup = linkOrToken;
    m_find = std::move(callback);
}

void FakeTickets::openTickets(const QString& idNumber, TicketsCallback callback)
{
    take(QStringLiteral("openTickets"));
    m_lookup = idNumber;
    m_open = std::move(callback);
}

void FakeTickets::noteDevice(const QString& device, const QString& status)
{
    m_devices.append(device + u' ' + status);
}

void FakeTickets::callStaff(DoneCallback callback)
{
    take(QStringLiteral("callStaff"));
    m_staff = std::move(callback);
}

void FakeTickets::askForHelp(DoneCallback callback)
{
    take(QStringLiteral("askForHelp"));
    m_staff = std::move(callback);
}

std::optional<queue::QueueFigures> FakeTickets::figures(const QString& matter) const
{
    const auto found = m_figures.constFind(matter);
    return found != m_figures.cend() ? std::optional(*found) : std::nullopt;
}

} // namespace onewindow::ui
