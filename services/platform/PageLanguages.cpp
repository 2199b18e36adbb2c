// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/PageLanguages.h"

#include <QTranslator>

#include <algorithm>
#include <utility>

namespace onewindow::platform {

namespace {

constexpr qsizetype kLanguagesRead = 16;

/// An entry of Accept-Language, "en-GB;q=0.8".
struct Liking
{
    QString tag;
    double weight = 1; ///< 0 for nonsense.
};

/// The best first, of equal ones the first.
QList<Liking> likingsOf(const HttpRequest& request)
{
    QList<Liking> likings;
    const QList<QByteArray> entries = request.header("accept-language").toLower().split(',');
    for (const QByteArray& given : entries.first(qMin(entries.size(), kLanguagesRead))) {
        const QByteArray entry = given.trimmed().replace(" ", "");
        const qsizetype mark = entry.indexOf(";q=");
        likings.append({QString::fromLatin1(entry.split(';').constFirst()),
                        mark < 0 ? 1 : qBound(0.0, entry.mid(mark + 3).toDouble(), 1.0)});
    }
    std::ranges::stable_sort(likings, std::ranges::greater(), &Liking::weight);
    return likings;
}

} // namespace

PageLanguage::PageLanguage(Language own, std::shared_ptr<const QTranslator> texts,
                           QList<Language> offered)
    : m_own(std::move(own))
    , m_texts(std::move(texts))
    , m_offered(std::move(offered))
{}

QString PageLanguage::say(const PageText& text) const
{
    const QString said =
        m_texts ? m_texts->translate("PublicPages", text.source, text.about) : QString();
    return said.isEmpty() ? QString::fromUtf8(text.source) : said;
}

PageLanguages::PageLanguages(const QList<Language>& languages)
    : m_languages(languages)
{
    for (const Language& language : languages) {
        const auto texts = std::make_shared<QTranslator>();
        if (language.load(*texts)) {
            m_texts.insert(language.id, texts);
        }
    }
}

catalog::LocalText PageLanguages::inAll(const PageText& text) const
{
    QJsonObject said{{QStringLiteral("zh"), QString::fromUtf8(text.source)}};
    for (const Language& language : m_languages) {
        const auto texts = m_texts.value(language.id);
        if (texts) {
            said.insert(language.tag(), PageLanguage(language, texts, {}).say(text));
        }
    }
    return catalog::localTextFromJson(said);
}

PageLanguage PageLanguages::wantedBy(const HttpRequest& request, const QStringList& allowed) const
{
    const QList<Language> offered = allowedLanguages(m_languages, allowed);
    const Language* wanted = bestLanguage(offered, request.target.parameter(u"lang"));
    if (wanted == nullptr) {
        for (const Liking& liking : likingsOf(request)) {
            wanted = liking.weight > 0 ? bestLanguage(offered, liking.tag) : nullptr;
            if (wanted != nullptr) {
                break;
            }
        }
    }
    const Language own = wanted != nullptr ? *wanted : offered.constFirst();
    return {own, m_texts.value(own.id), offered};
}

} // namespace onewindow::platform
