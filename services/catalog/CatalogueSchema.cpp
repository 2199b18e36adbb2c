// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/CatalogueSchema.h"

#include "services/core/Enforce.h"

#include <QFile>
#include <QJsonDocument>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <array>
#include <exception>
#include <stdexcept> // For valijson, which includes it in a namespace of its own.

static void initSchemaResource()
{
    Q_INIT_RESOURCE(catalogue_schema);
}

namespace onewindow::catalog {

namespace {

using Adapter = valijson::adapters::QtJsonAdapter;

constexpr std::array kDefinitions{"department", "agreement", "theme", "matter"};

/// A schema of one definition, with all the others beside it.
QJsonObject schemaOf(QJsonObject whole, const char* definition)
{
    whole.remove(QLatin1String("properties"));
    whole.remove(QLatin1String("required"));
    whole.remove(QLatin1String("additionalProperties"));
    whole.insert(QLatin1String("allOf"),
                 QJsonArray{QJsonObject{{QStringLiteral("$ref"), QLatin1String("#/definitions/") +
                                                                     QLatin1String(definition)}}});
    return whole;
}

/// {"<root>", "[form]", "[sections]", "[0]"} as "/form/sections/0".
QString pointerOf(const std::vector<std::string>& context)
{
    QString pointer;
    for (std::size_t i = 1; i < context.size(); ++i) {
        QString key = QString::fromStdString(context[i]);
        key = key.sliced(1, key.size() - 2);
        key.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
        pointer += u'/' + key;
    }
    return pointer;
}

} // namespace

struct CatalogueSchema::Compiled
{
    std::array<valijson::Schema, kDefinitions.size()> parts;
    /// Keeps the patterns it has met, compiled.
    mutable valijson::Validator validator;
};

CatalogueSchema::CatalogueSchema()
    : m_compiled(std::make_unique<Compiled>())
{
    const QJsonObject whole = QJsonDocument::fromJson(text()).object();
    OW_ENFORCE(!whole.isEmpty());
    try {
        for (std::size_t i = 0; i < kDefinitions.size(); ++i) {
            const QJsonValue schema = schemaOf(whole, kDefinitions.at(i));
            valijson::SchemaParser().populateSchema(Adapter(schema), m_compiled->parts.at(i));
        }
    } catch (const std::exception&) {
        constexpr bool isBuiltInSchemaSound = false;
        OW_ENFORCE(isBuiltInSchemaSound);
    }
}

CatalogueSchema::~CatalogueSchema() = default;

QByteArray CatalogueSchema::text()
{
    initSchemaResource();
    QFile file(QStringLiteral(":/catalogue/catalogue.schema.json"));
    OW_ENFORCE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

bool CatalogueSchema::accepts(Part part, const QJsonObject& item) const
{
    try {
        const QJsonValue value = item;
        return m_compiled->validator.validate(m_compiled->parts.at(static_cast<std::size_t>(part)),
                                              Adapter(value), nullptr);
    } catch (const std::exception&) {
        return false; // A value that it cannot even look at.
    }
}

Problems CatalogueSchema::problems(Part part, const QJsonObject& item, const QString& pointer) const
{
    Problems problems;
    valijson::ValidationResults results;
    try {
        const QJsonValue value = item;
        m_compiled->validator.validate(m_compiled->parts.at(static_cast<std::size_t>(part)),
                                       Adapter(value), &results);
    } catch (const std::exception& error) {
        problems << Problem{{}, pointer, QString::fromUtf8(error.what())};
    }
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        const QString reason = QString::fromStdString(error.description);
        const QString place = pointer + pointerOf(error.context);
        const QString name = reason.section(u'\'', -2, -2);
        // What holds something wrong is named as well: only the thing itself is of use.
        if (reason.startsWith(QLatin1String("Failed to validate"))) {
            continue;
        }
        if (reason.startsWith(QLatin1String("Missing required property"))) {
            problems << Problem{{}, place + u'/' + name, QStringLiteral("is missing")};
        } else if (reason.startsWith(QLatin1String("Object contains a property that could not"))) {
            problems << Problem{{}, place + u'/' + name, QStringLiteral("is not known")};
        } else {
            problems << Problem{{}, place, reason};
        }
    }
    return problems;
}

} // namespace onewindow::catalog
