// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace onewindow::testing {

/// A text that a test looks for in this process's own memory, kept as nothing else writes it: the
/// proof would find itself.
class HiddenText
{
public:
    static constexpr std::size_t kMost = 32; ///< Characters, all of them ASCII.

    consteval explicit HiddenText(std::string_view text)
        : m_size(text.size())
    {
        for (std::size_t i = 0; i < text.size(); ++i) {
            m_narrow.at(i) = static_cast<char>(text[i] ^ kMask);
            m_wide.at(2 * i) = m_narrow.at(i);
            m_wide.at(2 * i + 1) = kMask;
        }
    }

    [[nodiscard]] QByteArray plain() const
    {
        QByteArray text(m_narrow.data(), static_cast<qsizetype>(m_size));
        for (char& letter : text) {
            letter = static_cast<char>(letter ^ kMask);
        }
        return text;
    }

    /// As bytes or as QString has it.
    [[nodiscard]] bool isIn(std::string_view content) const
    {
        const auto isSame = [](char here, char masked) {
            return static_cast<char>(here ^ kMask) == masked;
        };
        const std::string_view narrow(m_narrow.data(), m_size);
        const std::string_view wide(m_wide.data(), 2 * m_size);
        return std::search(content.begin(), content.end(), narrow.begin(), narrow.end(), isSame) !=
                   content.end() ||
               std::search(content.begin(), content.end(), wide.begin(), wide.end(), isSame) !=
                   content.end();
    }

    /// Whether it stands anywhere in what this process may write to, likewise.
    [[nodiscard]] bool isInMemory() const
    {
        static std::array<char, 1 << 20> s_piece;
        QFile maps(QStringLiteral("/proc/self/maps"));
        const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
        if (!maps.open(QIODevice::ReadOnly) || memory < 0) {
            qFatal("memory cannot be read");
        }
        bool isFound = false;
        const QList<QByteArray> lines = maps.readAll().split('\n');
        for (const QByteArray& line : lines) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() < 2 || !words.at(1).startsWith("rw")) {
                continue;
            }
            const QList<QByteArray> ends = words.constFirst().split('-');
            const qint64 last = ends.at(1).toLongLong(nullptr, 16);
            for (qint64 at = ends.at(0).toLongLong(nullptr, 16); at < last;) {
                // Of an earlier piece nothing is to be found where this array lies itself.
                s_piece.fill(0);
                const ssize_t count = ::pread(
                    memory, s_piece.data(),
                    static_cast<std::size_t>(std::min<qint64>(s_piece.size(), last - at)), at);
                if (count <= 0) {
                    break; // A device's.
                }
                isFound = isFound || isIn({s_piece.data(), static_cast<std::size_t>(count)});
                // A full piece may end in the middle of it; a short one ends before a hole.
                const bool isFull = count == static_cast<ssize_t>(s_piece.size());
                at += isFull ? count - static_cast<qint64>(2 * m_size) : count;
            }
        }
        s_piece.fill(0);
        ::close(memory);
        return isFound;
    }

private:
    static constexpr char kMask = 0x5A;

    std::size_t m_size;
    std::array<char, kMost> m_narrow{};
    std::array<char, 2 * kMost> m_wide{};
};

} // namespace onewindow::testing
