// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotPlan.h"

#include "services/appointments/FactKinds.h"
#include "services/core/ConfigFile.h"
#include "services/crypto/Suite.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace onewindow::appointments {

namespace {

constexpr qsizetype kResourcesLimit = 500;
constexpr qsizetype kListLimit = 200; ///< Of any other list in the plan.
constexpr int kWorkingDaysLimit = 60;
constexpr int kWeekDays = 7;

Error bad(const QString& what)
{
    return {ErrorCode::BadConfig, what};
}

/// A list of texts, each within Slot's limits of a resource.
Result<QStringList> textsIn(const QJsonObject& json, const char* name)
{
    const QJsonValue value = json.value(QLatin1String(name));
    const QJsonArray list = value.toArray();
    if ((!value.isUndefined() && !value.isArray()) || list.size() > kListLimit) {
        return bad(QStringLiteral("%1 must be a list of at most %2")
                       .arg(QLatin1String(name), QString::number(kListLimit)));
    }
    QStringList texts;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString text = list.at(i).toString();
        if (text.isEmpty() || text.size() > kResourceLimit) {
            return bad(QStringLiteral("%1[%2] must be a text of 1 to %3 characters")
                           .arg(QLatin1String(name))
                           .arg(i)
                           .arg(kResourceLimit));
        }
        texts << text;
    }
    return texts;
}

Result<int> numberIn(const QJsonObject& json, const char* name, int otherwise, int least, int most)
{
    const QJsonValue value = json.value(QLatin1String(name));
    const int number = value.isUndefined() ? otherwise : value.toInt(least - 1);
    return number >= least && number <= most
               ? Result<int>(number)
               : bad(QStringLiteral("%1 must be a whole number, %2 to %3")
                         .arg(QLatin1String(name))
                         .arg(least)
                         .arg(most));
}

Result<PlannedResource> resourceFrom(const QJsonObject& json)
{
    PlannedResource resource;
    resource.id = json.value(QLatin1String("id")).toString();
    const auto matters = textsIn(json, "matters");
    const auto halls = textsIn(json, "halls");
    const auto hours = textsIn(json, "hours");
    for (const auto* texts : {&matters, &halls, &hours}) {
        if (!*texts) {
            return texts->error();
        }
    }
    const auto minutes = numberIn(json, "slotMinutes", resource.slotMinutes, 1, kMinutesOfDay);
    const auto places = numberIn(json, "places", -1, 0, static_cast<int>(kCapacityLimit));
    if (!minutes || !places) {
        return !minutes ? minutes.error() : places.error();
    }
    resource.matters = matters.value();
    resource.halls = halls.value();
    resource.slotMinutes = minutes.value();
    resource.places = places.value();
    for (qsizetype i = 0; i < hours.value().size(); ++i) {
        const auto span = catalog::daySpanFrom(hours.value().at(i));
        if (!span || (!resource.hours.isEmpty() && span->from < resource.hours.last().until)) {
            return bad(
                QStringLiteral("hours[%1] must be as 0900-1200, after the one before").arg(i));
        }
        resource.hours << *span;
    }
    const Slot probe{{}, resource.id, QStringLiteral("2026-01-05"), 0, 1};
    if (!isSlot(probe)) {
        return bad(QStringLiteral("id must be letters, digits, '.', '_' and '-'"));
    }
    return resource.hours.isEmpty() ? bad(QStringLiteral("hours is missing"))
                                    : Result<PlannedResource>(resource);
}

} // namespace

Result<SlotPlan> SlotPlan::load(const QString& path)
{
    const auto content = readConfigFile(path);
    return content ? parse(content.value(), path, QFileInfo(path).absolutePath()) : content.error();
}

