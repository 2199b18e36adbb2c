// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Provision.h"

#include "services/catalog/LanguageFiles.h"
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
#include <QTcpServer>

#include <array>

namespace onewindow {

namespace {

constexpr int kDays = 825;
const QString kDepartments = QStringLiteral("departments");

/// One staff member of a try-out.
struct TryoutStaff
{
    const char* account;
    const char* name;
    const char* role;
};

constexpr std::array kStaff{
    TryoutStaff{"wang", "王晓燕", "clerk"}, TryoutStaff{"li", "李文", "clerk"},
    TryoutStaff{"zhao", "赵主任", "hallManager"}, TryoutStaff{"chen", "陈工", "technician"}};

/// One platform of the deployment.
struct Platform
{
    QString folder;
    QString node;
    QByteArray role; ///< As platform.toml says it.
    int port = 0;
    QByteArray sealingKey; ///< Base64.
    QString hall;          ///< The hall its nodes belong to; empty at a centre.
};

/// A port that nobody listens on now: what is set up here runs here, a moment later.
quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

class Deployment
{
public:
    explicit Deployment(const ProvisionOptions& options)
        : m_options(options)
        , m_dir(options.folder)
    {}

    Result<void> make()
    {
        if (m_dir.exists(QStringLiteral("ca"))) {
            return Error{ErrorCode::Conflict,
                         m_dir.path() + QStringLiteral(": there is a deployment already")};
        }
        OW_TRY(folder(QStringLiteral("ca")));
        OW_TRY(crypto::createAuthority(at(QStringLiteral("ca/ca.pem")),
                                       at(QStringLiteral("ca/ca.key")),
                                       QStringLiteral("OneWindow try-out authority"), kDays));
        OW_TRY(makeDepartments());
        return m_options.halls == 0 ? makeOne() : makeCity();
    }

private:
    [[nodiscard]] QString at(const QString& path) const { return m_dir.filePath(path); }

    /// One platform that is hall and centre at once.
    Result<void> makeOne()
    {
        Platform both{.folder = QStringLiteral("platform"),
                      .node = QStringLiteral("hall-1"),
                      .role = "both",
                      .port = m_options.port,
                      .sealingKey = {},
                      .hall = QStringLiteral("hall-1")};
        OW_TRY(makePlatformKeys(both));
        OW_TRY(makeMachines(both, QString()));
        OW_TRY(makeStaff(both));
        OW_TRY(writeStaff(both));
        return makePlatform(both);
    }

    /// A centre, and halls that follow it.
    Result<void> makeCity()
    {
        Platform centre{.folder = QStringLiteral("centre"),
                        .node = QStringLiteral("centre"),
                        .role = "centre",
                        .port = m_options.port,
                        .sealingKey = {},
                        .hall = {}};
        OW_TRY(makePlatformKeys(centre));
        m_centre = centre;
        for (int i = 1; i <= m_options.halls; ++i) {
            const QString node = QStringLiteral("hall-%1").arg(i);
            Platform hall{.folder = node,
                          .node = node,
                          .role = "hall",
                          .port = m_options.port + i,
                          .sealingKey = {},
                          .hall = node};
            OW_TRY(makePlatformKeys(hall));
            OW_TRY(makeMachines(hall, QStringLiteral("%1-").arg(i)));
            OW_TRY(makeStaff(hall));
            OW_TRY(makePlatform(hall));
        }
        OW_TRY(writeStaff(centre));
        return makePlatform(centre);
    }

    /// Kiosks, counters and a board of `platform`, named "kiosk-" + `prefix` + a number.
    Result<void> makeMachines(const Platform& platform, const QString& prefix)
    {
        for (int i = 1; i <= m_options.kiosks; ++i) {
            OW_TRY(makeKiosk(platform, QStringLiteral("kiosk-%1%2").arg(prefix).arg(i), i));
        }
        for (int i = 1; i <= m_options.counters; ++i) {
            OW_TRY(makeClient(platform, QStringLiteral("counter-%1%2").arg(prefix).arg(i),
                              QStringLiteral("counter"),
                              QStringLiteral("window = \"%1\"\n").arg(i)));
        }
        return makeClient(platform, QStringLiteral("board-%1%2").arg(prefix).arg(1),
                          QStringLiteral("board"), {});
    }

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

