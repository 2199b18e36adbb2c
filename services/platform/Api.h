// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/identity/StaffDirectory.h"
#include "services/journal/Journal.h"
#include "services/platform/CommandRunner.h"
#include "services/platform/FeedHub.h"
#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"
#include "services/platform/NodeList.h"
#include "services/platform/ReaderPool.h"
#include "services/platform/WorkerPool.h"
#include "services/queue/HallQueue.h"
#include "services/storage/Writer.h"

namespace onewindow::platform {

struct Caller;

/// What the API works with. All of it outlives the API, and the HTTP server that calls it has
/// stopped before any of it goes.
struct ApiParts
{
    storage::Writer& writer;
    journal::Journal& journal;
    queue::HallQueue& queue;
    identity::StaffDirectory& staff;
    const NodeList& nodes;
    FeedHub& hub;
    ReaderPool& readers;
    const Clock& clock;
    QStringList windows;  ///< Ids of the hall's windows.
    QJsonObject hallName; ///< {zh, en}, for the public page.
};

/// The platform's API: who may ask what, what a request must look like, and whose work it is. See
/// ARCHITECTURE.md for the routes. handle() is called in the io thread and never waits: the writer,
/// the readers and two threads of its own do the work.
class Api
{
public:
    explicit Api(ApiParts parts);

    /// Answers through `reply`, once.
    void handle(const HttpRequest& request, const HttpReply& reply);

    /// Bytes of body that `request` may have: a journal batch from a terminal is large.
    static qsizetype bodyLimit(const HttpRequest& request);

    /// Lets the work in hand come to its end, takes no more. After the server has stopped.
    void stop() { m_workers.stop(); }

private:
    using Handler = void (Api::*)(const HttpRequest&, const Caller&, const HttpReply&);

    void handleV1(const HttpRequest& request, const HttpReply& reply);
    void answerPublic(const HttpRequest& request, const HttpReply& reply);
    void read(std::function<Result<QJsonObject>(storage::Database&)> job, const HttpReply& reply);
    void giveTime(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiSync.cpp
    void takeJournal(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void ingest(const journal::Batch& batch, const EnrolledNode& node, const HttpReply& reply);
    void giveFeed(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiStaff.cpp
    void recordStaff(const char* kind, const QJsonObject& body,
                     std::function<void(Result<void>)> done);
    void signIn(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void signOut(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void commandWindow(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void issueTicket(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void restoreTicket(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void showPerson(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void answerHelp(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    ApiParts m_parts;
    CommandRunner m_commands;
    WorkerPool m_workers; ///< Password hashes and batches: computing, without the store.
};

} // namespace onewindow::platform
