// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"
#include "services/catalog/CatalogueFile.h"
#include "services/catalog/CatalogueSchema.h"

#include <QSet>

#include <algorithm>

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

/// What is left to do for the languages that the file has files for; no fault of it.
void sayMissing(const QMap<QString, QStringList>& missing)
{
    constexpr qsizetype kNamed = 5;
    for (auto language = missing.cbegin(); language != missing.cend(); ++language) {
        const QStringList& texts = language.value();
        say(QStringLiteral("%1: %2 texts are still Chinese: %3%4")
                .arg(language.key())
                .arg(texts.size())
                .arg(texts.first(std::min(texts.size(), kNamed)).join(QStringLiteral(" | ")),
                     texts.size() > kNamed ? QStringLiteral(" | ...") : QString()));
    }
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
    sayMissing(loaded.value().missing);
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
