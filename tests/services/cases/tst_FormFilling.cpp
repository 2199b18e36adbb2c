// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FormFilling.h"
#include "services/catalog/CatalogueFile.h"
#include "tests/Seed.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using Kind = Complaint::Kind;

namespace {

const QDate kToday(2026, 11, 30);

Applicant zhang()
{
    return {u"张建国"_s,       u"370303195001011234"_s, u"1"_s, u"01"_s,
            QDate(1950, 1, 1), u"山东省淄博市张店区"_s, false};
}

QStringList pathsOf(const FormFilling& filling)
{
    QStringList paths;
    for (const SectionView& section : filling.sections()) {
        for (const FieldView& view : section.fields) {
            paths << view.path;
        }
    }
    return paths;
}

QStringList pathsOf(const QList<FieldComplaint>& complaints)
{
    QStringList paths;
    for (const FieldComplaint& complaint : complaints) {
        paths << complaint.path;
    }
    return paths;
}

} // namespace

/// Forms of the try-out catalogue while they are filled in.
class tst_FormFilling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sourcesFillIn();
    void readOnlyStays();
    void missingSourceIsTyped();
    void filledInByADepartmentAndChanged();
    void conditionShowsAndHides();
    void hiddenFieldHasNoAnswer();
    void entriesWithinTheirLimits();
    void removedEntryMovesTheOthers();
    void complaintsAreRemembered();
    void sectionAlone();
    void answersComeBack();
    void emptiedStaysEmpty();
    void oddAnswersAreLeftOut();
    void pathsThatLeadNowhere_data();
    void pathsThatLeadNowhere();
    void randomFillingsComeBack();

private:
    [[nodiscard]] FormFilling open(const char* matter, const KnownFacts& known) const;

    catalog::Catalogue m_catalogue;
};

