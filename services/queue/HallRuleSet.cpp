// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallRuleSet.h"

#include "services/identity/Account.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace onewindow::queue {

namespace {

const QString kCalling = QStringLiteral("calling");
const QString kOpening = QStringLiteral("opening");
const QString kWindows = QStringLiteral("windows");
const QString kSkills = QStringLiteral("skills");

constexpr qsizetype kShownLimit = 64; ///< Of a name that somebody outside has made up.

Error bad(const QString& field, const QString& what)
{
    return {ErrorCode::BadRequest, field.left(kShownLimit) + QStringLiteral(": ") + what};
}

Error unknown(const QString& field)
{
    return bad(field, QStringLiteral("is not known here"));
}

const RuleNumber* numberOf(QStringView name)
{
    const auto numbers = ruleNumbers();
    const auto found = std::find_if(numbers.begin(), numbers.end(), [name](const RuleNumber& one) {
        return name == QLatin1String(one.name);
    });
    return found == numbers.end() ? nullptr : &*found;
}

std::optional<qint64> wholeNumber(const QJsonValue& value, const RuleNumber& rule)
{
    const double number = value.toDouble(std::nan(""));
    const bool isWithin = number >= static_cast<double>(rule.least) &&
                          number <= static_cast<double>(rule.most) && std::trunc(number) == number;
    return isWithin ? std::optional(static_cast<qint64>(number)) : std::nullopt;
}

/// Reads a set. Strict, it stops at the first thing that is wrong; else it leaves that out.
class Reader
{
public:
    explicit Reader(bool isStrict)
        : m_isStrict(isStrict)
    {}

    Result<HallRuleSet> read(const QJsonObject& json)
    {
        for (auto group = json.begin(); group != json.end(); ++group) {
            if (group.value().isNull()) {
                continue;
            }
            OW_TRY(readGroup(group.key(), group.value()));
        }
        return std::move(m_set);
    }

private:
    /// `error`, where somebody is to hear of it.
    Result<void> refuse(const Error& error) const
    {
        return m_isStrict ? Result<void>(error) : Result<void>();
    }

    Result<void> readGroup(const QString& name, const QJsonValue& value)
    {
        const bool isKnown =
            name == kCalling || name == kOpening || name == kWindows || name == kSkills;
        if (!isKnown) {
            return refuse(unknown(name));
        }
        if (!value.isObject()) {
            return refuse(bad(name, QStringLiteral("must be an object")));
        }
        const QJsonObject json = value.toObject();
        if (name == kCalling) {
            return readCalling(json);
        }
        if (name == kOpening) {
            return readOpening(json);
        }
        auto& lists = name == kWindows ? m_set.windows.emplace() : m_set.skills;
        return readLists(name, json, lists);
    }

    Result<void> readCalling(const QJsonObject& json)
    {
        auto& calling = m_set.calling.emplace();
        for (auto member = json.begin(); member != json.end(); ++member) {
            const QString field = kCalling + u'.' + member.key();
            const RuleNumber* rule = numberOf(member.key());
            const auto number = rule == nullptr ? std::nullopt : wholeNumber(*member, *rule);
            if (number) {
                calling.insert(member.key(), *number);
            } else {
                OW_TRY(refuse(
                    rule == nullptr
                        ? unknown(field)
                        : bad(field, QStringLiteral("%1 to %2").arg(rule->least).arg(rule->most))));
            }
        }
        return {};
    }

    Result<void> readOpening(const QJsonObject& json)
    {
        constexpr std::array kNames{QLatin1String("hours"), QLatin1String("weekdays"),
                                    QLatin1String("days")};
        for (auto member = json.begin(); member != json.end(); ++member) {
            const bool isKnown =
                std::find(kNames.begin(), kNames.end(), member.key()) != kNames.end();
            const QString field = kOpening + u'.' + member.key();
            if (!isKnown) {
                OW_TRY(refuse(unknown(field)));
            } else if (!member.value().isObject() && member.key() != kNames[0]) {
                OW_TRY(refuse(bad(field, QStringLiteral("must be an object"))));
            }
        }
        auto week = catalog::OpeningWeek::parse(json);
        if (!week) {
            return refuse({ErrorCode::BadRequest, kOpening + u'.' + week.error().detail});
        }
        m_set.opening = std::move(week).value();
        return {};
    }

    Result<void> readLists(const QString& group, const QJsonObject& json,
                           QMap<QString, QStringList>& lists)
    {
        const bool isSkills = group == kSkills;
        const qsizetype most = isSkills ? HallRuleSet::kAccountsLimit : HallRuleSet::kWindowsLimit;
        if (json.size() > most) {
            return refuse(bad(group, QStringLiteral("at most %1").arg(most)));
        }
        for (auto member = json.begin(); member != json.end(); ++member) {
            const QString& key = member.key();
            const bool isKey = isSkills ? identity::isAccountName(key)
                                        : !key.isEmpty() && key.size() <= HallRuleSet::kIdLimit;
            const auto matters = isKey ? mattersFrom(*member) : std::nullopt;
            if (matters) {
                lists.insert(key, *matters);
            } else {
                OW_TRY(refuse(bad(group + u'.' + key, QStringLiteral("a list of matters"))));
            }
        }
        return {};
    }

