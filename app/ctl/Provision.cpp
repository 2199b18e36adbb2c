// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Provision.h"

#include "services/core/Ids.h"
#include "services/crypto/Certificates.h"
#include "services/crypto/FileKeys.h"
#include "services/crypto/Password.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <array>

namespace onewindow {

namespace {

constexpr int kDays = 825;
const QString kHallNode = QStringLiteral("hall-1");

/// One staff member of a try-out.
struct TryoutStaff
{
    const char* account;
    const char* name;
    const char* role;
};

constexpr std::array kStaff{TryoutStaff{"wang", "王晓燕", "clerk"},
                            TryoutStaff{"li", "李文", "clerk"},
                            TryoutStaff{"zhao", "赵主任", "manager"}};

class Deployment
{
public:
    explicit Deployment(const ProvisionOptions& options)
        : m_options(options)
        , m_dir(options.folder)
    {}

    Result<void> make()
    {
        if (m_dir.exists(QStringLiteral("platform"))) {
            return Error{ErrorCode::Conflict,
                         m_dir.path() + QStringLiteral(": there is a deployment already")};
        }
        OW_TRY(folder(QStringLiteral("ca")));
        OW_TRY(crypto::createAuthority(at(QStringLiteral("ca/ca.pem")),
                                       at(QStringLiteral("ca/ca.key")),
                                       QStringLiteral("OneWindow try-out authority"), kDays));
        OW_TRY(makePlatformKeys());
        for (int i = 1; i <= m_options.kiosks; ++i) {
            OW_TRY(makeKiosk(i));
        }
        for (int i = 1; i <= m_options.counters; ++i) {
            OW_TRY(makeClient(QStringLiteral("counter-%1").arg(i), QStringLiteral("counter"),
                              QStringLiteral("window = \"%1\"\n").arg(i)));
        }
        OW_TRY(makeClient(QStringLiteral("board-1"), QStringLiteral("board"), {}));
        OW_TRY(makeStaff());
        return makePlatform();
    }

private:
    [[nodiscard]] QString at(const QString& path) const { return m_dir.filePath(path); }

    Result<void> folder(const QString& path)
    {
        if (!m_dir.mkpath(path) ||
            !QFile::setPermissions(at(path),
                                   QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)) {
            return Error{ErrorCode::StoreFailed, at(path) + QStringLiteral(": cannot be made")};
        }
        return {};
    }

    Result<void> write(const QString& path, const QByteArray& bytes)
    {
        QSaveFile file(at(path));
        if (!file.open(QIODevice::WriteOnly) ||
            !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
            file.write(bytes) != bytes.size() || !file.commit()) {
            return Error{ErrorCode::StoreFailed,
                         at(path) + QStringLiteral(": ") + file.errorString()};
        }
        return {};
    }

    Result<void> copyResource(const QString& name)
    {
        QFile source(QStringLiteral(":/tryout/") + name);
        OW_ENFORCE(source.open(QIODevice::ReadOnly));
        return write(QStringLiteral("platform/") + name, source.readAll());
    }

