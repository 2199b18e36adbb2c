// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/CatalogueFile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::catalog;

/// The catalogue file: good items in, bad ones out and named.
class tst_Catalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleIsWholeAndTranslated();
    void sampleBeginsAsItAlwaysDid();
    void itemsSurviveTheFeed();
    void newerFieldsAreLookedPast();
    void badItemIsLeftOutAndNamed_data();
    void badItemIsLeftOutAndNamed();
    void unreadableFileIsAnError_data();
    void unreadableFileIsAnError();
};

namespace {

constexpr qsizetype kMostOnAPage = 6;

QJsonObject goodMatter()
{
    return QJsonDocument::fromJson(R"({"id":"m","theme":"t","task_name":{"zh":"事项","en":"Matter"},
        "dept_name":{"zh":"部门"},"series":"A","window_area":{"zh":"A 区"},
        "materials":[{"material_name":{"zh":"身份证"}}]})")
        .object();
}

/// Where `json` has a Chinese text without an English one.
QStringList untranslated(const QJsonValue& json, const QString& pointer = {})
{
    QStringList found;
    const QJsonObject object = json.toObject();
    if (object.contains(u"zh") && object[u"en"].toString().isEmpty()) {
        found << pointer;
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        found += untranslated(*it, pointer + u'/' + it.key());
    }
    const QJsonArray array = json.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        found += untranslated(array.at(i), pointer + u'/' + QString::number(i));
    }
    return found;
}

Result<LoadedCatalogue> load(const QByteArray& json)
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("catalogue.json")));
    if (!file.open(QIODevice::WriteOnly)) {
        return Error{ErrorCode::StoreFailed, file.errorString()};
    }
    file.write(json);
    file.close();
    return loadCatalogue(file.fileName());
}

} // namespace