    static std::optional<QStringList> mattersFrom(const QJsonValue& value)
    {
        const QJsonArray list = value.toArray();
        QStringList matters;
        for (const QJsonValue one : list) {
            const QString id = one.toString();
            if (id.isEmpty() || id.size() > HallRuleSet::kIdLimit || matters.contains(id)) {
                return std::nullopt;
            }
            matters << id;
        }
        const bool isList = value.isArray() && list.size() <= HallRuleSet::kMattersLimit;
        return isList ? std::optional(matters) : std::nullopt;
    }

    bool m_isStrict;
    HallRuleSet m_set;
};

QJsonObject listsJson(const QMap<QString, QStringList>& lists)
{
    QJsonObject json;
    for (auto list = lists.cbegin(); list != lists.cend(); ++list) {
        json.insert(list.key(), QJsonArray::fromStringList(*list));
    }
    return json;
}

/// What stands in `json`, each under all the names that lead to it.
void flatten(const QJsonObject& json, const QString& prefix, QMap<QString, QJsonValue>& found)
{
    for (auto member = json.begin(); member != json.end(); ++member) {
        const QString field = prefix + member.key();
        if (member.value().isObject()) {
            flatten(member.value().toObject(), field + u'.', found);
        } else {
            found.insert(field, member.value());
        }
    }
}

} // namespace

Result<HallRuleSet> HallRuleSet::parse(const QJsonObject& json)
{
    return Reader(true).read(json);
}

HallRuleSet HallRuleSet::fromJson(const QJsonObject& json)
{
    auto set = Reader(false).read(json);
    return set ? std::move(set).value() : HallRuleSet();
}

QJsonObject HallRuleSet::toJson() const
{
    QJsonObject json;
    if (calling) {
        QJsonObject numbers;
        for (auto number = calling->cbegin(); number != calling->cend(); ++number) {
            numbers.insert(number.key(), *number);
        }
        json.insert(kCalling, numbers);
    }
    if (opening) {
        json.insert(kOpening, opening->toJson());
    }
    if (windows) {
        json.insert(kWindows, listsJson(*windows));
    }
    if (!skills.isEmpty()) {
        json.insert(kSkills, listsJson(skills));
    }
    return json;
}

HallRules HallRuleSet::over(HallRules file) const
{
    if (calling) {
        for (const RuleNumber& rule : ruleNumbers()) {
            const auto set = calling->constFind(QLatin1String(rule.name));
            if (set != calling->cend()) {
                rule.set(file, *set);
            }
        }
    }
    return file;
}

QStringList HallRuleSet::beyondSkills(const QString& account, const QStringList& matters) const
{
    const auto allowed = skills.constFind(account);
    QStringList beyond;
    if (allowed != skills.cend()) {
        std::copy_if(matters.begin(), matters.end(), std::back_inserter(beyond),
                     [&](const QString& matter) { return !allowed->contains(matter); });
    }
    return beyond;
}

QJsonObject callingJson(const HallRules& rules)
{
    QJsonObject json;
    for (const RuleNumber& rule : ruleNumbers()) {
        json.insert(QLatin1String(rule.name), rule.value(rules));
    }
    return json;
}

QList<RuleChange> changesBetween(const QJsonObject& from, const QJsonObject& to)
{
    QMap<QString, QJsonValue> before;
    QMap<QString, QJsonValue> after;
    flatten(from, {}, before);
    flatten(to, {}, after);
    QList<RuleChange> changes;
    for (auto old = before.cbegin(); old != before.cend(); ++old) {
        const QJsonValue now = after.value(old.key(), QJsonValue::Null);
        if (now != *old) {
            changes.append({old.key(), *old, now});
        }
    }
    for (auto now = after.cbegin(); now != after.cend(); ++now) {
        if (!before.contains(now.key())) {
            changes.append({now.key(), QJsonValue::Null, *now});
        }
    }
    std::sort(changes.begin(), changes.end(),
              [](const RuleChange& a, const RuleChange& b) { return a.field < b.field; });
    return changes;
}

QJsonObject inForce(const QJsonObject& set, const QJsonObject& file)
{
    QJsonObject all = file;
    for (auto group = set.begin(); group != set.end(); ++group) {
        all.insert(group.key(), group.value());
    }
    // A number that was not set is the file's, whichever others were.
    QJsonObject numbers = file.value(kCalling).toObject();
    const QJsonObject chosen = set.value(kCalling).toObject();
    for (auto number = chosen.begin(); number != chosen.end(); ++number) {
        numbers.insert(number.key(), number.value());
    }
    all.insert(kCalling, numbers);
    const QJsonObject opening = all.value(kOpening).toObject();
    if (const auto week = catalog::OpeningWeek::parse(opening); week) {
        all.insert(kOpening, week.value().expanded().toJson());
    }
    return all;
}

} // namespace onewindow::queue