Result<SlotPlan> SlotPlan::parse(const QByteArray& json, const QString& fileName,
                                 const QString& folder)
{
    const auto named = [&](const Error& error) {
        return Error{error.code, fileName + QStringLiteral(": ") + error.detail};
    };
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError || !document.isObject()) {
        return named(bad(QStringLiteral("%1 at byte %2")
                             .arg(parsed.errorString(), QString::number(parsed.offset))));
    }
    const QJsonObject root = document.object();
    SlotPlan plan;
    plan.m_digest = QString::fromLatin1(crypto::digest(crypto::Suite::International, json).toHex());
    const auto days = numberIn(root, "workingDays", plan.m_workingDays, 1, kWorkingDaysLimit);
    if (!days) {
        return named(days.error());
    }
    plan.m_workingDays = days.value();
    const auto rules = rulesFromJson(root.value(QLatin1String("rules")).toObject());
    if (!rules) {
        return named(bad(QStringLiteral("rules: ") + rules.error().detail));
    }
    plan.m_rules = rules.value();
    if (const auto read = plan.readCalendar(root, folder); !read) {
        return named(read.error());
    }
    if (const auto read = plan.readResources(root); !read) {
        return named(read.error());
    }
    return plan;
}

Result<void> SlotPlan::readCalendar(const QJsonObject& root, const QString& folder)
{
    if (const QJsonValue value = root.value(QLatin1String("weekdays")); !value.isUndefined()) {
        QSet<int> weekdays;
        for (const QJsonValue day : value.toArray()) {
            weekdays << day.toInt();
        }
        const bool isGood = std::all_of(weekdays.begin(), weekdays.end(),
                                        [](int day) { return day >= 1 && day <= kWeekDays; });
        if (!value.isArray() || !isGood) {
            return bad(QStringLiteral("weekdays must be a list of 1 (Monday) to 7"));
        }
        m_calendar.setWeekdays(weekdays);
    }
    for (const char* name : {"national", "regional"}) {
        const auto files = textsIn(root, name);
        if (!files) {
            return files.error();
        }
        for (const QString& file : files.value()) {
            const auto list = catalog::HolidayList::load(QDir(folder).filePath(file));
            if (!list) {
                return list.error();
            }
            if (name == std::string_view("national")) {
                m_calendar.setNational(list.value());
            } else {
                m_calendar.addRegional(list.value());
            }
        }
    }
    const QJsonArray overrides = root.value(QLatin1String("overrides")).toArray();
    for (qsizetype i = 0; i < overrides.size(); ++i) {
        const QJsonObject item = overrides.at(i).toObject();
        const QDate date = QDate::fromString(item.value(QLatin1String("date")).toString(),
                                             QStringLiteral("yyyy-MM-dd"));
        if (!date.isValid() || !item.value(QLatin1String("isWorkingDay")).isBool()) {
            return bad(
                QStringLiteral("overrides[%1] needs a date as yyyy-MM-dd and isWorkingDay").arg(i));
        }
        m_overrides[item.value(QLatin1String("hall")).toString()].insert(
            date, item.value(QLatin1String("isWorkingDay")).toBool());
    }
    return {};
}

Result<void> SlotPlan::readResources(const QJsonObject& root)
{
    const QJsonArray resources = root.value(QLatin1String("resources")).toArray();
    if (resources.isEmpty() || resources.size() > kResourcesLimit) {
        return bad(QStringLiteral("resources must be a list of 1 to %1").arg(kResourcesLimit));
    }
    for (qsizetype i = 0; i < resources.size(); ++i) {
        const QString where = QStringLiteral("resources[%1]").arg(i);
        const auto resource = resourceFrom(resources.at(i).toObject());
        if (!resource) {
            return bad(where + u'.' + resource.error().detail);
        }
        const auto isSame = [&](const PlannedResource& other) {
            return other.id == resource.value().id;
        };
        if (std::any_of(m_resources.begin(), m_resources.end(), isSame)) {
            return bad(where + QStringLiteral(".id is there twice: ") + resource.value().id);
        }
        m_resources << resource.value();
    }
    return {};
}

QList<QDate> SlotPlan::days(const QString& hall, const QDate& today) const
{
    catalog::WorkCalendar calendar = m_calendar;
    for (const QString& name : {QString(), hall}) {
        const QMap<QDate, bool> overrides = m_overrides.value(name);
        for (auto it = overrides.cbegin(); it != overrides.cend(); ++it) {
            calendar.setOverride(it.key(), it.value());
        }
    }
    QList<QDate> days = calendar.workingDays(today, m_workingDays);
    days.removeIf([&](const QDate& day) { return today.daysTo(day) >= kHandleDays; });
    return days;
}

