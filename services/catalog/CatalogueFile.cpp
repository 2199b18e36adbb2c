// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/CatalogueFile.h"

#include "services/catalog/CatalogueSchema.h"
#include "services/catalog/ItemReading.h"
#include "services/catalog/LanguageFiles.h"
#include "services/catalog/MatterCheck.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFileLimitBytes = 32 << 20;
constexpr qsizetype kItemLimit = 10'000;

constexpr std::array kLists{"departments"_L1, "agreements"_L1, "themes"_L1, "matters"_L1};

template <typename T>
void sortByOrder(QList<T>& items)
{
    std::stable_sort(items.begin(), items.end(),
                     [](const T& a, const T& b) { return a.order < b.order; });
}

/// Whether one of two JSON pointers leads to the other's thing, or into it.
bool isSamePlace(const QString& a, const QString& b)
{
    const auto& [shorter, longer] =
        std::minmax(a, b, [](const QString& x, const QString& y) { return x.size() < y.size(); });
    return longer == shorter || longer.startsWith(shorter + u'/');
}

/// Compiled once a thread: it takes longer than reading a small file does.
const CatalogueSchema& compiledSchema()
{
    static thread_local const CatalogueSchema schema;
    return schema;
}

/// Adds those of `more` that are not at the place of something named already.
void addOthers(Problems& problems, const Problems& more)
{
    const Problems known = problems;
    for (const Problem& problem : more) {
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](const Problem& other) {
            return isSamePlace(other.pointer, problem.pointer);
        });
        if (!isKnown) {
            problems << problem;
        }
    }
}

/// Reads the lists of a file one after the other. What later items speak of comes first.
class FileReading
{
public:
    FileReading(const QJsonObject& file, LoadedCatalogue& loaded)
        : m_file(file)
        , m_loaded(loaded)
    {}

    template <typename T>
    void list(QLatin1String key, const QString& kind, CatalogueSchema::Part part, QList<T>& items);

private:
    template <typename T>
    Problems problemsOf(const T& item, const QJsonObject& json, const QString& pointer,
                        Fields::Reading& reading, CatalogueSchema::Part part);
    void addSchemaProblems(Problems& problems, CatalogueSchema::Part part, const QJsonObject& json,
                           const QString& pointer);

    /// What is wrong between an item and others.
    [[nodiscard]] Problems problemsAround(const Theme& theme, const QString& pointer) const
    {
        return problemsIn(theme, pointer);
    }

    [[nodiscard]] Problems problemsAround(const Department& department,
                                          const QString& pointer) const
    {
        return problemsIn(department, pointer);
    }

    [[nodiscard]] Problems problemsAround(const Agreement& agreement, const QString& pointer) const
    {
        Problems problems = problemsIn(agreement, pointer);
        if (!agreement.department.isEmpty() &&
            m_loaded.catalogue.department(agreement.department) == nullptr) {
            problems << Problem{
                {}, pointer + u"/department"_s, u"names no department: "_s + agreement.department};
        }
        return problems;
    }

    [[nodiscard]] Problems problemsAround(const Matter& matter, const QString& pointer) const
    {
        return problemsIn(matter, pointer, &m_loaded.catalogue);
    }

    const QJsonObject& m_file;
    LoadedCatalogue& m_loaded;
    const CatalogueSchema& m_schema = compiledSchema();
};

template <typename T>
void FileReading::list(QLatin1String key, const QString& kind, CatalogueSchema::Part part,
                       QList<T>& items)
{
    QSet<QString> ids;
    const QJsonArray array = m_file.value(key).toArray();
    items.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString pointer = u'/' + key + u'/' + QString::number(i);
        const QJsonObject json = array.at(i).toObject();
        Fields::Reading reading;
        Fields fields(json, pointer, reading);
        T item;
        describe(fields, item);
        Problems problems = problemsOf(item, json, pointer, reading, part);
        if (!item.id.isEmpty() && ids.contains(item.id)) {
            problems << Problem{{}, pointer + u"/id"_s, u"is used twice"_s};
        }
        ids << item.id;
        const QString name =
            item.id.isEmpty() ? kind + u" #"_s + QString::number(i) : itemName(kind, item.id);
        for (Problem& problem : problems) {
            problem.item = name;
        }
        if (problems.isEmpty()) {
            items << std::move(item);
        }
        m_loaded.problems += problems;
    }
}

