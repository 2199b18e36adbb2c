// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Problem.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>

namespace onewindow::catalog {

/// The published schema of the catalogue file, catalogue.schema.json beside this file, applied to
/// one item after another. Not from several threads at once.
class CatalogueSchema
{
public:
    /// A definition of the schema.
    enum class Part { Department, Agreement, Theme, Matter };

    CatalogueSchema();
    ~CatalogueSchema();
    CatalogueSchema(const CatalogueSchema&) = delete;
    CatalogueSchema& operator=(const CatalogueSchema&) = delete;
    CatalogueSchema(CatalogueSchema&&) = delete;
    CatalogueSchema& operator=(CatalogueSchema&&) = delete;

    /// The schema itself: JSON Schema, draft 7.
    static QByteArray text();

    [[nodiscard]] bool accepts(Part part, const QJsonObject& item) const;
    /// Everything in `item`, which stands at `pointer`, that the schema does not allow. Its length
    /// follows that of the item: ask of items of limited size only.
    [[nodiscard]] Problems problems(Part part, const QJsonObject& item,
                                    const QString& pointer) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace onewindow::catalog
