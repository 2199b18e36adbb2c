// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of TicketDesk that takes in what the hall tells, for the screens.

#include "services/queue/FeedKinds.h"
#include "services/queue/HallPicture.h"
#include "services/queue/TicketDesk.h"

#include <algorithm>
#include <tuple>

namespace onewindow::queue {

namespace {

std::optional<int> minutes(const QJsonObject& json, const QString& key)
{
    const QJsonValue value = json.value(key);
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

} // namespace

/// What the hall tells of other halls, and of other hours.
bool TicketDesk::takeInElsewhere(const journal::FeedChange& change)
{
    const QJsonObject body = change.body.value_or(QJsonObject());
    if (change.kind == QLatin1String(feed::kHours)) {
        m_usualHours = usualHoursFrom(body);
        return true;
    }
    if (change.kind != QLatin1String(feed::kCrowd)) {
        return false;
    }
    m_otherHalls.remove(change.id);
    if (const auto hall = otherHallFrom(change.id, body); change.body && hall) {
        m_otherHalls.insert(change.id, *hall);
    }
    return true;
}

void TicketDesk::takeIn(const journal::FeedChange& change)
{
    if (takeInElsewhere(change)) {
        return;
    }
    const auto isKind = [&](const char* kind) { return change.kind == QLatin1String(kind); };
    const QJsonObject body = change.body.value_or(QJsonObject());
    if (isKind(feed::kHall) && change.body) {
        m_hallName = localTextOf(body, "name");
        m_linkBase = body.value(QStringLiteral("ticketLinkBase")).toString(m_settings.fallbackLink);
        m_elderPriorityAge = body.value(QStringLiteral("elderPriorityAge")).toInt(65);
        m_openingHours =
            catalog::OpeningHours::fromJson(body.value(QStringLiteral("opening")).toObject());
        m_languages = body.value(QStringLiteral("languages")).toVariant().toStringList();
        m_callRules = callRulesFrom(body.value(QStringLiteral("order")).toObject());
    } else if (isKind(feed::kCentre)) {
        m_isCentreReached = body.value(QStringLiteral("isReached")).toBool(true);
    } else if (isKind(feed::kTheme)) {
        m_themes.remove(change.id);
        if (const auto theme = catalog::themeFromJson(body); change.body && theme) {
            m_themes.insert(change.id, theme.value());
        }
    } else if (isKind(feed::kMatter)) {
        m_matters.remove(change.id);
        if (const auto matter = catalog::matterFromJson(body); change.body && matter) {
            m_matters.insert(change.id, matter.value());
        }
    } else if (isKind(feed::kDepartment)) {
        m_departments.remove(change.id);
        if (const auto department = catalog::departmentFromJson(body); change.body && department) {
            m_departments.insert(change.id, department.value());
        }
    } else if (isKind(feed::kAgreement)) {
        m_agreements.remove(change.id);
        if (const auto agreement = catalog::agreementFromJson(body); change.body && agreement) {
            m_agreements.insert(change.id, agreement.value());
        }
    } else if (isKind(feed::kQueue)) {
        m_figures.remove(change.id);
        if (change.body) {
            m_figures.insert(change.id, {body.value(QStringLiteral("waiting")).toInt(),
                                         body.value(QStringLiteral("openWindows")).toInt(),
                                         minutes(body, QStringLiteral("lowMinutes")),
                                         minutes(body, QStringLiteral("highMinutes")),
                                         m_journal.clock().now().wallMs,
                                         waitRangeFrom(body.value(QStringLiteral("earlier"))),
                                         stopFrom(textOf(body, "stopped")),
                                         body.value(QStringLiteral("late"))
                                             .toObject()
                                             .value(QStringLiteral("fromDueAt"))
                                             .toInteger()});
        }
    } else if (isKind(feed::kNotice)) {
        m_notices.remove(change.id);
        if (change.body) {
            m_notices.insert(change.id, body);
        }
    }
}

void TicketDesk::rebuildCatalogue()
{
    m_catalogue.themes = m_themes.values();
    m_catalogue.matters = m_matters.values();
    m_catalogue.departments = m_departments.values();
    m_catalogue.agreements = m_agreements.values();
    const auto inOrder = [](const auto& a, const auto& b) {
        return std::tie(a.order, a.id) < std::tie(b.order, b.id);
    };
    std::sort(m_catalogue.themes.begin(), m_catalogue.themes.end(), inOrder);
    std::sort(m_catalogue.matters.begin(), m_catalogue.matters.end(), inOrder);
}

} // namespace onewindow::queue
