// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/CatalogueFile.h"
#include "services/catalog/CatalogueSchema.h"
#include "tests/services/catalog/JsonEdit.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::catalog;
using namespace Qt::StringLiterals;
using onewindow::testing::edited;

namespace {

/// Who sees a mistake: the published schema, or only the checks beyond it.
enum class By { Schema, Checks };

/// Whether what depends on the thing in the same item is named as well.
enum class Also { Nothing, More };

const QString kMatter = u"/matters/0"_s;
const QString kFirst = u"/matters/0/form/sections/0/fields"_s;
const QString kFields = u"/matters/0/form/sections/1/fields"_s;

QJsonValue json(const char* text)
{
    return QJsonDocument::fromJson("[" + QByteArray(text) + "]").array().at(0);
}

QStringList texts(const Problems& problems)
{
    QStringList texts;
    for (const Problem& problem : problems) {
        texts << problem.toText();
    }
    return texts;
}

QStringList pointers(const Problems& problems)
{
    QStringList pointers;
    for (const Problem& problem : problems) {
        pointers << problem.pointer;
    }
    return pointers;
}

} // namespace

/// Every kind of mistake in a catalogue, each at its place in one that is right.
class tst_CatalogueProblems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wholeIsRight();
    void mistakeIsNamed_data();
    void mistakeIsNamed();
    void everythingIsNamedAtOnce();
    void badThingTakesWithItWhatNeedsIt();
    void fileLevelMistakes();
    void whatNoSchemaPatternMayChokeOn();
    void tooLargeItemIsRefused();
    void schemaKnowsWhatIsWritten();

private:
    void recordRows();
    void formRows();
    void terminalRows();

    QJsonObject m_whole;
};

