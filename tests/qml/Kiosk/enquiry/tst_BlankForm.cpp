// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/BlankForm.h"
#include "qml/Paper/FormPdf.h"
#include "services/catalog/CatalogueFile.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using Room = FormQuestion::Room;

namespace {

constexpr int kPatienceMs = 60'000;

/// Without white space, and each radical as the character of its shape: a reader of PDF takes one
/// for the other. The ends of pages stay.
QString plain(const QString& text)
{
    static const QHash<char16_t, char16_t> characters{
        {0x2E9F, u'母'}, {0x2EA0, u'民'}, {0x2EC5, u'见'}, {0x2ECB, u'车'}, {0x2ED3, u'长'},
        {0x2ED4, u'门'}, {0x2EDA, u'页'}, {0x2EDD, u'食'}, {0x2EEC, u'齐'}, {0x6236, u'户'}};
    QString made;
    for (const QChar sign : text.normalized(QString::NormalizationForm_KC)) {
        if (sign == u'\f' || !sign.isSpace()) {
            made.append(QChar(characters.value(sign.unicode(), sign.unicode())));
        }
    }
    return made;
}

/// What a program of others says of a form, by its `way` of reading.
QString read(const FormSheet& sheet, const QString& way)
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"form.pdf"_s);
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(formPdfOf(sheet).view().toByteArray()) <= 0) {
        qFatal("no file");
    }
    file.close();
    if (const QString shown = qEnvironmentVariable("ONEWINDOW_SCREENS"); !shown.isEmpty()) {
        QDir().mkpath(shown);
        QProcess::execute(u"pdftoppm"_s, {u"-png"_s, u"-r"_s, u"80"_s, name,
                                          QDir(shown).absoluteFilePath(sheet.title)});
    }
    QProcess process;
    process.start(u"pdftotext"_s, {way, name, u"-"_s});
    if (!process.waitForFinished(kPatienceMs) || process.exitCode() != 0) {
        qFatal("pdftotext: %s", process.readAllStandardError().constData());
    }
    return QString::fromUtf8(process.readAllStandardOutput());
}

const catalog::Catalogue& tryout()
{
    static const auto loaded = catalog::loadCatalogue(
        QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"));
    if (!loaded) {
        qFatal("no catalogue");
    }
    return loaded.value().catalogue;
}

/// Each question stands in the text in one piece, and so does a heading with the first one below:
/// no end of a page is in between.
void compareQuestions(const FormSheet& sheet, const QString& text)
{
    for (const FormPart& part : sheet.parts) {
        if (part.paragraphs.isEmpty() && !part.questions.isEmpty()) {
            const QString head = part.title + part.questions.constFirst().label;
            QVERIFY2(text.contains(plain(head)), qPrintable(head + u'\n' + text));
        }
        for (const FormQuestion& question : part.questions) {
            QString whole = question.label + question.hint + question.choices.join(QString());
            for (const FormColumn& column : question.columns) {
                whole += column.label;
            }
            QVERIFY2(text.contains(plain(whole)), qPrintable(whole + u'\n' + text));
        }
        for (const QString& box : part.boxes) {
            QVERIFY2(text.contains(plain(box)), qPrintable(box + u'\n' + text));
        }
    }
}

/// Within the margins at the sides, 24 mm, and the height of A4, in points.
void compareEdges(const FormSheet& sheet)
{
    static const QRegularExpression word(u"<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" "_s
                                         u"xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\">"_s);
    int count = 0;
    auto found = word.globalMatch(read(sheet, u"-bbox"_s));
    while (found.hasNext()) {
        const auto match = found.next();
        ++count;
        QVERIFY2(match.captured(1).toDouble() >= 67, qPrintable(match.captured()));
        QVERIFY2(match.captured(3).toDouble() <= 596 - 67, qPrintable(match.captured()));
        QVERIFY2(match.captured(2).toDouble() >= 28, qPrintable(match.captured()));
        QVERIFY2(match.captured(4).toDouble() <= 842 - 28, qPrintable(match.captured()));
    }
    QVERIFY(count > 10);
}

catalog::FormField field(const QString& id, catalog::FieldType type, const QString& label)
{
    catalog::FormField made;
    made.id = id;
    made.type = type;
    made.label = {label, {}};
    return made;
}

/// A matter whose form has `fields`.
catalog::Matter matterWith(const QList<catalog::FormField>& fields)
{
    catalog::Matter matter;
    matter.name = {u"临时救助申请"_s, u"Emergency aid"_s};
    matter.department = {u"民政局"_s, u"Civil Affairs"_s};
    catalog::FormSection section;
    section.title = {u"基本情况"_s, u"About you"_s};
    section.fields = fields;
    matter.terminal.form = catalog::Form{.sections = {section}};
    return matter;
}

QString hintWhen(const catalog::Condition& condition)
{
    catalog::FormField about = field(u"use"_s, catalog::FieldType::Choice, u"用途"_s);
    about.choices = {{u"a"_s, {u"贷款"_s, {}}}, {u"b"_s, {u"其他"_s, {}}}};
    catalog::FormField asked = field(u"which"_s, catalog::FieldType::Text, u"具体用途"_s);
    asked.visibleWhen = condition;
    const FormSheet sheet = blankForm(matterWith({about, asked}), {}, u"zh_CN"_s);
    return sheet.parts.constFirst().questions.at(1).hint;
}

} // namespace

