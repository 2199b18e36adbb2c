// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tidy/LayerRules.h"

#include <QFileInfo>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QSet>

#include <optional>

namespace onewindow::tidy {

namespace {

/// A library that one folder hides from all others.
struct Library
{
    QString prefix;
    QString folder;
};

const QList<Library>& libraries()
{
    static const QList<Library> all{
        {QStringLiteral("openssl/"), QStringLiteral("services/crypto")},
        {QStringLiteral("sqlite3.h"), QStringLiteral("services/storage")},
        {QStringLiteral("libpq-fe.h"), QStringLiteral("services/storage")},
        {QStringLiteral("postgresql/"), QStringLiteral("services/storage")},
        {QStringLiteral("curl/"), QStringLiteral("services/sync")},
        {QStringLiteral("boost/"), QStringLiteral("services/platform")},
        {QStringLiteral("ZXing/"), QStringLiteral("drivers/scanner")},
        {QStringLiteral("toml++/"), QStringLiteral("services/core")},
        {QStringLiteral("valijson/"), QStringLiteral("services/catalog")},
        {QStringLiteral("systemd/"), QStringLiteral("services/core")},
        {QStringLiteral("prometheus/"), QStringLiteral("services/platform")},
        {QStringLiteral("googlepinyin/"), QStringLiteral("services/input")},
        {QStringLiteral("unicode/"), QStringLiteral("services/input")},
        {QStringLiteral("cups/"), QStringLiteral("drivers/document")},
    };
    return all;
}

const QStringList& qtModules()
{
    static const QStringList all{
        QStringLiteral("QtCore"),
        QStringLiteral("QtGui"),
        QStringLiteral("QtQml"),
        QStringLiteral("QtQuick"),
        QStringLiteral("QtQuickControls2"),
        QStringLiteral("QtNetwork"),
        QStringLiteral("QtSerialPort"),
        QStringLiteral("QtMultimedia"),
        QStringLiteral("QtDBus"),
        QStringLiteral("QtConcurrent"),
        QStringLiteral("QtSql"),
        QStringLiteral("QtXml"),
        QStringLiteral("QtWidgets"),
        QStringLiteral("QtPrintSupport"),
        QStringLiteral("QtSvg"),
        QStringLiteral("QtOpenGL"),
        QStringLiteral("QtTest"),
        QStringLiteral("QtQuickTest"),
        QStringLiteral("QtQmlIntegration"),
    };
    return all;
}

bool isWithin(const QString& path, const QString& folder)
{
    return path.startsWith(folder) && (path.size() == folder.size() || path[folder.size()] == u'/');
}

const Layer* layerOf(const QString& path)
{
    for (const Layer& layer : layers()) {
        if (isWithin(path, layer.folder)) {
            return &layer;
        }
    }
    return nullptr;
}

bool mayInclude(const Layer& layer, const QString& path)
{
    return isWithin(path, layer.folder) ||
           std::any_of(layer.mayInclude.begin(), layer.mayInclude.end(),
                       [&](const QString& folder) { return isWithin(path, folder); });
}

const Library* libraryOf(const QString& header)
{
    for (const Library& library : libraries()) {
        if (header.startsWith(library.prefix)) {
            return &library;
        }
    }
    return nullptr;
}

/// The Qt module a <header> comes from, if it is one of Qt's.
std::optional<QString> qtModuleOf(const QString& header)
{
    static const QString root = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    static QHash<QString, QString> known;
    if (!header.startsWith(u'Q') && !header.startsWith(u'q')) {
        return std::nullopt;
    }
    auto found = known.constFind(header);
    if (found == known.constEnd()) {
        QString module = header.section(u'/', 0, 0);
        if (!qtModules().contains(module)) {
            module.clear();
            for (const QString& candidate : qtModules()) {
                if (QFileInfo::exists(root + u'/' + candidate + u'/' + header)) {
                    module = candidate;
                    break;
                }
            }
        }
        found = known.insert(header, module);
    }
    return found->isEmpty() ? std::nullopt : std::optional(*found);
}

/// One #include, import or linked target.
struct Reference
{
    qsizetype line = 0;
    QString target; ///< A project path or folder, or the header of a library.
    bool quoted = false;
};

/// The folder of `OneWindow::<name>` or `OneWindow.<name>`; empty for names that are no layer.
QString folderOfTarget(const QString& name)
{
    static const QHash<QString, QString> kinds{
        {QStringLiteral("driver_"), QStringLiteral("drivers/")},
        {QStringLiteral("ui_"), QStringLiteral("qml/")},
        {QString(), QStringLiteral("services/")}};
    for (const Layer& layer : layers()) {
        for (auto kind = kinds.begin(); kind != kinds.end(); ++kind) {
            if (layer.folder.startsWith(kind.value()) &&
                name == kind.key() + layer.folder.mid(kind.value().size()).toLower()) {
                return layer.folder;
            }
        }
    }
    return {};
}

QList<Reference> references(const SourceFile& file)
{
    static const QRegularExpression include(
        QStringLiteral(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"));
    static const QRegularExpression import(QStringLiteral(R"(^\s*import\s+OneWindow\.(\w+))"));
    static const QRegularExpression linked(QStringLiteral(R"(OneWindow::(\w+))"));
    const bool isQml = file.path.endsWith(QLatin1String(".qml"));
    const bool isCmake = file.path.endsWith(QLatin1String("CMakeLists.txt"));

    QList<Reference> found;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QString& line = file.lines[i];
        if (isCmake) {
            for (auto match = linked.globalMatch(line.section(u'#', 0, 0)); match.hasNext();) {
                const QString folder = folderOfTarget(match.next().captured(1));
                if (!folder.isEmpty()) {
                    found.append({i + 1, folder, true});
                }
            }
        } else if (isQml) {
            if (const auto match = import.match(line); match.hasMatch()) {
                found.append({i + 1, QStringLiteral("qml/") + match.captured(1), true});
            }
        } else if (const auto match = include.match(line); match.hasMatch()) {
            found.append({i + 1, match.captured(2), match.captured(1) == u'"'});
        }
    }
    return found;
}

/// Why `layer` may not have `reference`, if it may not.
std::optional<QString> objection(const Layer& layer, const Reference& reference,
                                 const QSet<QString>& paths)
{
    if (const Library* library = libraryOf(reference.target)) {
        if (!isWithin(library->folder, layer.folder)) {
            return QStringLiteral("only %1 may include %2").arg(library->folder, reference.target);
        }
        return std::nullopt;
    }
    if (!reference.quoted) {
        const auto module = qtModuleOf(reference.target);
        if (module && !layer.qtModules.contains(*module)) {
            return QStringLiteral("%1 may not use %2 (%3)")
                .arg(layer.folder, *module, reference.target);
        }
        return std::nullopt;
    }
    if (layerOf(reference.target) == nullptr && !paths.contains(reference.target)) {
        // Generated beside the file by moc.
        if (reference.target.endsWith(QLatin1String(".moc"))) {
            return std::nullopt;
        }
        return QStringLiteral("include \"%1\" from the top of the project").arg(reference.target);
    }
    if (!mayInclude(layer, reference.target)) {
        return QStringLiteral("%1 may not know %2").arg(layer.folder, reference.target);
    }
    return std::nullopt;
}

/// The headers through which a hidden library reaches whoever includes them, with the folder that
/// hides it: those that include the library, and those that include such a header.
QHash<QString, QString> leakingHeaders(const QList<SourceFile>& files)
{
    QHash<QString, QStringList> includedBy;
    QHash<QString, QString> leaking;
    QStringList fresh;
    for (const SourceFile& file : files) {
        if (!file.path.endsWith(QLatin1String(".h")) || layerOf(file.path) == nullptr) {
            continue;
        }
        for (const Reference& reference : references(file)) {
            includedBy[reference.target].append(file.path);
            const Library* library = libraryOf(reference.target);
            if (library != nullptr && !leaking.contains(file.path)) {
                leaking.insert(file.path, library->folder);
                fresh.append(file.path);
            }
        }
    }
    while (!fresh.isEmpty()) {
        const QString header = fresh.takeLast();
        for (const QString& includer : includedBy.value(header)) {
            if (!leaking.contains(includer)) {
                leaking.insert(includer, leaking.value(header));
                fresh.append(includer);
            }
        }
    }
    return leaking;
}

// What layers may include, as the table below has it.
constexpr const char* kStored = "services/core services/crypto services/storage services/journal";
constexpr const char* kDomains =
    "services/core services/crypto services/storage services/journal services/identity "
    "services/catalog services/queue services/supervision";
constexpr const char* kAllDomains =
    "services/core services/crypto services/storage services/journal services/identity "
    "services/catalog services/queue services/supervision services/appointments "
    "services/cases services/feedback";
// The server is no part of any screen: a screen reaches it through services/sync.
constexpr const char* kShown =
    "services/core services/crypto services/input services/storage services/journal "
    "services/identity services/catalog services/queue services/appointments services/cases "
    "services/feedback services/supervision services/sync drivers/api qml/Style qml/Controls "
    "qml/Capture qml/Texts qml/Paper qml/Printing";
constexpr const char* kScreen = "QtCore QtGui QtQml QtQmlIntegration QtQuick QtQuickControls2";
constexpr const char* kAnyQt =
    "QtCore QtGui QtQml QtQuick QtQuickControls2 QtNetwork QtSerialPort QtMultimedia QtDBus";

} // namespace

const QList<Layer>& layers()
{
    static const auto list = [](const char* names) {
        return QString::fromLatin1(names).split(u' ', Qt::SkipEmptyParts);
    };
    static const auto layer = [](const char* folder, const char* mayInclude, const char* modules) {
        return Layer{QString::fromLatin1(folder), list(mayInclude), list(modules)};
    };
    static const QList<Layer> all{
        layer("services/core", "", "QtCore"),
        layer("services/crypto", "services/core", "QtCore"),
        layer("services/input", "services/core", "QtCore"),
        layer("services/storage", "services/core", "QtCore"),
        layer("services/journal", "services/core services/crypto services/storage", "QtCore"),
        layer("services/identity", kStored, "QtCore"),
        layer("services/catalog",
              "services/core services/crypto services/input services/storage services/journal",
              "QtCore"),
        layer("services/queue", kDomains, "QtCore"),
        layer("services/supervision", kStored, "QtCore"),
        layer("services/appointments", kDomains, "QtCore"),
        layer("services/cases", kDomains, "QtCore"),
        layer("services/feedback", kDomains, "QtCore"),
        layer("services/sync", kAllDomains, "QtCore"),
        layer("services/platform", kAllDomains, "QtCore"),
        layer("drivers/api", "services/core", "QtCore QtGui"),
        layer("drivers/serial", "services/core drivers/api", "QtCore QtSerialPort"),
        layer("drivers/camera", "services/core drivers/api", "QtCore QtGui QtMultimedia"),
        layer("drivers/idcard", "services/core drivers/api drivers/serial", "QtCore"),
        layer("drivers/payment", "services/core drivers/api", "QtCore QtNetwork"),
        layer("drivers/printer", "services/core drivers/api drivers/serial",
              "QtCore QtGui QtNetwork QtSerialPort"),
        layer("drivers/document", "services/core drivers/api", "QtCore"),
        layer("drivers/scanner", "services/core drivers/api drivers/serial", "QtCore QtGui"),
        layer("drivers/speech", "services/core drivers/api", "QtCore QtMultimedia"),
        layer("drivers/sim", "services/core", "QtCore QtGui QtNetwork QtSerialPort"),
        layer("qml/Style", "", kScreen),
        layer("qml/Controls", "services/core qml/Style", kScreen),
        layer("qml/Capture",
              "services/core services/crypto services/storage services/journal services/cases "
              "drivers/api",
              kScreen),
        layer("qml/Texts",
              "services/core services/identity services/catalog services/queue services/cases",
              "QtCore"),
        layer("qml/Paper", "services/core", "QtCore QtGui"),
        layer("qml/Printing",
              "services/core services/crypto services/storage services/journal services/identity "
              "services/catalog services/queue services/cases drivers/api qml/Texts qml/Paper",
              "QtCore"),
        layer("qml/Kiosk", kShown, kScreen),
        layer("qml/Counter", kShown, kScreen),
        layer("qml/Board", kShown, kScreen),
        layer("qml/Bench", "services/core drivers/sim qml/Style qml/Controls", kScreen),
        layer("app", "services drivers qml", kAnyQt),
    };
    return all;
}

QList<Finding> layerFindings(const QList<SourceFile>& files)
{
    static const QRegularExpression product(QStringLiteral("^(services|drivers|qml|app)/.+/"));
    QSet<QString> paths;
    for (const SourceFile& file : files) {
        paths.insert(file.path);
    }
    const QHash<QString, QString> leaking = leakingHeaders(files);

    QList<Finding> findings;
    for (const SourceFile& file : files) {
        if (!product.match(file.path).hasMatch()) {
            continue;
        }
        const Layer* layer = layerOf(file.path);
        if (layer == nullptr) {
            findings.append({file.path, 0, QStringLiteral("in no layer of the table")});
            continue;
        }
        for (const Reference& reference : references(file)) {
            if (const auto reason = objection(*layer, reference, paths)) {
                findings.append({file.path, reference.line, *reason});
            } else if (const QString folder = leaking.value(reference.target);
                       !folder.isEmpty() && !isWithin(file.path, folder)) {
                findings.append(
                    {file.path, reference.line,
                     QStringLiteral("%1 lets a library out of %2").arg(reference.target, folder)});
            }
        }
    }
    return findings;
}

} // namespace onewindow::tidy