void tst_CatalogueProblems::initTestCase()
{
    QFile file(QStringLiteral(ONEWINDOW_TEST_DATA "/whole.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_whole = QJsonDocument::fromJson(file.readAll()).object();
}

void tst_CatalogueProblems::wholeIsRight()
{
    const auto loaded = readCatalogue(m_whole);
    QVERIFY(loaded);
    QCOMPARE(texts(loaded.value().problems), QStringList());
    QCOMPARE(toJson(loaded.value().catalogue), m_whole);
}

void tst_CatalogueProblems::mistakeIsNamed_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("named");
    QTest::addColumn<By>("by");
    QTest::addColumn<Also>("also");
    recordRows();
    formRows();
    terminalRows();
}

/// A row; `named` where the mistake is named, if that is not where it is made.
static void row(const char* name, const QString& place, const QJsonValue& value, By by = By::Schema,
                const QString& named = {}, Also also = Also::Nothing)
{
    QTest::newRow(name) << place << value << (named.isEmpty() ? place : named) << by << also;
}

static const QJsonValue kGone(QJsonValue::Undefined);

void tst_CatalogueProblems::recordRows()
{
    row("department: bad id", u"/departments/0/id"_s, u"Civil!"_s);
    row("department: no name", u"/departments/0/name"_s, kGone);
    row("department: code of 17", u"/departments/0/code"_s, u"1137030300000001X"_s);
    row("department: code does not check", u"/departments/0/code"_s, u"113703030000000198"_s,
        By::Checks);
    row("agreement: no such department", u"/agreements/0/department"_s, u"nobody"_s, By::Checks);
    row("agreement: ends before it begins", u"/agreements/0/valid_to"_s, u"2025-12-31"_s,
        By::Checks);
    row("agreement: no date", u"/agreements/0/valid_from"_s, u"2026-02-30"_s, By::Checks);
    row("agreement: date as a number", u"/agreements/0/valid_from"_s, 20260101);
    row("agreement: field twice", u"/agreements/0/fields/1/id"_s, u"registered"_s, By::Checks);
    row("agreement: type of a field", u"/agreements/0/fields/0/type"_s, u"truth"_s);
    row("theme: order is a text", u"/themes/0/order"_s, u"1"_s);
    row("theme: no sign", u"/themes/0/icon"_s, kGone);

    row("series I", kMatter + u"/series"_s, u"I"_s);
    row("no series", kMatter + u"/series"_s, kGone);
    row("overlong id", kMatter + u"/id"_s, QString(41, u'x'));
    row("name lacks Chinese", kMatter + u"/task_name"_s, json(R"({"en":"x"})"), By::Schema);
    row("English is a number", kMatter + u"/task_name"_s, json(R"({"zh":"x","en":3})"));
    row("blank id", kMatter + u"/id"_s, u"  "_s, By::Checks);
    row("theme is not there", kMatter + u"/theme"_s, u"zzz"_s, By::Checks);
    row("department is not there", kMatter + u"/department"_s, u"zzz"_s, By::Checks);
    row("code of 30", kMatter + u"/task_code"_s, u"11370303000000019L437201400100"_s, By::Checks);
    row("code of another department", kMatter + u"/task_code"_s,
        u"11370303000000027E4372014001000"_s, By::Checks);
    row("code of another type", kMatter + u"/task_type"_s, u"01"_s, By::Checks,
        kMatter + u"/task_code"_s);
    row("level 6 in the code", kMatter + u"/task_code"_s, u"11370303000000019L6372014001000"_s,
        By::Checks);
    row("unknown type of matter", kMatter + u"/task_type"_s, u"11"_s);
    row("state 4", kMatter + u"/task_state"_s, 4);
    row("half a minute", kMatter + u"/typical_minutes"_s, 0.5);
    row("card is a text", kMatter + u"/needs_card"_s, u"yes"_s);
    row("served twice", kMatter + u"/server_type"_s, json("[1,1]"), By::Schema,
        kMatter + u"/server_type/1"_s);
    row("served: 8", kMatter + u"/server_type/1"_s, 8);
    row("laws are a text", kMatter + u"/by_law"_s, u"某法"_s);
    row("law is a text", kMatter + u"/by_law/0"_s, u"某法"_s);
    row("unit of a time limit", kMatter + u"/promise_type"_s, u"week"_s);
    row("promise is longer than the law's", kMatter + u"/promise_day"_s, 6, By::Checks);
    row("visits", kMatter + u"/limit_scene_num"_s, -1);
    row("fee line without a standard", kMatter + u"/fees/0/fee_stand"_s, kGone);
    row("question without an answer", kMatter + u"/questions/0/answer"_s, kGone);
    row("key that nobody knows", kMatter + u"/asurance"_s, u"card"_s);
    row("null", kMatter + u"/order"_s, QJsonValue::Null);

    row("material without a name", kMatter + u"/materials/0/material_name"_s, kGone);
    row("material is a text", kMatter + u"/materials/0"_s, u"身份证"_s, By::Schema, {}, Also::More);
    row("material: id twice", kMatter + u"/materials/1/id"_s, u"id_card"_s, By::Checks);
    row("material: copies", kMatter + u"/materials/0/page_num"_s, 101);
    row("material: format", kMatter + u"/materials/0/material_format"_s, u"stone"_s);
    row("material: type", kMatter + u"/materials/0/material_type"_s, u"fake"_s);
    row("material: source", kMatter + u"/materials/0/source_type"_s, u"sky"_s);
    row("material: photograph", kMatter + u"/materials/0/photograph"_s, 1);
    row("material: photographed, without an id", kMatter + u"/materials/0/id"_s, kGone, By::Checks,
        {}, Also::More);
    row("material: agreement is not there", kMatter + u"/materials/1/shared_by"_s, u"zzz"_s,
        By::Checks);
    row(
        "51 materials", kMatter + u"/materials"_s,
        [] {
            QJsonArray many;
            for (int i = 0; i < 51; ++i) {
                many << json(R"({"material_name":{"zh":"x"}})");
            }
            return many;
        }(),
        By::Schema, {}, Also::More);
}

void tst_CatalogueProblems::formRows()
{
    row("form is missing", kMatter + u"/form"_s, kGone, By::Schema, {}, Also::More);
    row("form without sections", kMatter + u"/form/sections"_s, QJsonArray{}, By::Schema, {},
        Also::More);
    row("section without a title", kMatter + u"/form/sections/0/title"_s, kGone);
    row("field without an id", kFirst + u"/2/id"_s, kGone);
    row("id with a dot", kFirst + u"/2/id"_s, u"a.b"_s);
    row("id twice", kFirst + u"/2/id"_s, u"name"_s, By::Checks);
    row("id twice, in a group", kFields + u"/4/fields/1/id"_s, u"tel"_s, By::Checks);
    row("no type", kFirst + u"/2/type"_s, kGone);
    row("unknown type", kFirst + u"/2/type"_s, u"colour"_s);
    row("no label", kFirst + u"/2/label"_s, kGone);
    row("choices are missing", kFields + u"/0/choices"_s, kGone, By::Schema,
        kFields + u"/0/choices"_s, Also::More);
    row("choice twice", kFields + u"/0/choices/1/value"_s, u"lunch"_s, By::Checks, {}, Also::More);
    row("choice without a label", kFields + u"/0/choices/1/label"_s, kGone);
    row("choices of a phone number", kFirst + u"/2/choices"_s,
        json(R"([{"value":"a","label":{"zh":"甲"}}])"), By::Checks);
    row("length of a number", kFields + u"/1/max_length"_s, 3, By::Checks);
    row("least of a text", kFields + u"/3/min"_s, 3, By::Checks);
    row("min over max", kFields + u"/1/min"_s, 31, By::Checks);
    row("min is a text", kFields + u"/1/min"_s, u"1"_s);
    row("too many decimals", kFields + u"/1/decimals"_s, 5);
    row("min_length over max_length", kFields + u"/3/min_length"_s, 21, By::Checks);
    row("no day", kFields + u"/2/earliest"_s, u"tomorrow"_s);
    row("30 February", kFields + u"/2/latest"_s, u"2026-02-30"_s, By::Checks);
    row("pattern does not compile", kFields + u"/3/pattern"_s, u"[a-z"_s, By::Checks);
    row("pattern without a limit", kFields + u"/3/pattern"_s, u"[a-z]*"_s, By::Checks);
    row("overlong pattern", kFields + u"/3/pattern"_s, QString(201, u'a'));
    row("group without fields", kFields + u"/4/fields"_s, QJsonArray{}, By::Checks);
    row("group without a limit", kFields + u"/4/max_items"_s, kGone, By::Schema);
    row("group: min over max", kFields + u"/4/min_items"_s, 4, By::Checks);
    row("group in a group", kFields + u"/4/fields/1"_s,
        json(R"({"id":"g","type":"group","label":{"zh":"组"},"max_items":1,"fields":[]})"),
        By::Schema, kFields + u"/4/fields/1/type"_s, Also::More);

    row("condition: no such field", kFields + u"/3/visible_when/field"_s, u"zzz"_s, By::Checks);
    row("condition: a later field", kFields + u"/3/visible_when/field"_s, u"guests"_s, By::Checks);
    row("condition: itself", kFields + u"/3/visible_when/field"_s, u"note"_s, By::Checks);
    row("condition: no form of a subject", kFields + u"/3/visible_when/field"_s, u"a b"_s);
    row("condition: no fact of a card", kFields + u"/3/visible_when/field"_s, u"card.shoe"_s,
        By::Checks);
    row("condition: the case", kFields + u"/3/visible_when/field"_s, u"case.number"_s, By::Checks);
    row("condition: unknown operator", kFields + u"/3/visible_when/op"_s, u"like"_s);
    row("condition: list for eq", kFields + u"/3/visible_when/op"_s, u"eq"_s, By::Checks,
        kFields + u"/3/visible_when/value"_s);
    row("condition: operator for another type", kFields + u"/3/visible_when/op"_s, u"lt"_s,
        By::Checks);
    row("condition: no choice of the field", kFields + u"/3/visible_when/value"_s,
        QJsonArray{u"supper"_s}, By::Checks);
    row("condition: no value", kFields + u"/3/visible_when/value"_s, kGone, By::Checks);
    row("condition: value is an object", kFields + u"/3/visible_when/value"_s, QJsonObject{});
    row("condition: value beside filled", kFields + u"/4/fields/1/visible_when/value"_s, true,
        By::Checks);
    row("condition in a group: field of another group", kFields + u"/5/visible_when"_s,
        json(R"({"field":"guest","op":"filled"})"), By::Checks,
        kFields + u"/5/visible_when/field"_s);

    row("source: a field", kFirst + u"/0/source"_s, u"tel"_s, By::Checks);
    row("source: no fact", kFirst + u"/0/source"_s, u"card.shoe"_s, By::Checks);
    row("source: another type", kFirst + u"/0/source"_s, u"card.birth"_s, By::Checks);
    row("source: no agreement", kFirst + u"/1/source"_s, u"shared.zzz.level"_s, By::Checks);
    row("source: not covered", kFirst + u"/1/source"_s, u"shared.elder.wealth"_s, By::Checks);
    row("source of a group", kFields + u"/4/source"_s, u"shared.elder.left"_s, By::Checks);
    row("read only without a source", kFirst + u"/2/read_only"_s, true, By::Checks);
}

void tst_CatalogueProblems::terminalRows()
{
    const QString rules = kMatter + u"/decision/rules"_s;
    row("unknown assurance", kMatter + u"/assurance"_s, u"trust"_s, By::Schema,
        kMatter + u"/assurance"_s);
    row("others' data on a typed number", kMatter + u"/assurance"_s, u"typed"_s, By::Checks);
    row("others' data for nobody", kMatter + u"/assurance"_s, kGone, By::Checks);
    row("others' data without consent", kMatter + u"/consent"_s, kGone, By::Checks);
    row("consent without a version", kMatter + u"/consent/version"_s, kGone);
    row("commitment replaces nothing", kMatter + u"/commitment/replaces/0"_s, u"zzz"_s, By::Checks);
    row("commitment without a text", kMatter + u"/commitment/text"_s, kGone);
    row("rule without a text", rules + u"/0/text"_s, kGone);
    row("rule: age is a text", rules + u"/0/value"_s, u"60"_s, By::Checks);
    row("rule: truth is a number", rules + u"/1/value"_s, 1, By::Checks);
    row("rule: not covered", rules + u"/1/field"_s, u"shared.elder.wealth"_s, By::Checks);
    row("rule: day is a number", rules + u"/2/value"_s, 60, By::Checks);
    row("rule: beginning of a number", rules + u"/0/op"_s, u"starts_with"_s, By::Checks);
    row("rule: order of truths", rules + u"/1/op"_s, u"gt"_s, By::Checks);
    row("rule: field in a group", rules + u"/0/field"_s, u"guest"_s, By::Checks);
    row("unknown outcome", kMatter + u"/decision/outcome"_s, u"reject"_s);
    row("approved with nothing to print", kMatter + u"/result"_s, kGone, By::Checks);
    row("fee without an amount", kMatter + u"/fee/cents"_s, kGone);
    row("fee of nothing", kMatter + u"/fee/cents"_s, 0);
    row("fee of half a cent", kMatter + u"/fee/cents"_s, 0.5);
    row("result without lines", kMatter + u"/result/lines"_s, QJsonArray{});
    row("placeholder: nothing", kMatter + u"/result/lines/1/zh"_s, u"{}"_s, By::Checks);
    row("placeholder: no such field", kMatter + u"/result/lines/0/en"_s, u"{zzz}"_s, By::Checks);
    row("placeholder: group", kMatter + u"/result/title/zh"_s, u"{guests}"_s, By::Checks);
    row("placeholder: in a group", kMatter + u"/result/title/zh"_s, u"{guest}"_s, By::Checks);
    row("placeholder: no fact of a case", kMatter + u"/result/title/zh"_s, u"{case.colour}"_s,
        By::Checks);
    row("placeholder: not covered", kMatter + u"/result/title/zh"_s, u"{shared.elder.x}"_s,
        By::Checks);
    row("open brace", kMatter + u"/result/title/zh"_s, u"a { b"_s, By::Checks);
    row("stray brace", kMatter + u"/result/title/zh"_s, u"a } b {name}"_s, By::Checks);
    row("validity", kMatter + u"/result/valid_days"_s, 0);
    row("signature", kMatter + u"/signature"_s, u"yes"_s);
    row("unknown paper", kMatter + u"/result/paper"_s, u"a3"_s);
    row("decision without the terminal", kMatter + u"/is_service_terminals"_s, kGone, By::Checks,
        kMatter + u"/decision"_s, Also::More);
    row("signature without the terminal", kMatter + u"/is_service_terminals"_s, kGone, By::Checks,
        kMatter + u"/signature"_s, Also::More);
}

void tst_CatalogueProblems::mistakeIsNamed()
{
    QFETCH(const QString, place);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, named);
    QFETCH(const By, by);
    QFETCH(const Also, also);
    const QJsonObject file = edited(m_whole, place, value);
    const auto loaded = readCatalogue(file);
    QVERIFY2(loaded, "the file as a whole was refused");
    const Problems& problems = loaded.value().problems;
    QVERIFY2(pointers(problems).contains(named), qPrintable(texts(problems).join(u'\n')));
    const QString list = place.section(u'/', 1, 1);
    // What depends on a bad department or agreement goes with it; nothing else may.
    const bool isAlone = list == u"matters" && also == Also::Nothing;
    QVERIFY2(!isAlone || problems.size() == 1, qPrintable(texts(problems).join(u'\n')));

    using Part = CatalogueSchema::Part;
    const QMap<QString, Part> parts{{u"departments"_s, Part::Department},
                                    {u"agreements"_s, Part::Agreement},
                                    {u"themes"_s, Part::Theme},
                                    {u"matters"_s, Part::Matter}};
    const QJsonObject item = file.value(list).toArray().at(0).toObject();
    QCOMPARE(CatalogueSchema().accepts(parts.value(list), item), by == By::Checks);
}