    /// With its languages.
    Result<void> copyResource(const QString& name, const QString& folder)
    {
        const QString path = QStringLiteral(":/tryout/") + name;
        for (const QString& one : QStringList{path} + catalog::LanguageFiles::pathsFor(path)) {
            QFile source(one);
            OW_ENFORCE(source.open(QIODevice::ReadOnly));
            OW_TRY(write(folder + u'/' + QFileInfo(one).fileName(), source.readAll()));
        }
        return {};
    }

    Result<void> issue(const QString& folder, const QString& node, const QString& role,
                       bool isServer)
    {
        crypto::IssueOptions issue;
        issue.commonName = node;
        issue.role = role;
        issue.days = kDays;
        issue.isServer = isServer;
        // A hall is its terminals' server and the centre's client.
        issue.isClient = true;
        if (isServer) {
            issue.dnsNames = {QStringLiteral("localhost")};
            issue.ipAddresses = {QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
        }
        return crypto::issueCertificate(
            at(QStringLiteral("ca/ca.pem")), at(QStringLiteral("ca/ca.key")), issue,
            at(folder + QStringLiteral("/tls.pem")), at(folder + QStringLiteral("/tls.key")));
    }

    Result<void> makePlatformKeys(Platform& platform)
    {
        const QString keysFolder = at(platform.folder + QStringLiteral("/keys"));
        const QString role =
            platform.hall.isEmpty() ? QStringLiteral("centre") : QStringLiteral("hall");
        OW_TRY(folder(platform.folder + QStringLiteral("/store")));
        OW_TRY(crypto::FileNodeKeys::create(keysFolder, m_options.suite));
        OW_TRY(issue(platform.folder, platform.node, role, true));
        const auto keys = crypto::FileNodeKeys::load(keysFolder);
        if (!keys) {
            return keys.error();
        }
        platform.sealingKey = keys.value()->sealingPublicKey().toBase64();
        addNode(platform.node, role, platform.hall, QStringLiteral("0"), *keys.value());
        return {};
    }

    void addNode(const QString& id, const QString& role, const QString& hall, const QString& mark,
                 const crypto::NodeKeys& keys, const QString& name = {})
    {
        m_nodes << QJsonObject{
            {QStringLiteral("id"), id},
            {QStringLiteral("name"), name.isEmpty() ? id : name},
            {QStringLiteral("role"), role},
            {QStringLiteral("hall"), hall},
            {QStringLiteral("mark"), mark},
            {QStringLiteral("signingKey"), QString::fromLatin1(keys.signingPublicKey().toBase64())},
            {QStringLiteral("sealingKey"),
             QString::fromLatin1(keys.sealingPublicKey().toBase64())}};
    }

    [[nodiscard]] static QByteArray platformSection(const Platform& platform)
    {
        return QStringLiteral("[platform]\n"
                              "url = \"https://127.0.0.1:%1\"\n"
                              "ca = \"../ca/ca.pem\"\n"
                              "certificate = \"tls.pem\"\n"
                              "key = \"tls.key\"\n")
            .arg(platform.port)
            .toUtf8();
    }

    Result<void> makeKiosk(const Platform& platform, const QString& node, int index)
    {
        OW_TRY(folder(node + QStringLiteral("/store")));
        OW_TRY(crypto::FileNodeKeys::create(at(node + QStringLiteral("/keys")), m_options.suite));
        OW_TRY(issue(node, node, QStringLiteral("kiosk"), false));
        const auto keys = crypto::FileNodeKeys::load(at(node + QStringLiteral("/keys")));
        if (!keys) {
            return keys.error();
        }
        addNode(node, QStringLiteral("kiosk"), platform.hall, QString::number(index), *keys.value(),
                QStringLiteral("%1 号机").arg(index, 2, 10, QLatin1Char('0')));
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
        toml += platformSection(platform);
        toml += "node = \"" + platform.node.toUtf8() + "\"\nsealing_key = \"" +
                platform.sealingKey + "\"\n";
        if (!m_centre.node.isEmpty()) {
            toml += "centre = \"" + m_centre.node.toUtf8() + "\"\ncentre_sealing_key = \"" +
                    m_centre.sealingKey + "\"\n";
        }
        const bool isFirst = m_devices++ == 0;
        const QByteArray devices = isFirst ? QByteArray("../devices/")
                                           : "../devices-" + QByteArray::number(m_devices) + '/';
        toml += "\n[reader]\npath = \"" + devices + "reader\"\n\n";
        toml += "[scanner]\npath = \"" + devices + "scanner\"\n\n";
        toml += "[printer]\nkind = \"serial\"\npath = \"" + devices + "printer\"\n";
        if (isFirst && !m_options.documentPrinter.isEmpty()) {
            toml += "\n[document_printer]\nuri = \"" + m_options.documentPrinter.toUtf8() + "\"\n";
        }
        if (isFirst) {
            OW_TRY(makePayment(toml));
        }
        return write(node + QStringLiteral("/kiosk.toml"), toml);
    }

    /// The payment box of the bench: its port and secret are chosen here, for both ends.
    Result<void> makePayment(QByteArray& toml)
    {
        constexpr qsizetype kSecretBytes = 32;
        const QByteArray port = QByteArray::number(freePort());
        OW_TRY(folder(QStringLiteral("devices")));
        OW_TRY(write(QStringLiteral("devices/payment.port"), port + '\n'));
        OW_TRY(
            write(QStringLiteral("devices/payment.key"), randomBytes(kSecretBytes).toHex() + '\n'));
        toml += "\n[payment]\nkind = \"tcp\"\nhost = \"127.0.0.1\"\nport = " + port +
                "\nsecret = \"../devices/payment.key\"\n";
        return {};
    }

    Result<void> makeClient(const Platform& platform, const QString& node, const QString& role,
                            const QString& more)
    {
        OW_TRY(folder(node));
        OW_TRY(issue(node, node, role, false));
        m_nodes << QJsonObject{{QStringLiteral("id"), node},
                               {QStringLiteral("role"), role},
                               {QStringLiteral("hall"), platform.hall}};
        const QByteArray toml = QStringLiteral("node = \"%1\"\n").arg(node).toUtf8() +
                                more.toUtf8() + '\n' + platformSection(platform);
        return write(node + u'/' + role + QStringLiteral(".toml"), toml);
    }

    /// The same people with the same passwords in every hall.
    Result<void> makeStaff(const Platform& hall)
    {
        if (m_passwords.isEmpty()) {
            QByteArray lines;
            for (const TryoutStaff& one : kStaff) {
                m_passwords << makeToken().left(10).toLatin1();
                lines += QByteArray(one.account) + ' ' + m_passwords.constLast() + '\n';
            }
            OW_TRY(write(QStringLiteral("passwords.txt"), lines));
        }
        for (std::size_t i = 0; i < kStaff.size(); ++i) {
            const QByteArray& password = m_passwords.at(static_cast<qsizetype>(i));
            m_staff << QJsonObject{
                {QStringLiteral("account"), QString::fromLatin1(kStaff.at(i).account)},
                {QStringLiteral("hall"), hall.hall},
                {QStringLiteral("name"), QString::fromUtf8(kStaff.at(i).name)},
                {QStringLiteral("role"), QString::fromLatin1(kStaff.at(i).role)},
                {QStringLiteral("password"), crypto::hashPassword(m_options.suite, password)}};
        }
        return {};
    }

    /// Accounts are the centre's.
    Result<void> writeStaff(const Platform& centre)
    {
        return write(centre.folder + QStringLiteral("/staff.json"),
                     QJsonDocument(QJsonObject{{QStringLiteral("staff"), m_staff}}).toJson());
    }

    Result<void> makePlatform(const Platform& platform)
    {
        OW_TRY(write(platform.folder + QStringLiteral("/nodes.json"),
                     QJsonDocument(QJsonObject{{QStringLiteral("nodes"), m_nodes}}).toJson()));
        if (platform.role != "hall") {
            OW_TRY(copyResource(QStringLiteral("catalogue.json"), platform.folder));
            OW_TRY(copyResource(QStringLiteral("slots.json"), platform.folder));
        }
        if (platform.role != "centre") {
            OW_TRY(copyResource(QStringLiteral("hall.json"), platform.folder));
            OW_TRY(copyResource(QStringLiteral("notices.json"), platform.folder));
        }
        QByteArray toml =
            QStringLiteral("# A platform of the try-out. Every key not named here has its "
                           "default.\n"
                           "node = \"%1\"\nrole = \"%2\"\n\n"
                           "[listen]\naddress = \"127.0.0.1\"\nport = %3\n"
                           "public_url = \"https://127.0.0.1:%3\"\n\n"
                           "[tls]\nca = \"../ca/ca.pem\"\ncertificate = \"tls.pem\"\n"
                           "key = \"tls.key\"\n\n"
                           "[store]\npath = \"store/platform.db\"\n\n"
                           "[keys]\nfolder = \"keys\"\n\n"
                           "[files]\ncatalogue = \"catalogue.json\"\nhall = \"hall.json\"\n"
                           "nodes = \"nodes.json\"\nstaff = \"staff.json\"\n")
                .arg(platform.node, QString::fromLatin1(platform.role))
                .arg(platform.port)
                .toUtf8();
        if (platform.role == "hall") {
            toml += QStringLiteral("\n[upstream]\nurl = \"https://127.0.0.1:%1\"\n"
                                   "ca = \"../ca/ca.pem\"\ncertificate = \"tls.pem\"\n"
                                   "key = \"tls.key\"\n"
                                   "node = \"%2\"\nsealing_key = \"%3\"\n")
                        .arg(m_centre.port)
                        .arg(m_centre.node, QString::fromLatin1(m_centre.sealingKey))
                        .toUtf8();
        } else {
            toml += "\n[authority]\nkey = \"../ca/ca.key\"\n";
        }
        if (platform.role != "hall" && m_departmentPort != 0) {
            OW_TRY(writeWayToDepartments(platform.folder));
        }
        return write(platform.folder + QStringLiteral("/platform.toml"), toml);
    }

    /// What other departments hold of the sample people is theirs, and no node's: the simulator of
    /// departments has a folder of its own, and a secret with the centre.
    Result<void> makeDepartments()
    {
        m_departmentPort = m_options.port == 0 ? 0 : departmentPort(m_options);
        OW_TRY(folder(kDepartments));
        OW_TRY(
            issue(kDepartments, QStringLiteral("departments"), QStringLiteral("department"), true));
        OW_TRY(copyResource(QStringLiteral("shared.json"), kDepartments));
        m_secret = makeToken().toLatin1() + '\n';
        OW_TRY(write(kDepartments + QStringLiteral("/departments.secret"), m_secret));
        QByteArray toml =
            QStringLiteral(
                "# The departments of the try-out, played by onewindow-department. Every "
                "key not\n# named here has its default.\n"
                "rid = \"onewindow-tryout\"\ncases_sid = \"cases\"\n\n"
                "[listen]\nport = %1\n\n[tls]\nca = \"../ca/ca.pem\"\n\n")
                .arg(m_departmentPort)
                .toUtf8();
        return write(kDepartments + QStringLiteral("/department.toml"), toml + sids());
    }

    Result<void> writeWayToDepartments(const QString& centre)
    {
        OW_TRY(write(centre + QStringLiteral("/departments.secret"), m_secret));
        const QByteArray toml =
            QStringLiteral("# How this centre reaches the departments of the try-out.\n"
                           "url = \"https://127.0.0.1:%1/share\"\nca = \"../ca/ca.pem\"\n"
                           "rid = \"onewindow-tryout\"\ncases_sid = \"cases\"\n"
                           "follow_seconds = 2.0\n\n")
                .arg(m_departmentPort)
                .toUtf8();
        return write(centre + QStringLiteral("/departments.toml"), toml + sids());
    }

    /// An interface for each agreement of the try-out's catalogue.
    [[nodiscard]] static QByteArray sids()
    {
        QFile catalogue(QStringLiteral(":/tryout/catalogue.json"));
        OW_ENFORCE(catalogue.open(QIODevice::ReadOnly));
        QByteArray section = "[sids]\n";
        const QJsonArray agreements =
            QJsonDocument::fromJson(catalogue.readAll())[QStringLiteral("agreements")].toArray();
        for (const QJsonValue agreement : agreements) {
            const QByteArray id = agreement[QStringLiteral("id")].toString().toLatin1();
            section += id + " = \"share-" + id + "\"\n";
        }
        return section;
    }

    const ProvisionOptions& m_options;
    QDir m_dir;
    Platform m_centre; ///< Of a city.
    QJsonArray m_nodes;
    QJsonArray m_staff;
    QList<QByteArray> m_passwords; ///< Of kStaff.
    int m_devices = 0;             ///< Terminals so far, each with devices of its own.
    int m_departmentPort = 0;      ///< 0: nobody knows it, so nobody asks there.
    QByteArray m_secret;           ///< Between centre and departments.
};

} // namespace

int departmentPort(const ProvisionOptions& options)
{
    return options.port + options.halls + 2;
}

Result<void> provision(const ProvisionOptions& options)
{
    return Deployment(options).make();
}

} // namespace onewindow
