// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/Ticket.h"

#include "services/core/HallTime.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace onewindow::queue {

namespace {

template <typename T>
using Name = std::pair<T, QLatin1String>;

constexpr std::array kStates{
    Name<TicketState>{TicketState::Pending, QLatin1String("pending")},
    Name<TicketState>{TicketState::Waiting, QLatin1String("waiting")},
    Name<TicketState>{TicketState::SetAside, QLatin1String("setAside")},
    Name<TicketState>{TicketState::Called, QLatin1String("called")},
    Name<TicketState>{TicketState::Serving, QLatin1String("serving")},
    Name<TicketState>{TicketState::Done, QLatin1String("done")},
    Name<TicketState>{TicketState::Missed, QLatin1String("missed")},
    Name<TicketState>{TicketState::Cancelled, QLatin1String("cancelled")},
    Name<TicketState>{TicketState::Linked, QLatin1String("linked")},
    Name<TicketState>{TicketState::Suspended, QLatin1String("suspended")},
};

constexpr std::array kClasses{
    Name<TicketClass>{TicketClass::Ordinary, QLatin1String("ordinary")},
    Name<TicketClass>{TicketClass::Appointment, QLatin1String("appointment")},
    Name<TicketClass>{TicketClass::Elder, QLatin1String("elder")},
    Name<TicketClass>{TicketClass::SeriouslyIll, QLatin1String("seriouslyIll")},
    Name<TicketClass>{TicketClass::Pregnant, QLatin1String("pregnant")},
    Name<TicketClass>{TicketClass::Disabled, QLatin1String("disabled")},
    Name<TicketClass>{TicketClass::DisabledSoldier, QLatin1String("disabledSoldier")},
    Name<TicketClass>{TicketClass::MartyrFamily, QLatin1String("martyrFamily")},
    Name<TicketClass>{TicketClass::FireRescue, QLatin1String("fireRescue")},
    Name<TicketClass>{TicketClass::Military, QLatin1String("military")},
};

template <typename T, std::size_t N>
QString nameOf(const std::array<Name<T>, N>& names, T value)
{
    for (const auto& [known, name] : names) {
        if (known == value) {
            return name;
        }
    }
    return {};
}

template <typename T, std::size_t N>
T valueOf(const std::array<Name<T>, N>& names, QStringView name, T fallback)
{
    for (const auto& [value, known] : names) {
        if (known == name) {
            return value;
        }
    }
    return fallback;
}

} // namespace

QString stateName(TicketState state)
{
    return nameOf(kStates, state);
}

TicketState stateFromName(QStringView name)
{
    return valueOf(kStates, name, TicketState::Cancelled);
}

QString className(TicketClass klass)
{
    return nameOf(kClasses, klass);
}

TicketClass classFromName(QStringView name)
{
    return valueOf(kClasses, name, TicketClass::Ordinary);
}

qint64 waitsSince(TicketClass klass, qint64 issuedAtMs, qint64 fromAtMs)
{
    return klass == TicketClass::Appointment ? std::max(issuedAtMs, fromAtMs) : issuedAtMs;
}

bool isInHand(TicketState state)
{
    return state == TicketState::Called || state == TicketState::Serving;
}

bool isOpen(TicketState state)
{
    switch (state) {
    case TicketState::Pending:
    case TicketState::Waiting:
    case TicketState::SetAside:
    case TicketState::Called:
    case TicketState::Serving:
    case TicketState::Suspended:
        return true;
    case TicketState::Done:
    case TicketState::Missed:
    case TicketState::Cancelled:
    case TicketState::Linked:
        return false;
    }
    return false;
}

QStringList Ticket::matters() const
{
    return QStringList(matter) + further;
}

bool Ticket::isFor(const QString& wanted) const
{
    return matter == wanted || further.contains(wanted);
}

namespace {

constexpr QLatin1String kWindowLine("window/");
constexpr QLatin1String kStaffLine("staff/");

} // namespace

QString windowLine(const QString& window)
{
    return kWindowLine + window;
}

QString staffLine(const QString& account)
{
    return kStaffLine + account;
}

QString Ticket::toWindow() const
{
    return line.startsWith(kWindowLine) ? line.mid(kWindowLine.size()) : QString();
}

QString Ticket::toStaff() const
{
    return line.startsWith(kStaffLine) ? line.mid(kStaffLine.size()) : QString();
}

QStringList furtherFrom(const QJsonValue& said, const QString& first)
{
    QStringList further;
    const QJsonArray ids = said.toArray();
    for (const QJsonValue id : ids) {
        const QString matter = id.toString();
        const bool isAnother = !matter.isEmpty() && matter != first && !further.contains(matter);
        if (isAnother && further.size() + 1 < kMattersLimit) {
            further << matter;
        }
    }
    return further;
}

QString hallDay(qint64 wallMs)
{
    return hallTime(wallMs).date().toString(Qt::ISODate);
}

bool isCentresLink(QStringView link)
{
    return link.contains(QLatin1String("/h/"));
}

QString formatNumber(QStringView series, QStringView mark, qint64 counter)
{
    return series.toString() + mark.toString() +
           QStringLiteral("%1").arg(counter, 3, 10, QLatin1Char('0'));
}

} // namespace onewindow::queue
