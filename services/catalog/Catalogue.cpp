// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace onewindow::catalog {

namespace {

constexpr qint64 kFileLimitBytes = 8 << 20;
constexpr qsizetype kTextLimit = 200;
constexpr qsizetype kIdLimit = 40;
constexpr qsizetype kMaterialLimit = 50;
constexpr qsizetype kItemLimit = 10'000;
constexpr int kLongestServiceMinutes = 240;

QJsonObject toJson(const LocalText& text)
{
    QJsonObject json{{QStringLiteral("zh"), text.zh}};
    if (!text.en.isEmpty()) {
        json.insert(QStringLiteral("en"), text.en);
    }
    return json;
}

/// Reads the fields of one item and remembers the first that is wrong.
class FieldReader
{
public:
    FieldReader(const QJsonObject& json, QString what)
        : m_json(json)
        , m_what(std::move(what))
    {}

    QString text(const QString& key, bool isRequired, qsizetype limit = kTextLimit)
    {
        const QJsonValue value = m_json.value(key);
        if (value.isUndefined() && !isRequired) {
            return {};
        }
        QString text = value.toString();
        if (!value.isString() || text.size() > limit || (isRequired && text.trimmed().isEmpty())) {
            fail(key, QStringLiteral("must be a text of 1 to %1 characters").arg(limit));
            return {};
        }
        return text;
    }

    LocalText local(const QString& key, bool isRequired)
    {
        const QJsonValue value = m_json.value(key);
        if (value.isUndefined() && !isRequired) {
            return {};
        }
        const QJsonObject json = value.toObject();
        LocalText text{json.value(QStringLiteral("zh")).toString(),
                       json.value(QStringLiteral("en")).toString()};
        if (!value.isObject() || text.zh.isEmpty() || text.zh.size() > kTextLimit ||
            text.en.size() > kTextLimit) {
            fail(key, QStringLiteral("must be {\"zh\": text, \"en\": text} with a Chinese text"));
        }
        return text;
    }

    int number(const QString& key, int fallback, int min, int max)
    {
        const QJsonValue value = m_json.value(key);
        if (value.isUndefined()) {
            return fallback;
        }
        const int number = value.toInt(min - 1);
        if (number < min || number > max) {
            fail(key, QStringLiteral("must be a whole number from %1 to %2").arg(min).arg(max));
        }
        return number;
    }

    bool flag(const QString& key, bool fallback)
    {
        const QJsonValue value = m_json.value(key);
        if (!value.isUndefined() && !value.isBool()) {
            fail(key, QStringLiteral("must be true or false"));
        }
        return value.toBool(fallback);
    }

    QJsonArray list(const QString& key, qsizetype limit)
    {
        const QJsonValue value = m_json.value(key);
        if (!value.isUndefined() && (!value.isArray() || value.toArray().size() > limit)) {
            fail(key, QStringLiteral("must be a list of at most %1").arg(limit));
        }
        return value.toArray();
    }

    void fail(const QString& key, const QString& reason)
    {
        if (m_problem.isEmpty()) {
            m_problem = m_what + u' ' +
                        m_json.value(QStringLiteral("id")).toString().left(kIdLimit) +
                        QStringLiteral(": ") + key + u' ' + reason;
        }
    }

    [[nodiscard]] const QString& problem() const { return m_problem; }

private:
    const QJsonObject& m_json;
    QString m_what;
    QString m_problem;
};

bool isSeries(const QString& series)
{
    return series.size() == 1 && series.at(0) >= u'A' && series.at(0) <= u'Z' && series != u"I" &&
           series != u"O";
}

template <typename T>
void sortByOrder(QList<T>& items)
{
    std::stable_sort(items.begin(), items.end(),
                     [](const T& a, const T& b) { return a.order < b.order; });
}

} // namespace

QString LocalText::in(const QString& language) const
{
    return language.startsWith(u"en") && !en.isEmpty() ? en : zh;
}

const Matter* Catalogue::matter(const QString& id) const
{
    const auto found =
        std::find_if(matters.begin(), matters.end(), [&](const Matter& m) { return m.id == id; });
    return found == matters.end() ? nullptr : &*found;
}

QList<const Matter*> Catalogue::mattersOf(const QString& theme) const
{
    QList<const Matter*> found;
    for (const Matter& matter : matters) {
        if (matter.theme == theme) {
            found << &matter;
        }
    }
    return found;
}

QJsonObject toJson(const Theme& theme)
{
    return {{QStringLiteral("id"), theme.id},
            {QStringLiteral("name"), toJson(theme.name)},
            {QStringLiteral("icon"), theme.icon},
            {QStringLiteral("order"), theme.order}};
}

QJsonObject toJson(const Matter& matter)
{
    QJsonArray materials;
    for (const Material& material : matter.materials) {
        QJsonObject json{{QStringLiteral("material_name"), toJson(material.name)},
                         {QStringLiteral("is_need"), material.isRequired},
                         {QStringLiteral("page_num"), material.copies}};
        if (!material.note.zh.isEmpty()) {
            json.insert(QStringLiteral("fill_explain"), toJson(material.note));
        }
        materials << json;
    }
    return {{QStringLiteral("id"), matter.id},
            {QStringLiteral("task_code"), matter.taskCode},
            {QStringLiteral("theme"), matter.theme},
            {QStringLiteral("task_name"), toJson(matter.name)},
            {QStringLiteral("dept_name"), toJson(matter.department)},
            {QStringLiteral("series"), matter.series},
            {QStringLiteral("window_area"), toJson(matter.windowArea)},
            {QStringLiteral("needs_card"), matter.needsCard},
            {QStringLiteral("typical_minutes"), matter.typicalMinutes},
            {QStringLiteral("materials"), materials},
            {QStringLiteral("order"), matter.order}};
}

