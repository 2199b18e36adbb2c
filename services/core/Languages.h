// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QTranslator;
QT_END_NAMESPACE

namespace onewindow {

inline constexpr qsizetype kLanguageLimit = 12; ///< Languages that are offered, or a text has.

/// The language of the texts in the source, in which every text is there: Simplified Chinese.
QString sourceLanguage();

/// A language that the programs speak: that of the source, or one there is a file for.
struct Language
{
    QString id;   ///< As its file and the configuration name it: "zh_CN", "en".
    QString name; ///< What it calls itself, as its file says.
    QString file; ///< onewindow_ID.qm; none of the source's.

    /// BCP 47, as in HTML and in data: "zh-CN".
    [[nodiscard]] QString tag() const;

    /// Makes `translator` speak it. False where there is nothing to load: the source's language, or
    /// a file that is gone.
    bool load(QTranslator& translator) const;

    friend bool operator==(const Language&, const Language&) = default;
};

/// The languages that this program speaks: the source's first, then those of its own files
/// (:/i18n/onewindow_ID.qm) and of those in `folder`, which come before its own of the same
/// language; in the order of their ids, kLanguageLimit at most. No folder: its own alone.
QList<Language> languagesIn(const QString& folder = {});

/// Those of `languages` that `allowed` names, in its order, by id or tag; all if it names none.
QList<Language> allowedLanguages(const QList<Language>& languages, const QStringList& allowed);

/// What speaks best to somebody who asks for `wanted`, a locale or a tag: the same, the same
/// without its region, or the same language in the same script ("zh-HK" is written as "zh-TW" is).
/// Null if none does.
const Language* bestLanguage(const QList<Language>& languages, const QString& wanted);

/// The tag of what a program speaks that keeps to one language: that of its default locale.
QString programLanguage();

/// A locale's name as a tag of BCP 47: "zh_CN" is "zh-CN".
QString languageTag(QString locale);

/// Whether `tag` has the form of a tag of BCP 47: "en", "sr-Latn-RS".
bool isLanguageTag(const QString& tag);

} // namespace onewindow
