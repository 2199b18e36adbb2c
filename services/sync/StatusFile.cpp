// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/StatusFile.h"

#include "services/core/Log.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace onewindow::sync {

namespace {

using namespace std::chrono_literals;

constexpr qint64 kFileLimitBytes = 4096;

const QString kLastContact = QStringLiteral("lastContact");
const QString kOnline = QStringLiteral("online");
const QString kStaleSince = QStringLiteral("staleSince");
const QString kBacklog = QStringLiteral("backlog");
const QString kRefusal = QStringLiteral("refusal");

} // namespace

QString statusFileOf(const QString& storePath)
{
    return storePath + QStringLiteral(".status");
}

std::optional<ContactStatus> readStatusFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.read(kFileLimitBytes));
    if (!document.isObject()) {
        return std::nullopt;
    }
    const QJsonObject json = document.object();
    return ContactStatus{.lastContactMs = json[kLastContact].toInteger(),
                         .isOnline = json[kOnline].toBool(),
                         .staleSinceMs = json[kStaleSince].toInteger(),
                         .backlog = json[kBacklog].toInteger(),
                         .refusal = json[kRefusal].toString()};
}

StatusFile::StatusFile(const SyncClient& client, QString path, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_path(std::move(path))
    , m_clock(clock)
{
    m_writing.setMaxThreadCount(1);
    m_status.staleSinceMs = m_clock.now().wallMs;
    m_soon.setSingleShot(true);
    m_soon.setInterval(10s);
    m_often.setInterval(60s);
    connect(&m_soon, &QTimer::timeout, this, &StatusFile::write);
    connect(&m_often, &QTimer::timeout, this, &StatusFile::write);
    connect(&m_client, &SyncClient::onlineChanged, this, [this](bool isOnline) {
        m_status.isOnline = isOnline;
        m_status.staleSinceMs = isOnline ? 0 : m_clock.now().wallMs;
        write();
    });
    connect(&m_client, &SyncClient::backlogChanged, this, [this](qint64 rows) {
        m_status.backlog = rows;
        note();
    });
    connect(&m_client, &SyncClient::refused, this, [this](ErrorCode code) {
        m_status.refusal = errorName(code);
        write();
    });
    connect(&m_client, &SyncClient::accepted, this, [this] {
        const auto refusal = m_client.refusal();
        m_status.refusal = refusal ? errorName(*refusal) : QString();
        write();
    });
    m_often.start();
}

void StatusFile::note()
{
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void StatusFile::write()
{
    m_soon.stop();
    m_status.lastContactMs = m_client.lastContactMs();
    const QJsonObject json{{kLastContact, m_status.lastContactMs},
                           {kOnline, m_status.isOnline},
                           {kStaleSince, m_status.staleSinceMs},
                           {kBacklog, m_status.backlog},
                           {kRefusal, m_status.refusal}};
    m_writing.start(
        [this, bytes = QJsonDocument(json).toJson(QJsonDocument::Compact)] { writeBytes(bytes); });
}

void StatusFile::writeBytes(const QByteArray& bytes)
{
    QSaveFile file(m_path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                           file.write(bytes) == bytes.size() && file.commit();
    if (!isWritten && !m_hasFailed.exchange(true)) {
        qCWarning(lcSync).noquote() << m_path << "cannot be written:" << file.errorString();
    }
}

} // namespace onewindow::sync
