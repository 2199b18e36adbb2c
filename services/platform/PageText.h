// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpResponse.h"
#include "services/platform/PageLanguages.h"

#include <QString>

#include <optional>

namespace onewindow::platform {

/// What a page is made of; all of it HTML but for `title` and `hall`, which are escaped here.
struct PageParts
{
    QString title;
    QString hall;
    QString links;          ///< Of the header: to the other pages; may be empty.
    QString content;        ///< Below the title.
    int refreshSeconds = 0; ///< After which the page loads itself anew; 0: never.
    QString query;          ///< What was searched for: links to other languages keep it.
    bool isLarge = false;   ///< In larger type; those links keep it, too.
    /// A file of ours that keeps the page up to date where the browser runs it: then it loads
    /// itself anew only where it does not.
    QString script;
};

/// A whole page, which does not need a script: works at a phone's width and at any other.
HttpResponse page(const PageParts& parts, const PageLanguage& language);

/// A page of one thing that a link names: `content`, or where the link names none, a 404 that says
/// `unknown`.
HttpResponse pageOf(PageParts parts, const std::optional<QString>& content, const PageText& unknown,
                    const PageLanguage& language);

/// A line of such a page's list, escaped.
QString pageRow(const PageText& name, const QString& value, const PageLanguage& language);

/// The style sheet of all of them, /assets/page.css.
HttpResponse pageStyle();

} // namespace onewindow::platform
