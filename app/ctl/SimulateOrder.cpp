// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/SimulateOrder.h"

#include "services/appointments/Slot.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <utility>

namespace onewindow {

namespace {

using Verb = SimulateOrder::Verb;

constexpr qsizetype kTextLimit = 64;
constexpr int kDaysWithout = 14; ///< Listed if nobody says how many.

constexpr std::array kVerbs{
    std::pair{QLatin1StringView("issue"), Verb::Issue},
    std::pair{QLatin1StringView("hold"), Verb::Hold},
    std::pair{QLatin1StringView("setAside"), Verb::SetAside},
    std::pair{QLatin1StringView("cancel"), Verb::Cancel},
    std::pair{QLatin1StringView("callStaff"), Verb::CallStaff},
    std::pair{QLatin1StringView("slots"), Verb::Slots},
    std::pair{QLatin1StringView("book"), Verb::Book},
    std::pair{QLatin1StringView("cancelBooking"), Verb::CancelBooking},
    std::pair{QLatin1StringView("status"), Verb::Status},
    std::pair{QLatin1StringView("quit"), Verb::Quit},
};

Error bad(const char* member)
{
    return {ErrorCode::BadRequest, QLatin1String(member)};
}

/// A text of 1 to `limit` characters; empty for anything else.
QString textOf(const QJsonObject& json, QLatin1StringView name, qsizetype limit = kTextLimit)
{
    const QString text = json.value(name).toString();
    return text.size() <= limit ? text : QString();
}

/// The member "person"; nothing where there is none.
Result<std::optional<queue::Person>> readPerson(const QJsonObject& order)
{
    const QJsonValue member = order.value(QLatin1StringView("person"));
    if (member.isUndefined()) {
        return std::optional<queue::Person>();
    }
    const QJsonObject json = member.toObject();
    queue::Person person;
    person.name = textOf(json, QLatin1StringView("name"));
    person.idNumber = identity::normalizedIdNumber(textOf(json, QLatin1StringView("idNumber")));
    person.birth = identity::birthFromIdNumber(person.idNumber);
    if (person.name.isEmpty() || person.idNumber.isEmpty()) {
        return bad("person");
    }
    return std::optional(std::move(person));
}

Result<void> readIssue(const QJsonObject& json, queue::IssueRequest& issue)
{
    issue.matter = textOf(json, QLatin1StringView("matter"));
    if (issue.matter.isEmpty()) {
        return bad("matter");
    }
    issue.further = queue::furtherFrom(json.value(QLatin1StringView("further")), issue.matter);
    issue.klass = queue::classFromName(textOf(json, QLatin1StringView("class")));
    issue.willPrint = json.value(QLatin1StringView("print")).toBool();
    auto person = readPerson(json);
    if (!person) {
        return person.error();
    }
    issue.person = std::move(person).value();
    return {};
}

/// What an order about tickets names.
Result<void> readTicket(const QJsonObject& json, SimulateOrder& order)
{
    const bool needsTicket =
        order.verb == Verb::Hold || order.verb == Verb::SetAside || order.verb == Verb::Cancel;
    order.ticket = idFromText(textOf(json, QLatin1StringView("ticket")));
    if (needsTicket && order.ticket.isEmpty()) {
        return bad("ticket");
    }
    order.by = textOf(json, QLatin1StringView("by"));
    if (order.by.isEmpty()) {
        order.by = QStringLiteral("printer");
    }
    return order.verb == Verb::Issue ? readIssue(json, order.issue) : Result<void>();
}

/// What an order about appointments names.
Result<void> readAppointment(const QJsonObject& json, SimulateOrder& order)
{
    order.resource = textOf(json, QLatin1StringView("resource"));
    order.fromDay = textOf(json, QLatin1StringView("from"));
    order.days = json.value(QLatin1StringView("days")).toInt(kDaysWithout);
    order.slot = textOf(json, QLatin1StringView("slot"), appointments::kSlotKeyLimit);
    order.appointment = idFromText(textOf(json, QLatin1StringView("appointment")));
    if (order.verb == Verb::Slots && order.resource.isEmpty()) {
        return bad("resource");
    }
    if (order.verb == Verb::CancelBooking && order.appointment.isEmpty()) {
        return bad("appointment");
    }
    if (order.verb != Verb::Book) {
        return {};
    }
    if (order.slot.isEmpty()) {
        return bad("slot");
    }
    auto person = readPerson(json);
    if (!person) {
        return person.error();
    }
    order.person = std::move(person).value();
    return {};
}

} // namespace

Result<SimulateOrder> readOrder(const QByteArray& line)
{
    if (line.size() > kOrderLineLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("the line")};
    }
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject()) {
        return bad("no JSON object");
    }
    const QJsonObject json = document.object();
    SimulateOrder order;
    order.id = json.value(QLatin1StringView("id")).toInteger();
    const QString name = textOf(json, QLatin1StringView("do"));
    const auto* const verb = std::find_if(kVerbs.begin(), kVerbs.end(),
                                          [&](const auto& known) { return known.first == name; });
    if (verb == kVerbs.end()) {
        return bad("do");
    }
    order.verb = verb->second;
    OW_TRY(readTicket(json, order));
    OW_TRY(readAppointment(json, order));
    return order;
}

queue::Person samplePerson(int index)
{
    constexpr int kDays = 20'000;
    constexpr int kStride = 37; // Shares no divisor with kDays: every index has a day of its own.
    constexpr int kOrders = 1000;
    queue::Person person;
    person.birth = QDate(1940, 1, 1).addDays(static_cast<qint64>(index) * kStride % kDays);
    person.name = QStringLiteral("样本人%1").arg(index);
    const QString start = QStringLiteral("990000%1%2")
                              .arg(person.birth.toString(QStringLiteral("yyyyMMdd")))
                              .arg(index % kOrders, 3, 10, QLatin1Char('0'));
    for (const QChar check : QStringLiteral("0123456789X")) {
        if (identity::isIdNumber(start + check, QDate(2026, 1, 1))) {
            person.idNumber = start + check;
        }
    }
    return person;
}

} // namespace onewindow
