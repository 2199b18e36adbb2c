// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Feed.h"
#include "services/sync/SyncTiming.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <utility>

namespace onewindow::sync {

struct PlatformEndpoint;

/// A hall as a program without a store sees it: its feed, and commands to it. One object, so that
/// what shows the hall can be tested with scripted pages and answers.
class HallLink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    using Callback = std::function<void(Result<QJsonObject>)>;

    virtual void post(const QString& path, const QJsonObject& body, Callback callback) = 0;
    virtual void get(const QString& path, Callback callback) = 0;
    virtual void del(const QString& path, Callback callback) = 0;

    /// As get(), for what a hall has to count or read through first, such as a month's figures: a
    /// minute at most, and nothing else waits for it.
    virtual void getSlowly(const QString& path, Callback callback)
    {
        get(path, std::move(callback));
    }

    /// As post(), past everything that waits or is on its way.
    virtual void postAtOnce(const QString& path, const QJsonObject& body, Callback callback)
    {
        post(path, body, std::move(callback));
    }

    /// Who asks from now on, in commands and in the feed, which is read anew; empty for nobody.
    virtual void setToken(const QString& token) = 0;
    virtual void start() = 0;
    [[nodiscard]] virtual bool isFresh() const = 0;
    /// The hall's clock minus this machine's, in milliseconds.
    [[nodiscard]] virtual qint64 clockOffsetMs() const = 0;

Q_SIGNALS:
    void pageArrived(const onewindow::journal::FeedPage& page);
    void freshChanged(bool isFresh);
    /// The session has ended; `reason` as ERRORS.md has it for SessionEnded.
    void sessionEnded(const QString& reason);
};

/// The real one: PlatformClient and FeedReader.
std::unique_ptr<HallLink> makeHallLink(const PlatformEndpoint& endpoint,
                                       const SyncTiming& timing = {});

} // namespace onewindow::sync
