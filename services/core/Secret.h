// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <cstring>
#include <utility>

namespace onewindow {

/// Bytes that are wiped from memory when they are no longer needed: keys, passwords, the personal
/// fields of a session. Moves, never copies, so there is one place to wipe.
class Secret
{
public:
    Secret() = default;

    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        m_bytes.detach();
    }

    ~Secret() { clear(); }

    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    Secret(Secret&& other) noexcept
        : m_bytes(std::exchange(other.m_bytes, {}))
    {}

    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            clear();
            m_bytes = std::exchange(other.m_bytes, {});
        }
        return *this;
    }

    [[nodiscard]] QByteArrayView view() const { return m_bytes; }

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }

    /// Overwrites and forgets the bytes.
    void clear()
    {
        if (!m_bytes.isEmpty()) {
            explicit_bzero(m_bytes.data(), static_cast<std::size_t>(m_bytes.size()));
            m_bytes.clear();
        }
    }

private:
    QByteArray m_bytes;
};

} // namespace onewindow
