// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Enforce.h"
#include "services/sync/DepartmentClient.h"
#include "tests/services/platform/TestPki.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace onewindow::testing {

/// onewindow-department as a process, in a folder of its own, with a certificate of a test's
/// authority.
class DepartmentProgram
{
public:
    static constexpr int kPatienceMs = 60'000;
    static inline const QByteArray kSecret = "a secret of this test";

    /// `pki` outlives this object. `records`: {number: {agreement: {field: value}}}; `agreements`:
    /// those it answers for, by the sid "share-" and their id; `decide`: what follows in the
    /// section [decide].
    DepartmentProgram(const TestPki& pki, const QJsonObject& records, const QStringList& agreements,
                      const QByteArray& decide = "step_seconds = 0.0\n")
        : m_pki(pki)
        , m_agreements(agreements)
    {
        OW_ENFORCE(m_folder.isValid());
        write(QStringLiteral("shared.json"), QJsonDocument(records).toJson());
        write(QStringLiteral("departments.secret"), kSecret + '\n');
        QByteArray toml =
            QStringLiteral("rid = \"test\"\ncases_sid = \"cases\"\n[listen]\nport = 0\n"
                           "[tls]\ncertificate = \"%1\"\nkey = \"%2\"\nca = \"%3\"\n")
                .arg(pki.serverCertificate(), pki.serverKey(), pki.caFile())
                .toUtf8();
        toml += "[decide]\n" + decide + "[sids]\n";
        for (const QString& agreement : agreements) {
            toml += agreement.toUtf8() + " = \"share-" + agreement.toUtf8() + "\"\n";
        }
        write(QStringLiteral("department.toml"), toml);
    }

    ~DepartmentProgram() { stop(); }

    DepartmentProgram(const DepartmentProgram&) = delete;
    DepartmentProgram& operator=(const DepartmentProgram&) = delete;
    DepartmentProgram(DepartmentProgram&&) = delete;
    DepartmentProgram& operator=(DepartmentProgram&&) = delete;

    void start(const QStringList& more = {})
    {
        m_program = std::make_unique<QProcess>();
        m_program->setProcessChannelMode(QProcess::SeparateChannels);
        m_program->start(QStringLiteral(ONEWINDOW_BIN_DIR "/onewindow-department"),
                         QStringList{QStringLiteral("--config"),
                                     m_folder.filePath(QStringLiteral("department.toml"))} +
                             more);
        const QString ready = line();
        OW_ENFORCE(ready.startsWith(QStringLiteral("ready https://127.0.0.1:")));
        m_port = ready.section(u':', -1).toUShort();
    }

    /// "fault slow", "decide reject".
    void order(const QByteArray& text) { OW_ENFORCE(ask(text) == QStringLiteral("ok")); }

    /// The same; what it says.
    QString ask(const QByteArray& text)
    {
        m_program->write(text + '\n');
        return line();
    }

    /// Its exit code.
    int stop()
    {
        if (!m_program) {
            return 0;
        }
        m_program->terminate();
        OW_ENFORCE(m_program->waitForFinished(kPatienceMs));
        m_log += m_program->readAllStandardError();
        const int code = m_program->exitCode();
        m_program.reset();
        return code;
    }

    /// What it has logged; after stop().
    [[nodiscard]] const QByteArray& log() const { return m_log; }

    [[nodiscard]] quint16 port() const { return m_port; }

    /// The way there, as a centre is told.
    [[nodiscard]] sync::DepartmentGateway gateway() const
    {
        sync::DepartmentGateway gateway;
        gateway.endpoint = m_pki.anonymous(m_port);
        gateway.path = QStringLiteral("/share");
        gateway.rid = QStringLiteral("test");
        gateway.secret = std::make_shared<const Secret>(QByteArray(kSecret));
        for (const QString& agreement : m_agreements) {
            gateway.sids.insert(agreement, QStringLiteral("share-") + agreement);
        }
        gateway.casesSid = QStringLiteral("cases");
        gateway.limit = std::chrono::seconds(10);
        return gateway;
    }

    /// The same as files in the folder of a centre.
    void tell(const QDir& centre, const QByteArray& more = {}) const
    {
        QByteArray toml = QStringLiteral("url = \"https://127.0.0.1:%1/share\"\nca = \"%2\"\n"
                                         "rid = \"test\"\ncases_sid = \"cases\"\n")
                              .arg(m_port)
                              .arg(m_pki.caFile())
                              .toUtf8() +
                          more + "[sids]\n";
        for (const QString& agreement : m_agreements) {
            toml += agreement.toUtf8() + " = \"share-" + agreement.toUtf8() + "\"\n";
        }
        writeTo(centre.filePath(QStringLiteral("departments.secret")), kSecret);
        writeTo(centre.filePath(QStringLiteral("departments.toml")), toml);
    }

private:
    QString line()
    {
        OW_ENFORCE(QTest::qWaitFor([this] { return m_program->canReadLine(); }, kPatienceMs));
        return QString::fromUtf8(m_program->readLine()).trimmed();
    }

    void write(const QString& name, const QByteArray& bytes)
    {
        writeTo(m_folder.filePath(name), bytes);
    }

    static void writeTo(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        OW_ENFORCE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        OW_ENFORCE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        OW_ENFORCE(file.write(bytes) == bytes.size());
    }

    const TestPki& m_pki;
    QStringList m_agreements;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_program;
    QByteArray m_log;
    quint16 m_port = 0;
};

} // namespace onewindow::testing