void tst_CatalogueProblems::everythingIsNamedAtOnce()
{
    QJsonObject file = edited(m_whole, kMatter + u"/series"_s, u"O"_s);
    file = edited(file, kMatter + u"/materials/0/page_num"_s, -3);
    file = edited(file, kFields + u"/3/visible_when/field"_s, u"zzz"_s);
    file = edited(file, kMatter + u"/colour"_s, u"red"_s);
    file = edited(file, u"/departments/0/code"_s, u"113703030000000198"_s);
    const auto loaded = readCatalogue(file);
    QVERIFY(loaded);
    const QStringList named = pointers(loaded.value().problems);
    for (const QString& pointer :
         {kMatter + u"/series"_s, kMatter + u"/materials/0/page_num"_s,
          kFields + u"/3/visible_when/field"_s, kMatter + u"/colour"_s, u"/departments/0/code"_s}) {
        QVERIFY2(named.contains(pointer), qPrintable(pointer));
    }
    const auto isOfMatter = [](const Problem& problem) { return problem.item == u"matter meal"; };
    QVERIFY(std::ranges::any_of(loaded.value().problems, isOfMatter));
}

void tst_CatalogueProblems::badThingTakesWithItWhatNeedsIt()
{
    QJsonObject file = edited(m_whole, u"/agreements/0/valid_to"_s, u"2025-12-31"_s);
    QJsonObject plain = m_whole.value(u"matters").toArray().at(0).toObject();
    for (const QString& key : {u"materials"_s, u"form"_s, u"decision"_s, u"result"_s,
                               u"commitment"_s, u"is_service_terminals"_s, u"signature"_s}) {
        plain.remove(key);
    }
    plain.insert(u"id"_s, u"plain"_s);
    file = edited(file, u"/matters/1"_s, plain);
    const auto loaded = readCatalogue(file);
    QVERIFY(loaded);
    QVERIFY(loaded.value().catalogue.agreements.isEmpty());
    QCOMPARE(loaded.value().catalogue.matters.size(), 1);
    QCOMPARE(loaded.value().catalogue.matters.constFirst().id, u"plain"_s);
}

