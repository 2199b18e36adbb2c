// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/Problem.h"

#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::platform;
using namespace Qt::StringLiterals;

class tst_Problem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void field_data();
    void field();
};

void tst_Problem::field_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("shown");
    QTest::newRow("malformed") << ErrorCode::BadRequest << u"csr: not a request"_s << QString()
                               << u"csr"_s;
    QTest::newRow("signed wrongly")
        << ErrorCode::BadSignature << u"proof: of another key"_s << QString() << u"proof"_s;
    QTest::newRow("in conflict") << ErrorCode::Conflict << u"node: belongs to another hall"_s
                                 << QString() << u"node"_s;
    QTest::newRow("not found") << ErrorCode::NotFound << u"code: none that was given out"_s
                               << QString() << u"code"_s;
    QTest::newRow("too late") << ErrorCode::TooLate << u"code: has expired"_s << QString()
                              << u"code"_s;
    QTest::newRow("named by the caller")
        << ErrorCode::Conflict << u"code: has been used"_s << u"other"_s << u"other"_s;
    QTest::newRow("no field") << ErrorCode::Conflict << u"another clerk is at this window"_s
                              << QString() << QString();
    QTest::newRow("the server's own")
        << ErrorCode::StoreFailed << u"journal: disk"_s << QString() << QString();
}

void tst_Problem::field()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, detail);
    QFETCH(const QString, given);
    QFETCH(const QString, shown);
    const HttpResponse response = problem({code, detail}, given);
    const QJsonObject json = QJsonDocument::fromJson(response.body).object();
    QCOMPARE(json["field"_L1].toString(), shown);
    QCOMPARE(json.contains(u"field"_s), !shown.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Problem)
#include "tst_Problem.moc"
