// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Config.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace onewindow;

namespace {

// Not a raw string: moc loses its way in one.
const QByteArray kSample = "# a kiosk\n"
                           "name = \"东城大厅 3 号机\"\n"
                           "url = \"https://hall.example:8443\"\n"
                           "empty = \"\"\n"
                           "\n"
                           "[printer]\n"
                           "port = 9100\n"
                           "margin = 2.5\n"
                           "cut = true\n"
                           "codepages = [\"gb18030\", \"ascii\"]\n"
                           "log = \"logs/printer.log\"\n";

Config parsed(const QByteArray& toml)
{
    auto config = Config::parse(toml, QStringLiteral("kiosk.toml"));
    OW_ENFORCE(bool(config));
    return std::move(config).value();
}

// What check() says, line by line; nothing if all is well.
QStringList problems(const Config& config)
{
    const auto checked = config.check();
    if (checked) {
        return {};
    }
    OW_ENFORCE(checked.error().code == ErrorCode::BadConfig);
    return checked.error().detail.split(u'\n');
}

} // namespace

class tst_Config : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void readsWhatStandsThere()
    {
        Config config = parsed(kSample);
        QCOMPARE(config.requiredText(QStringLiteral("name")), QStringLiteral("东城大厅 3 号机"));
        QCOMPARE(config.text(QStringLiteral("url"), QString()),
                 QStringLiteral("https://hall.example:8443"));
        QCOMPARE(config.text(QStringLiteral("empty"), QStringLiteral("x")), QString());
        QCOMPARE(config.number(QStringLiteral("printer.port"), 1, 1, 65535), 9100);
        QCOMPARE(config.real(QStringLiteral("printer.margin"), 0, 0, 10), 2.5);
        QCOMPARE(config.flag(QStringLiteral("printer.cut"), false), true);
        QCOMPARE(config.texts(QStringLiteral("printer.codepages"), {}),
                 (QStringList{QStringLiteral("gb18030"), QStringLiteral("ascii")}));
        QCOMPARE(config.path(QStringLiteral("printer.log"), QString()),
                 QDir::current().absoluteFilePath(QStringLiteral("logs/printer.log")));
        QCOMPARE(problems(config), QStringList());
    }

    void givesTheFallbackForWhatIsMissing()
    {
        Config config = parsed({});
        const QStringList list{QStringLiteral("a")};
        QCOMPARE(config.text(QStringLiteral("a"), QStringLiteral("x")), QStringLiteral("x"));
        QCOMPARE(config.number(QStringLiteral("b.c"), 7, 1, 10), 7);
        QCOMPARE(config.real(QStringLiteral("b.d"), 0.5, 0, 1), 0.5);
        QCOMPARE(config.flag(QStringLiteral("e"), true), true);
        QCOMPARE(config.texts(QStringLiteral("f"), list), list);
        QCOMPARE(config.choice(QStringLiteral("g"), {QStringLiteral("one"), QStringLiteral("two")}),
                 QStringLiteral("one"));
        QCOMPARE(config.path(QStringLiteral("h"), QString()), QString());
        QCOMPARE(problems(config), QStringList());
    }

    void wrongTextIsNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QString>("place");
        QTest::newRow("no value") << QByteArray("a = 1\nb =\n") << QStringLiteral("kiosk.toml:2: ");
        QTest::newRow("no quotes") << QByteArray("a = x\n") << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("open quote")
            << QByteArray("\n\na = \"x\n") << QStringLiteral("kiosk.toml:3: ");
        QTest::newRow("table without a name")
            << QByteArray("a = 1\n[.b]\n") << QStringLiteral("kiosk.toml:2: ");
        QTest::newRow("three brackets")
            << QByteArray("[[[a]]]\n") << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("same key twice")
            << QByteArray("a = 1\na = 2\n") << QStringLiteral("kiosk.toml:2: ");
        QTest::newRow("same table twice")
            << QByteArray("[t]\na = 1\n[t]\n") << QStringLiteral("kiosk.toml:3: ");
        QTest::newRow("not UTF-8")
            << QByteArray("a = \"\xD5\xC5\"\n") << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("number too large")
            << QByteArray("a = 9223372036854775808\n") << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("values too deep")
            << "a = 1\nb = " + QByteArray(33, '[') + QByteArray(33, ']')
            << QStringLiteral("kiosk.toml:2: ");
        QTest::newRow("keys too deep") << "a = 1\n[" + QByteArray("a.").repeated(65) + "a]\n"
                                       << QStringLiteral("kiosk.toml:2: ");
        QTest::newRow("full-width quotes")
            << QStringLiteral("a = 1\nb = “x”\n").toUtf8() << QStringLiteral("kiosk.toml:2: ");
        QTest::newRow("Chinese comma")
            << QStringLiteral("a = [1、2]\n").toUtf8() << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("accent at the start")
            << QByteArray("\xC3\xA9 = 1\n") << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("presentation form")
            << QByteArray("\xEF\xBB\xAF") << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("text over several lines")
            << QByteArray("a = \"\"\"x\ny\"\"\"\n") << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("quote that is escaped")
            << QByteArray("a = \"\\\"\nb = 1\n") << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("Chinese behind a backslash")
            << QByteArray("a = \"\\张\"\n") << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("quote in a number")
            << QByteArray("a = 5=_E'\xEF\xBB\xBE=\n") << QStringLiteral("kiosk.toml:1: ");
        QTest::newRow("keys absurdly deep")
            << QByteArray("a.").repeated(400'000) + "a = 1" << QStringLiteral("kiosk.toml:1: ");
    }

    void wrongTextIsNamedWithItsLine()
    {
        QFETCH(const QByteArray, toml);
        QFETCH(const QString, place);
        const auto config = Config::parse(toml, QStringLiteral("kiosk.toml"));
        QVERIFY(!config);
        QCOMPARE(config.error().code, ErrorCode::BadConfig);
        QVERIFY2(config.error().detail.startsWith(place), qPrintable(config.error().detail));
    }

    void wrongValueIsNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* value, const char* kind,
                            const char* reason) {
            QTest::newRow(name) << QByteArray(value) << QString::fromLatin1(kind)
                                << QString::fromLatin1(reason);
        };
        row("text is a number", "5", "text", "must be a text in quotes");
        row("text is a table", "{}", "text", "must be a text in quotes");
        row("number is a text", "\"5\"", "number", "must be a whole number from 1 to 10");
        row("number is a fraction", "5.0", "number", "must be a whole number from 1 to 10");
        row("number too small", "0", "number", "must be a whole number from 1 to 10");
        row("number too large", "11", "number", "must be a whole number from 1 to 10");
        row("real is a text", "\"5\"", "real", "must be a number from 1 to 10");
        row("real too large", "10.5", "real", "must be a number from 1 to 10");
        row("real is no number", "nan", "real", "must be a number from 1 to 10");
        row("real is infinite", "inf", "real", "must be a number from 1 to 10");
        row("flag is a number", "1", "flag", "must be true or false");
        row("texts is a text", "\"a\"", "texts", "must be a list of texts");
        row("texts holds a number", "[\"a\", 1]", "texts", "must be a list of texts");
        row("texts holds a list", "[[\"a\"]]", "texts", "must be a list of texts");
        row("choice is another", "\"three\"", "choice", "must be one of: one two");
        row("choice is a number", "1", "choice", "must be a text in quotes");
        row("choice in capitals", "\"One\"", "choice", "must be one of: one two");
        row("required is a number", "1", "required", "must be a text in quotes");
        row("required is empty", "\"\"", "required", "must not be empty");
        row("path is a flag", "true", "path", "must be a text in quotes");
    }

    void wrongValueIsNamedWithItsLine()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const QString, kind);
        QFETCH(const QString, reason);
        Config config = parsed("[device]\n\nkey = " + value + '\n');
        readAndExpectFallback(config, kind);
        QCOMPARE(problems(config),
                 QStringList{QStringLiteral("kiosk.toml:3: device.key ") + reason});
    }

    void tableOfTexts()
    {
        Config config = parsed("[sids]\nsi_record = \"1\"\n\"odd.key\" = \"2\"\nnumber = 3\n");
        const auto sids = config.table(QStringLiteral("sids"));
        QCOMPARE(sids.value(QStringLiteral("si_record")), QStringLiteral("1"));
        QCOMPARE(sids.value(QStringLiteral("odd.key")), QStringLiteral("2"));
        QCOMPARE(sids.size(), 2);
        QCOMPARE(problems(config),
                 QStringList{QStringLiteral("kiosk.toml:4: sids.number must be a text in quotes")});
        Config other = parsed("sids = 5\n");
        QVERIFY(other.table(QStringLiteral("sids")).isEmpty());
        QCOMPARE(problems(other),
                 QStringList{QStringLiteral("kiosk.toml:1: sids must be a table of texts")});
        QVERIFY(other.table(QStringLiteral("none")).isEmpty());
    }

    void refusedByTheCaller()
    {
        Config config = parsed("a = 1\nurl = \"ftp:\"\n");
        static_cast<void>(config.number(QStringLiteral("a"), 0, 0, 9));
        static_cast<void>(config.text(QStringLiteral("url"), {}));
        config.refuse(QStringLiteral("url"), QStringLiteral("must be https"));
        config.refuse(QStringLiteral("none"), QStringLiteral("must be there"));
        QCOMPARE(problems(config), QStringList{QStringLiteral("kiosk.toml:2: url must be https")});
    }

    void textsMayHoldAnything_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* written, const QString& text) {
            QTest::newRow(name) << QByteArray(written) << text;
        };
        row("quote and backslash", "\"\\\"\\\\\"", QStringLiteral("\"\\"));
        row("hash", "\"#1\"", QStringLiteral("#1"));
        row("apostrophe in quotes", "\"it's\"", QStringLiteral("it's"));
        row("quotes in apostrophes", "'\"a\"'", QStringLiteral("\"a\""));
        row("backslash in apostrophes", "'a\\'", QStringLiteral("a\\"));
        row("empty, before a comment", "\"\" # \"“", QString());
        row("Chinese in quotes", "\"东城、“大厅”𠮷\"", QStringLiteral("东城、“大厅”𠮷"));
        row("Chinese in apostrophes", "'东城\"\\u5f20'", QStringLiteral("东城\"\\u5f20"));
        row("presentation form", "\"\xEF\xBB\xAF\"", QStringLiteral("\uFEEF"));
        row("escape", "\"\\u5f20\"", QStringLiteral("张"));
        QTest::newRow("many dots") << '"' + QByteArray(1000, '.') + '"' << QString(1000, u'.');
    }

    void textsMayHoldAnything()
    {
        QFETCH(const QByteArray, written);
        QFETCH(const QString, text);
        Config config = parsed("a = " + written + "\nb.c = 1\n");
        QCOMPARE(config.text(QStringLiteral("a"), QStringLiteral("fallback")), text);
        QCOMPARE(config.number(QStringLiteral("b.c"), 2, 1, 1), 1);
    }

    void byteOrderMarkIsSkipped()
    {
        Config config = parsed("\xEF\xBB\xBF"
                               "a = 1\n");
        QCOMPARE(config.number(QStringLiteral("a"), 2, 1, 1), 1);
        QCOMPARE(problems(config), QStringList());
    }

    void keysInQuotesMayHoldAnything()
    {
        Config config = parsed("'名.字' = 1\n");
        QCOMPARE(problems(config),
                 QStringList{QStringLiteral("kiosk.toml:1: 名.字 is not a known key")});
    }

    void windowsLinesAreRead()
    {
        Config config = parsed("a = \"x\" # y\r\n\r\nb = 1\r\nc = 2");
        QCOMPARE(config.text(QStringLiteral("a"), QString()), QStringLiteral("x"));
        QCOMPARE(config.number(QStringLiteral("b"), 2, 1, 1), 1);
        QCOMPARE(problems(config),
                 QStringList{QStringLiteral("kiosk.toml:4: c is not a known key")});
    }

    void limitsAreInclusive()
    {
        Config config = parsed("low = 1\nhigh = 10\nmost = 9223372036854775807\nwhole = 3\n");
        QCOMPARE(config.number(QStringLiteral("low"), 5, 1, 10), 1);
        QCOMPARE(config.number(QStringLiteral("high"), 5, 1, 10), 10);
        QCOMPARE(config.number(QStringLiteral("most"), 5, 1, std::numeric_limits<qint64>::max()),
                 std::numeric_limits<qint64>::max());
        QCOMPARE(config.real(QStringLiteral("whole"), 5, 3, 3), 3.0);
        QCOMPARE(problems(config), QStringList());
    }

    void missingRequiredTextIsNamed()
    {
        Config config = parsed("a = 1\n");
        QCOMPARE(config.requiredText(QStringLiteral("hall.url")), QString());
        QVERIFY(problems(config).contains(QStringLiteral("kiosk.toml: hall.url is missing")));
    }

    void unknownKeyIsNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("at the top")
            << QByteArray("nane = 1\n")
            << QStringList{QStringLiteral("kiosk.toml:1: nane is not a known key")};
        QTest::newRow("in a table")
            << QByteArray("[printer]\nport = 1\nprot = 2\n")
            << QStringList{QStringLiteral("kiosk.toml:3: printer.prot is not a known key")};
        QTest::newRow("a whole table")
            << QByteArray("[pritner]\nport = 1\n")
            << QStringList{QStringLiteral("kiosk.toml:2: pritner.port is not a known key")};
        QTest::newRow("a list of tables")
            << QByteArray("[[printer]]\nport = 1\n")
            << QStringList{QStringLiteral("kiosk.toml:1: printer is not a known key")};
        QTest::newRow("a path in quotes")
            << QByteArray("\"printer.port\" = 1\n")
            << QStringList{QStringLiteral("kiosk.toml:1: printer.port is not a known key")};
        QTest::newRow("a value where a table should be")
            << QByteArray("printer = 9100\n")
            << QStringList{QStringLiteral("kiosk.toml:1: printer is not a known key")};
    }

    void unknownKeyIsNamedWithItsLine()
    {
        QFETCH(const QByteArray, toml);
        QFETCH(const QStringList, expected);
        Config config = parsed(toml);
        static_cast<void>(config.number(QStringLiteral("printer.port"), 1, 1, 65535));
        QCOMPARE(problems(config), expected);
    }

    void allProblemsAreToldAtOnce()
    {
        Config config = parsed("a = 1\nb = \"x\"\nc = true\n");
        static_cast<void>(config.text(QStringLiteral("a"), QString()));
        static_cast<void>(config.number(QStringLiteral("b"), 1, 1, 10));
        static_cast<void>(config.requiredText(QStringLiteral("d")));
        QCOMPARE(problems(config),
                 (QStringList{QStringLiteral("kiosk.toml:1: a must be a text in quotes"),
                              QStringLiteral("kiosk.toml:2: b must be a whole number from 1 to 10"),
                              QStringLiteral("kiosk.toml: d is missing"),
                              QStringLiteral("kiosk.toml:3: c is not a known key")}));
    }

    void pathMayBeACredential()
    {
        const QByteArray toml = "a = \"credential:node.key\"\nb = \"credential:\"\n"
                                "c = \"credential:../x\"\n";
        qputenv("CREDENTIALS_DIRECTORY", "/run/credentials/unit");
        Config config = parsed(toml);
        QCOMPARE(config.path(QStringLiteral("a"), QString()),
                 QStringLiteral("/run/credentials/unit/node.key"));
        QCOMPARE(config.path(QStringLiteral("b"), QString()),
                 QStringLiteral("/run/credentials/unit"));
        QCOMPARE(config.path(QStringLiteral("c"), QString()), QString());
        QCOMPARE(problems(config), QStringList{QStringLiteral(
                                       "kiosk.toml:3: c must name a credential without a folder")});
        qunsetenv("CREDENTIALS_DIRECTORY");
        Config other = parsed("a = \"credential:node.key\"\n");
        QCOMPARE(other.path(QStringLiteral("a"), QString()), QString());
        QCOMPARE(problems(other),
                 QStringList{QStringLiteral("kiosk.toml:1: a names a credential, and the service "
                                            "manager has handed over none")});
    }

    void pathIsTakenFromTheFolderOfTheFile_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("expected");
        QTest::newRow("relative") << QStringLiteral("data/x") << QStringLiteral("%1/data/x");
        QTest::newRow("absolute") << QStringLiteral("/var/x") << QStringLiteral("/var/x");
        QTest::newRow("none") << QString() << QString();
    }

    void pathIsTakenFromTheFolderOfTheFile()
    {
        QFETCH(const QString, written);
        QFETCH(const QString, expected);
        const QTemporaryDir folder;
        auto config = Config::load(writeFile(folder, "store = \"" + written.toUtf8() + "\"\n"));
        QVERIFY(config);
        QCOMPARE(config.value().path(QStringLiteral("store"), QStringLiteral("unused")),
                 expected.contains(u'%') ? expected.arg(folder.path()) : expected);
        QCOMPARE(config.value().path(QStringLiteral("other"), QStringLiteral("run")),
                 folder.filePath(QStringLiteral("run")));
    }

    void fileThatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << QStringLiteral("/nonexistent/kiosk.toml");
        QTest::newRow("a folder") << QStringLiteral("/");
        QTest::newRow("a device without end") << QStringLiteral("/dev/zero");
    }

    void fileThatCannotBeReadIsNamed()
    {
        QFETCH(const QString, path);
        const auto config = Config::load(path);
        QVERIFY(!config);
        QCOMPARE(config.error().code, ErrorCode::BadConfig);
        QVERIFY2(config.error().detail.startsWith(path + u':'), qPrintable(config.error().detail));
    }

    void fileOverTheLimitIsRefused()
    {
        const QTemporaryDir folder;
        const QByteArray longest = QByteArray(1 << 20, '\n');
        QVERIFY(Config::load(writeFile(folder, longest)));
        const auto config = Config::load(writeFile(folder, longest + '\n'));
        QVERIFY(!config);
        QVERIFY(config.error().detail.endsWith(QStringLiteral("larger than 1 MiB")));
    }

