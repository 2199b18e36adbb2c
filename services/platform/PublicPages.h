// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/catalog/MatterSearch.h"
#include "services/platform/HttpResponse.h"
#include "services/platform/PageLanguages.h"
#include "services/queue/HallInfo.h"

#include <QHash>
#include <QJsonObject>
#include <QList>

#include <memory>

namespace onewindow::platform {

/// A hall as anybody may see it: what it offers, and how many wait for what. No tickets.
struct PublicView
{
    QJsonObject hallName;               ///< {zh, en, ...}; empty before the feed has said it.
    QStringList languages;              ///< Ids of those it offers; none: all there are.
    QList<queue::PublicNotice> notices; ///< In order.
    QList<catalog::Theme> themes;       ///< In order.
    QList<catalog::Matter> matters;     ///< In order.
    QHash<QString, QJsonObject> queues; ///< By matter, as feed::kQueue.
    /// Of the matters; null before there are any.
    std::shared_ptr<const catalog::MatterSearch> search;
    qint64 asOfMs = 0;    ///< The minute of Unix time in which this was last known to be so.
    bool isStale = false; ///< The hall has not been heard of for a while.
};

/// The entrance: notices, how many wait, the way to the other two.
HttpResponse homePage(const PublicView& view, const PageLanguage& language);
/// What the hall offers, by theme, with what to bring and where to go.
HttpResponse mattersPage(const PublicView& view, const PageLanguage& language);
/// Those of the matters that `query` finds (catalog::MatterSearch), at most
/// MatterSearch::kTextLimit characters of it.
HttpResponse foundPage(const PublicView& view, const QString& query, const PageLanguage& language);
/// How many wait for each matter and how long that may take.
HttpResponse crowdPage(const PublicView& view, const PageLanguage& language);

/// {hall, asOf, isStale, themes: [{id, name}], matters: [{id, theme, name, department, area,
/// needsCard, materials: [{name, isRequired, copies, note}]}]}
QJsonObject mattersJson(const PublicView& view);
/// {hall, asOf, isStale, matters: [{id, name, waiting, openWindows, lowMinutes, highMinutes}]}; the
/// minutes are absent when nothing honest can be said.
QJsonObject crowdJson(const PublicView& view);

} // namespace onewindow::platform
