// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sync/HttpClient.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace onewindow::testing {

/// A call of `path`.
sync::HttpCall get(const QString& path);

/// A command; `key` is its Idempotency-Key.
sync::HttpCall post(const QString& path, const QByteArray& body, const QByteArray& key = {});

/// The same call by whoever has signed in with `token`.
sync::HttpCall as(sync::HttpCall call, const QString& token);

/// A body of one field.
QByteArray text(const QByteArray& field, const QByteArray& value);

/// An answer, or a status of 0 when there was none.
struct Answer
{
    explicit Answer(const Result<sync::HttpAnswer>& result);

    int status;
    QByteArray type;
    QByteArray body;
    QJsonObject json;
};

} // namespace onewindow::testing
