// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tidy/TextRules.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace onewindow::tidy {

namespace {

bool endsWithAny(const QString& path, std::initializer_list<const char*> suffixes)
{
    return std::any_of(suffixes.begin(), suffixes.end(),
                       [&](const char* suffix) { return path.endsWith(QLatin1String(suffix)); });
}

bool isCpp(const QString& path)
{
    return endsWithAny(path, {".h", ".cpp"});
}

bool isCmake(const QString& path)
{
    return endsWithAny(path, {"CMakeLists.txt", ".cmake"});
}

struct LineRule
{
    QRegularExpression pattern;
    QString text;
    bool cppOnly = false;
    QStringList exceptFiles = {};
    QStringList onlyUnder = {}; ///< Empty: everywhere.
};

const QList<LineRule>& lineRules()
{
    // The patterns are written so that they do not find themselves.
    static const QList<LineRule> rules{
        {QRegularExpression(QStringLiteral(R"(\b(TO[D]O|FIX[M]E|X[X]X)\b)")),
         QStringLiteral("unfinished work: finish it, or open an issue")},
        {QRegularExpression(QStringLiteral(R"(\bq[D]ebug\b)")),
         QStringLiteral("use a category of services/core/Log.h"), true},
        {QRegularExpression(QStringLiteral(R"(\bq[W]ait\s*\(\s*\d)")),
         QStringLiteral("wait for a condition, not for a time"), true},
        {QRegularExpression(QStringLiteral(
             R"(\bQThread::[mu]?sl[e]ep\b|\b(u|nano)?sl[e]ep\s*\(|\bsl[e]ep_(for|until)\b)")),
         QStringLiteral("wait for a condition, not for a time"),
         true,
         // SQLite tells nobody when a lock is free: its busy handler can only ask again, in time.
         // Nor does a file tell when the process that writes it has come to the end of a frame, and
         // to be told by PostgreSQL that a table is free is to stand in line, with all behind; that
         // a lock is free, to hold a snapshot meanwhile, for which who has it may wait.
         {QStringLiteral("services/storage/Migration.cpp"),
          QStringLiteral("services/storage/MigrationLock.cpp"),
          QStringLiteral("services/storage/SqliteDatabase.cpp"),
          QStringLiteral("services/storage/SqliteFileCheck.cpp")}},
        // A desktop or a console may be set to another zone than the hall's.
        {QRegularExpression(QStringLiteral(
             R"(\bfromMSecsSinceEpoch\([^,]*(\)|$)|\bcurrentDate(Time)?\(\)|\btoLocalTime\b)")),
         QStringLiteral("what people read is the hall's time: services/core/HallTime.h"),
         true,
         {QStringLiteral("services/core/Log.cpp")},
         {QStringLiteral("qml/"), QStringLiteral("services/")}},
        {QRegularExpression(QStringLiteral(R"([ \t]+$)")),
         QStringLiteral("white space at the end")},
        {QRegularExpression(QStringLiteral(R"(\t)")), QStringLiteral("tabulator")},
    };
    return rules;
}

void checkHead(const SourceFile& file, QList<Finding>& findings)
{
    const QString head = file.lines.mid(0, 2).join(u'\n');
    if (endsWithAny(file.path, {".h", ".cpp", ".qml"}) &&
        head != QStringLiteral("// SPDX-FileCopyrightText: 2026 The OneWindow authors\n"
                               "// SPDX-License-Identifier: GPL-3.0-or-later")) {
        findings.append({file.path, 1, QStringLiteral("the SPDX header is missing")});
    }
    if (file.path.endsWith(QLatin1String("CMakeLists.txt")) && !head.startsWith(u'#')) {
        findings.append({file.path, 1, QStringLiteral("say first what this folder is for")});
    }
    if (!file.lines.last().isEmpty() || file.lines.size() < 2) {
        findings.append({file.path, file.lines.size(), QStringLiteral("no line end at the end")});
    }
}

void checkLines(const SourceFile& file, QList<Finding>& findings)
{
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QString& line = file.lines[i];
        if (line.size() > kLineLengthLimit) {
            findings.append({file.path, i + 1,
                             QStringLiteral("%1 characters, the limit is %2")
                                 .arg(line.size())
                                 .arg(kLineLengthLimit)});
        }
        for (const LineRule& rule : lineRules()) {
            const bool isThere =
                rule.onlyUnder.isEmpty() ||
                std::any_of(rule.onlyUnder.cbegin(), rule.onlyUnder.cend(),
                            [&](const QString& folder) { return file.path.startsWith(folder); });
            const bool applies =
                isThere &&
                (!rule.cppOnly || (isCpp(file.path) && !rule.exceptFiles.contains(file.path)));
            if (applies && rule.pattern.match(line).hasMatch()) {
                findings.append({file.path, i + 1, rule.text});
            }
        }
    }
}