    Result<void> issue(const QString& node, const QString& role, bool isServer)
    {
        crypto::IssueOptions issue;
        issue.commonName = node;
        issue.role = role;
        issue.days = kDays;
        issue.isServer = isServer;
        issue.isClient = !isServer;
        if (isServer) {
            issue.dnsNames = {QStringLiteral("localhost")};
            issue.ipAddresses = {QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
        }
        const QString folder = isServer ? QStringLiteral("platform") : node;
        return crypto::issueCertificate(
            at(QStringLiteral("ca/ca.pem")), at(QStringLiteral("ca/ca.key")), issue,
            at(folder + QStringLiteral("/tls.pem")), at(folder + QStringLiteral("/tls.key")));
    }

    Result<void> makePlatformKeys()
    {
        OW_TRY(folder(QStringLiteral("platform/store")));
        OW_TRY(crypto::FileNodeKeys::create(at(QStringLiteral("platform/keys")), m_options.suite));
        OW_TRY(issue(kHallNode, QStringLiteral("hall"), true));
        const auto keys = crypto::FileNodeKeys::load(at(QStringLiteral("platform/keys")));
        if (!keys) {
            return keys.error();
        }
        m_hallSealingKey = keys.value()->sealingPublicKey().toBase64();
        addNode(kHallNode, QStringLiteral("hall"), QStringLiteral("0"), *keys.value());
        return {};
    }

    void addNode(const QString& id, const QString& role, const QString& mark,
                 const crypto::NodeKeys& keys)
    {
        m_nodes << QJsonObject{
            {QStringLiteral("id"), id},
            {QStringLiteral("role"), role},
            {QStringLiteral("mark"), mark},
            {QStringLiteral("signingKey"), QString::fromLatin1(keys.signingPublicKey().toBase64())},
            {QStringLiteral("sealingKey"),
             QString::fromLatin1(keys.sealingPublicKey().toBase64())}};
    }

    [[nodiscard]] QByteArray platformSection() const
    {
        return QStringLiteral("[platform]\n"
                              "url = \"https://127.0.0.1:%1\"\n"
                              "ca = \"../ca/ca.pem\"\n"
                              "certificate = \"tls.pem\"\n"
                              "key = \"tls.key\"\n")
            .arg(m_options.port)
            .toUtf8();
    }

    Result<void> makeKiosk(int index)
    {
        const QString node = QStringLiteral("kiosk-%1").arg(index);
        OW_TRY(folder(node + QStringLiteral("/store")));
        OW_TRY(crypto::FileNodeKeys::create(at(node + QStringLiteral("/keys")), m_options.suite));
        OW_TRY(issue(node, QStringLiteral("kiosk"), false));
        const auto keys = crypto::FileNodeKeys::load(at(node + QStringLiteral("/keys")));
        if (!keys) {
            return keys.error();
        }
        addNode(node, QStringLiteral("kiosk"), QString::number(index), *keys.value());
        QByteArray toml =
            QStringLiteral("# A terminal of the try-out. Every key not named here has its "
                           "default.\n"
                           "node = \"%1\"\n"
                           "name = \"%2 号机\"\n"
                           "mark = \"%3\"\n\n"
                           "[store]\npath = \"store/kiosk.db\"\n\n"
                           "[keys]\nfolder = \"keys\"\n\n")
                .arg(node)
                .arg(index, 2, 10, QLatin1Char('0'))
                .arg(index)
                .toUtf8();
        toml += platformSection();
        toml +=
            "node = \"" + kHallNode.toUtf8() + "\"\nsealing_key = \"" + m_hallSealingKey + "\"\n\n";
        const QByteArray devices = index == 1 ? QByteArray("../devices/")
                                              : "../devices-" + QByteArray::number(index) + '/';
        toml += "[reader]\npath = \"" + devices + "reader\"\n\n";
        toml += "[scanner]\npath = \"" + devices + "scanner\"\n\n";
        toml += "[printer]\nkind = \"serial\"\npath = \"" + devices + "printer\"\n";
        return write(node + QStringLiteral("/kiosk.toml"), toml);
    }

    Result<void> makeClient(const QString& node, const QString& role, const QString& more)
    {
        OW_TRY(folder(node));
        OW_TRY(issue(node, role, false));
        const QByteArray toml = QStringLiteral("node = \"%1\"\n").arg(node).toUtf8() +
                                more.toUtf8() + '\n' + platformSection();
        return write(node + u'/' + role + QStringLiteral(".toml"), toml);
    }

    Result<void> makeStaff()
    {
        QJsonArray staff;
        QByteArray passwords;
        for (const TryoutStaff& one : kStaff) {
            const QByteArray password = makeToken().left(10).toLatin1();
            staff << QJsonObject{
                {QStringLiteral("account"), QString::fromLatin1(one.account)},
                {QStringLiteral("name"), QString::fromUtf8(one.name)},
                {QStringLiteral("role"), QString::fromLatin1(one.role)},
                {QStringLiteral("password"), crypto::hashPassword(m_options.suite, password)}};
            passwords += QByteArray(one.account) + ' ' + password + '\n';
        }
        OW_TRY(write(QStringLiteral("passwords.txt"), passwords));
        return write(QStringLiteral("platform/staff.json"),
                     QJsonDocument(QJsonObject{{QStringLiteral("staff"), staff}}).toJson());
    }

    Result<void> makePlatform()
    {
        OW_TRY(write(QStringLiteral("platform/nodes.json"),
                     QJsonDocument(QJsonObject{{QStringLiteral("nodes"), m_nodes}}).toJson()));
        OW_TRY(copyResource(QStringLiteral("catalogue.json")));
        OW_TRY(copyResource(QStringLiteral("hall.json")));
        const QString toml =
            QStringLiteral("# One node that is hall and centre at once.\n"
                           "node = \"%1\"\n\n"
                           "[listen]\naddress = \"127.0.0.1\"\nport = %2\n"
                           "public_url = \"https://127.0.0.1:%2\"\n\n"
                           "[tls]\nca = \"../ca/ca.pem\"\ncertificate = \"tls.pem\"\n"
                           "key = \"tls.key\"\n\n"
                           "[store]\npath = \"store/platform.db\"\n\n"
                           "[keys]\nfolder = \"keys\"\n\n"
                           "[files]\ncatalogue = \"catalogue.json\"\nhall = \"hall.json\"\n"
                           "nodes = \"nodes.json\"\nstaff = \"staff.json\"\n")
                .arg(kHallNode)
                .arg(m_options.port);
        return write(QStringLiteral("platform/platform.toml"), toml.toUtf8());
    }

    const ProvisionOptions& m_options;
    QDir m_dir;
    QByteArray m_hallSealingKey;
    QJsonArray m_nodes;
};

} // namespace

Result<void> provision(const ProvisionOptions& options)
{
    return Deployment(options).make();
}

} // namespace onewindow
