// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Languages.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QMap>
#include <QRegularExpression>
#include <QTranslator>

#include <algorithm>

namespace onewindow {

namespace {

//: What this language calls itself: a person looks for this name in a list of languages.
constexpr const char* kOwnName = QT_TRANSLATE_NOOP("Language", "简体中文");

const QString kOwnFiles = QStringLiteral(":/i18n");

/// What the file says; else what its locale says.
QString nameOf(const Language& language)
{
    QTranslator texts;
    const QString name = language.load(texts) ? texts.translate("Language", kOwnName) : QString();
    if (!name.isEmpty()) {
        return name;
    }
    const QString known = QLocale(language.id).nativeLanguageName();
    return known.isEmpty() ? language.id : known;
}

void findFiles(const QString& folder, QMap<QString, QString>& files)
{
    const QString start = QStringLiteral("onewindow_");
    const QString end = QStringLiteral(".qm");
    const QDir dir(folder);
    const QStringList names = dir.entryList({start + u'*' + end}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        const QString id = name.chopped(end.size()).sliced(start.size());
        if (isLanguageTag(languageTag(id)) && id != sourceLanguage()) {
            files.insert(id, dir.filePath(name));
        }
    }
}

const Language* find(const QList<Language>& languages, const QString& tag)
{
    const auto found = std::ranges::find_if(languages, [&](const Language& language) {
        return language.tag().compare(tag, Qt::CaseInsensitive) == 0;
    });
    return found == languages.end() ? nullptr : &*found;
}

} // namespace

QString sourceLanguage()
{
    return QStringLiteral("zh_CN");
}

QString Language::tag() const
{
    return languageTag(id);
}

bool Language::load(QTranslator& translator) const
{
    return !file.isEmpty() && translator.load(file);
}

QList<Language> languagesIn(const QString& folder)
{
    QMap<QString, QString> files;
    findFiles(kOwnFiles, files);
    if (!folder.isEmpty()) {
        findFiles(folder, files);
    }
    QList<Language> languages{{sourceLanguage(), QString::fromUtf8(kOwnName), {}}};
    for (auto file = files.cbegin(); file != files.cend() && languages.size() < kLanguageLimit;
         ++file) {
        Language language{file.key(), {}, file.value()};
        language.name = nameOf(language);
        languages.append(std::move(language));
    }
    return languages;
}

QList<Language> allowedLanguages(const QList<Language>& languages, const QStringList& allowed)
{
    QList<Language> found;
    for (const QString& name : allowed) {
        const Language* language = find(languages, languageTag(name));
        if (language != nullptr && !found.contains(*language)) {
            found.append(*language);
        }
    }
    return found.isEmpty() ? languages : found;
}

const Language* bestLanguage(const QList<Language>& languages, const QString& wanted)
{
    const QString tag = languageTag(wanted);
    for (QString part = tag; !part.isEmpty();
         part.truncate(std::max<qsizetype>(0, part.lastIndexOf(u'-')))) {
        if (const Language* language = find(languages, part)) {
            return language;
        }
    }
    const QLocale locale(tag);
    if (!isLanguageTag(tag) || locale.language() == QLocale::C) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(languages, [&](const Language& language) {
        const QLocale own(language.id);
        return own.language() == locale.language() && own.script() == locale.script();
    });
    return found == languages.end() ? nullptr : &*found;
}

QString programLanguage()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? languageTag(sourceLanguage()) : locale.bcp47Name();
}

QString languageTag(QString locale)
{
    return locale.replace(u'_', u'-');
}

bool isLanguageTag(const QString& tag)
{
    static const QRegularExpression form(QStringLiteral("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,4}$"));
    return form.match(tag).hasMatch();
}

} // namespace onewindow
