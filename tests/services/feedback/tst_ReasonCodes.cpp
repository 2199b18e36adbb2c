// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/ReasonCodes.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QTest>
#include <QTranslator>

using namespace onewindow;
using namespace onewindow::feedback;

namespace {

/// The national platform's table as it is published, best level first.
constexpr const char* kPublished = R"(
| 510 一窗受理一次办结 | 406 填写一张表单就可完成申报 | 307 一次性告知需要补正的材料 | 207 没有提供材料样本 | 108 在办事指南之外增加新的审批条件 |
| 511 可以先受理后补材料 | 407 在线提交材料窗口核验 | 308 提供申报材料样本 | 208 没有提供材料清单 | 109 需提供办事指南之外的申报材料 |
| 512 不用提交证明 | 408 一张清单告知全部申报材料 | 309 在承诺的时间内办结 | 209 未在承诺时间内办结 | 110 无理由超过法定办理时间 |
| 513 可以全程网上办理 | 409 用告知承诺减免申报材料 | 310 办事指南指引准确 | 210 同样内容的证明材料被要求多次提交 | 111 办事指南提供样本有错 |
| 514 可以使用手机办理 | 410 可以在线预约办理 | 311 按办事指南要求的材料即可办理 | 211 承诺网办但无法在线办理 | 112 承诺在线收取申报材料实际无法收取 |
| 515 可以就近办理 | 411 跑大厅一次办完 | 312 可以快递送达 | 212 在线预约办理后到实体大厅重复取号排队 | 113 多头跑窗口和部门 |
| 516 无需材料直接办理 | 412 可以使用自助机办理 | 313 跑动次数与承诺的一致 | 213 窗口人员业务不熟练 | 114 跑动次数与承诺的不一致 |
| 517 服务热情效率高 | 413 服务态度较好 | 314 服务态度一般 | 214 服务态度生硬 | 115 服务态度差效率低 |
)";

} // namespace

class TestReasonCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfThePublishedTable();
    void everyLevelHasEight();
    void everyOneHasEnglish();
    void belongToOneLevel();
};

void TestReasonCodes::areThoseOfThePublishedTable()
{
    static const QRegularExpression cell(QStringLiteral("([0-9]{3}) ([^| ]+)"));
    QHash<int, QString> published;
    for (auto match = cell.globalMatch(QString::fromUtf8(kPublished)); match.hasNext();) {
        const auto found = match.next();
        published.insert(found.captured(1).toInt(), found.captured(2));
    }
    QCOMPARE(published.size(), 40);
    QCOMPARE(static_cast<qsizetype>(allReasons().size()), published.size());
    for (const Reason& reason : allReasons()) {
        QCOMPARE(QString::fromUtf8(reason.zh), published.value(reason.code));
    }
}

void TestReasonCodes::everyLevelHasEight()
{
    for (int level = 1; level <= 5; ++level) {
        QCOMPARE(static_cast<int>(reasonsOf(level).size()), 8);
    }
    QVERIFY(reasonsOf(0).empty());
    QVERIFY(reasonsOf(6).empty());
}

void TestReasonCodes::everyOneHasEnglish()
{
    static const QRegularExpression chinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    QTranslator language;
    QVERIFY(language.load(QStringLiteral(":/i18n/onewindow_en.qm")));
    QSet<QString> texts;
    for (const Reason& reason : allReasons()) {
        const QString english = language.translate("ReasonCodes", reason.zh);
        QVERIFY(!english.isEmpty() && !english.contains(chinese));
        texts << english;
    }
    QCOMPARE(texts.size(), 40);
}

void TestReasonCodes::belongToOneLevel()
{
    QVERIFY(isReasonOf(4, QStringLiteral("410")));
    QVERIFY(!isReasonOf(5, QStringLiteral("410")));
    QVERIFY(isReasonOf(2, QStringLiteral("212")));
    // Out of use.
    QVERIFY(!isReasonOf(5, QStringLiteral("501")));
    QVERIFY(!isReasonOf(4, QStringLiteral("4 10")));
    QVERIFY(!isReasonOf(4, QString()));
}

QTEST_APPLESS_MAIN(TestReasonCodes)
#include "tst_ReasonCodes.moc"
