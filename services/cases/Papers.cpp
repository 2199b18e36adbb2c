// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a citizen has to bring, and what departments are asked for instead.

#include "services/cases/CaseService.h"

#include <QRegularExpression>

#include <algorithm>

namespace onewindow::cases {

using catalog::Subject;

namespace {

/// The id that a catalogue gives the card itself among a matter's materials.
constexpr QStringView kCardMaterial = u"id_card";

void add(QHash<QString, QStringList>& shares, const QString& name)
{
    const auto subject = Subject::parse(name);
    if (subject && subject->kind == Subject::Kind::Shared &&
        !shares.value(subject->agreement).contains(subject->name)) {
        shares[subject->agreement] << subject->name;
    }
}

void add(QHash<QString, QStringList>& shares, const std::optional<catalog::Condition>& condition)
{
    if (condition) {
        add(shares, condition->field);
    }
}

void addPlaceholders(QHash<QString, QStringList>& shares, const catalog::LocalText& text)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{([^{}]*)\\}"));
    const QString whole = text.zh + text.en + QStringList(text.others.values()).join(QString());
    for (auto it = placeholder.globalMatch(whole); it.hasNext();) {
        add(shares, it.next().captured(1));
    }
}

void addField(QHash<QString, QStringList>& shares, const catalog::FormField& field)
{
    add(shares, field.source);
    add(shares, field.visibleWhen);
    for (const catalog::FormField& inner : field.fields) {
        addField(shares, inner);
    }
}

/// Replaced by a commitment that was made, or shown already: the card.
bool isSpared(const catalog::Matter& matter, const catalog::Material& material, bool hasCommitted)
{
    const auto& commitment = matter.terminal.commitment;
    return (hasCommitted && commitment && commitment->replaces.contains(material.id)) ||
           (material.id == kCardMaterial && matter.terminal.assurance == catalog::Assurance::Card);
}

} // namespace

QHash<QString, QStringList> sharesOf(const catalog::Matter& matter)
{
    QHash<QString, QStringList> shares;
    const catalog::TerminalService& terminal = matter.terminal;
    if (terminal.form) {
        for (const catalog::FormSection& section : terminal.form->sections) {
            for (const catalog::FormField& field : section.fields) {
                addField(shares, field);
            }
        }
    }
    if (terminal.decision) {
        for (const catalog::Rule& rule : terminal.decision->rules) {
            add(shares, rule.condition.field);
        }
    }
    if (terminal.result) {
        addPlaceholders(shares, terminal.result->title);
        for (const catalog::LocalText& line : terminal.result->lines) {
            addPlaceholders(shares, line);
        }
    }
    return shares;
}

bool isToBring(const catalog::Matter& matter, const catalog::Material& material,
               const QStringList& withheld, bool hasCommitted)
{
    const bool isAsked =
        material.sharedBy.isEmpty() ? material.isRequired : withheld.contains(material.sharedBy);
    return isAsked && !isSpared(matter, material, hasCommitted);
}

QList<catalog::Material> papersToBring(const catalog::Matter& matter, const QStringList& withheld,
                                       bool hasCommitted, const QStringList& photographed)
{
    QList<catalog::Material> papers;
    for (const catalog::Material& material : matter.materials) {
        const bool isThere = !material.id.isEmpty() && photographed.contains(material.id);
        if (!isThere && isToBring(matter, material, withheld, hasCommitted)) {
            papers << material;
        }
    }
    return papers;
}

QList<catalog::Material> materialsToPhotograph(const catalog::Matter& matter,
                                               const QStringList& withheld, bool hasCommitted)
{
    QList<catalog::Material> materials;
    for (const catalog::Material& material : matter.materials) {
        const bool isGiven = !material.sharedBy.isEmpty() && !withheld.contains(material.sharedBy);
        if (material.isPhotographed && !material.id.isEmpty() && !isGiven &&
            !isSpared(matter, material, hasCommitted)) {
            materials << material;
        }
    }
    return materials;
}

} // namespace onewindow::cases
