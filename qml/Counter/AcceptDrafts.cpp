// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/AcceptDrafts.h"

#include "services/queue/HallPicture.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::ui {

using queue::textOf;

namespace {

constexpr qsizetype kDraftLimit = 8; ///< More than hall and centre hold of one person.

} // namespace

AcceptDrafts::AcceptDrafts(sync::HallLink& link, QObject* parent)
    : QObject(parent)
    , m_link(link)
{}

void AcceptDrafts::ask(const QJsonObject& person)
{
    clear();
    ask(person, false);
    ask(person, true);
}

void AcceptDrafts::ask(const QJsonObject& person, bool isOfCity)
{
    QJsonObject body = person;
    if (isOfCity) {
        body.insert(QStringLiteral("city"), true);
    }
    m_link.post(QStringLiteral("/v1/counter-drafts"), body,
                [this, isOfCity, turn = m_turn](const Result<QJsonObject>& answer) {
                    if (turn != m_turn) {
                        return;
                    }
                    if (answer) {
                        take(answer.value(), isOfCity);
                    } else {
                        (isOfCity ? m_isCityUnknown : m_isUnknown) = true;
                    }
                    Q_EMIT changed();
                });
}

void AcceptDrafts::clear()
{
    ++m_turn;
    m_drafts.clear();
    m_isUnknown = false;
    m_isCityUnknown = false;
    Q_EMIT changed();
}

void AcceptDrafts::take(const QJsonObject& answer, bool isOfCity)
{
    QList<Draft> all = m_drafts;
    const QJsonArray told = answer.value(QLatin1String("drafts")).toArray();
    for (const QJsonValue one : told) {
        const QJsonObject draft = one.toObject();
        all.append({.id = textOf(draft, "case"),
                    .matter = textOf(draft, "matter"),
                    .savedAtMs = draft.value(QLatin1String("savedAt")).toInteger(),
                    .isOfCity = isOfCity});
    }
    std::stable_sort(all.begin(), all.end(), [](const Draft& one, const Draft& other) {
        return one.savedAtMs > other.savedAtMs;
    });
    m_drafts.clear();
    for (const Draft& draft : all) {
        const bool isThere =
            std::any_of(m_drafts.begin(), m_drafts.end(),
                        [&draft](const Draft& known) { return known.matter == draft.matter; });
        if (!isThere && !draft.id.isEmpty() && m_drafts.size() < kDraftLimit) {
            m_drafts.append(draft);
        }
    }
}

std::optional<AcceptDrafts::Draft> AcceptDrafts::find(const QString& id) const
{
    const auto found = std::find_if(m_drafts.begin(), m_drafts.end(),
                                    [&id](const Draft& draft) { return draft.id == id; });
    return found == m_drafts.end() ? std::nullopt : std::optional(*found);
}

} // namespace onewindow::ui