/// Forms to fill in by hand: what stands on them, and where, as a program of others reads it.
class tst_BlankForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormOfTheCatalogue_data();
    void everyFormOfTheCatalogue();
    void longOnesBreakBetweenQuestions();
    void roomIsWhatTheAnswerNeeds();
    void saysWhenItIsAsked_data();
    void saysWhenItIsAsked();
    void entriesAreATable();
    void clerkReadsItsName();
};

void tst_BlankForm::everyFormOfTheCatalogue_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("language");
    for (const catalog::Matter& matter : tryout().matters) {
        if (matter.terminal.form) {
            for (const QString& language : {u"zh_CN"_s, u"en"_s}) {
                QTest::newRow(qPrintable(matter.id + u' ' + language)) << matter.id << language;
            }
        }
    }
}

void tst_BlankForm::everyFormOfTheCatalogue()
{
    QFETCH(QString, id);
    QFETCH(QString, language);
    const catalog::Matter& matter = *tryout().matter(id);
    const FormSheet sheet = blankForm(matter, u"桓台县政务服务大厅"_s, language);
    const QString text = plain(read(sheet, u"-raw"_s));
    QVERIFY(text.count(u'\f') >= 1);
    for (const QString& word : {sheet.title, sheet.headLeft, sheet.promise}) {
        QVERIFY2(text.contains(plain(word)), qPrintable(word + u'\n' + text));
    }
    qsizetype asked = 0;
    for (const catalog::FormSection& section : matter.terminal.form->sections) {
        for (const catalog::FormField& one : section.fields) {
            ++asked;
            QVERIFY2(text.contains(plain(one.label.in(language))), qPrintable(one.id));
        }
    }
    QVERIFY(asked > 0);
    QVERIFY(text.contains(plain(sheet.pageWords.arg(1).arg(text.count(u'\f')))));
    compareQuestions(sheet, text);
    compareEdges(sheet);
}

void tst_BlankForm::longOnesBreakBetweenQuestions()
{
    catalog::Matter matter = matterWith({});
    QList<catalog::FormSection>& sections = matter.terminal.form->sections;
    sections.clear();
    for (int i = 0; i < catalog::kFieldLimit; ++i) {
        catalog::FormField one = field(u"f%1"_s.arg(i), catalog::FieldType::Text,
                                       u"第 %1 个问题，"_s.arg(i) + QString(40, u'字'));
        one.help = {QString(i * 3, u'写'), {}};
        one.maxLength = 50 * (i % 7);
        if (i % 3 == 0) {
            one.type = catalog::FieldType::Choice;
            one.choices = {{u"a"_s, {QString(90, u'长'), {}}}, {u"b"_s, {u"短"_s, {}}}};
        }
        if (i % 2 == 0) {
            sections.append({.title = {u"第 %1 部分"_s.arg(i / 2), {}}, .help = {}, .fields = {}});
        }
        sections.last().fields.append(one);
    }
    const FormSheet sheet = blankForm(matter, u"桓台县政务服务大厅"_s, u"zh_CN"_s);
    const QString text = plain(read(sheet, u"-raw"_s));
    QVERIFY(text.count(u'\f') > 3);
    compareQuestions(sheet, text);
    compareEdges(sheet);
}

