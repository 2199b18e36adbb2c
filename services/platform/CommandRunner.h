// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"
#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"
#include "services/storage/Writer.h"

#include <QJsonObject>

#include <functional>

namespace onewindow::platform {

/// A JSON object as a 200.
HttpResponse jsonResponse(const QJsonObject& json);

/// Carries out commands: each in the writer's transaction, answered when it is durable. With an
/// Idempotency-Key (8 to 64 letters, digits, '-' and '_') the answer is kept in the same
/// transaction, so that a repeat of the request gets it again and nothing happens twice; the same
/// key for another request is a Conflict. What was refused has not happened and is not kept: a
/// repeat is tried anew. Commands to one hall happen one after the other, whichever process of the
/// platform takes them.
class CommandRunner
{
public:
    using Action = std::function<Result<QJsonObject>(storage::Database& database)>;

    CommandRunner(storage::Writer& writer, const journal::Journal& journal)
        : m_writer(writer)
        , m_journal(journal)
    {}

    /// `who`: the account, or the machine where there is none: whose keys count together.
    void run(const HttpRequest& request, const QString& who, Action action, HttpReply reply);
    /// The same for a command to `hall`, on whose partition `action` works.
    void run(const HttpRequest& request, const QString& who, const QString& hall, Action action,
             HttpReply reply);

private:
    storage::Writer& m_writer;
    const journal::Journal& m_journal;
};

} // namespace onewindow::platform