Result<Theme> themeFromJson(const QJsonObject& json)
{
    FieldReader read(json, QStringLiteral("theme"));
    Theme theme;
    theme.id = read.text(QStringLiteral("id"), true, kIdLimit);
    theme.name = read.local(QStringLiteral("name"), true);
    theme.icon = read.text(QStringLiteral("icon"), true, kIdLimit);
    theme.order = read.number(QStringLiteral("order"), 0, 0, 100'000);
    if (!read.problem().isEmpty()) {
        return Error{ErrorCode::BadCatalogue, read.problem()};
    }
    return theme;
}

Result<Matter> matterFromJson(const QJsonObject& json)
{
    FieldReader read(json, QStringLiteral("matter"));
    Matter matter;
    matter.id = read.text(QStringLiteral("id"), true, kIdLimit);
    matter.taskCode = read.text(QStringLiteral("task_code"), false, 36);
    matter.theme = read.text(QStringLiteral("theme"), true, kIdLimit);
    matter.name = read.local(QStringLiteral("task_name"), true);
    matter.department = read.local(QStringLiteral("dept_name"), true);
    matter.series = read.text(QStringLiteral("series"), true, 1);
    if (!isSeries(matter.series)) {
        read.fail(QStringLiteral("series"),
                  QStringLiteral("must be one letter A to Z, not I or O"));
    }
    matter.windowArea = read.local(QStringLiteral("window_area"), true);
    matter.needsCard = read.flag(QStringLiteral("needs_card"), false);
    matter.typicalMinutes =
        read.number(QStringLiteral("typical_minutes"), 8, 1, kLongestServiceMinutes);
    matter.order = read.number(QStringLiteral("order"), 0, 0, 100'000);
    for (const QJsonValue value : read.list(QStringLiteral("materials"), kMaterialLimit)) {
        const QJsonObject item = value.toObject();
        FieldReader readItem(item, QStringLiteral("matter %1: material").arg(matter.id));
        Material material;
        material.name = readItem.local(QStringLiteral("material_name"), true);
        material.isRequired = readItem.flag(QStringLiteral("is_need"), true);
        material.copies = readItem.number(QStringLiteral("page_num"), 1, 0, 100);
        material.note = readItem.local(QStringLiteral("fill_explain"), false);
        if (!readItem.problem().isEmpty()) {
            return Error{ErrorCode::BadCatalogue, readItem.problem()};
        }
        matter.materials << material;
    }
    if (!read.problem().isEmpty()) {
        return Error{ErrorCode::BadCatalogue, read.problem()};
    }
    return matter;
}

Result<LoadedCatalogue> loadCatalogue(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kFileLimitBytes) {
        return Error{ErrorCode::BadCatalogue,
                     path + QStringLiteral(": cannot be read, or is over 8 MiB")};
    }
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parseError);
    if (!document.isObject()) {
        return Error{ErrorCode::BadCatalogue, QStringLiteral("%1: byte %2: %3")
                                                  .arg(path)
                                                  .arg(parseError.offset)
                                                  .arg(parseError.errorString())};
    }
    const QJsonArray themes = document.object().value(QStringLiteral("themes")).toArray();
    const QJsonArray matters = document.object().value(QStringLiteral("matters")).toArray();
    if (themes.isEmpty() || matters.isEmpty() || themes.size() + matters.size() > kItemLimit) {
        return Error{ErrorCode::BadCatalogue,
                     path + QStringLiteral(": needs themes and matters, at most 10000 in all")};
    }
    LoadedCatalogue loaded;
    QSet<QString> themeIds;
    for (const QJsonValue value : themes) {
        Result<Theme> theme = themeFromJson(value.toObject());
        if (!theme) {
            loaded.problems << theme.error().detail;
        } else if (themeIds.contains(theme.value().id)) {
            loaded.problems << QStringLiteral("theme %1: id is used twice").arg(theme.value().id);
        } else {
            themeIds << theme.value().id;
            loaded.catalogue.themes << std::move(theme).value();
        }
    }
    QSet<QString> matterIds;
    for (const QJsonValue value : matters) {
        Result<Matter> matter = matterFromJson(value.toObject());
        if (!matter) {
            loaded.problems << matter.error().detail;
        } else if (matterIds.contains(matter.value().id)) {
            loaded.problems << QStringLiteral("matter %1: id is used twice").arg(matter.value().id);
        } else if (!themeIds.contains(matter.value().theme)) {
            loaded.problems
                << QStringLiteral("matter %1: theme does not exist").arg(matter.value().id);
        } else {
            matterIds << matter.value().id;
            loaded.catalogue.matters << std::move(matter).value();
        }
    }
    sortByOrder(loaded.catalogue.themes);
    sortByOrder(loaded.catalogue.matters);
    return loaded;
}

} // namespace onewindow::catalog
