// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"
#include "services/platform/PageLanguages.h"

#include <QJsonObject>

#include <optional>

namespace onewindow::platform {

/// What the page behind the QR code of a ticket shows.
struct TicketView
{
    QString path;         ///< "/t/TOKEN", percent-encoded.
    QJsonObject hallName; ///< {zh, en, ...}
    /// queue::publicJson(), or nothing for a link that names none (404).
    std::optional<QJsonObject> ticket;
    qint64 asOfMs = 0; ///< When a centre last heard of the hall; 0: the hall itself answers.
    bool isStale =
        false;    ///< The hall has not been heard of for a while: nothing can be asked of it.
    QString wish; ///< wishVerbName() of what the hall has not answered yet.
    bool isRated = false;
};

/// How the reader wants it.
struct TicketPageChoices
{
    bool isLarge = false;      ///< In larger type.
    bool asksToCancel = false; ///< Whether they are sure.
};

/// As a request says it.
TicketPageChoices ticketChoices(const HttpRequest& request);

/// The path of the page that `target` is, or is a part of: "/h/HALL/t/TOKEN", percent-encoded.
QString ticketPath(const RequestTarget& target);

/// After a form: back to the page (303), in the reader's language and size.
HttpResponse ticketPageAgain(const QString& path, const PageLanguage& language,
                             const TicketPageChoices& choices);

/// The page: state, people ahead, range, window; what the holder may do. No personal data. Without
/// script it loads itself anew while there is something to wait for; with it, it hears of changes.
HttpResponse ticketPage(const TicketView& view, const PageLanguage& language,
                        const TicketPageChoices& choices);

/// What changes of the page, for those who have it open.
struct TicketNews
{
    QByteArray version; ///< Another one, whenever anything of it is.
    QByteArray data;    ///< {html, title, state, calls, hasEnded}
};

TicketNews ticketNews(const TicketView& view, const PageLanguage& language,
                      const TicketPageChoices& choices);

/// A server-sent event of it (text/event-stream); without `news` a comment. The answer ends after
/// it, so that it passes through whatever is in between, and the browser asks again.
HttpResponse ticketEvent(const std::optional<TicketNews>& news);

/// The page's script, /assets/ticket.js.
HttpResponse ticketScript();

} // namespace onewindow::platform