private:
    // Reads device.key as `kind` and checks that the wrong value does not get through.
    static void readAndExpectFallback(Config& config, const QString& kind)
    {
        const QString key = QStringLiteral("device.key");
        const QString fallback = QStringLiteral("/fallback");
        if (kind == QLatin1String("text")) {
            QCOMPARE(config.text(key, fallback), fallback);
        } else if (kind == QLatin1String("number")) {
            QCOMPARE(config.number(key, 3, 1, 10), 3);
        } else if (kind == QLatin1String("real")) {
            QCOMPARE(config.real(key, 3, 1, 10), 3.0);
        } else if (kind == QLatin1String("flag")) {
            QCOMPARE(config.flag(key, true), true);
        } else if (kind == QLatin1String("texts")) {
            QCOMPARE(config.texts(key, {fallback}), QStringList{fallback});
        } else if (kind == QLatin1String("choice")) {
            QCOMPARE(config.choice(key, {QStringLiteral("one"), QStringLiteral("two")}),
                     QStringLiteral("one"));
        } else if (kind == QLatin1String("required")) {
            QCOMPARE(config.requiredText(key), QString());
        } else {
            QCOMPARE(config.path(key, fallback), fallback);
        }
    }

    static QString writeFile(const QTemporaryDir& folder, const QByteArray& content)
    {
        QFile file(folder.filePath(QStringLiteral("kiosk.toml")));
        OW_ENFORCE(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        return file.fileName();
    }
};

QTEST_GUILESS_MAIN(tst_Config)
#include "tst_Config.moc"
