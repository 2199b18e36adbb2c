// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/LanguageFiles.h"

#include "services/catalog/Fields.h"
#include "services/core/ConfigFile.h"
#include "services/core/Languages.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFileLimitBytes = 8 << 20;
constexpr qsizetype kShown = 60; ///< Characters of a text in a problem's pointer.

QString pointerTo(const QString& text)
{
    QString name = text.left(kShown);
    name.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1).replace(u'\n', u' ');
    return u"/texts/"_s + name;
}

/// What is filled in later, "{card.name}": the same in all languages, in whatever order.
QStringList placeholdersOf(const QString& text)
{
    static const QRegularExpression placeholder(u"\\{[^{}]*\\}"_s);
    QStringList found;
    for (auto it = placeholder.globalMatch(text); it.hasNext();) {
        found << it.next().captured();
    }
    found.sort();
    return found;
}

/// Of `TAG` in "hall.TAG.json" beside `path`; empty where it is no such file.
QString tagOf(const QString& path, const QString& name)
{
    const QFileInfo info(path);
    const QString start = info.completeBaseName() + u'.';
    const QString end = u'.' + info.suffix();
    const QString tag = name.sliced(start.size()).chopped(end.size());
    return isLanguageTag(tag) && tag != u"zh" ? tag : QString();
}

} // namespace

QStringList LanguageFiles::pathsFor(const QString& path)
{
    const QFileInfo info(path);
    const QDir folder = info.dir();
    const QStringList names = folder.entryList({info.completeBaseName() + u".*."_s + info.suffix()},
                                               QDir::Files, QDir::Name);
    QStringList paths;
    for (const QString& name : names) {
        if (paths.size() < kLanguageLimit && !tagOf(path, name).isEmpty()) {
            paths << folder.filePath(name);
        }
    }
    return paths;
}

LanguageFiles::LanguageFiles(const QString& path)
{
    const QStringList paths = pathsFor(path);
    for (const QString& one : paths) {
        read(one, tagOf(path, QFileInfo(one).fileName()));
    }
}

void LanguageFiles::read(const QString& path, const QString& tag)
{
    File file{tag, QFileInfo(path).fileName(), {}, {}};
    const auto content = readConfigFile(path, kFileLimitBytes);
    QJsonParseError parsed;
    const QJsonDocument document =
        content ? QJsonDocument::fromJson(content.value(), &parsed) : QJsonDocument();
    if (!content || !document[u"texts"_s].isObject()) {
        const QString why = !content ? content.error().detail
                            : parsed.error != QJsonParseError::NoError
                                ? parsed.errorString()
                                : u"must be an object of texts by the Chinese text"_s;
        m_problems << Problem{file.name, u"/texts"_s, why};
        return;
    }
    const QJsonObject texts = document[u"texts"_s].toObject();
    for (auto one = texts.constBegin(); one != texts.constEnd(); ++one) {
        const QString text = one.value().toString();
        if (text.isEmpty() || text.size() > kProseLimit) {
            m_problems << Problem{file.name, pointerTo(one.key()),
                                  u"must be a text of 1 to %1 characters"_s.arg(kProseLimit)};
        } else if (placeholdersOf(text) != placeholdersOf(one.key())) {
            m_problems << Problem{file.name, pointerTo(one.key()),
                                  u"must have the same placeholders in braces"_s};
        } else {
            file.texts.insert(one.key(), text);
        }
    }
    m_files << std::move(file);
}

std::optional<QJsonObject> LanguageFiles::withLanguages(const QJsonObject& text)
{
    const QString chinese = text["zh"_L1].toString();
    std::optional<QJsonObject> added;
    for (File& file : m_files) {
        const auto found = file.texts.constFind(chinese);
        if (found != file.texts.cend()) {
            file.unused.remove(chinese);
        }
        if (text.contains(file.tag)) {
            continue;
        }
        if (found == file.texts.cend()) {
            m_missing[file.tag] << chinese;
            continue;
        }
        added = added ? added : text;
        added->insert(file.tag, *found);
    }
    return added;
}

std::optional<QJsonValue> LanguageFiles::withTexts(const QJsonValue& value)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        std::optional<QJsonArray> whole;
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (auto changed = withTexts(array.at(i))) {
                whole = whole ? whole : array;
                whole->replace(i, *changed);
            }
        }
        return whole;
    }
    const QJsonObject object = value.toObject();
    if (object["zh"_L1].isString()) {
        return withLanguages(object);
    }
    std::optional<QJsonObject> whole;
    for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
        if (auto changed = withTexts(member.value())) {
            whole = whole ? whole : object;
            whole->insert(member.key(), *changed);
        }
    }
    return whole;
}

QJsonObject LanguageFiles::applyTo(const QJsonObject& file)
{
    m_missing.clear();
    if (m_files.isEmpty()) {
        return file;
    }
    for (File& one : m_files) {
        const QStringList texts = one.texts.keys();
        one.unused = {texts.cbegin(), texts.cend()};
    }
    const QJsonObject whole = withTexts(file).value_or(file).toObject();
    for (const File& one : std::as_const(m_files)) {
        QStringList unused = one.unused.values();
        unused.sort();
        for (const QString& text : std::as_const(unused)) {
            m_problems << Problem{one.name, pointerTo(text), u"is no text of the file"_s};
        }
    }
    for (QStringList& missing : m_missing) {
        missing.removeDuplicates();
    }
    return whole;
}

} // namespace onewindow::catalog
