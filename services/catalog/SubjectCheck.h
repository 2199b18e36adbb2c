// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Facts.h"
#include "services/catalog/Form.h"
#include "services/catalog/Problem.h"

#include <QHash>
#include <QString>

#include <optional>

namespace onewindow::catalog {

struct Catalogue;

/// Whether what the conditions, sources and placeholders of one matter speak of is there, and can
/// be compared as they do. The fields of the form become known one by one, in their order.
class SubjectCheck
{
public:
    /// Without `whole`, agreements are not looked at.
    SubjectCheck(const Catalogue* whole, Problems& problems)
        : m_whole(whole)
        , m_problems(problems)
    {}

    /// From now on `field` is known; `group` is the one it is in, or null. False where its id is
    /// known already.
    bool add(const FormField& field, const FormField* group);

    /// `group`: where the condition stands; it sees the fields of its own group.
    void checkCondition(const Condition& condition, const QString& pointer, const FormField* group);
    void checkSource(const FormField& field, const QString& pointer);
    void checkPlaceholders(const LocalText& text, const QString& pointer);
    void checkAgreement(const QString& agreement, const QString& pointer);

    // Where it was first seen that the matter needs to know who the citizen is, to have read a
    // card, and to ask another department; empty: nowhere.
    [[nodiscard]] const QString& personAt() const { return m_personAt; }

    [[nodiscard]] const QString& cardAt() const { return m_cardAt; }

    [[nodiscard]] const QString& sharedAt() const { return m_sharedAt; }

private:
    struct Known
    {
        const FormField* field = nullptr;
        const FormField* group = nullptr;
    };

    /// What a subject turned out to be; `field` where it is one of the form.
    struct Found
    {
        ValueType type = ValueType::Text;
        const FormField* field = nullptr;
    };

    void fail(const QString& pointer, const QString& reason);
    std::optional<Found> find(const QString& text, const QString& pointer, const FormField* group);
    std::optional<Found> findField(const Subject& subject, const QString& pointer,
                                   const FormField* group);
    std::optional<Found> findCard(const Subject& subject, const QString& pointer);
    std::optional<Found> findShared(const Subject& subject, const QString& pointer);
    void checkValue(const Found& found, const Condition& condition, const QString& pointer);
    void checkPlaceholdersIn(const QString& text, const QString& pointer);

    const Catalogue* m_whole;
    Problems& m_problems;
    QHash<QString, Known> m_fields;
    QString m_personAt;
    QString m_cardAt;
    QString m_sharedAt;
};

} // namespace onewindow::catalog
