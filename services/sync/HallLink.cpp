// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/HallLink.h"

#include "services/sync/FeedReader.h"
#include "services/sync/PlatformClient.h"

namespace onewindow::sync {

namespace {

/// For the answer to a command: a hall asks its centre for some, which may wait for a department.
constexpr std::chrono::seconds kCommandLimit{12};
/// For what a hall has to count: a month of a large one is some hundred thousand facts.
constexpr std::chrono::seconds kSlowLimit{60};

class PlatformLink final : public HallLink
{
public:
    PlatformLink(const PlatformEndpoint& endpoint, const SyncTiming& timing)
        : m_client(endpoint)
        , m_slow(endpoint)
        , m_urgent(endpoint)
        , m_reader(endpoint, nullptr, timing)
    {
        connect(&m_reader, &FeedReader::pageArrived, this, &HallLink::pageArrived);
        connect(&m_reader, &FeedReader::freshChanged, this, &HallLink::freshChanged);
        connect(&m_reader, &FeedReader::refused, this,
                [this](ErrorCode code, const QString& detail) {
                    if (code == ErrorCode::SessionEnded) {
                        Q_EMIT sessionEnded(detail);
                    }
                });
    }

    void post(const QString& path, const QJsonObject& body, Callback callback) override
    {
        m_client.post(path, body, std::move(callback), kCommandLimit);
    }

    void get(const QString& path, Callback callback) override
    {
        m_client.get(path, std::move(callback));
    }

    void del(const QString& path, Callback callback) override
    {
        m_client.del(path, std::move(callback));
    }

    void getSlowly(const QString& path, Callback callback) override
    {
        m_slow.get(path, std::move(callback), kSlowLimit);
    }

    void postAtOnce(const QString& path, const QJsonObject& body, Callback callback) override
    {
        m_urgent.post(path, body, std::move(callback));
    }

    void setToken(const QString& token) override
    {
        for (PlatformClient* client : {&m_client, &m_slow, &m_urgent}) {
            client->setToken(token);
        }
        m_reader.stop();
        m_reader.start(token);
    }

    void start() override { m_reader.start(); }

    [[nodiscard]] bool isFresh() const override { return m_reader.isFresh(); }

    [[nodiscard]] qint64 clockOffsetMs() const override { return m_reader.clockOffsetMs(); }

private:
    // Each does one thing after the other, on a connection that it makes when it is first asked.
    PlatformClient m_client;
    PlatformClient m_slow;
    PlatformClient m_urgent;
    FeedReader m_reader;
};

} // namespace

std::unique_ptr<HallLink> makeHallLink(const PlatformEndpoint& endpoint, const SyncTiming& timing)
{
    return std::make_unique<PlatformLink>(endpoint, timing);
}

} // namespace onewindow::sync
