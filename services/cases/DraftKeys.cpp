// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftKeys.h"

#include "services/crypto/Suite.h"
#include "services/identity/IdNumber.h"

#include <utility>

namespace onewindow::cases {

Result<std::optional<PersonKey>> HallDraftKeys::of(storage::Database& database,
                                                   const QString& idNumber, const QString& day)
{
    PersonKey made;
    auto handle = m_dayKeys.handleUnder(database, idNumber, day);
    if (handle && handle.value().isEmpty()) {
        // Recognised at this terminal alone, and until the program ends.
        made.isShared = false;
        handle = m_dayKeys.handleOf(database, idNumber, day);
    }
    if (!handle) {
        return handle.error();
    }
    const auto key = m_dayKeys.of(database, day);
    if (!key) {
        return key.error();
    }
    made.handle = std::move(handle).value();
    made.key = key.value().toByteArray();
    return std::optional(std::move(made));
}

/// Says whose they are without keeping the number.
QByteArray CityDraftKeys::markOf(const QString& idNumber) const
{
    return crypto::mac(crypto::Suite::International, m_key.secret.view(),
                       identity::normalizedIdNumber(idNumber).toUtf8());
}

void CityDraftKeys::take(const QString& idNumber, CityDraftKey key)
{
    const std::lock_guard lock(m_mutex);
    m_key = std::move(key);
    m_whose = markOf(idNumber);
}

Result<std::optional<PersonKey>> CityDraftKeys::of(storage::Database& /*database*/,
                                                   const QString& idNumber, const QString& day)
{
    const std::lock_guard lock(m_mutex);
    if (m_whose.isEmpty() || m_key.day != day || markOf(idNumber) != m_whose) {
        return std::optional<PersonKey>();
    }
    return std::optional(
        PersonKey{.handle = m_key.handle, .key = m_key.secret.view().toByteArray()});
}

void CityDraftKeys::clear()
{
    const std::lock_guard lock(m_mutex);
    m_key = {};
    m_whose.clear();
}

} // namespace onewindow::cases