/// clang-format puts the brace of a function on a line of its own and closes it in the same column
/// with a bare brace (a type closes with a semicolon): that is how a function is found here. Rows
/// of a test and a table that is returned as it stands are data, and may be long.
void checkFunctions(const SourceFile& file, QList<Finding>& findings)
{
    static const QRegularExpression rows(QStringLiteral(R"(_data\(\)$)"));
    QHash<qsizetype, qsizetype> openedAt; // indentation -> line of the brace
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QString word = file.lines[i].trimmed();
        const qsizetype indent = file.lines[i].indexOf(u'{') >= 0 ? file.lines[i].indexOf(u'{')
                                                                  : file.lines[i].indexOf(u'}');
        if (word == u'{') {
            openedAt.insert(indent, i);
        } else if (word.startsWith(u'}') && openedAt.contains(indent)) {
            const qsizetype opened = openedAt.take(indent);
            const bool isTable = (opened > 0 && rows.match(file.lines[opened - 1]).hasMatch()) ||
                                 (file.lines[opened + 1].endsWith(QLatin1String("return {")) &&
                                  file.lines[i - 1].endsWith(QLatin1String("};")));
            if (word == u'}' && !isTable && i - opened - 1 > kFunctionLineLimit) {
                findings.append({file.path, opened + 1,
                                 QStringLiteral("a function of %1 lines, the limit is %2")
                                     .arg(i - opened - 1)
                                     .arg(kFunctionLineLimit)});
            }
        }
    }
}

} // namespace

QList<Finding> textFindings(const SourceFile& file)
{
    QList<Finding> findings;
    checkHead(file, findings);
    checkLines(file, findings);
    if (isCpp(file.path)) {
        checkFunctions(file, findings);
    }
    return findings;
}

QList<Finding> topLevelFindings(const QStringList& paths)
{
    static const QSet<QString> allowed{
        QStringLiteral(".ci"),
        QStringLiteral(".clang-format"),
        QStringLiteral(".clang-tidy"),
        QStringLiteral(".editorconfig"),
        QStringLiteral(".gitattributes"),
        QStringLiteral(".gitignore"),
        QStringLiteral(".qmllint.ini"),
        QStringLiteral("ARCHITECTURE.md"),
        QStringLiteral("CMakeLists.txt"),
        QStringLiteral("CMakePresets.json"),
        QStringLiteral("CONTRIBUTING.md"),
        QStringLiteral("LICENSE"),
        QStringLiteral("README.md"),
        QStringLiteral("app"),
        QStringLiteral("drivers"),
        QStringLiteral("packaging"),
        QStringLiteral("qml"),
        QStringLiteral("services"),
        QStringLiteral("tests"),
        QStringLiteral("translations"),
    };
    QList<Finding> findings;
    QSet<QString> told;
    for (const QString& path : paths) {
        const QString entry = path.section(u'/', 0, 0);
        if (!allowed.contains(entry) && !told.contains(entry)) {
            told.insert(entry);
            findings.append(
                {entry, 0, QStringLiteral("does not belong at the top of the project")});
        }
    }
    return findings;
}

QList<Finding> unlistedFindings(const QList<SourceFile>& files)
{
    static const QRegularExpression name(QStringLiteral(R"([\w./-]+\.(?:h|cpp|qml)\b)"));
    QSet<QString> listed;
    for (const SourceFile& file : files) {
        if (!isCmake(file.path)) {
            continue;
        }
        const QString folder = folderOf(file.path) + u'/';
        for (const QString& line : file.lines) {
            for (auto match = name.globalMatch(line.section(u'#', 0, 0)); match.hasNext();) {
                listed.insert(folder + match.next().captured());
            }
        }
    }
    QList<Finding> findings;
    for (const SourceFile& file : files) {
        const bool isTestHeader =
            file.path.startsWith(QLatin1String("tests/")) && endsWithAny(file.path, {".h"});
        if (endsWithAny(file.path, {".h", ".cpp", ".qml"}) && !isTestHeader &&
            !listed.contains(file.path)) {
            findings.append({file.path, 0, QStringLiteral("in no CMakeLists.txt")});
        }
    }
    return findings;
}

} // namespace onewindow::tidy
