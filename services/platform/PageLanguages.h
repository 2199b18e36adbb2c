// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/LocalText.h"
#include "services/core/Languages.h"
#include "services/platform/HttpRequest.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

QT_BEGIN_NAMESPACE
class QTranslator;
QT_END_NAMESPACE

namespace onewindow::platform {

/// A text of the pages for the public, as it stands in the source, within
/// QT_TRANSLATE_NOOP("PublicPages", ...).
struct PageText
{
    const char* source;
    const char* about = nullptr; ///< Tells two of the same words apart: QT_TRANSLATE_NOOP3.
};

/// The language of one page. Pages speak their reader's, not the process's.
class PageLanguage
{
public:
    /// `texts` is null for the language of the source.
    PageLanguage(Language own, std::shared_ptr<const QTranslator> texts, QList<Language> offered);

    /// What the page says in its own words; Chinese where the language lacks it. Not escaped.
    [[nodiscard]] QString say(const PageText& text) const;

    /// What data says; `text` is of the form {zh, en, ...}. Not escaped.
    [[nodiscard]] QString say(const catalog::LocalText& text) const { return text.in(m_own.id); }

    [[nodiscard]] QString say(const QJsonObject& text) const
    {
        return say(catalog::localTextFromJson(text));
    }

    [[nodiscard]] QString id() const { return m_own.id; }

    /// BCP 47, for HTML and for ?lang=.
    [[nodiscard]] QString tag() const { return m_own.tag(); }

    /// All that the reader may choose from, this one among them.
    [[nodiscard]] const QList<Language>& offered() const { return m_offered; }

private:
    Language m_own;
    std::shared_ptr<const QTranslator> m_texts;
    QList<Language> m_offered;
};

/// The languages that pages can be had in, each with its texts. From any thread; copies share them.
class PageLanguages
{
public:
    /// Reads the texts of `languages`, the default first.
    explicit PageLanguages(const QList<Language>& languages = languagesIn());

    /// That of those `allowed` (ids; none: all) which the request asks for with ?lang=, else the
    /// one that the browser likes best (RFC 9110, 12.5.4), else the first.
    [[nodiscard]] PageLanguage wantedBy(const HttpRequest& request,
                                        const QStringList& allowed = {}) const;

    /// What a page would say, in all of the languages.
    [[nodiscard]] catalog::LocalText inAll(const PageText& text) const;

private:
    QList<Language> m_languages;
    QHash<QString, std::shared_ptr<const QTranslator>> m_texts; ///< By id.
};

} // namespace onewindow::platform
