// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/FileKeys.h"
#include "services/sync/StatusFile.h"

#include <QMutex>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace onewindow;
using namespace onewindow::sync;

namespace {

QMutex s_mutex;
QList<QThread*> s_warned; ///< The thread of each warning.

void noteWarning(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    Q_UNUSED(context)
    Q_UNUSED(text)
    if (type == QtWarningMsg) {
        const QMutexLocker lock(&s_mutex);
        s_warned.append(QThread::currentThread());
    }
}

} // namespace

/// The file of how a node stands with its parent: the thread that draws does not wait for the disk,
/// and what was said last is what stands there.
class TestStatusFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void writesOnAThreadOfItsOwn();
    void lastStateIsWrittenBeforeItGoes();

private:
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<SyncClient> m_client; ///< Never started: the test speaks for it.
};

void TestStatusFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString keysFolder = m_folder->filePath(QStringLiteral("keys"));
    QVERIFY(crypto::FileNodeKeys::create(keysFolder, crypto::Suite::National));
    auto keys = crypto::FileNodeKeys::load(keysFolder);
    QVERIFY(keys);
    m_keys = std::move(keys).value();
    storage::DatabaseOptions options;
    options.path = m_folder->filePath(QStringLiteral("node.db"));
    auto database = storage::Database::open(options);
    QVERIFY(database);
    journal::Journal::Settings settings;
    settings.node = QStringLiteral("kiosk-1");
    settings.keys = m_keys.get();
    settings.clock = &m_clock;
    m_journal = std::make_unique<journal::Journal>(std::move(settings));
    m_writer = std::make_unique<storage::Writer>(std::move(database).value());
    m_client = std::make_unique<SyncClient>(PlatformEndpoint{}, options, *m_writer, *m_journal);
}

void TestStatusFile::cleanup()
{
    m_client.reset();
    m_writer.reset();
}

void TestStatusFile::writesOnAThreadOfItsOwn()
{
    s_warned.clear();
    const auto before = qInstallMessageHandler(noteWarning);
    {
        const StatusFile file(*m_client, m_folder->filePath(QStringLiteral("none/node.status")),
                              m_clock);
        Q_EMIT m_client->refused(ErrorCode::Revoked);
        Q_EMIT m_client->refused(ErrorCode::Revoked);
    }
    qInstallMessageHandler(before);
    QCOMPARE(s_warned.size(), 1);
    QVERIFY(s_warned.constFirst() != QThread::currentThread());
}

void TestStatusFile::lastStateIsWrittenBeforeItGoes()
{
    const QString path = m_folder->filePath(QStringLiteral("node.status"));
    {
        const StatusFile file(*m_client, path, m_clock);
        for (int i = 0; i < 10; ++i) {
            Q_EMIT m_client->refused(ErrorCode::Revoked);
            Q_EMIT m_client->onlineChanged(true);
        }
        Q_EMIT m_client->refused(ErrorCode::Conflict);
    }
    const auto status = readStatusFile(path);
    QVERIFY(status);
    QVERIFY(status->isOnline);
    QCOMPARE(status->refusal, QString(errorName(ErrorCode::Conflict)));
}

QTEST_GUILESS_MAIN(TestStatusFile)
#include "tst_StatusFile.moc"
