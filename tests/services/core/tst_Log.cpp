// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Log.h"
#include "services/core/LogContext.h"

#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

#include <unistd.h>

#include <cstdio>

using namespace onewindow;

namespace {

// What `action` writes to standard error.
template <typename Action>
QString standardErrorOf(Action action)
{
    QTemporaryFile file;
    if (!file.open()) {
        return {};
    }
    std::fflush(stderr);
    const int saved = ::dup(STDERR_FILENO);
    ::dup2(file.handle(), STDERR_FILENO);
    action();
    std::fflush(stderr);
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    file.seek(0);
    return QString::fromUtf8(file.readAll());
}

// The lines that a program logging `text` leaves behind.
QStringList loggedLines(const QString& text)
{
    const QtMessageHandler previous = qInstallMessageHandler(nullptr);
    const QString output = standardErrorOf([&text] {
        startLogging(QStringLiteral("kiosk"));
        qCInfo(lcQueue).noquote() << text;
    });
    qInstallMessageHandler(previous);
    return output.split(u'\n');
}

} // namespace

class tst_Log : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void redactHidesWhatCouldBePersonal_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& text, const QString& expected) {
            QTest::newRow(name) << text << expected;
        };
        row("nothing", QString(), QString());
        row("plain words", QStringLiteral("printer ready"), QStringLiteral("printer ready"));
        row("ID number", QStringLiteral("id 110101199003070038 read"),
            QStringLiteral("id *** read"));
        row("ID number with X", QStringLiteral("11010119900307003X"), QStringLiteral("***"));
        row("ID number with small x", QStringLiteral("11010119900307003x,"),
            QStringLiteral("***,"));
        row("phone number", QStringLiteral("tel=13800138000;"), QStringLiteral("tel=***;"));
        row("bank card in a text", QStringLiteral("卡号6222021234567890123已读"),
            QStringLiteral("卡号***已读"));
        row("two numbers", QStringLiteral("123456 and 654321"), QStringLiteral("*** and ***"));
        row("six digits", QStringLiteral("123456"), QStringLiteral("***"));
        row("five digits stay", QStringLiteral("port 65535"), QStringLiteral("port 65535"));
        row("ticket number stays", QStringLiteral("A1023"), QStringLiteral("A1023"));
        row("mail address", QStringLiteral("to li.si@example.com now"),
            QStringLiteral("to li.si*** now"));
        row("password in a URL", QStringLiteral("http://u:p@host/x"),
            QStringLiteral("http://u:p***"));
        row("full-width digits", QStringLiteral("１１０１０１１９９００３０７００３８"),
            QStringLiteral("***"));
    }

    void redactHidesWhatCouldBePersonal()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        QCOMPARE(redact(text), expected);
    }

    void lineSaysTimeProgramLevelAndCategory()
    {
        const QStringList lines = loggedLines(QStringLiteral("hall answers again"));
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.last(), QString());
        static const QRegularExpression form(QRegularExpression::anchoredPattern(
            QStringLiteral("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3} kiosk info "
                           "onewindow\\.queue: hall answers again")));
        QVERIFY2(form.match(lines.first()).hasMatch(), qPrintable(lines.first()));
    }

    void oneMessageIsOneLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("Chinese") << QStringLiteral("张三") << QStringLiteral("张三");
        QTest::newRow("line break")
            << QStringLiteral("a\n2026 forged") << QStringLiteral("a|2026 forged");
        QTest::newRow("carriage return") << QStringLiteral("a\rb") << QStringLiteral("a|b");
        QTest::newRow("escape sequence") << QStringLiteral("\x1B[2Jb") << QStringLiteral("|[2Jb");
        QTest::newRow("zero") << QStringLiteral("a") + QChar(0) + u'b' << QStringLiteral("a|b");
        QTest::newRow("right to left") << QStringLiteral("a\u202Eb") << QStringLiteral("a|b");
        QTest::newRow("isolate") << QStringLiteral("a\u2067b") << QStringLiteral("a|b");
        QTest::newRow("delete") << QStringLiteral("a\u007Fb") << QStringLiteral("a|b");
        QTest::newRow("far too long")
            << QString(100'000, u'a') << QString(4096, u'a') + QChar(0x2026);
        QTest::newRow("line separator") << QStringLiteral("a\u2028b") << QStringLiteral("a|b");
    }

    void oneMessageIsOneLine()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        const QStringList lines = loggedLines(text);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines.first().endsWith(QStringLiteral(": ") + expected),
                 qPrintable(lines.first()));
    }

    void recordsOfARequestNameIt()
    {
        QStringList lines;
        {
            const LogScope scope("0123456789abcdef");
            lines = loggedLines(QStringLiteral("inside"));
            const LogScope inner("inner");
            QCOMPARE(LogScope::requestId(), QByteArray("inner"));
        }
        QVERIFY2(lines.first().endsWith(QStringLiteral(": inside [0123456789abcdef]")),
                 qPrintable(lines.first()));
        QVERIFY(loggedLines(QStringLiteral("outside")).first().endsWith(QStringLiteral("outside")));
    }

    void debugIsOffByDefault()
    {
        QVERIFY(!lcCore().isDebugEnabled());
        QVERIFY(lcCore().isInfoEnabled());
    }
};

QTEST_GUILESS_MAIN(tst_Log)
#include "tst_Log.moc"
