// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/DocumentPage.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::platform;
using namespace Qt::StringLiterals;
using cases::DocumentVerdict;

namespace {

const QJsonObject kHall{{u"zh"_s, u"政务大厅"_s}, {u"en"_s, u"Hall"_s}};

DocumentView view()
{
    DocumentView made;
    made.statement.node = u"kiosk-1"_s;
    made.statement.number = u"K1-20261130-0007"_s;
    made.statement.title = u"参保<证明>"_s;
    made.statement.department = u"人社局"_s;
    made.statement.issued = QDate(2026, 11, 30);
    made.statement.validUntil = QDate(2026, 12, 30);
    made.verdict = DocumentVerdict::Genuine;
    made.machine = u"03 号机"_s;
    made.known = QJsonObject{{u"provisional"_s, u"K1-20261130-0007"_s},
                             {u"number"_s, u"370303202611300007"_s},
                             {u"state"_s, u"approved"_s}};
    made.today = QDate(2026, 12, 30);
    return made;
}

} // namespace

/// What anybody reads who scans the code of a paper.
class tst_DocumentPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
};

void tst_DocumentPage::says_data()
{
    QTest::addColumn<std::optional<DocumentView>>("shown");
    QTest::addColumn<QByteArray>("zh");
    QTest::addColumn<QByteArray>("en");
    QTest::addColumn<bool>("tellsMore");
    const auto row = [](const char* name, const std::optional<DocumentView>& shown, const char* zh,
                        const char* en, bool tellsMore) {
        QTest::newRow(name) << shown << QByteArray(zh) << QByteArray(en) << tellsMore;
    };
    row("genuine", view(), "核验通过：", "Genuine: signed", true);
    DocumentView made = view();
    made.today = QDate(2026, 12, 31);
    row("a day too late", made, "已经过了有效期", "no longer valid", true);
    made = view();
    made.statement.validUntil = {};
    row("without end", made, "长期", "Without end", true);
    made = view();
    made.known.reset();
    row("not arrived", made, "还没有送达平台", "has not arrived", true);
    made = view();
    made.known->insert(u"state"_s, u"rejected"_s);
    row("not approved any more", made, "不是“已批准”", "not approved now", true);
    for (const QString& later : {u"issued"_s, u"closed"_s}) {
        made = view();
        made.known->insert(u"state"_s, later);
        row(qPrintable(later), made, "核验通过：", "Genuine: signed", true);
    }
    made = view();
    made.verdict = DocumentVerdict::Changed;
    row("changed", made, "核验不通过：内容被改动过", "Not genuine: it was changed", false);
    made.verdict = DocumentVerdict::UnknownMachine;
    row("of nobody", made, "核验不通过：签发的机器不在", "none of ours", false);
    made.verdict = DocumentVerdict::RevokedMachine;
    row("of a machine that was shut out", made, "已经停用", "has been shut out", true);
    row("no statement", std::nullopt, "不是本系统签发的证明", "no document of ours", false);
}

void tst_DocumentPage::says()
{
    QFETCH(std::optional<DocumentView>, shown);
    QFETCH(QByteArray, zh);
    QFETCH(QByteArray, en);
    QFETCH(bool, tellsMore);
    const PageLanguages languages;
    for (const char* tag : {"zh", "en"}) {
        const QByteArray language(tag);
        HttpRequest request;
        request.target = RequestTarget::parse("/d/x?lang=" + language).value();
        const HttpResponse page = documentPage(kHall, shown, languages.wantedBy(request));
        QCOMPARE(page.status, shown ? 200 : 404);
        QVERIFY2(page.body.contains(language == "en" ? en : zh), page.body.constData());
        // What somebody forged says of itself is not repeated.
        QCOMPARE(page.body.contains("参保&lt;证明&gt;"), tellsMore);
        QCOMPARE(page.body.contains("K1-20261130-0007"), tellsMore);
        QVERIFY(!page.body.contains("<script"));
    }
}

QTEST_APPLESS_MAIN(tst_DocumentPage)
#include "tst_DocumentPage.moc"
