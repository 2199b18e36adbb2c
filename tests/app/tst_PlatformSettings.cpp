// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/KioskSettings.h"
#include "app/platform/PlatformSettings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace Qt::StringLiterals;
using platform::PlatformSettings;

/// What is wrong in the configuration of a platform or a terminal is named with its line.
class tst_PlatformSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void wrong_data();
    void wrong();
    void wrongTerminal_data();
    void wrongTerminal();

private:
    [[nodiscard]] QString written(const QByteArray& toml) const;
    void expect(const QString& detail) const;

    QTemporaryDir m_folder;
};

QString tst_PlatformSettings::written(const QByteArray& toml) const
{
    const QString path = m_folder.filePath(u"node.toml"_s);
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::WriteOnly) && file.write(toml) == toml.size());
    return path;
}

/// `detail` is one line, of node.toml, and says what the row says.
void tst_PlatformSettings::expect(const QString& detail) const
{
    QFETCH(QString, said);
    QVERIFY2(!detail.contains(u'\n'), qPrintable(detail));
    QCOMPARE(detail.section(u": "_s, 0, 0) + u": "_s + detail.section(u": "_s, 1).left(said.size()),
             m_folder.filePath(u"node.toml:2: "_s) + said);
}

void tst_PlatformSettings::good_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::newRow("least") << QByteArray("node = \"hall-1\"\n");
    QTest::newRow("all addresses") << QByteArray("node = \"hall-1\"\n[listen]\naddress = \"::\"\n");
    QTest::newRow("an interface") << QByteArray(
        "node = \"hall-1\"\n[listen]\naddress = \"fe80::1%eth0\"\n");
    QTest::newRow("telephones by way of the centre")
        << QByteArray("node = \"hall-1\"\n[listen]\npublic_url = \"https://c.example/h/hall-1\"\n");
    QTest::newRow("a centre") << QByteArray("node = \"hall-1\"\nrole = \"hall\"\n[upstream]\nurl = "
                                            "\"https://[::1]:8443\"\nnode = \"centre\"\n"
                                            "sealing_key = \"QUI=\"\n");
}

void tst_PlatformSettings::good()
{
    QFETCH(QByteArray, toml);
    const auto read = PlatformSettings::load(written(toml));
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
}

void tst_PlatformSettings::wrong_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("said");
    const QByteArray node = "node = \"hall-1\"\n";
    QTest::newRow("node") << QByteArray("\nnode = \"北京\"\n") << u"node must be 1 to 64"_s;
    QTest::newRow("node in capitals")
        << QByteArray("\nnode = \"Hall\"\n") << u"node must be 1 to 64"_s;
    QTest::newRow("role") << node + "role = \"town\"\n" << u"role must be one of"_s;
    QTest::newRow("address") << node + "listen = {address = \"localhost\"}\n"
                             << u"listen.address must be an IPv4 or IPv6 address"_s;
    QTest::newRow("no address") << node + "listen = {address = \"\"}\n"
                                << u"listen.address must be an IPv4 or IPv6 address"_s;
    QTest::newRow("metrics") << node + "metrics = {address = \"10.0.0\"}\n"
                             << u"metrics.address must be an IPv4 or IPv6 address"_s;
    for (const char* url : {"hall.example", "http://hall.example", "https://hall.example/",
                            "https://hall.example?a=b", "https://a@hall.example", "https://"}) {
        QTest::addRow("public hall %s", url) << node + "public = {hall = \"" + url + "\"}\n"
                                             << u"public.hall must be https://HOST[:PORT]"_s;
    }
    QTest::newRow("telephones") << node + "listen = {public_url = \"https://c.example/h/\"}\n"
                                << u"listen.public_url must be https://HOST[:PORT][/PATH]"_s;
    QTest::newRow("centre of a centre") << node + "upstream = {url = \"https://c.example\"}\n"
                                        << u"upstream.url must be empty"_s;
    QTest::newRow("key alone") << node + "upstream = {sealing_key = \"QUI=\"}\n"
                               << u"upstream.sealing_key must not be without"_s;
    QTest::newRow("key of none") << node + "upstream = {node = \"centre\"}\n"
                                 << u"upstream.node must not be without"_s;
    QTest::newRow("no key") << node + "upstream = {node = \"c\", sealing_key = \"Q!\"}\n"
                            << u"upstream.sealing_key must be base64"_s;
    QTest::newRow("nearby") << node + "halls = {nearby = [" + QByteArray("\"h\",").repeated(21) +
                                   "]}\n"
                            << u"halls.nearby must name at most 20"_s;
}

void tst_PlatformSettings::wrong()
{
    QFETCH(QByteArray, toml);
    const auto read = PlatformSettings::load(written(toml));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadConfig);
    expect(read.error().detail);
}

void tst_PlatformSettings::wrongTerminal_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("said");
    const QByteArray begin = "node = \"kiosk-1\"\n";
    const QByteArray end = "mark = \"1\"\n";
    QTest::newRow("node") << "\nnode = \"Kiosk 1\"\n" + end << u"node must be 1 to 64"_s;
    for (const char* mark : {"0", "I", "O", "a", "12", "窗"}) {
        QTest::addRow("mark %s", mark) << begin + "mark = \"" + mark + "\"\n"
                                       << u"mark must be one character"_s;
    }
    QTest::newRow("platform") << begin +
                                     "platform = {url = \"hall\", node = \"h\", sealing_key = "
                                     "\"QUI=\"}\n" +
                                     end
                              << u"platform.url must be https://HOST[:PORT]"_s;
    QTest::newRow("key") << begin + "platform = {sealing_key = \"-\"}\n" + end
                         << u"platform.sealing_key must be base64"_s;
    QTest::newRow("A4 printer") << begin + "document_printer = {uri = \"lp0\"}\n" + end
                                << u"document_printer.uri must be ipp://"_s;
}

void tst_PlatformSettings::wrongTerminal()
{
    QFETCH(QByteArray, toml);
    const auto read = KioskSettings::load(written(toml));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadConfig);
    expect(read.error().detail);
}

QTEST_GUILESS_MAIN(tst_PlatformSettings)
#include "tst_PlatformSettings.moc"
