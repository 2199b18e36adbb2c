// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace onewindow::platform {

/// A text of the pages for the public. They speak the reader's language, not the process's, so
/// their few texts stand beside them in both.
struct PageText
{
    const char16_t* zh;
    const char16_t* en;

    [[nodiscard]] QString in(bool isEnglish) const
    {
        return QString::fromUtf16(isEnglish ? en : zh);
    }
};

/// What a page is made of; all of it HTML but for `title` and `hall`, which are escaped here.
struct PageParts
{
    QString title;
    QString hall;
    QString links;          ///< Of the header: to the other pages; may be empty.
    QString content;        ///< Below the title.
    int refreshSeconds = 0; ///< After which the page loads itself anew; 0: never.
};

/// A whole page, without script: works at a phone's width and at any other.
HttpResponse page(const PageParts& parts, bool isEnglish);

/// A page of one thing that a link names: `content`, or where the link names none, a 404 that says
/// `unknown`.
HttpResponse pageOf(PageParts parts, const std::optional<QString>& content, const PageText& unknown,
                    bool isEnglish);

/// A line of such a page's list, escaped.
QString pageRow(const PageText& name, const QString& value, bool isEnglish);

/// The style sheet of all of them, /assets/page.css.
HttpResponse pageStyle();

/// {zh, en} in the language, Chinese where it is missing; not escaped.
QString localText(const QJsonObject& text, bool isEnglish);

/// By ?lang=en or ?lang=zh, else by what the browser likes best (RFC 9110, 12.5.4); Chinese if it
/// says neither.
bool wantsEnglish(const HttpRequest& request);

} // namespace onewindow::platform
