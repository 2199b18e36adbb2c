// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallRules.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace Qt::StringLiterals;

namespace {

/// Keys and their defaults as they are written down; an empty text for one that has none, or one
/// that is made of other keys.
using Keys = QMap<QString, QString>;

QString contentOf(const QString& path)
{
    QFile file(QStringLiteral(ONEWINDOW_SOURCE_DIR) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Those of `[queue]` that a manager may set as well: a table has them.
void addRules(Keys& keys)
{
    const queue::HallRules rules;
    for (const queue::RuleNumber& number : queue::ruleNumbers()) {
        keys[u"queue."_s + QLatin1String(number.config)] = QString::number(number.value(rules));
    }
}

/// The keys a program asks its configuration for, with the defaults it gives.
Keys keysRead(const QStringList& sources)
{
    static const QRegularExpression call(
        u"config\\s*\\.\\s*(text|number|real|flag|texts|requiredText|path|choice)\\(\\s*"
        "QStringLiteral\\(\"([^\"]+)\"\\)\\s*(?:,\\s*\\{?\\s*(QStringLiteral\\(\"[^\"]*\"\\)|"
        "\\{\\}|[-0-9a-z.'_]+|\\}))?"_s);
    static const QRegularExpression text(u"QStringLiteral\\(\"([^\"]*)\"\\)"_s);
    QString source;
    for (const QString& path : sources) {
        source += contentOf(path);
    }
    Keys keys;
    for (auto match = call.globalMatch(source); match.hasNext();) {
        const auto one = match.next();
        QString fallback = one.captured(3);
        if (const auto quoted = text.match(fallback); quoted.hasMatch()) {
            fallback = quoted.captured(1);
        }
        static const QRegularExpression literal(u"^(-?[0-9][0-9.']*|true|false)$"_s);
        const bool isLiteral = literal.match(fallback).hasMatch();
        const bool isText = one.captured(3).startsWith(u"QString"_s);
        fallback.remove(u'\'');
        const bool isKnown = isLiteral || isText;
        if (one.captured(2) == u"queue.") {
            addRules(keys);
            continue;
        }
        if (!keys.contains(one.captured(2)) || isKnown) {
            keys[one.captured(2)] = isKnown ? fallback : QString();
        }
    }
    return keys;
}

/// The keys that the documented file has, with their values.
Keys keysDocumented(const QString& toml)
{
    static const QRegularExpression section(u"^\\[([a-z_.]+)\\]"_s);
    static const QRegularExpression value(
        u"^#? ?([a-z_]+) = (\"([^\"]*)\"|[-0-9.a-z]+|\\[\\])(\\s|$)"_s);
    Keys keys;
    QString prefix;
    for (const QString& line : toml.split(u'\n')) {
        if (const auto head = section.match(line); head.hasMatch()) {
            prefix = head.captured(1) + u'.';
        } else if (const auto one = value.match(line); one.hasMatch()) {
            const bool isText = one.captured(2).startsWith(u'"');
            keys[prefix + one.captured(1)] = isText ? one.captured(3) : one.captured(2);
        }
    }
    return keys;
}

} // namespace

/// The *.toml files beside the programs are their documentation.
class tst_ConfigFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyKeyIsDocumented_data() { addPrograms(); }

    void everyKeyIsDocumented();

    void everyDefaultIsDocumented_data() { addPrograms(); }

    void everyDefaultIsDocumented();

    void everyKeyIsExplained_data() { addPrograms(); }

    void everyKeyIsExplained();

private:
    static void addPrograms();
};

void tst_ConfigFiles::addPrograms()
{
    QTest::addColumn<QStringList>("sources");
    QTest::addColumn<QString>("toml");
    const QString screen = u"app/screen/HallScreen.cpp"_s;
    QTest::newRow("platform") << QStringList{u"app/platform/PlatformSettings.cpp"_s}
                              << u"app/platform/platform.toml"_s;
    QTest::newRow("departments") << QStringList{u"app/platform/DepartmentSettings.cpp"_s}
                                 << u"app/platform/departments.toml"_s;
    QTest::newRow("department") << QStringList{u"app/department/SimSettings.cpp"_s}
                                << u"app/department/department.toml"_s;
    const QString printer = u"drivers/printer/PrinterSettings.cpp"_s;
    QTest::newRow("kiosk") << QStringList{u"app/kiosk/KioskSettings.cpp"_s, printer}
                           << u"app/kiosk/kiosk.toml"_s;
    QTest::newRow("counter") << QStringList{screen, u"app/counter/main.cpp"_s, printer}
                             << u"app/counter/counter.toml"_s;
    QTest::newRow("board") << QStringList{screen, u"app/board/BoardSettings.cpp"_s}
                           << u"app/board/board.toml"_s;
}

void tst_ConfigFiles::everyKeyIsDocumented()
{
    QFETCH(QStringList, sources);
    QFETCH(QString, toml);
    const Keys read = keysRead(sources);
    QVERIFY(!read.isEmpty());
    QCOMPARE(keysDocumented(contentOf(toml)).keys(), read.keys());
}

void tst_ConfigFiles::everyDefaultIsDocumented()
{
    QFETCH(QStringList, sources);
    QFETCH(QString, toml);
    const Keys read = keysRead(sources);
    const Keys documented = keysDocumented(contentOf(toml));
    QStringList wrong;
    for (auto key = read.cbegin(); key != read.cend(); ++key) {
        const QString value = documented.value(key.key());
        const bool isSame =
            value == key.value() || (!value.isEmpty() && value.toDouble() == key->toDouble() &&
                                     !key->isEmpty() && value.toDouble() != 0);
        const bool isZero = value.startsWith(u'0') && key->startsWith(u'0') &&
                            value.toDouble() == 0 && key->toDouble() == 0;
        if (!isSame && !isZero && !key->isEmpty()) {
            wrong << u"%1: the program takes %2, %3 says %4"_s.arg(key.key(), *key, toml, value);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

/// Each key has words on its line, or shares those of a line above it in its section.
void tst_ConfigFiles::everyKeyIsExplained()
{
    QFETCH(QString, toml);
    const QString content = contentOf(toml);
    QVERIFY(content.startsWith(u"# onewindow-"_s));
    bool isExplained = false;
    for (const QString& line : content.split(u'\n')) {
        isExplained = (isExplained && !line.isEmpty()) || line.contains(u'#');
        QVERIFY2(isExplained || line.isEmpty() || !line.contains(u'='), qPrintable(line));
    }
}

QTEST_GUILESS_MAIN(tst_ConfigFiles)
#include "tst_ConfigFiles.moc"
