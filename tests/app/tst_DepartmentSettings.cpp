// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/DepartmentSettings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace Qt::StringLiterals;
using platform::DepartmentSettings;

/// How a centre is told of its departments, and what is said of a file that is wrong.
class tst_DepartmentSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everything();
    void noFile();
    void wrong_data();
    void wrong();
    void secretOfOthers();

private:
    void write(const QString& name, const QByteArray& bytes, bool isPrivate = true) const;

    [[nodiscard]] QString file(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_DepartmentSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"departments.secret"_s, "secret\n");
}

void tst_DepartmentSettings::write(const QString& name, const QByteArray& bytes,
                                   bool isPrivate) const
{
    QFile file(this->file(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    auto mode = QFile::ReadOwner | QFile::WriteOwner;
    if (!isPrivate) {
        mode |= QFile::ReadOther;
    }
    QVERIFY(file.setPermissions(mode));
    file.write(bytes);
}

void tst_DepartmentSettings::everything()
{
    write(u"d.toml"_s, "url = \"https://gate.example:8500/a/b\"\nrid = \"r\"\ncases_sid = \"c\"\n"
                       "limit_seconds = 1.5\nfollow_seconds = 0.5\n[sids]\nsi_record = \"s\"\n");
    const auto loaded = DepartmentSettings::load(file(u"d.toml"_s));
    QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().detail));
    QVERIFY(loaded.value());
    const sync::DepartmentGateway& gateway = loaded.value()->gateway;
    QCOMPARE(gateway.endpoint.baseUrl, u"https://gate.example:8500"_s);
    QCOMPARE(gateway.path, u"/a/b"_s);
    QCOMPARE(gateway.rid, u"r"_s);
    QCOMPARE(gateway.secret->view().toByteArray(), "secret"_ba);
    QCOMPARE(gateway.casesSid, u"c"_s);
    QCOMPARE(gateway.sids.value(u"si_record"_s), u"s"_s);
    QCOMPARE(gateway.limit.count(), 1500);
    QCOMPARE(loaded.value()->followEvery.count(), 500);
    QCOMPARE(gateway.endpoint.caFile, file(u"ca.pem"_s));
}

void tst_DepartmentSettings::noFile()
{
    const auto loaded = DepartmentSettings::load(file(u"none.toml"_s));
    QVERIFY(loaded);
    QVERIFY(!loaded.value());
}

void tst_DepartmentSettings::wrong_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("said");
    const QByteArray rest = "rid = \"r\"\n";
    QTest::newRow("no address") << rest << u"url is missing"_s;
    QTest::newRow("not HTTPS") << "url = \"http://a.example\"\n" + rest << u":1: url must be"_s;
    QTest::newRow("no host") << "url = \"https:///share\"\n" + rest << u":1: url must be"_s;
    QTest::newRow("with a query") << "url = \"https://a.example/?x=1\"\n" + rest
                                  << u":1: url must be"_s;
    QTest::newRow("nobody") << "url = \"https://a.example\"\n"_ba << u"rid is missing"_s;
    QTest::newRow("mistyped") << "url = \"https://a.example\"\n" + rest + "sid = \"x\"\n"
                              << u":3: sid is not a known key"_s;
    QTest::newRow("a sid that is none")
        << "url = \"https://a.example\"\n" + rest + "[sids]\nsi_record = 5\n"
        << u":4: sids.si_record must be a text"_s;
    QTest::newRow("patience without end")
        << "url = \"https://a.example\"\n" + rest + "limit_seconds = 600\n"
        << u":3: limit_seconds must be"_s;
    QTest::newRow("no secret") << "url = \"https://a.example\"\n" + rest + "secret = \"none\"\n"
                               << u"none"_s;
}

void tst_DepartmentSettings::wrong()
{
    QFETCH(QByteArray, toml);
    QFETCH(QString, said);
    write(u"d.toml"_s, toml);
    const auto loaded = DepartmentSettings::load(file(u"d.toml"_s));
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().detail.contains(said), qPrintable(loaded.error().detail));
}

void tst_DepartmentSettings::secretOfOthers()
{
    write(u"d.toml"_s, "url = \"https://a.example\"\nrid = \"r\"\nsecret = \"open\"\n");
    write(u"open"_s, "secret", false);
    const auto loaded = DepartmentSettings::load(file(u"d.toml"_s));
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::KeyUnavailable);
    write(u"open"_s, " \n");
    const auto empty = DepartmentSettings::load(file(u"d.toml"_s));
    QVERIFY(!empty);
    QCOMPARE(empty.error().code, ErrorCode::BadConfig);
}

QTEST_GUILESS_MAIN(tst_DepartmentSettings)
#include "tst_DepartmentSettings.moc"