void tst_CatalogueProblems::fileLevelMistakes()
{
    const auto unknown = readCatalogue(edited(m_whole, u"/mattrs"_s, QJsonArray{}));
    QVERIFY(unknown);
    QCOMPARE(texts(unknown.value().problems), QStringList{u"file /mattrs: is not known"_s});
    const auto noList = readCatalogue(edited(m_whole, u"/agreements"_s, u"none"_s));
    QVERIFY(noList);
    QVERIFY(pointers(noList.value().problems).contains(u"/agreements"_s));
    QVERIFY(!readCatalogue(edited(m_whole, u"/matters"_s, kGone)));
    const auto twice =
        readCatalogue(edited(m_whole, u"/matters/1"_s, m_whole.value(u"matters").toArray().at(0)));
    QVERIFY(twice);
    QCOMPARE(texts(twice.value().problems),
             QStringList{u"matter meal /matters/1/id: is used twice"_s});
    QJsonArray many;
    for (int i = 0; i < 10'000; ++i) {
        many << QJsonObject{};
    }
    QVERIFY(!readCatalogue(edited(m_whole, u"/themes"_s, many)));
}

/// The patterns of the schema are matched by a machine that calls itself: a long text must not send
/// it deep.
void tst_CatalogueProblems::whatNoSchemaPatternMayChokeOn()
{
    const QString longText(4'000'000, u'a');
    for (const QString& place :
         {u"/departments/0/id"_s, u"/departments/0/code"_s, u"/agreements/0/valid_from"_s,
          kMatter + u"/series"_s, kFields + u"/2/earliest"_s,
          kFields + u"/3/visible_when/field"_s}) {
        const auto loaded = readCatalogue(edited(m_whole, place, longText));
        QVERIFY(loaded);
        QVERIFY2(pointers(loaded.value().problems).contains(place), qPrintable(place));
    }
}