void tst_FormFilling::initTestCase()
{
    const auto loaded = catalog::loadCatalogue(
        QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"));
    QVERIFY(loaded);
    QVERIFY(loaded.value().problems.isEmpty());
    m_catalogue = loaded.value().catalogue;
}

FormFilling tst_FormFilling::open(const char* matter, const KnownFacts& known) const
{
    const catalog::Matter* found = m_catalogue.matter(QString::fromLatin1(matter));
    Q_ASSERT(found != nullptr && found->terminal.form);
    return {*found->terminal.form, known, kToday};
}

void tst_FormFilling::sourcesFillIn()
{
    const FormFilling filling = open("si-flex", {zhang(), kToday});
    const auto name = filling.field(u"name"_s);
    QVERIFY(name.has_value());
    QCOMPARE(name->value, QJsonValue(u"张建国"_s));
    QCOMPARE(name->source, ValueSource::Card);
    QVERIFY(name->isReadOnly);
    const auto phone = filling.field(u"phone"_s);
    QVERIFY(phone.has_value());
    QCOMPARE(phone->source, ValueSource::None);
    QVERIFY(!phone->isReadOnly);
}

void tst_FormFilling::readOnlyStays()
{
    FormFilling filling = open("si-flex", {zhang(), kToday});
    QVERIFY(!filling.set(u"name"_s, u"李四"_s));
    QCOMPARE(filling.answers().value(u"name"_s).toString(), u"张建国"_s);
}

void tst_FormFilling::missingSourceIsTyped()
{
    FormFilling filling = open("hh-resprint", {zhang(), kToday});
    QVERIFY(!filling.field(u"home"_s)->isReadOnly);
    QCOMPARE(pathsOf(filling.check(u"home"_s)), QStringList{u"home"_s});
    QVERIFY(filling.set(u"home"_s, u"张店区柳泉路1号"_s));
    QCOMPARE(filling.field(u"home"_s)->source, ValueSource::Typed);
    QVERIFY(filling.check(u"home"_s).isEmpty());
}

void tst_FormFilling::filledInByADepartmentAndChanged()
{
    KnownFacts known(zhang(), kToday);
    known.putShared(u"marriage"_s, {{u"married"_s, true}, {u"spouse"_s, u"李秀英"_s}});
    FormFilling filling = open("fam-birth", known);
    QCOMPARE(filling.field(u"spouse"_s)->source, ValueSource::Shared);
    QCOMPARE(filling.field(u"spouse"_s)->agreement, u"marriage"_s);
    QVERIFY(filling.set(u"spouse"_s, u""_s));
    QCOMPARE(filling.field(u"spouse"_s)->source, ValueSource::None);
    QVERIFY(!filling.answers().contains(u"spouse"_s));
    QVERIFY(filling.set(u"spouse"_s, u"李秀兰"_s));
    QCOMPARE(filling.field(u"spouse"_s)->source, ValueSource::Typed);
}

void tst_FormFilling::conditionShowsAndHides()
{
    FormFilling filling = open("fam-birth", {zhang(), kToday});
    QVERIFY(!pathsOf(filling).contains(u"due"_s));
    QVERIFY(!filling.set(u"due"_s, u"2026-12-24"_s));
    QVERIFY(filling.set(u"pregnant"_s, u"yes"_s));
    QVERIFY(pathsOf(filling).contains(u"due"_s));
    QVERIFY(filling.set(u"pregnant"_s, u"no"_s));
    QVERIFY(!pathsOf(filling).contains(u"due"_s));
}

void tst_FormFilling::hiddenFieldHasNoAnswer()
{
    FormFilling filling = open("fam-birth", {zhang(), kToday});
    QVERIFY(filling.set(u"pregnant"_s, u"yes"_s));
    QVERIFY(filling.set(u"due"_s, u"2026-12-24"_s));
    QVERIFY(filling.set(u"pregnant"_s, u"no"_s));
    QVERIFY(!filling.answers().contains(u"due"_s));
    QVERIFY(!pathsOf(filling.checkAll()).contains(u"due"_s));
    QVERIFY(filling.value(*catalog::Subject::parse(u"due"_s)).isNull());
    // What was typed is there again when it is asked again.
    QVERIFY(filling.set(u"pregnant"_s, u"yes"_s));
    QCOMPARE(filling.answers().value(u"due"_s).toString(), u"2026-12-24"_s);
}

void tst_FormFilling::entriesWithinTheirLimits()
{
    FormFilling filling = open("eld-urgent", {zhang(), kToday});
    const QString contacts = u"contacts"_s;
    // One at least: it is there to be filled in.
    QCOMPARE(filling.field(contacts)->entries.size(), 1);
    QVERIFY(!filling.field(contacts)->canRemove);
    QVERIFY(!filling.removeEntry(contacts, 0));
    QVERIFY(filling.addEntry(contacts));
    QVERIFY(filling.addEntry(contacts));
    QVERIFY(!filling.field(contacts)->canAdd);
    QVERIFY(!filling.addEntry(contacts));
    QVERIFY(filling.set(u"contacts/2/contact_name"_s, u"王五"_s));
    QVERIFY(!filling.set(u"contacts/3/contact_name"_s, u"王五"_s));
    QCOMPARE(filling.value(*catalog::Subject::parse(contacts)).toInt(), 3);
}

void tst_FormFilling::removedEntryMovesTheOthers()
{
    FormFilling filling = open("eld-urgent", {zhang(), kToday});
    const QString contacts = u"contacts"_s;
    QVERIFY(filling.addEntry(contacts));
    QVERIFY(filling.addEntry(contacts));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(filling.set(u"contacts/%1/contact_name"_s.arg(i), QString::number(i)));
    }
    QVERIFY(filling.removeEntry(contacts, 1));
    QCOMPARE(filling.field(contacts)->entries.size(), 2);
    QCOMPARE(filling.field(u"contacts/0/contact_name"_s)->value, QJsonValue(u"0"_s));
    QCOMPARE(filling.field(u"contacts/1/contact_name"_s)->value, QJsonValue(u"2"_s));
    QVERIFY(filling.addEntry(contacts));
    QVERIFY(filling.field(u"contacts/2/contact_name"_s)->value.isNull());
}

void tst_FormFilling::complaintsAreRemembered()
{
    FormFilling filling = open("si-flex", {zhang(), kToday});
    QVERIFY(filling.set(u"phone"_s, u"123"_s));
    QVERIFY(!filling.field(u"phone"_s)->complaint);
    QCOMPARE(filling.check(u"phone"_s).constFirst().complaint.kind, Kind::NotAPhone);
    QCOMPARE(filling.field(u"phone"_s)->complaint->kind, Kind::NotAPhone);
    QVERIFY(filling.set(u"phone"_s, u"13800001234"_s));
    QVERIFY(!filling.field(u"phone"_s)->complaint);
}

void tst_FormFilling::sectionAlone()
{
    FormFilling filling = open("si-flex", {zhang(), kToday});
    QCOMPARE(pathsOf(filling.checkSection(0)), QStringList{u"phone"_s});
    QCOMPARE(pathsOf(filling.checkSection(2)), (QStringList{u"bank_name"_s, u"bank_account"_s}));
    QVERIFY(filling.checkSection(9).isEmpty());
}