QList<PlannedResource> SlotPlan::resourcesOf(const QString& hall) const
{
    QList<PlannedResource> found;
    std::copy_if(m_resources.begin(), m_resources.end(), std::back_inserter(found),
                 [&](const PlannedResource& resource) {
                     return resource.halls.isEmpty() || resource.halls.contains(hall);
                 });
    return found;
}

QList<Capacity> SlotPlan::slotsOn(const QString& hall, const QDate& day) const
{
    QList<Capacity> found;
    for (const PlannedResource& resource : resourcesOf(hall)) {
        for (const auto& [from, to] : resource.hours) {
            for (int at = from; at + resource.slotMinutes <= to; at += resource.slotMinutes) {
                found << Capacity{Slot{hall, resource.id, day.toString(Qt::ISODate), at,
                                       at + resource.slotMinutes},
                                  resource.places};
            }
        }
    }
    return found;
}

PlanNotice SlotPlan::noticeFor(const QString& hall) const
{
    PlanNotice notice;
    notice.rules = m_rules;
    notice.digest = m_digest;
    for (const PlannedResource& resource : resourcesOf(hall)) {
        for (const QString& matter : resource.matters) {
            notice.groups.insert(matter, resource.id);
        }
    }
    return notice;
}

namespace {

/// What of a day is not yet as `planned`; slots that the plan has no more get no place.
Result<QList<Capacity>> changesOn(LotStore& store, const QList<PlannedResource>& resources,
                                  const QList<Capacity>& planned, const QString& hall,
                                  const QDate& day, qint64 nowMs)
{
    QHash<QString, qint64> known;
    for (const PlannedResource& resource : resources) {
        const auto accounts = store.accountsOfDay(resource.id, day.toString(Qt::ISODate));
        if (!accounts) {
            return accounts.error();
        }
        for (const SlotAccount& account : accounts.value()) {
            known.insert(account.slot, account.capacity);
        }
    }
    QList<Capacity> changes;
    for (const Capacity& wanted : planned) {
        const QString key = wanted.slot.key();
        const bool isNews = known.value(key, -1) != wanted.places;
        known.remove(key);
        if (isNews && wanted.slot.startsAtMs() > nowMs) {
            changes << wanted;
        }
    }
    for (auto it = known.cbegin(); it != known.cend(); ++it) {
        const auto slot = slotFromKey(hall, it.key());
        if (slot && it.value() > 0 && slot->startsAtMs() > nowMs) {
            changes << Capacity{*slot, 0};
        }
    }
    return changes;
}

} // namespace

Result<bool> applyPlan(storage::Database& database, const SlotPlan& plan, SlotBook& book,
                       SlotFeed& feed, const Clock& clock)
{
    const QString hall = book.hall();
    const qint64 nowMs = clock.now().wallMs;
    const QDate today = QDate::fromString(queue::hallDay(nowMs), Qt::ISODate);
    const QList<QDate> days = plan.days(hall, today);
    const auto before = findPlanNotice(database, hall, true);
    if (!before) {
        return before.error();
    }
    PlanNotice notice = plan.noticeFor(hall);
    const bool isSame = before.value() && before.value()->digest == notice.digest;
    const QString done = isSame ? before.value()->until : QString();
    notice.until = days.isEmpty() ? done : std::max(done, days.last().toString(Qt::ISODate));
    if (before.value() == notice) {
        return false;
    }
    LotStore store(database, hall);
    const QList<PlannedResource> resources = plan.resourcesOf(hall);
    bool hasMore = false;
    for (QDate day = today; !days.isEmpty() && day <= days.last(); day = day.addDays(1)) {
        if (day.toString(Qt::ISODate) <= done) {
            continue;
        }
        const auto changes = changesOn(
            store, resources, days.contains(day) ? plan.slotsOn(hall, day) : QList<Capacity>(),
            hall, day, nowMs);
        if (!changes) {
            return changes.error();
        }
        if (changes.value().isEmpty()) {
            continue;
        }
        for (qsizetype from = 0; from < changes.value().size(); from += facts::kItemLimit) {
            OW_TRY(book.setCapacity(database, changes.value().mid(from, facts::kItemLimit),
                                    QStringLiteral("plan")));
        }
        hasMore = day < days.last();
        notice.until = day.toString(Qt::ISODate);
        break;
    }
    OW_TRY(feed.publishPlan(database, hall, toJson(notice)));
    return hasMore;
}

} // namespace onewindow::appointments
