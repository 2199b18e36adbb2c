// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sync/HttpClient.h"
#include "tests/bench/City.h"

#include <QJsonObject>
#include <QString>

namespace onewindow::bench {

/// A clerk at a counter of a hall, over a connection of its own. Gives up when a request is
/// refused.
class Desk
{
public:
    /// Signs in the deployment's first clerk at `counter`.
    Desk(const City& city, const QString& url, const QString& counter);
    /// One more window of a clerk who has signed in at `counter`.
    Desk(const City& city, const QString& url, const QString& counter, QString token);

    /// Opens `window` for the benchmarks' matter.
    void open(const QString& window);

    QJsonObject post(const QString& path, const QJsonObject& body = {});

    /// The answer's body, for what it takes to have it.
    QByteArray get(const QString& path);

    [[nodiscard]] const QString& token() const { return m_token; }

private:
    QByteArray perform(sync::HttpCall call);

    sync::HttpClient m_http;
    QString m_token;
};

} // namespace onewindow::bench