void tst_FormFilling::answersComeBack()
{
    FormFilling filling = open("eld-urgent", {zhang(), kToday});
    QVERIFY(filling.set(u"phone"_s, u"138 0000 1234"_s));
    QVERIFY(filling.set(u"alone"_s, u"alone"_s));
    QVERIFY(filling.addEntry(u"contacts"_s));
    QVERIFY(filling.set(u"contacts/1/contact_name"_s, u"王五"_s));
    FormFilling again = open("eld-urgent", {zhang(), kToday});
    again.restore(filling.answers());
    QCOMPARE(again.answers(), filling.answers());
    QCOMPARE(again.field(u"phone"_s)->value, QJsonValue(u"13800001234"_s));
    QCOMPARE(again.field(u"name"_s)->source, ValueSource::Card);
}

void tst_FormFilling::emptiedStaysEmpty()
{
    KnownFacts known(zhang(), kToday);
    known.putShared(u"marriage"_s, {{u"spouse"_s, u"李秀英"_s}});
    FormFilling filling = open("fam-birth", known);
    QVERIFY(filling.set(u"spouse"_s, QJsonValue::Null));
    FormFilling again = open("fam-birth", known);
    again.restore(filling.answers());
    QVERIFY(again.field(u"spouse"_s)->value.isNull());
    QVERIFY(!again.answers().contains(u"spouse"_s));
}

void tst_FormFilling::oddAnswersAreLeftOut()
{
    FormFilling filling = open("eld-urgent", {zhang(), kToday});
    const QJsonArray many{QJsonObject{{u"contact_name"_s, u"一"_s}}, 7, QJsonObject(),
                          QJsonObject(), QJsonObject()};
    filling.restore({{u"name"_s, u"李四"_s},
                     {u"phone"_s, QJsonArray{1}},
                     {u"home"_s, QString(FormFilling::kInputLimit + 1, u'x')},
                     {u"nothing"_s, u"x"_s},
                     {u"contacts"_s, many}});
    QCOMPARE(filling.field(u"name"_s)->value, QJsonValue(u"张建国"_s));
    QVERIFY(filling.field(u"phone"_s)->value.isNull());
    QVERIFY(filling.field(u"home"_s)->value.isNull());
    QCOMPARE(filling.field(u"contacts"_s)->entries.size(), 3);
    QVERIFY(!filling.answers().contains(u"nothing"_s));
}

void tst_FormFilling::pathsThatLeadNowhere_data()
{
    QTest::addColumn<QString>("path");
    for (const char* path :
         {"", "/", "none", "contact_name", "contacts/0", "contacts/0/", "contacts/-1/contact_name",
          "contacts/00/contact_name", "contacts/1/contact_name", "contacts/0/phone",
          "phone/0/contact_name", "contacts/0/contact_name/x"}) {
        QTest::newRow(path) << QString::fromLatin1(path);
    }
}

void tst_FormFilling::pathsThatLeadNowhere()
{
    QFETCH(const QString, path);
    FormFilling filling = open("eld-urgent", {zhang(), kToday});
    QVERIFY(!filling.field(path));
    QVERIFY(!filling.set(path, u"x"_s));
    QVERIFY(filling.check(path).isEmpty());
}

/// Whatever is typed, in whichever order: what is filed is asked, and comes back as it was.
void tst_FormFilling::randomFillingsComeBack()
{
    QRandomGenerator random(testSeed());
    const QStringList words{u"yes"_s,        u"no"_s,          u"home"_s,     u"other"_s,
                            u"2026-12-01"_s, u"13800001234"_s, u"3"_s,        u" 王 "_s,
                            u""_s,           u"370300"_s,      u"referral"_s, u"bank"_s};
    for (const catalog::Matter& matter : std::as_const(m_catalogue.matters)) {
        if (!matter.terminal.form) {
            continue;
        }
        const KnownFacts known(zhang(), kToday);
        FormFilling filling(*matter.terminal.form, known, kToday);
        for (int step = 0; step < 200; ++step) {
            const QStringList paths = pathsOf(filling);
            const QString path = paths.at(random.bounded(paths.size()));
            const auto view = filling.field(path);
            if (view->field->type == catalog::FieldType::Group) {
                filling.addEntry(path);
                filling.set(path + u"/0/"_s + view->field->fields.front().id, u"x"_s);
                random.bounded(2) == 0 ? filling.removeEntry(path, 0) : false;
            } else {
                filling.set(path, words.at(random.bounded(words.size())));
            }
            FormFilling again(*matter.terminal.form, known, kToday);
            again.restore(filling.answers());
            QCOMPARE(again.answers(), filling.answers());
            for (const QString& answered : filling.answers().keys()) {
                QVERIFY2(pathsOf(filling).contains(answered), qPrintable(answered));
            }
        }
    }
}

QTEST_GUILESS_MAIN(tst_FormFilling)
#include "tst_FormFilling.moc"