void tst_CatalogueProblems::tooLargeItemIsRefused()
{
    QJsonArray lines;
    for (int i = 0; i < 20; ++i) {
        lines << json(R"({"question":{"zh":"问"},"answer":{"zh":"答"}})");
        lines[i] = edited(lines.at(i), {u"answer"_s, u"zh"_s}, QString(1000, u'答'));
        lines[i] = edited(lines.at(i), {u"answer"_s, u"en"_s}, QString(1000, u'"'));
    }
    QJsonObject file = edited(m_whole, kMatter + u"/questions"_s, lines);
    QVERIFY(readCatalogue(file).value().problems.isEmpty());
    QJsonArray laws;
    for (int i = 0; i < 20; ++i) {
        laws << QJsonObject{{u"zh"_s, QString(1000, u'法')}, {u"en"_s, QString(1000, QChar(1))}};
    }
    file = edited(file, kMatter + u"/by_law"_s, laws);
    const auto loaded = readCatalogue(file);
    QVERIFY(loaded);
    QVERIFY(texts(loaded.value().problems).join(u' ').contains(u"is over 131072 bytes"));
}

/// Every key of the catalogue that holds everything stands in the schema, and each definition has
/// words for people.
void tst_CatalogueProblems::schemaKnowsWhatIsWritten()
{
    const QJsonObject schema = QJsonDocument::fromJson(CatalogueSchema::text()).object();
    QCOMPARE(schema.value(u"$schema").toString(), u"http://json-schema.org/draft-07/schema#"_s);
    const QJsonObject definitions = schema.value(u"definitions").toObject();
    for (auto it = definitions.begin(); it != definitions.end(); ++it) {
        const QJsonObject definition = it->toObject();
        QVERIFY2(!definition.value(u"title").toString().isEmpty() &&
                     !definition.value(u"description").toString().isEmpty(),
                 qPrintable(it.key()));
    }
    const QJsonObject known =
        definitions.value(u"matter").toObject().value(u"properties").toObject();
    const QStringList written = m_whole.value(u"matters").toArray().at(0).toObject().keys();
    QCOMPARE(written, known.keys());
}

QTEST_GUILESS_MAIN(tst_CatalogueProblems)
#include "tst_CatalogueProblems.moc"
