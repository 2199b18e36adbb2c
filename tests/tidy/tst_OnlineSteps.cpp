// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tidy/SourceTree.h"

#include <QtTest>

using namespace onewindow::tidy;
using namespace Qt::StringLiterals;

namespace {

/// A step of a component's schema, as it stands in the source.
struct Step
{
    QString path;
    int version = 0;
    QString sql; ///< Null where it is not a literal, nor a constant that is one.

    [[nodiscard]] QString name() const { return u"%1 %2"_s.arg(path).arg(version); }
};

/// Steps that an older process at work on the same store would not survive, and why they may be.
const QHash<QString, QString> kExceptions{
    // The column had to be written and had no default, so that 0.1.0 and what came after it cannot
    // both write tickets: a hall that runs several processes on one store ends those of 0.1.0.
    {u"services/queue/TicketProjection.cpp 2"_s, u"DROP COLUMN"_s},
    // The table came after 0.1.0, and no version was released between the two steps.
    {u"services/cases/DraftStore.cpp 2"_s, u"DROP TABLE case_drafts"_s},
};

/// The literal that `text` begins with, raw or in several parts; null where it begins with none.
QString literalAt(QStringView text)
{
    static const QRegularExpression raw(u"^\\s*R\"\\((.*?)\\)\""_s,
                                        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression part(u"^\\s*\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    if (const auto match = raw.match(text.toString()); match.hasMatch()) {
        return match.captured(1);
    }
    QString whole;
    for (;;) {
        const auto match = part.match(text.toString());
        if (!match.hasMatch()) {
            return whole;
        }
        whole += match.captured(1);
        text = text.mid(match.capturedEnd());
    }
}

/// What the constants of these files say that are literals, by their names.
QHash<QString, QString> literalsOf(const QList<SourceFile>& files)
{
    static const QRegularExpression constant(QStringLiteral(R"(constexpr const char\* (k\w+) =)"));
    QHash<QString, QString> literals;
    for (const SourceFile& file : files) {
        const QString text = file.lines.join(u'\n');
        for (auto match = constant.globalMatch(text); match.hasNext();) {
            const auto found = match.next();
            literals.insert(found.captured(1),
                            literalAt(QStringView(text).mid(found.capturedEnd())));
        }
    }
    return literals;
}

QList<Step> stepsOf(const SourceFile& file, const QHash<QString, QString>& literals)
{
    static const QRegularExpression begin(
        QStringLiteral(R"(storage::Migration\{\s*(?:\.version = )?(\d+),\s*(?:\.sql = )?(k\w+)?)"));
    const QString text = file.lines.join(u'\n');
    QList<Step> steps;
    for (auto match = begin.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString sql = found.captured(2).isEmpty()
                                ? literalAt(QStringView(text).mid(found.capturedEnd()))
                                : literals.value(found.captured(2));
        steps.append({file.path, found.captured(1).toInt(), sql});
    }
    return steps;
}

/// What of `sql` a process that knows only the steps before would not survive; empty where nothing.
QString breaking(const QString& sql)
{
    static const QRegularExpression created(QStringLiteral(R"(^CREATE TABLE (\w+))"));
    static const QRegularExpression dropped(QStringLiteral(R"(^DROP TABLE.*)"));
    static const QRegularExpression unique(
        QStringLiteral(R"(^CREATE UNIQUE INDEX (?:\{concurrently\} )?\w+ ON (\w+))"));
    static const QRegularExpression altered(QStringLiteral(
        R"(^ALTER TABLE \w+ .*?\b(DROP COLUMN|RENAME|TYPE|SET NOT NULL|ADD (?!COLUMN)\w+)\b)"));
    static const QRegularExpression added(
        QStringLiteral(R"(^ALTER TABLE \w+ ADD COLUMN .*NOT NULL)"));
    QStringList ownTables;
    for (const QString& part : sql.split(u';')) {
        const QString statement = part.simplified();
        if (const auto match = created.match(statement); match.hasMatch()) {
            ownTables << match.captured(1);
        } else if (const auto drop = dropped.match(statement); drop.hasMatch()) {
            return drop.captured(0);
        } else if (const auto index = unique.match(statement);
                   index.hasMatch() && !ownTables.contains(index.captured(1))) {
            return u"CREATE UNIQUE INDEX"_s;
        } else if (const auto change = altered.match(statement); change.hasMatch()) {
            return change.captured(1);
        } else if (added.match(statement).hasMatch() && !statement.contains(u" DEFAULT "_s)) {
            return u"NOT NULL without DEFAULT"_s;
        }
    }
    return {};
}

/// All steps of the services. Step 1 is what 0.1.0 had, or of a component that came after it.
QList<Step> allSteps()
{
    const QString root = QStringLiteral(ONEWINDOW_SOURCE_DIR);
    QStringList paths = projectPaths(root);
    paths.removeIf([](const QString& path) { return !path.startsWith(u"services/"_s); });
    const QList<SourceFile> files = readFiles(root, paths, {u".cpp"_s, u".h"_s});
    const auto literals = literalsOf(files);
    QList<Step> steps;
    for (const SourceFile& file : files) {
        steps += stepsOf(file, literals);
    }
    return steps;
}

} // namespace

/// Processes of two versions may be at work on one store, while one after the other is replaced: a
/// step of a schema adds, and takes nothing away that the version before it uses.
class TestOnlineSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepLetsTheVersionBeforeGoOn();
    void everyStepIsFound();
    void ruleFindsWhatBreaks_data();
    void ruleFindsWhatBreaks();
    void readsEveryWayToWriteAStep();
};