void tst_BlankForm::roomIsWhatTheAnswerNeeds()
{
    catalog::FormField choice = field(u"c"_s, catalog::FieldType::Choice, u"餐次"_s);
    choice.choices = {{u"noon"_s, {u"午餐"_s, {}}}, {u"night"_s, {u"晚餐"_s, {}}}};
    catalog::FormField number = field(u"n"_s, catalog::FieldType::Number, u"天数"_s);
    number.unit = {u"天"_s, {}};
    number.min = 1;
    number.max = 30;
    catalog::FormField text = field(u"t"_s, catalog::FieldType::Text, u"说明"_s);
    text.maxLength = 100;
    text.isRequired = false;
    text.help = {u"写到门牌号"_s, {}};
    const FormSheet sheet =
        blankForm(matterWith({choice, number, text,
                              field(u"i"_s, catalog::FieldType::IdNumber, u"身份证号码"_s),
                              field(u"d"_s, catalog::FieldType::Date, u"日期"_s)}),
                  {}, u"zh_CN"_s);
    const QList<FormQuestion>& asked = sheet.parts.constFirst().questions;
    QCOMPARE(asked.size(), 5);
    QCOMPARE(asked.at(0).room, Room::Boxes);
    QCOMPARE(asked.at(0).choices, (QStringList{u"午餐"_s, u"晚餐"_s}));
    QCOMPARE(asked.at(1).words, u"天"_s);
    QCOMPARE(asked.at(1).hint, u"1 到 30"_s);
    QCOMPARE(asked.at(2).amount, 4);
    QCOMPARE(asked.at(2).hint, u"选填\n写到门牌号"_s);
    QCOMPARE(asked.at(3).room, Room::Cells);
    QCOMPARE(asked.at(3).amount, 18);
    QVERIFY(asked.at(4).words.contains(u'年') && asked.at(4).words.contains(u'_'));
    QVERIFY(sheet.signature.contains(u"签名"_s));
}

void tst_BlankForm::saysWhenItIsAsked_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<int>("op");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char* name, const QString& subject, catalog::Operator op,
                        const QJsonValue& value, const QString& hint) {
        QTest::newRow(name) << subject << static_cast<int>(op) << value << hint;
    };
    row("is", u"use"_s, catalog::Operator::Equal, u"b"_s, u"如“用途”为“其他”，请填写"_s);
    row("is one of", u"use"_s, catalog::Operator::In, QJsonArray{u"a"_s, u"b"_s},
        u"如“用途”为“贷款、其他”，请填写"_s);
    row("is not", u"use"_s, catalog::Operator::NotEqual, u"a"_s, u"如“用途”不是“贷款”，请填写"_s);
    row("at least", u"use"_s, catalog::Operator::AtLeast, 2, u"如“用途”达到 2，请填写"_s);
    row("filled", u"use"_s, catalog::Operator::Filled, QJsonValue(QJsonValue::Undefined),
        u"如填写了“用途”，请填写"_s);
    row("of the card", u"card.age"_s, catalog::Operator::AtLeast, 60,
        u"符合条件的人填写，不清楚请问工作人员"_s);
}

void tst_BlankForm::saysWhenItIsAsked()
{
    QFETCH(QString, subject);
    QFETCH(int, op);
    QFETCH(QJsonValue, value);
    const catalog::Condition condition{
        .field = subject, .op = static_cast<catalog::Operator>(op), .value = value};
    QTEST(hintWhen(condition), "hint");
}

void tst_BlankForm::entriesAreATable()
{
    catalog::FormField group = field(u"children"_s, catalog::FieldType::Group, u"已有子女"_s);
    group.maxItems = 6;
    for (int i = 0; i < 7; ++i) {
        group.fields.push_back(
            field(u"f%1"_s.arg(i), catalog::FieldType::Text, u"第 %1 栏"_s.arg(i)));
    }
    FormSheet sheet = blankForm(matterWith({group}), {}, u"zh_CN"_s);
    // With more columns than are wide enough, it goes on below.
    QList<FormQuestion> tables = sheet.parts.constFirst().questions;
    QCOMPARE(tables.size(), 2);
    QCOMPARE(tables.at(0).room, Room::Table);
    QCOMPARE(tables.at(0).amount, 6);
    QCOMPARE(tables.at(0).columns.size(), 5);
    QCOMPARE(tables.at(1).columns.size(), 2);
    QVERIFY(tables.at(1).label.contains(u"续"_s));
    group.maxItems = 40;
    sheet = blankForm(matterWith({group}), {}, u"zh_CN"_s);
    tables = sheet.parts.constFirst().questions;
    QVERIFY(tables.at(0).amount < 40);
    QVERIFY(tables.at(0).hint.contains(u"另附纸"_s));
}

void tst_BlankForm::clerkReadsItsName()
{
    const catalog::Matter matter = matterWith({});
    QVERIFY(!blankForm(matter, {}, u"zh_CN"_s).subtitle.contains(u"临时救助申请"_s));
    const FormSheet english = blankForm(matter, {}, u"en"_s);
    QCOMPARE(english.title, u"Emergency aid"_s);
    QVERIFY(english.subtitle.contains(u"临时救助申请"_s));
}

QTEST_MAIN(tst_BlankForm)
#include "tst_BlankForm.moc"
