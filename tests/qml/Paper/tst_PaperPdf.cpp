// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Paper/PaperPdf.h"
#include "qml/Paper/QrPattern.h"
#include "tests/qml/Paper/SamplePaper.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

/// What a program of others says of a document.
class Reader
{
public:
    explicit Reader(const Secret& pdf)
    {
        QFile file(at(u"paper.pdf"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(pdf.view().toByteArray()) <= 0) {
            qFatal("no file");
        }
    }

    QString run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(program, arguments);
        if (!process.waitForFinished(kPatienceMs) || process.exitCode() != 0) {
            qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        }
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    /// Qt names a glyph by the first character that has it, for some a radical of the same shape.
    QString text()
    {
        return run(u"pdftotext"_s, {u"-layout"_s, u"paper.pdf"_s, u"-"_s})
            .normalized(QString::NormalizationForm_KC)
            .replace(QChar(0x2EDA), u'页');
    }

    QString at(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class tst_PaperPdf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItIsGiven();
    void codeIsRead_data();
    void codeIsRead();
    void bringsItsFonts();
    void hasNothingBesides();
    void longOnesTakeMorePages();
    void drawsOnAnyThread();
    void patterns();
};

void tst_PaperPdf::saysWhatItIsGiven()
{
    const PaperSheet given = samples::paper();
    Reader reader(pdfOf(given));
    QString text = reader.text().remove(u' ');
    if (const QString folder = qEnvironmentVariable("ONEWINDOW_SCREENS"); !folder.isEmpty()) {
        QDir().mkpath(folder);
        reader.run(u"pdftoppm"_s, {u"-png"_s, u"-r"_s, u"110"_s, u"paper.pdf"_s,
                                   QDir(folder).absoluteFilePath(u"paper"_s)});
    }
    for (QString word : {given.headLeft, given.headRight, given.title, given.subtitle,
                         given.rows.at(0).value, given.rows.at(1).value, given.rows.at(3).value,
                         given.reasonsTitle, given.reasons.at(1), given.issue.at(0),
                         given.signature.at(1).value, given.codeCaption, u"第 1 页，共 1 页"_s}) {
        word = word.remove(u' ').normalized(QString::NormalizationForm_KC);
        QVERIFY2(text.contains(word), qPrintable(word + u'\n' + text));
    }
    // What takes two lines is there too.
    text.remove(u'\n');
    QVERIFY(text.contains(u"有限公司"_s));
    QVERIFY(reader.run(u"pdfinfo"_s, {u"paper.pdf"_s}).contains(u"(A4)"_s));
}

void tst_PaperPdf::codeIsRead_data()
{
    QTest::addColumn<int>("dotsPerInch");
    QTest::newRow("as a photograph") << 150;
    QTest::newRow("as a cheap printer") << 203;
    QTest::newRow("as an office printer") << 600;
}

void tst_PaperPdf::codeIsRead()
{
    QFETCH(int, dotsPerInch);
    const PaperSheet given = samples::paper();
    Reader reader(pdfOf(given));
    reader.run(u"pdftoppm"_s, {u"-png"_s, u"-gray"_s, u"-r"_s, QString::number(dotsPerInch),
                               u"-singlefile"_s, u"paper.pdf"_s, u"paper"_s});
    const QString read =
        reader.run(u"zbarimg"_s, {u"--quiet"_s, u"--raw"_s, u"paper.png"_s}).trimmed();
    QCOMPARE(read, given.code);
}

void tst_PaperPdf::bringsItsFonts()
{
    Reader reader(pdfOf(samples::paper()));
    const QStringList fonts =
        reader.run(u"pdffonts"_s, {u"paper.pdf"_s}).split(u'\n', Qt::SkipEmptyParts).mid(2);
    QVERIFY(fonts.size() >= 3);
    for (const QString& font : fonts) {
        QVERIFY2(font.contains(u"Noto"_s), qPrintable(font));
        // name, type, encoding, emb, sub, uni
        static const QRegularExpression embedded(u"\\s(yes)\\s+(yes|no)\\s+yes\\s"_s);
        QVERIFY2(embedded.match(font).hasMatch(), qPrintable(font));
    }
}

/// Neither of a person nor of this machine.
void tst_PaperPdf::hasNothingBesides()
{
    Reader reader(pdfOf(samples::paper()));
    const QString info = reader.run(u"pdfinfo"_s, {u"paper.pdf"_s});
    QVERIFY(info.contains(u"社会保险参保缴费证明"_s));
    for (const QString& word : {u"王秀英"_s, u"11010519491231002X"_s, u"Author"_s, u"Keywords"_s}) {
        QVERIFY2(!info.contains(word), qPrintable(info));
    }
    QVERIFY(reader.run(u"pdfdetach"_s, {u"-list"_s, u"paper.pdf"_s}).contains(u"statement.txt"_s));
    reader.run(u"pdfdetach"_s, {u"-save"_s, u"1"_s, u"-o"_s, u"statement.txt"_s, u"paper.pdf"_s});
    QFile file(reader.at(u"statement.txt"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), samples::paper().attachment);
}

void tst_PaperPdf::longOnesTakeMorePages()
{
    PaperSheet given = samples::paper();
    for (int i = 0; i < 40; ++i) {
        given.rows.append({u"第 %1 项"_s.arg(i), QString(60, u'字')});
    }
    Reader reader(pdfOf(given));
    const QString text = reader.text();
    static const QRegularExpression pages(u"Pages:\\s+[3-5]\\n"_s);
    QVERIFY(pages.match(reader.run(u"pdfinfo"_s, {u"paper.pdf"_s})).hasMatch());
    QVERIFY2(text.contains(u"第 39 项"_s), qPrintable(text));
    // The code stands once, on the last page.
    QCOMPARE(text.count(u"扫码核验真伪"_s), 1);
    const QString last = text.section(u'\f', -2, -2);
    QVERIFY2(last.contains(u"扫码核验真伪"_s), qPrintable(last));
}

void tst_PaperPdf::drawsOnAnyThread()
{
    qsizetype size = 0;
    std::thread other([&] { size = pdfOf(samples::paper()).view().size(); });
    other.join();
    QVERIFY(size > 10'000);
}

void tst_PaperPdf::patterns()
{
    QCOMPARE(QrPattern::of({}).width, 0);
    QCOMPARE(QrPattern::of("x").width, 21);
    QCOMPARE(QrPattern::of(QByteArray(412, 'x')).width, 77); // Version 15.
    QCOMPARE(QrPattern::of(QByteArray(5000, 'x')).width, 0);
}

QTEST_MAIN(tst_PaperPdf)
#include "tst_PaperPdf.moc"