template <typename T>
Problems FileReading::problemsOf(const T& item, const QJsonObject& json, const QString& pointer,
                                 Fields::Reading& reading, CatalogueSchema::Part part)
{
    Problems problems = std::move(reading.problems);
    addOthers(problems, problemsAround(item, pointer));
    if (isTooLarge(item, reading)) {
        problems << Problem{{}, pointer, u"is over %1 bytes as JSON"_s.arg(kItemLimitBytes)};
    }
    if (!m_schema.accepts(part, json)) {
        addSchemaProblems(problems, part, json, pointer);
    }
    return problems;
}

/// What the schema alone finds: mostly, keys that nobody reads.
void FileReading::addSchemaProblems(Problems& problems, CatalogueSchema::Part part,
                                    const QJsonObject& json, const QString& pointer)
{
    if (QJsonDocument(json).toJson(QJsonDocument::Compact).size() > kItemLimitBytes) {
        if (problems.isEmpty()) {
            problems << Problem{{}, pointer, u"is over %1 bytes"_s.arg(kItemLimitBytes)};
        }
        return;
    }
    addOthers(problems, m_schema.problems(part, json, pointer));
    if (problems.isEmpty()) {
        problems << Problem{{}, pointer, u"does not fit catalogue.schema.json"_s};
    }
}

} // namespace

Result<LoadedCatalogue> readCatalogue(const QJsonObject& file)
{
    qsizetype count = 0;
    LoadedCatalogue loaded;
    for (const QLatin1String key : kLists) {
        const QJsonValue list = file.value(key);
        count += list.toArray().size();
        if (!list.isUndefined() && !list.isArray()) {
            loaded.problems << Problem{u"file"_s, u'/' + key, u"must be a list"_s};
        }
    }
    if (file.value("themes"_L1).toArray().isEmpty() ||
        file.value("matters"_L1).toArray().isEmpty() || count > kItemLimit) {
        return Error{ErrorCode::BadCatalogue, u"needs themes and matters, at most 10000 in all"_s};
    }
    for (const QString& key : file.keys()) {
        if (key != u"$schema" &&
            !std::ranges::any_of(kLists, [&](QLatin1String known) { return key == known; })) {
            loaded.problems << Problem{u"file"_s, u'/' + key.left(kIdLimit), u"is not known"_s};
        }
    }
    Catalogue& catalogue = loaded.catalogue;
    FileReading reading(file, loaded);
    using Part = CatalogueSchema::Part;
    reading.list("departments"_L1, u"department"_s, Part::Department, catalogue.departments);
    reading.list("agreements"_L1, u"agreement"_s, Part::Agreement, catalogue.agreements);
    reading.list("themes"_L1, u"theme"_s, Part::Theme, catalogue.themes);
    reading.list("matters"_L1, u"matter"_s, Part::Matter, catalogue.matters);
    sortByOrder(catalogue.themes);
    sortByOrder(catalogue.matters);
    return loaded;
}

Result<LoadedCatalogue> loadCatalogue(const QString& path)
{
    const auto bad = [&path](const QString& why) {
        return Error{ErrorCode::BadCatalogue, path + u": "_s + why};
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return bad(u"cannot be read: "_s + file.errorString());
    }
    const QByteArray bytes = file.read(kFileLimitBytes + 1);
    if (bytes.size() > kFileLimitBytes) {
        return bad(u"is over 32 MiB"_s);
    }
    if (bytes.trimmed().isEmpty()) {
        return bad(u"is empty"_s);
    }
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        return bad(u"byte %1: %2"_s.arg(parsed.offset).arg(parsed.errorString()));
    }
    if (!document.isObject()) {
        return bad(u"is no JSON object"_s);
    }
    LanguageFiles languages(path);
    auto loaded = readCatalogue(languages.applyTo(document.object()));
    if (!loaded) {
        return bad(loaded.error().detail);
    }
    loaded.value().problems += languages.problems();
    loaded.value().missing = languages.missing();
    return loaded;
}

QJsonObject toJson(const Catalogue& catalogue)
{
    const auto array = [](const auto& items) {
        QJsonArray json;
        for (const auto& item : items) {
            json.append(toJson(item));
        }
        return json;
    };
    QJsonObject json;
    const auto put = [&](QLatin1String key, const QJsonArray& items) {
        if (!items.isEmpty()) {
            json.insert(key, items);
        }
    };
    put("departments"_L1, array(catalogue.departments));
    put("agreements"_L1, array(catalogue.agreements));
    put("themes"_L1, array(catalogue.themes));
    put("matters"_L1, array(catalogue.matters));
    return json;
}

} // namespace onewindow::catalog
