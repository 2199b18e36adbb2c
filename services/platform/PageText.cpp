// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/PageText.h"

#include <QUrl>

namespace onewindow::platform {

namespace {

/// The ways to the other languages, each in its own.
QString languageLinks(const PageLanguage& language, const PageParts& parts)
{
    QString kept = parts.isLarge ? QStringLiteral("&amp;size=large") : QString();
    if (!parts.query.isEmpty()) {
        kept +=
            QStringLiteral("&amp;q=") + QString::fromLatin1(QUrl::toPercentEncoding(parts.query));
    }
    QString links;
    for (const Language& other : language.offered()) {
        if (other.id != language.id()) {
            links += QStringLiteral("<a href=\"?lang=") + other.tag() + kept +
                     QStringLiteral("\" lang=\"%1\">%2</a>")
                         .arg(other.tag(), other.name.toHtmlEscaped());
        }
    }
    return links;
}

QString refreshOf(const PageParts& parts)
{
    if (parts.refreshSeconds == 0) {
        return {};
    }
    const QString refresh = QStringLiteral("<meta http-equiv=\"refresh\" content=\"") +
                            QString::number(parts.refreshSeconds) + QStringLiteral("\">");
    return parts.script.isEmpty()
               ? refresh
               : QStringLiteral("<noscript>") + refresh + QStringLiteral("</noscript>");
}

QString scriptOf(const PageParts& parts)
{
    return parts.script.isEmpty() ? QString()
                                  : QStringLiteral("<script src=\"") + parts.script +
                                        QStringLiteral("\" defer></script>");
}

/// What the server sends by itself, and scripts of our own.
const QByteArray kPolicyWithScript =
    QByteArrayLiteral("default-src 'none'; style-src 'self'; script-src 'self'; connect-src "
                      "'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

} // namespace

HttpResponse page(const PageParts& parts, const PageLanguage& language)
{
    const QString title = parts.title.toHtmlEscaped();
    // Joined, not filled in with arg(): what came from data cannot contain a place marker then.
    const QString text =
        QStringLiteral("<!DOCTYPE html><html lang=\"") + language.tag() +
        QStringLiteral("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\">") +
        refreshOf(parts) + QStringLiteral("<title>") + title +
        QStringLiteral("</title><link rel=\"stylesheet\" href=\"/assets/page.css\">") +
        scriptOf(parts) +
        (parts.isLarge ? QStringLiteral("</head><body class=\"large\"><header><div><strong>")
                       : QStringLiteral("</head><body><header><div><strong>")) +
        parts.hall.toHtmlEscaped() + QStringLiteral("</strong>") + parts.links +
        QStringLiteral("</div></header><main><h1>") + title + QStringLiteral("</h1>") +
        parts.content + QStringLiteral("</main><footer><div>") + languageLinks(language, parts) +
        QStringLiteral("</div></footer></body></html>\n");
    HttpResponse response;
    response.contentType = QByteArrayLiteral("text/html; charset=utf-8");
    response.body = text.toUtf8();
    if (!parts.script.isEmpty()) {
        response.headers.append({QByteArrayLiteral("Content-Security-Policy"), kPolicyWithScript});
    }
    return response;
}

HttpResponse pageOf(PageParts parts, const std::optional<QString>& content, const PageText& unknown,
                    const PageLanguage& language)
{
    parts.content = content ? *content
                            : QStringLiteral("<p class=\"state\">") +
                                  language.say(unknown).toHtmlEscaped() + QStringLiteral("</p>");
    HttpResponse response = page(parts, language);
    response.status = content ? 200 : 404;
    return response;
}

QString pageRow(const PageText& name, const QString& value, const PageLanguage& language)
{
    return QStringLiteral("<dt>%1</dt><dd>%2</dd>")
        .arg(language.say(name).toHtmlEscaped(), value.toHtmlEscaped());
}

HttpResponse pageStyle()
{
    HttpResponse response;
    response.contentType = QByteArrayLiteral("text/css; charset=utf-8");
    response.headers.append(
        {QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("public, max-age=3600")});
    response.body = QByteArrayLiteral(
        "*{box-sizing:border-box}"
        "body{margin:0;background:#F3F5F9;color:#16213A;"
        "font:18px/1.5 sans-serif}"
        "header,footer{background:#fff;border:0 solid #D5DCE8}"
        "header{border-bottom-width:2px}footer{border-top-width:2px}"
        "header>div,footer>div{max-width:44em;margin:auto;padding:12px 20px;display:flex;"
        "flex-wrap:wrap;gap:4px 24px;align-items:center}"
        "header strong{flex:1 1 auto}"
        "main{max-width:44em;margin:24px auto;padding:20px;background:#fff;"
        "border:2px solid #D5DCE8;border-radius:14px}"
        "@media(max-width:48em){main{margin:16px 12px}}"
        "h1{font-size:22px;margin:0 0 8px}"
        "h2{font-size:20px;margin:24px 0 4px;color:#4A5670}"
        ".number{font-size:64px;font-weight:bold;color:#0E4DA4;margin:8px 0;line-height:1.2}"
        ".state{font-size:24px;font-weight:bold;margin:8px 0 20px}"
        "dt{color:#4A5670}dd{margin:0 0 12px;font-size:22px}.note{color:#4A5670;font-size:16px}"
        "table{border-collapse:collapse;width:100%}"
        "th{color:#4A5670;font-weight:normal;font-size:16px}"
        "th,td{text-align:right;padding:10px 0 10px 12px;border-bottom:2px solid #D5DCE8;"
        "vertical-align:top}"
        "th:first-child,td:first-child{text-align:left;padding-left:0}"
        "td+td,th+th{white-space:nowrap}td b{font-size:22px;line-height:1}"
        "details{border-bottom:2px solid #D5DCE8}"
        "summary{padding:12px 0;cursor:pointer;min-height:48px}"
        "details p,details ul{margin:0 0 12px;padding-left:24px}details ul{padding-left:48px}"
        ".notice{background:#FFF6E5;color:#5C3A00;padding:10px 14px;border-radius:10px;"
        "margin:12px 0}"
        "nav{display:flex;gap:24px}"
        "form{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;margin:12px 0}"
        "form label{flex:1 0 100%}"
        "input,button{font:inherit;min-height:48px;border-radius:10px;padding:8px 14px}"
        "input{flex:1 1 12em;min-width:0;border:2px solid #76839A;background:#fff;color:#16213A}"
        "button{border:0;background:#0E4DA4;color:#fff;cursor:pointer}"
        "button.plain{background:#fff;color:#0E4DA4;border:2px solid #0E4DA4;flex:1 1 9em}"
        "[hidden]{display:none}"
        ".called{background:#0E4DA4;color:#fff;padding:14px;border-radius:10px}"
        ".large{font-size:26px}.large h1,.large h2{font-size:30px}.large .number{font-size:72px}"
        ".large .state{font-size:36px}.large dd,.large td b{font-size:34px}"
        ".large .note,.large th{font-size:24px}"
        "a{color:#0E4DA4;display:inline-block;padding:12px 0}"
        "a[aria-current]{color:#16213A;font-weight:bold;text-decoration:none}"
        "a:focus-visible,summary:focus-visible,input:focus-visible,button:focus-visible"
        "{outline:4px solid #16213A;outline-offset:2px}");
    return response;
}

} // namespace onewindow::platform
