// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"
#include "services/catalog/CatalogueFile.h"
#include "services/catalog/CatalogueSchema.h"

#include <QSet>

namespace onewindow {

namespace {

void addOptions(QCommandLineParser& parser)
{
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("check or schema"));
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("check: the catalogue"),
                                 QStringLiteral("[file]"));
}

/// As citizens see them: the same name is the same department.
qsizetype countDepartments(const catalog::Catalogue& catalogue)
{
    QSet<QString> names;
    for (const catalog::Matter& matter : catalogue.matters) {
        names << matter.department.zh;
    }
    return names.size();
}

int check(const QString& file)
{
    const auto loaded = catalog::loadCatalogue(file);
    if (!loaded) {
        return fail(loaded.error().detail);
    }
    const catalog::Problems& problems = loaded.value().problems;
    for (const catalog::Problem& problem : problems) {
        say(problem.toText());
    }
    const catalog::Catalogue& catalogue = loaded.value().catalogue;
    const QString counted = QStringLiteral("%1 matters in %2 departments")
                                .arg(catalogue.matters.size())
                                .arg(countDepartments(catalogue));
    if (problems.isEmpty()) {
        say(counted + QStringLiteral(", no problems"));
        return 0;
    }
    say(QStringLiteral("PROBLEMS: %1; without what they name, %2")
            .arg(problems.size())
            .arg(counted));
    return 1;
}

int run(const QCommandLineParser& parser)
{
    const QStringList words = parser.positionalArguments().mid(1);
    const QString what = words.value(0);
    if (what == u"schema" && words.size() == 1) {
        say(QString::fromUtf8(catalog::CatalogueSchema::text()).trimmed());
        return 0;
    }
    if (what == u"check" && words.size() == 2) {
        return check(words.at(1));
    }
    return fail(QStringLiteral("say catalogue check FILE, or catalogue schema"));
}

} // namespace

const Command kCatalogueCommand{
    "catalogue",
    "check FILE     name all that is wrong with a catalogue (schema: print its schema)", addOptions,
    run};

} // namespace onewindow