void tst_Catalogue::sampleIsWholeAndTranslated()
{
    const auto loaded =
        loadCatalogue(QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"));
    QVERIFY(loaded);
    for (const Problem& problem : loaded.value().problems) {
        qCritical().noquote() << problem.toText();
    }
    QVERIFY(loaded.value().problems.isEmpty());
    const Catalogue& catalogue = loaded.value().catalogue;
    QVERIFY(catalogue.matters.size() >= 32);
    QVERIFY(catalogue.departments.size() >= 10);
    QCOMPARE(untranslated(toJson(catalogue)), QStringList());
    int finished = 0;
    for (const Matter& matter : catalogue.matters) {
        QVERIFY2(!matter.materials.isEmpty(), qPrintable(matter.id));
        QVERIFY2(!matter.guide.byLaw.isEmpty() && matter.guide.promiseLimit.count > 0,
                 qPrintable(matter.id));
        const Department* department = catalogue.department(matter.departmentId);
        QVERIFY2(department != nullptr && department->name.zh == matter.department.zh,
                 qPrintable(matter.id));
        QVERIFY2(catalogue.mattersOf(matter.theme).size() <= kMostOnAPage,
                 qPrintable(matter.theme));
        const TerminalService& terminal = matter.terminal;
        finished += terminal.isOffered && terminal.decision && terminal.result ? 1 : 0;
    }
    QVERIFY(finished >= 10);
}

/// Halls, clerks and journeys know the first themes and matters by these ids, in this order.
void tst_Catalogue::sampleBeginsAsItAlwaysDid()
{
    const auto loaded =
        loadCatalogue(QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"));
    QVERIFY(loaded);
    QStringList ids;
    for (const Theme& theme : loaded.value().catalogue.themes.first(6)) {
        ids << theme.id;
    }
    for (const Matter& matter : loaded.value().catalogue.matters.first(18)) {
        ids << matter.series + u':' + matter.id;
    }
    QCOMPARE(ids.join(u' '),
             QStringLiteral("si hf hh mi re mk A:si-enrol A:si-transfer A:si-pension A:si-card "
                            "B:hf-withdraw B:hf-loan B:hf-transfer C:hh-move C:hh-residence "
                            "C:hh-birth C:hh-idcard D:mi-enrol D:mi-transfer D:mi-claim "
                            "E:re-transfer E:re-query F:mk-individual F:mk-change"));
}

void tst_Catalogue::itemsSurviveTheFeed()
{
    const auto matter = matterFromJson(goodMatter());
    QVERIFY(matter);
    const auto again = matterFromJson(toJson(matter.value()));
    QVERIFY(again);
    QCOMPARE(toJson(again.value()), toJson(matter.value()));
    QCOMPARE(again.value().name.in(QStringLiteral("en")), QStringLiteral("Matter"));
    QCOMPARE(again.value().department.in(QStringLiteral("en")), QStringLiteral("部门"));
}

/// A terminal takes in what a newer centre says, as far as it knows it.
void tst_Catalogue::newerFieldsAreLookedPast()
{
    QJsonObject newer = goodMatter();
    newer.insert(QStringLiteral("smell"), QStringLiteral("roses"));
    const auto matter = matterFromJson(newer);
    QVERIFY(matter);
    QCOMPARE(matter.value().name.zh, QStringLiteral("事项"));
}

void tst_Catalogue::badItemIsLeftOutAndNamed_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("name is a number") << QStringLiteral("task_name") << QJsonValue(3);
    QTest::newRow("name lacks Chinese")
        << QStringLiteral("task_name")
        << QJsonValue(QJsonObject{{QStringLiteral("en"), QStringLiteral("x")}});
    QTest::newRow("series I") << QStringLiteral("series") << QJsonValue(QStringLiteral("I"));
    QTest::newRow("series of two") << QStringLiteral("series") << QJsonValue(QStringLiteral("AB"));
    QTest::newRow("service of no time") << QStringLiteral("typical_minutes") << QJsonValue(0);
    QTest::newRow("card is a text")
        << QStringLiteral("needs_card") << QJsonValue(QStringLiteral("yes"));
    QTest::newRow("theme that is not there")
        << QStringLiteral("theme") << QJsonValue(QStringLiteral("zzz"));
    QTest::newRow("materials are a text")
        << QStringLiteral("materials") << QJsonValue(QStringLiteral("all"));
    QTest::newRow("material without name")
        << QStringLiteral("materials") << QJsonValue(QJsonArray{QJsonObject{}});
    QTest::newRow("overlong id") << QStringLiteral("id") << QJsonValue(QString(41, u'x'));
}

void tst_Catalogue::badItemIsLeftOutAndNamed()
{
    QFETCH(const QString, key);
    QFETCH(const QJsonValue, value);
    QJsonObject bad = goodMatter();
    bad.insert(QStringLiteral("id"), QStringLiteral("bad"));
    bad.insert(key, value);
    const QJsonObject file{
        {QStringLiteral("themes"),
         QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("t")},
                                {QStringLiteral("icon"), QStringLiteral("home")},
                                {QStringLiteral("name"),
                                 QJsonObject{{QStringLiteral("zh"), QStringLiteral("主题")}}}}}},
        {QStringLiteral("matters"), QJsonArray{goodMatter(), bad}}};
    const auto loaded = load(QJsonDocument(file).toJson());
    QVERIFY(loaded);
    QCOMPARE(loaded.value().catalogue.matters.size(), 1);
    QCOMPARE(loaded.value().problems.size(), 1);
    const QString problem = loaded.value().problems.first().toText();
    const QString named = key == u"materials" ? QStringLiteral("material") : key;
    QVERIFY2(problem.contains(named), qPrintable(problem));
    QVERIFY2(key == u"id" || problem.contains(u"bad"), qPrintable(problem));
}

void tst_Catalogue::unreadableFileIsAnError_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("broken") << QByteArray("{\"themes\": [");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no matters") << QByteArray("{\"themes\": [{}]}");
}

void tst_Catalogue::unreadableFileIsAnError()
{
    QFETCH(const QByteArray, json);
    const auto loaded = load(json);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::BadCatalogue);
}

QTEST_GUILESS_MAIN(tst_Catalogue)
#include "tst_Catalogue.moc"