void TestOnlineSteps::everyStepLetsTheVersionBeforeGoOn()
{
    QList<Finding> findings;
    QHash<QString, QString> excepted;
    for (const Step& step : allSteps()) {
        if (step.version == 1) {
            continue;
        }
        const QString found = step.sql.isNull() ? u"cannot be read"_s : breaking(step.sql);
        if (!found.isEmpty() && kExceptions.value(step.name()) == found) {
            excepted.insert(step.name(), found);
        } else if (!found.isEmpty()) {
            findings.append({step.path, 0, u"step %1: %2"_s.arg(step.version).arg(found)});
        }
    }
    QVERIFY(isClean(findings));
    QCOMPARE(excepted, kExceptions);
}

/// Who brings a component up to date has its steps in a form that this test reads.
void TestOnlineSteps::everyStepIsFound()
{
    const QList<Step> steps = allSteps();
    const QString root = QStringLiteral(ONEWINDOW_SOURCE_DIR);
    QStringList paths = projectPaths(root);
    paths.removeIf([](const QString& path) { return !path.startsWith(u"services/"_s); });
    QList<Finding> findings;
    int count = 0;
    for (const SourceFile& file : readFiles(root, paths, {u".cpp"_s})) {
        if (!file.lines.join(u'\n').contains(u"return storage::migrate("_s)) {
            continue;
        }
        ++count;
        const bool isFound = std::any_of(steps.begin(), steps.end(),
                                         [&](const Step& step) { return step.path == file.path; });
        if (!isFound) {
            findings.append({file.path, 0, u"no step was found"_s});
        }
    }
    QVERIFY(isClean(findings));
    QVERIFY(count > 0);
}

void TestOnlineSteps::ruleFindsWhatBreaks_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("found");
    QTest::newRow("new table") << u"CREATE TABLE a (n BIGINT NOT NULL)"_s << QString();
    QTest::newRow("new index") << u"CREATE INDEX a_n ON a (n) WHERE n > 0"_s << QString();
    QTest::newRow("new column") << u"ALTER TABLE a ADD COLUMN n BIGINT NOT NULL DEFAULT 0"_s
                                << QString();
    QTest::newRow("column that may be null") << u"ALTER TABLE a ADD COLUMN n BIGINT"_s << QString();
    QTest::newRow("unique index of its own table")
        << u"CREATE TABLE a (n BIGINT);\n CREATE UNIQUE INDEX a_n ON a (n);"_s << QString();
    QTest::newRow("column of that name") << u"ALTER TABLE a ADD COLUMN type TEXT"_s << QString();
    QTest::newRow("unique index") << u"CREATE UNIQUE INDEX a_n ON a (n)"_s
                                  << u"CREATE UNIQUE INDEX"_s;
    QTest::newRow("unique index, online")
        << u"CREATE UNIQUE INDEX {concurrently} a_n ON a (n)"_s << u"CREATE UNIQUE INDEX"_s;
    QTest::newRow("index, online") << u"CREATE INDEX {concurrently} a_n ON a (n)"_s << QString();
    QTest::newRow("no default") << u"CREATE TABLE b (n BIGINT);\n"
                                   "ALTER TABLE a\n ADD COLUMN n BIGINT NOT NULL"_s
                                << u"NOT NULL without DEFAULT"_s;
    QTest::newRow("table goes") << u"DROP TABLE a"_s << u"DROP TABLE a"_s;
    QTest::newRow("column goes") << u"ALTER TABLE a DROP COLUMN n"_s << u"DROP COLUMN"_s;
    QTest::newRow("column is renamed") << u"ALTER TABLE a RENAME COLUMN n TO m"_s << u"RENAME"_s;
    QTest::newRow("table is renamed") << u"ALTER TABLE a RENAME TO b"_s << u"RENAME"_s;
    QTest::newRow("other type") << u"ALTER TABLE a ALTER COLUMN n TYPE TEXT"_s << u"TYPE"_s;
    QTest::newRow("not null") << u"ALTER TABLE a ALTER COLUMN n SET NOT NULL"_s
                              << u"SET NOT NULL"_s;
    QTest::newRow("constraint") << u"ALTER TABLE a ADD CONSTRAINT c CHECK (n > 0)"_s
                                << u"ADD CONSTRAINT"_s;
}

void TestOnlineSteps::ruleFindsWhatBreaks()
{
    QFETCH(QString, sql);
    QFETCH(QString, found);
    QCOMPARE(breaking(sql), found);
}

void TestOnlineSteps::readsEveryWayToWriteAStep()
{
    const QString text = u"constexpr const char* kMore = R\"(\nDROP TABLE \"c\";)\";\n"
                         "storage::Migration{1, R\"(\n A;\n B)\"},\n"
                         "storage::Migration{\n  2, \"C \"\n  \"D\"},\n"
                         "storage::Migration{3, kMore},\n"
                         "storage::Migration{.version = 4, .sql = kMore},\n"
                         "storage::Migration{5, other.constData()},\n"_s;
    const SourceFile file = sourceFile(u"a.cpp"_s, text);
    const QList<Step> steps = stepsOf(file, literalsOf({file}));
    QStringList read;
    for (const Step& step : steps) {
        read << step.sql.simplified();
    }
    QCOMPARE(read, (QStringList{u"A; B"_s, u"C D"_s, u"DROP TABLE \"c\";"_s, u"DROP TABLE \"c\";"_s,
                                QString()}));
    QCOMPARE(steps.last().version, 5);
    QVERIFY(steps.last().sql.isNull());
}

QTEST_GUILESS_MAIN(TestOnlineSteps)
#include "tst_OnlineSteps.moc"
